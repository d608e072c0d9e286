"""What happened, what was asked for, and what must still be mailed."""

from peewee import CharField, ForeignKeyField, IntegerField, JSONField, TextField

from portal.db import BaseModel
from portal.kolommen import Tijdstip, WoordVeld
from portal.models.dilemma import Dilemma
from portal.models.persoon import Persoon
from portal.vocabulary import Onbezorgd, Status


class Gebeurtenis(BaseModel):
    """One thing that happened; appended, never changed (triggers refuse it), chained by hash.
    `vanaf` is the network it was asked from.
    """

    dilemma = ForeignKeyField(Dilemma, backref="gebeurtenissen", null=True, on_delete="RESTRICT")
    dilemma_id: int | None
    onderwerp = CharField(max_length=60, index=True)
    soort = CharField(max_length=40)
    wie = ForeignKeyField(Persoon, backref="+", null=True, on_delete="RESTRICT")
    wie_id: int | None
    op = Tijdstip()
    van = WoordVeld(Status, null=True)
    naar = WoordVeld(Status, null=True)
    versie = IntegerField(default=0)
    gegevens = JSONField(default=dict)
    vanaf = CharField(max_length=50, default="")
    vorige = CharField(max_length=64, unique=True)
    hash = CharField(max_length=64, unique=True)

    class Meta:
        indexes = ((("soort", "op"), False),)


class Verzoeksleutel(BaseModel):
    """The key of a form that was carried out; the unique index turns a resend into the first
    answer. `inhoud` tells a resend from another text, or another button, under the same key.
    """

    sleutel = CharField(max_length=64, primary_key=True)
    inhoud = CharField(max_length=64, default="")
    uitkomst = CharField(max_length=200)
    op = Tijdstip(index=True)


class Bericht(BaseModel):
    """A mail to be sent: number, verb and link, never content.

    `zaak` is the number of the dilemma or signaal it belongs to, if any; `waarom` it was given up.
    """

    aan = CharField(max_length=254)
    persoon = ForeignKeyField(Persoon, backref="+", null=True, on_delete="CASCADE")
    persoon_id: int | None
    soort = CharField(max_length=40)
    zaak = CharField(max_length=40, default="")
    gegevens = JSONField(default=dict)
    aangemaakt_op = Tijdstip()
    volgende_poging_op = Tijdstip(null=True, index=True)
    pogingen = IntegerField(default=0)
    verstuurd_op = Tijdstip(null=True)
    opgegeven_op = Tijdstip(null=True, index=True)
    waarom = WoordVeld(Onbezorgd, null=True)
    fout = TextField(default="")

    @property
    def kenmerk(self) -> str:
        """Return what names this letter for ever, sortable by time: a second sending bears the
        same.
        """
        return f"{self.aangemaakt_op:%Y%m%dT%H%M%S}.{self.id:06d}.{self.soort}"


class Instelling(BaseModel):
    """A setting kept in the database itself, such as the mark that demo data made it."""

    sleutel = CharField(max_length=60, primary_key=True)
    waarde = TextField()

    @classmethod
    def zet(cls, sleutel: str, waarde: str) -> None:
        """Keep a setting, in the place of what it was."""
        waarden = {"sleutel": sleutel, "waarde": waarde}
        cls.insert(**waarden).on_conflict(conflict_target=[cls.sleutel], update=waarden).execute()


class Teller(BaseModel):
    """The last number given out in a series, such as D-2026."""

    reeks = CharField(max_length=20, primary_key=True)
    laatste = IntegerField()
