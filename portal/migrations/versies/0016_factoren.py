"""What somebody shows to come in besides a link in their mail; and failed tries.

A frozen copy: later changes to the models get migrations of their own.
"""

from peewee import (
    BigIntegerField,
    CharField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)


class Persoon(Model):
    beveiligd_op = DateTimeField(null=True)

    class Meta:
        table_name = "persoon"


class Wachtwoord(Model):
    persoon = ForeignKeyField(Persoon, backref="+", unique=True, on_delete="CASCADE")
    hash = CharField(max_length=200)
    gezet_op = DateTimeField()

    class Meta:
        table_name = "wachtwoord"


class Codeapp(Model):
    persoon = ForeignKeyField(Persoon, backref="+", unique=True, on_delete="CASCADE")
    geheim = CharField(max_length=300)
    laatste_stap = IntegerField()
    gezet_op = DateTimeField()

    class Meta:
        table_name = "codeapp"


class Herstelcode(Model):
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="CASCADE")
    code_hash = CharField(max_length=64, unique=True)
    gebruikt_op = DateTimeField(null=True)

    class Meta:
        table_name = "herstelcode"


class Passkey(Model):
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="CASCADE")
    kenmerk = CharField(max_length=1400, unique=True)
    publiek = TextField()
    teller = BigIntegerField()
    naam = CharField(max_length=60)
    gemaakt_op = DateTimeField()
    gebruikt_op = DateTimeField(null=True)

    class Meta:
        table_name = "passkey"


class Inlogpoging(Model):
    sleutel = CharField(max_length=64, primary_key=True)
    aantal = IntegerField()
    laatste_op = DateTimeField(index=True)
    wacht_tot = DateTimeField(null=True)

    class Meta:
        table_name = "inlogpoging"


NIEUW = (Wachtwoord, Codeapp, Herstelcode, Passkey, Inlogpoging)


def up(migrator, db):
    """Make the tables, and let an account know since when it has a second factor."""
    migrator.migrate(migrator.add_column("persoon", "beveiligd_op", Persoon.beveiligd_op))
    with db.bind_ctx(NIEUW, bind_refs=False, bind_backrefs=False):
        db.create_tables(NIEUW)
