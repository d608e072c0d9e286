"""The bodies that treat dilemmas, and who sits in them."""

from datetime import date
from typing import TYPE_CHECKING, Self

from peewee import (
    BooleanField,
    CharField,
    Check,
    DateField,
    ForeignKeyField,
    IntegerField,
    ModelSelect,
    TextField,
)

from portal.db import BaseModel, op_naam
from portal.kolommen import Tijdstip, WoordVeld
from portal.models.persoon import Persoon
from portal.tools import adressen
from portal.vocabulary import WERKGROEPSOORTEN, GremiumSoort, LidRol

if TYPE_CHECKING:
    from portal.models.behandeling import Behandeling
    from portal.models.bijeenkomst import Bijeenkomst


class Gremium(BaseModel):
    """The Platform, the Beraad, one werkgroep or one denktank."""

    soort = WoordVeld(GremiumSoort)
    naam = CharField(max_length=200, unique=True)
    opdracht = TextField(default="")
    structureel = BooleanField(default=False)
    ingesteld_op = DateField()
    gesloten_op = DateField(null=True)

    behandelingen: "ModelSelect[Behandeling]"
    bijeenkomsten: "ModelSelect[Bijeenkomst]"

    @classmethod
    def enige(cls, soort: GremiumSoort) -> Self:
        """Return the one Platform or the one Beraad."""
        return cls.get(cls.soort == soort)

    @classmethod
    def werkgroepen(cls) -> "ModelSelect[Gremium]":
        """Return the query for all werkgroepen and denktanks, running ones first."""
        lopend_eerst = cls.gesloten_op.is_null(False)
        return (
            cls.select()
            .where(cls.soort.in_(WERKGROEPSOORTEN))
            .order_by(lopend_eerst, *op_naam(cls))
        )

    @classmethod
    def lopende_werkgroepen(cls) -> "ModelSelect[Gremium]":
        """Return the query for werkgroepen and denktanks that can take a dilemma."""
        return cls.werkgroepen().where(cls.gesloten_op.is_null())

    @property
    def is_werkgroep(self) -> bool:
        """Tell whether this is a werkgroep or denktank."""
        return self.soort in WERKGROEPSOORTEN

    @property
    def adres(self) -> str:
        """Return where its page is."""
        return adressen.werkgroep(self.id) if self.is_werkgroep else adressen.gremium(self.id)

    @property
    def korte_naam(self) -> str:
        """Return what people call it: there is one Platform and one Beraad, a werkgroep has a
        name.
        """
        return self.naam if self.is_werkgroep else self.soort.label


class Lidmaatschap(BaseModel):
    """A person in a gremium, from a day until a day (open when `tot` is empty).

    A specialist always has a last day, and sees nothing until they promised geheimhouding: when,
    and by which text. `mandaat`: what they may decide for their organisation. `meld_op`: the day on
    which its beginning or its end is told, where that comes by itself.
    """

    gremium = ForeignKeyField(Gremium, backref="lidmaatschappen", on_delete="CASCADE")
    gremium_id: int
    persoon = ForeignKeyField(Persoon, backref="lidmaatschappen", on_delete="CASCADE")
    persoon_id: int
    rol = WoordVeld(LidRol)
    van = DateField()
    tot = DateField(null=True)
    mandaat = CharField(max_length=200, default="")
    meld_op = DateField(null=True)
    geheimhouding_op = Tijdstip(null=True)
    geheimhouding_tekst = IntegerField(null=True)

    class Meta:
        indexes = ((("gremium", "persoon", "van"), True),)
        constraints = [
            Check(
                "CASE WHEN tot IS NULL THEN rol <> 'specialist' ELSE tot >= van END"
                " AND (geheimhouding_op IS NULL) = (geheimhouding_tekst IS NULL)"
            )
        ]

    @classmethod
    def geldig(cls, dag: date) -> "ModelSelect[Lidmaatschap]":
        """Return the query for memberships that hold on `dag`."""
        return cls.select().where(cls.van <= dag, cls.tot.is_null() | (cls.tot >= dag))
