"""Meetings of a gremium and the items on their agendas."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from peewee import (
    BooleanField,
    CharField,
    Check,
    ForeignKeyField,
    IntegerField,
    ModelSelect,
    TextField,
    TimeField,
)

from portal.db import BaseModel
from portal.kolommen import Tijdstip, WoordVeld
from portal.models.behandeling import Behandeling
from portal.models.dilemma import Dilemma
from portal.models.gremium import Gremium
from portal.models.persoon import Persoon
from portal.vocabulary import Puntdoel, PuntSoort, Uitslag

if TYPE_CHECKING:
    from portal.models.stuk import Stuk
    from portal.models.uitkomst import Actie, Besluit
    from portal.models.vergadering import Aanwezigheid, Gesprekstafel, Toezegging


class Bijeenkomst(BaseModel):
    """A meeting. Members know of it once they were invited; they read its agenda once that is
    fixed.

    `uitnodiging` counts the versions of the calendar entry (SEQUENCE of RFC 5545). `akkoord_versie`
    is the `versie` the chair agreed with. A joint meeting (`gezamenlijk`) has tables and no
    dilemmas: what its guests may see differs.
    """

    gremium = ForeignKeyField(Gremium, backref="bijeenkomsten", on_delete="RESTRICT")
    gremium_id: int
    titel = CharField(max_length=200)
    begint = Tijdstip(index=True)
    minuten = IntegerField(constraints=[Check("minuten BETWEEN 15 AND 720")])
    plaats = CharField(max_length=200)
    voorzitter = ForeignKeyField(Persoon, backref="+", null=True, on_delete="SET NULL")
    voorzitter_id: int | None
    vastgesteld_op = Tijdstip(null=True)
    versie = IntegerField(default=1)
    gezamenlijk = BooleanField(default=False)
    uitgenodigd_op = Tijdstip(null=True)
    uitnodiging = IntegerField(default=0)
    afgezegd_op = Tijdstip(null=True)
    akkoord_op = Tijdstip(null=True)
    akkoord_door = ForeignKeyField(Persoon, backref="+", null=True, on_delete="SET NULL")
    akkoord_versie = IntegerField(null=True)

    punten: "ModelSelect[Agendapunt]"
    besluiten: "ModelSelect[Besluit]"
    acties: "ModelSelect[Actie]"
    aanwezigen: "ModelSelect[Aanwezigheid]"
    toezeggingen: "ModelSelect[Toezegging]"
    tafels: "ModelSelect[Gesprekstafel]"
    stukken: "ModelSelect[Stuk]"

    @property
    def eindigt(self) -> datetime:
        """Return the planned end."""
        return self.begint + timedelta(minutes=self.minuten)

    def op_rij(self) -> list["Agendapunt"]:
        """Return its items, first one first."""
        return list(self.punten.order_by(Agendapunt.volgorde, Agendapunt.id))


class Agendapunt(BaseModel):
    """An item: its minutes, who presents it, why it is there and what the meeting made of it.

    `vaste_tijd` is wall-clock time in Amsterdam at which it must start. The texts from `inzet` on
    are for the chair and the adviseurs (the regieboek). `onrijp_reden` says why it stands on a
    fixed agenda though it was not ripe. `begonnen_op` and `geeindigd_op` are its clock during the
    meeting.
    """

    bijeenkomst = ForeignKeyField(Bijeenkomst, backref="punten", on_delete="CASCADE")
    bijeenkomst_id: int
    volgorde = IntegerField()
    soort = WoordVeld(PuntSoort)
    titel = CharField(max_length=200)
    behandeling = ForeignKeyField(Behandeling, backref="punten", null=True, on_delete="CASCADE")
    behandeling_id: int | None
    minuten = IntegerField(constraints=[Check("minuten BETWEEN 1 AND 480")])
    inleider = CharField(max_length=200, default="")
    puntdoel = WoordVeld(Puntdoel, default=Puntdoel.BESPREKING, column_name="doel")
    verslag = TextField(default="")
    uitslag = WoordVeld(Uitslag, null=True)
    vaste_tijd = TimeField(null=True)
    inzet = TextField(default="")
    gewenst_resultaat = TextField(default="")
    achtergrond = TextField(default="")
    vragen_aan = TextField(default="")
    interne_notitie = TextField(default="")
    onrijp_reden = TextField(default="")
    begonnen_op = Tijdstip(null=True)
    geeindigd_op = Tijdstip(null=True)

    class Meta:
        constraints = [Check("(soort = 'dilemma') = (behandeling_id IS NOT NULL)")]
        indexes = ((("bijeenkomst", "behandeling"), True),)

    @property
    def dilemma(self) -> Dilemma | None:
        """Return the dilemma that the item is about."""
        return self.behandeling.dilemma if self.behandeling else None
