"""What happened, what was asked for, and what must still be mailed."""

from peewee import CharField, ForeignKeyField, IntegerField, JSONField, TextField

from portal.db import BaseModel, Tijdstip, WoordVeld
from portal.models.dilemma import Dilemma
from portal.models.persoon import Persoon
from portal.vocabulary import Status


class Gebeurtenis(BaseModel):
    """One thing that happened; appended, never changed (triggers refuse it), chained by hash."""

    dilemma = ForeignKeyField(Dilemma, backref="gebeurtenissen", null=True, on_delete="RESTRICT")
    dilemma_id: int | None
    onderwerp = CharField(max_length=60)
    soort = CharField(max_length=40)
    wie = ForeignKeyField(Persoon, backref="+", null=True, on_delete="RESTRICT")
    wie_id: int | None
    op = Tijdstip()
    van = WoordVeld(Status, null=True)
    naar = WoordVeld(Status, null=True)
    versie = IntegerField(default=0)
    gegevens = JSONField(default=dict)
    vorige = CharField(max_length=64, unique=True)
    hash = CharField(max_length=64, unique=True)


class Verzoeksleutel(BaseModel):
    """The key of a form that was carried out; the unique index turns a resend into the first
    answer.
    """

    sleutel = CharField(max_length=64, primary_key=True)
    uitkomst = CharField(max_length=200)
    op = Tijdstip(index=True)


class Bericht(BaseModel):
    """A mail to be sent: number, verb and link, never content."""

    aan = CharField(max_length=254)
    soort = CharField(max_length=40)
    gegevens = JSONField(default=dict)
    aangemaakt_op = Tijdstip()
    volgende_poging_op = Tijdstip(null=True, index=True)
    pogingen = IntegerField(default=0)
    verstuurd_op = Tijdstip(null=True)
    fout = TextField(default="")


class Instelling(BaseModel):
    """A setting kept in the database itself, such as the mark that demo data made it."""

    sleutel = CharField(max_length=60, primary_key=True)
    waarde = TextField()


class Teller(BaseModel):
    """The last number given out in a series, such as D-2026."""

    reeks = CharField(max_length=20, primary_key=True)
    laatste = IntegerField()
