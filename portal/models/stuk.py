"""Issued papers: their bytes for good, for whom they were, and who opened them."""

from peewee import (
    BlobField,
    BooleanField,
    CharField,
    Check,
    ForeignKeyField,
    IntegerField,
    JSONField,
    TextField,
)

from portal.db import BaseModel
from portal.kolommen import Tijdstip, WoordVeld
from portal.models.bijeenkomst import Bijeenkomst
from portal.models.persoon import Persoon
from portal.vocabulary import Stuksoort


class Stuk(BaseModel):
    """One version of an issued paper. Triggers refuse every change but its withdrawal.

    It belongs to a meeting or to a year; `reeks` names its series, such as 'agenda b14' or
    'jaarrapport 2026'. `bron` is the HTML as printed, from which personal copies are made. `kern`
    is what the next version is compared with: (key, line) pairs; `wijzigingen` are the sentences
    that came of that comparison.
    """

    soort = WoordVeld(Stuksoort)
    bijeenkomst = ForeignKeyField(Bijeenkomst, backref="stukken", null=True, on_delete="RESTRICT")
    bijeenkomst_id: int | None
    jaar = IntegerField(null=True)
    reeks = CharField(max_length=60)
    versie = IntegerField(constraints=[Check("versie > 0")])
    code = CharField(max_length=20, unique=True)
    titel = CharField(max_length=300)
    nummer = CharField(max_length=40)
    tlp = CharField(max_length=20)
    inhoud = BlobField()
    sha256 = CharField(max_length=64, index=True)
    bron = TextField()
    kern = JSONField(default=list)
    wijzigingen = JSONField(default=list)
    op_naam = BooleanField(default=False)
    uitgegeven_op = Tijdstip()
    uitgegeven_door = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    ingetrokken_op = Tijdstip(null=True)
    ingetrokken_door = ForeignKeyField(Persoon, backref="+", null=True, on_delete="RESTRICT")
    intrekreden = TextField(default="")

    class Meta:
        indexes = ((("reeks", "versie"), True),)
        constraints = [
            Check("(bijeenkomst_id IS NULL) <> (jaar IS NULL)"),
            Check("(ingetrokken_op IS NULL) = (intrekreden = '')"),
        ]

    @property
    def onderwerp(self) -> str:
        """Return the name of its series, for the log."""
        return f"stuk {self.reeks}"


class Ontvanger(BaseModel):
    """Somebody a paper was issued to."""

    stuk = ForeignKeyField(Stuk, backref="ontvangers", on_delete="RESTRICT")
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    persoon_id: int

    class Meta:
        indexes = ((("stuk", "persoon"), True),)


class Exemplaar(BaseModel):
    """The personal copy of one recipient, made by the jobs, or when they first opened it."""

    stuk = ForeignKeyField(Stuk, backref="exemplaren", on_delete="RESTRICT")
    stuk_id: int
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    persoon_id: int
    inhoud = BlobField()
    sha256 = CharField(max_length=64, index=True)
    gemaakt_op = Tijdstip()

    class Meta:
        indexes = ((("stuk", "persoon"), True),)


class Inzage(BaseModel):
    """Somebody opened a paper."""

    stuk = ForeignKeyField(Stuk, backref="inzagen", on_delete="RESTRICT")
    persoon = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    persoon_id: int
    op = Tijdstip()
