"""What beheerders make of our texts, version after version.

A frozen copy: later changes to the models get migrations of their own.
"""

from peewee import (
    AutoField,
    CharField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)


class Persoon(Model):
    id = AutoField()

    class Meta:
        table_name = "persoon"


class Tekstversie(Model):
    sleutel = CharField(max_length=50)
    versie = IntegerField()
    tekst = TextField()
    door = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    op = DateTimeField()

    class Meta:
        table_name = "tekstversie"
        indexes = ((("sleutel", "versie"), True),)


def up(migrator, db):
    """Make the table."""
    with db.bind_ctx((Tekstversie, Persoon), bind_refs=False, bind_backrefs=False):
        db.create_tables((Tekstversie,))
