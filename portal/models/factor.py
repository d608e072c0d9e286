"""What somebody shows to come in besides, or instead of, a link in their mail; and failed tries."""

from peewee import BigIntegerField, CharField, ForeignKeyField, IntegerField, TextField

from portal.db import BaseModel
from portal.kolommen import Tijdstip
from portal.models.persoon import Persoon


class Wachtwoord(BaseModel):
    """The password of a person, as argon2id keeps it."""

    persoon = ForeignKeyField(Persoon, backref="+", unique=True, on_delete="CASCADE")
    hash = CharField(max_length=200)
    gezet_op = Tijdstip()


class Codeapp(BaseModel):
    """An app that makes codes for a person; `geheim` is closed (`tools.kluis`). A code of
    `laatste_stap` or before was used, or is too old.
    """

    persoon = ForeignKeyField(Persoon, backref="+", unique=True, on_delete="CASCADE")
    geheim = CharField(max_length=300)
    laatste_stap = IntegerField()
    gezet_op = Tijdstip()


class Herstelcode(BaseModel):
    """A code on paper that stands in for the second factor, once."""

    persoon = ForeignKeyField(Persoon, backref="+", on_delete="CASCADE")
    code_hash = CharField(max_length=64, unique=True)
    gebruikt_op = Tijdstip(null=True)


class Passkey(BaseModel):
    """A key in a device or a key ring of its owner: what the portal knows it by, its public half,
    and how often it says it was used.
    """

    persoon = ForeignKeyField(Persoon, backref="+", on_delete="CASCADE")
    persoon_id: int
    kenmerk = CharField(max_length=1400, unique=True)
    publiek = TextField()
    teller = BigIntegerField(default=0)
    naam = CharField(max_length=60)
    gemaakt_op = Tijdstip()
    gebruikt_op = Tijdstip(null=True)


class Inlogpoging(BaseModel):
    """Tries to come in that failed one after another, for a known account or an unknown one."""

    sleutel = CharField(max_length=64, primary_key=True)
    aantal = IntegerField()
    laatste_op = Tijdstip(index=True)
    wacht_tot = Tijdstip(null=True)
