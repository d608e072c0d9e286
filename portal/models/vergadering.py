"""What people do around a meeting: comment on its draft, come or not, and sit at the tables of a
joint one.
"""

from peewee import CharField, Check, ForeignKeyField, IntegerField, TextField

from portal.db import BaseModel
from portal.kolommen import Tijdstip, WoordVeld
from portal.models.bijeenkomst import Agendapunt, Bijeenkomst
from portal.models.dilemma import Thema
from portal.models.gremium import Gremium
from portal.models.persoon import Persoon
from portal.vocabulary import Aanwezig, Antwoord


class Opmerking(BaseModel):
    """A comment on a draft agenda, or on one of its items, by whoever prepares it together with the
    CCV.
    """

    bijeenkomst = ForeignKeyField(Bijeenkomst, backref="opmerkingen", on_delete="CASCADE")
    punt = ForeignKeyField(Agendapunt, backref="opmerkingen", null=True, on_delete="CASCADE")
    punt_id: int | None
    auteur = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    tekst = TextField()
    op = Tijdstip()

    class Meta:
        constraints = [Check("tekst <> ''")]


class Aanwezigheid(BaseModel):
    """Whether one person was at one meeting."""

    bijeenkomst = ForeignKeyField(Bijeenkomst, backref="aanwezigen", on_delete="CASCADE")
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="CASCADE")
    persoon_id: int
    aanwezig = WoordVeld(Aanwezig)

    class Meta:
        indexes = ((("bijeenkomst", "persoon"), True),)


class Toezegging(BaseModel):
    """What somebody who is invited said beforehand: whether they come to one meeting."""

    bijeenkomst = ForeignKeyField(Bijeenkomst, backref="toezeggingen", on_delete="CASCADE")
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="CASCADE")
    persoon_id: int
    antwoord = WoordVeld(Antwoord)
    op = Tijdstip()

    class Meta:
        indexes = ((("bijeenkomst", "persoon"), True),)


class Medegremium(BaseModel):
    """A gremium that is invited to a joint meeting besides the one that hosts it."""

    bijeenkomst = ForeignKeyField(Bijeenkomst, backref="medegremia", on_delete="CASCADE")
    gremium = ForeignKeyField(Gremium, backref="+", on_delete="CASCADE")

    class Meta:
        indexes = ((("bijeenkomst", "gremium"), True),)


class Gesprekstafel(BaseModel):
    """A table of a joint meeting: who opens it with which pitch, and afterwards what came of the
    talk.
    """

    bijeenkomst = ForeignKeyField(Bijeenkomst, backref="tafels", on_delete="CASCADE")
    volgorde = IntegerField()
    naam = CharField(max_length=200)
    thema = ForeignKeyField(Thema, backref="+", null=True, on_delete="SET NULL")
    tafelheer = ForeignKeyField(Persoon, backref="+", null=True, on_delete="SET NULL")
    tafelheer_id: int | None
    pitch = TextField(default="")
    resultaat = TextField(default="")

    class Meta:
        constraints = [Check("naam <> ''")]


class Tafelgast(BaseModel):
    """Somebody sits at a table."""

    tafel = ForeignKeyField(Gesprekstafel, backref="gasten", on_delete="CASCADE")
    tafel_id: int
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="CASCADE")

    class Meta:
        indexes = ((("tafel", "persoon"), True),)
