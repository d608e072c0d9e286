"""A dilemma's stay at one gremium, and the text that gremium reads."""

from typing import TYPE_CHECKING

from peewee import CharField, Check, ForeignKeyField, IntegerField, ModelSelect, TextField

from portal.db import BaseModel
from portal.kolommen import Tijdstip
from portal.models.dilemma import Dilemma
from portal.models.gremium import Gremium

if TYPE_CHECKING:
    from portal.models.bijeenkomst import Agendapunt


class Behandeling(BaseModel):
    """One stay: prepared (no `begonnen_op`), running, or ended. Holds the agendatekst for that
    gremium.
    """

    dilemma = ForeignKeyField(Dilemma, backref="behandelingen", on_delete="CASCADE")
    dilemma_id: int
    gremium = ForeignKeyField(Gremium, backref="behandelingen", on_delete="RESTRICT")
    gremium_id: int
    begonnen_op = Tijdstip(null=True)
    geeindigd_op = Tijdstip(null=True)

    titel = CharField(max_length=200, default="")
    kern = TextField(default="")
    enerzijds = TextField(default="")
    anderzijds = TextField(default="")
    context = TextField(default="")
    geprobeerd = TextField(default="")
    vraag = TextField(default="")
    opdracht = TextField(default="")
    voorgestelde_acties = TextField(default="")
    waarom_niet_opgelost = TextField(default="")

    punten: "ModelSelect[Agendapunt]"
    opties: "ModelSelect[Optie]"

    class Meta:
        constraints = [Check("geeindigd_op IS NULL OR begonnen_op IS NOT NULL")]
        # What runs at a gremium, the oldest first.
        indexes = ((("gremium", "geeindigd_op", "begonnen_op", "dilemma"), False),)

    @property
    def loopt(self) -> bool:
        """Tell whether the gremium is treating the dilemma now."""
        return self.begonnen_op is not None and self.geeindigd_op is None


# A dilemma is with one gremium at a time: the second open stay is refused.
Behandeling.add_index(
    Behandeling.index(
        Behandeling.dilemma,
        unique=True,
        where=Behandeling.geeindigd_op.is_null(),
        name="behandeling_een_open",
    )
)


class Optie(BaseModel):
    """A way out that the Beraad can choose, with what speaks for and against it."""

    behandeling = ForeignKeyField(Behandeling, backref="opties", on_delete="CASCADE")
    volgorde = IntegerField()
    tekst = TextField()
    voor = TextField(default="")
    tegen = TextField(default="")
