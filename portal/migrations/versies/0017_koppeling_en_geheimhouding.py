"""A provider of sign-ins knows an account by a name of its own.

A frozen copy: later changes to the models get migrations of their own.
"""

from peewee import AutoField, CharField, DateTimeField, ForeignKeyField, Model


class Persoon(Model):
    id = AutoField()

    class Meta:
        table_name = "persoon"


class Koppeling(Model):
    issuer = CharField(max_length=255)
    sub = CharField(max_length=255)
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="CASCADE")
    gekoppeld_op = DateTimeField()

    class Meta:
        table_name = "koppeling"
        indexes = ((("issuer", "sub"), True), (("issuer", "persoon"), True))


def up(migrator, db):
    """Make the table."""
    with db.bind_ctx((Koppeling,), bind_refs=False, bind_backrefs=False):
        db.create_tables((Koppeling,))
