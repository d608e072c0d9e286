"""What comes out of the ladder: opbrengsten, decisions and actions."""

from datetime import date

from peewee import CharField, Check, DateField, ForeignKeyField, ModelSelect, TextField

from portal.db import BaseModel, binnen
from portal.kolommen import Tijdstip, WoordVeld
from portal.models.bijeenkomst import Agendapunt, Bijeenkomst
from portal.models.dilemma import Dilemma
from portal.models.doel import Doel
from portal.models.gremium import Gremium
from portal.models.persoon import Persoon
from portal.vocabulary import ActieStatus, BesluitStatus, GremiumSoort, OpbrengstSoort, Openbaarheid


class Opbrengst(BaseModel):
    """A usable result, released for the readers that `openbaarheid` names.

    `dilemma` is the one it came of; what else it answers stands in Mededilemma. Withdrawn it is
    kept for adviseurs only; `vervangen_door` is what came instead.
    """

    dilemma = ForeignKeyField(Dilemma, backref="opbrengsten", null=True, on_delete="SET NULL")
    dilemma_id: int | None
    gremium = ForeignKeyField(Gremium, backref="opbrengsten", null=True, on_delete="SET NULL")
    gremium_id: int | None
    soort = WoordVeld(OpbrengstSoort)
    titel = CharField(max_length=200)
    tekst = TextField()
    openbaarheid = WoordVeld(Openbaarheid, default=Openbaarheid.DEELNEMERS)
    vrijgegeven_op = Tijdstip()
    ingetrokken_op = Tijdstip(null=True)
    ingetrokken_door = ForeignKeyField(Persoon, backref="+", null=True, on_delete="RESTRICT")
    intrekreden = TextField(default="")
    vervangen_door = ForeignKeyField("self", backref="+", null=True, on_delete="SET NULL")
    vervangen_door_id: int | None

    class Meta:
        constraints = [
            Check("titel <> '' AND tekst <> '' AND (ingetrokken_op IS NULL) = (intrekreden = '')")
        ]

    def dilemmas(self) -> "ModelSelect[Dilemma]":
        """Return the query for all dilemmas that it answers, the first one first."""
        mee = Mededilemma.select(Mededilemma.dilemma).where(Mededilemma.opbrengst == self)
        alle = (Dilemma.id == self.dilemma_id) | binnen(Dilemma.id, mee)
        return Dilemma.select().where(alle).order_by(Dilemma.id)


class Mededilemma(BaseModel):
    """A dilemma that an opbrengst answers besides the one it came of."""

    opbrengst = ForeignKeyField(Opbrengst, backref="mededilemmas", on_delete="CASCADE")
    opbrengst_id: int
    dilemma = ForeignKeyField(Dilemma, backref="+", on_delete="CASCADE")
    dilemma_id: int

    class Meta:
        indexes = ((("opbrengst", "dilemma"), True),)


class Besluit(BaseModel):
    """A decision: of the Beraad on a dilemma (or on a bundel, through its members), or of a meeting
    on an item.
    """

    dilemma = ForeignKeyField(Dilemma, backref="besluiten", null=True, on_delete="CASCADE")
    dilemma_id: int | None
    punt = ForeignKeyField(Agendapunt, backref="besluiten", null=True, on_delete="SET NULL")
    punt_id: int | None
    bijeenkomst = ForeignKeyField(Bijeenkomst, backref="besluiten", null=True, on_delete="SET NULL")
    bijeenkomst_id: int | None
    tekst = TextField()
    status = WoordVeld(BesluitStatus, default=BesluitStatus.CONCEPT)
    gemaakt_op = Tijdstip()
    vrijgegeven_op = Tijdstip(null=True)

    class Meta:
        constraints = [
            Check("(status = 'vrijgegeven') = (vrijgegeven_op IS NOT NULL)"),
            Check("dilemma_id IS NOT NULL OR bijeenkomst_id IS NOT NULL"),
        ]

    @property
    def gremium(self) -> Gremium:
        """Return who decided; without a meeting the Beraad did, in writing."""
        if self.bijeenkomst is None:
            return Gremium.enige(GremiumSoort.BERAAD)
        return self.bijeenkomst.gremium


class Actie(BaseModel):
    """Who does what by when. It may come from a besluit or a meeting, and may move a national
    goal.
    """

    dilemma = ForeignKeyField(Dilemma, backref="acties", null=True, on_delete="SET NULL")
    dilemma_id: int | None
    besluit = ForeignKeyField(Besluit, backref="acties", null=True, on_delete="SET NULL")
    besluit_id: int | None
    gremium = ForeignKeyField(Gremium, backref="acties", on_delete="RESTRICT")
    wat = TextField()
    eigenaar = ForeignKeyField(Persoon, backref="acties", on_delete="RESTRICT")
    eigenaar_id: int
    termijn = DateField(index=True)
    status = WoordVeld(ActieStatus, default=ActieStatus.OPEN, index=True)
    resultaat = TextField(default="")
    gereed_op = Tijdstip(null=True)
    bijeenkomst = ForeignKeyField(Bijeenkomst, backref="acties", null=True, on_delete="SET NULL")
    bijeenkomst_id: int | None
    doel = ForeignKeyField(Doel, backref="acties", null=True, on_delete="SET NULL")
    doel_id: int | None
    vooraf_herinnerd_op = Tijdstip(null=True)
    laatst_herinnerd_op = Tijdstip(null=True)

    class Meta:
        constraints = [Check("(status = 'open') = (gereed_op IS NULL)")]

    def te_laat(self, dag: date) -> bool:
        """Tell whether it is still open and its last day was before `dag`."""
        return self.status is ActieStatus.OPEN and self.termijn < dag
