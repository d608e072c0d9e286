"""What a recorded field said before it was put right."""

from peewee import CharField, Check, ForeignKeyField, TextField

from portal.db import BaseModel
from portal.kolommen import Tijdstip
from portal.models.behandeling import Behandeling
from portal.models.dilemma import Dilemma, Notitie, Vraag
from portal.models.gremium import Gremium
from portal.models.persoon import Persoon
from portal.models.signaal import Lotverzoek, Signaal
from portal.models.uitkomst import Actie, Besluit

VAN = (
    "dilemma",
    "vraag",
    "notitie",
    "lotverzoek",
    "behandeling",
    "gremium",
    "besluit",
    "actie",
    "signaal",
)
_EEN = " + ".join(f"(CASE WHEN {naam}_id IS NULL THEN 0 ELSE 1 END)" for naam in VAN)


class Correctie(BaseModel):
    """One field of one row put right: what it said (`oud`), what it says now (`nieuw`), and why.

    It stands beside its row and goes with it, as what was typed may have to be erased. The log,
    which is for good, keeps of such text only a hash: `zout` makes that unguessable.
    """

    dilemma = ForeignKeyField(Dilemma, backref="correcties", null=True, on_delete="CASCADE")
    dilemma_id: int | None
    vraag = ForeignKeyField(Vraag, backref="correcties", null=True, on_delete="CASCADE")
    notitie = ForeignKeyField(Notitie, backref="correcties", null=True, on_delete="CASCADE")
    lotverzoek = ForeignKeyField(Lotverzoek, backref="correcties", null=True, on_delete="CASCADE")
    behandeling = ForeignKeyField(Behandeling, backref="correcties", null=True, on_delete="CASCADE")
    gremium = ForeignKeyField(Gremium, backref="correcties", null=True, on_delete="CASCADE")
    besluit = ForeignKeyField(Besluit, backref="correcties", null=True, on_delete="CASCADE")
    besluit_id: int | None
    actie = ForeignKeyField(Actie, backref="correcties", null=True, on_delete="CASCADE")
    signaal = ForeignKeyField(Signaal, backref="correcties", null=True, on_delete="CASCADE")
    veld = CharField(max_length=60)
    oud = TextField()
    nieuw = TextField()
    reden = TextField(default="")
    zout = CharField(max_length=40)
    wie = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    wie_id: int
    op = Tijdstip()

    class Meta:
        constraints = [Check(f"{_EEN} = 1")]
