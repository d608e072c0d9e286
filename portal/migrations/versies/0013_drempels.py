"""A tally for the limits that all processes share.

A frozen copy: later changes to the models get migrations of their own.
"""

from peewee import CharField, DateTimeField, IntegerField, Model


class Turf(Model):
    sleutel = CharField(max_length=64, primary_key=True)
    aantal = IntegerField()
    tot = DateTimeField(index=True)

    class Meta:
        table_name = "turf"


def up(migrator, db):
    """Make the table."""
    with db.bind_ctx((Turf,)):
        db.create_tables((Turf,))
