"""The dilemma: what the inbrenger wrote, where it stands and whose turn it is."""

import re
from datetime import datetime
from typing import TYPE_CHECKING, Self

from peewee import (
    BooleanField,
    CharField,
    Check,
    DateField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    ModelSelect,
    TextField,
)

from portal.db import BaseModel
from portal.kolommen import Tijdstip, WoordVeld, opsomming
from portal.models.persoon import Persoon
from portal.vocabulary import EINDES, Status, WachtOp

if TYPE_CHECKING:
    from portal.models.correctie import Correctie

# A letter, a year and a counter, as `steps.gedeeld.nummers` gives them out.
NUMMER = re.compile(r"[A-Za-z]-[0-9]{4}-[0-9]{4,9}")
_EINDES = opsomming(EINDES)


class Thema(BaseModel):
    """A subject that dilemmas share; data, editable. A retired one stays with what bears it, and
    is offered to nothing new.
    """

    sleutel = CharField(max_length=60, unique=True)
    naam = CharField(max_length=120)
    volgorde = IntegerField(default=0)
    vervallen_op = DateField(null=True)

    @classmethod
    def op_rij(cls) -> "ModelSelect[Thema]":
        """Return the query for all themas, in their own order."""
        return cls.select().order_by(cls.volgorde, cls.id)


class Bundel(BaseModel):
    """Several dilemmas that meetings treat as one item; each keeps its own inbrenger, thread and
    outcome.
    """

    titel = CharField(max_length=200)
    gemaakt_op = Tijdstip()


class Dilemma(BaseModel):
    """A stuck question, without personal data. Only the engine changes `status`."""

    nummer = CharField(max_length=20, unique=True)
    status = WoordVeld(Status, default=Status.CONCEPT, index=True)
    versie = IntegerField(default=1)
    inbrenger = ForeignKeyField(Persoon, backref="dilemmas", on_delete="RESTRICT")
    inbrenger_id: int
    behandelaar = ForeignKeyField(Persoon, backref="behandelt", null=True, on_delete="SET NULL")
    behandelaar_id: int | None
    bundel = ForeignKeyField(Bundel, backref="dilemmas", null=True, on_delete="SET NULL")
    bundel_id: int | None

    titel = CharField(max_length=200, default="")
    vraag = TextField(default="")
    enerzijds = TextField(default="")
    anderzijds = TextField(default="")
    context = TextField(default="")
    geprobeerd = TextField(default="")
    belemmeringen = JSONField(default=list)
    zou_helpen = TextField(default="")
    bedreigd = BooleanField(default=False)
    naam_tonen = BooleanField(default=False)
    op_de_hoogte = BooleanField(default=True)
    telefoon = CharField(max_length=200, default="")
    veilig_bellen = CharField(max_length=200, default="")

    aangemaakt_op = Tijdstip()
    bevestigd_op = Tijdstip(null=True)
    afzender = JSONField(default=dict)  # who filed it without an account says they are
    ingediend_op = Tijdstip(null=True)
    afgesloten_op = Tijdstip(null=True)
    terugkoppeling = TextField(default="")
    bedreigd_sinds = Tijdstip(null=True)  # the engine notes it, whichever deed ticks `bedreigd`
    contact_op = Tijdstip(null=True)

    wacht_op = WoordVeld(WachtOp, default=WachtOp.INBRENGER)
    wacht_sinds = Tijdstip()
    volgende_datum = DateField(null=True)

    themakoppels: "ModelSelect[DilemmaThema]"
    correcties: "ModelSelect[Correctie]"

    class Meta:
        constraints = [
            Check(
                "status IN ('concept', 'ingetrokken') OR (titel <> '' AND vraag <> '' AND "
                "ingediend_op IS NOT NULL)"
            ),
            Check(f"status NOT IN ({_EINDES}) OR status = 'ingetrokken' OR terugkoppeling <> ''"),
            Check(f"(status IN ({_EINDES})) = (afgesloten_op IS NOT NULL)"),
            Check(f"(status IN ({_EINDES})) = (wacht_op = '{WachtOp.NIEMAND.value}')"),
            Check(f"status IN ({_EINDES}) OR volgende_datum IS NOT NULL"),
        ]
        indexes = ((("wacht_op", "wacht_sinds"), False),)

    @property
    def indiener(self) -> Persoon:
        """Return who filed it: the account, or who it says that is while nobody confirmed it."""
        return self.inbrenger.zoals_getypt(self.afzender)

    @classmethod
    def met_nummer(cls, nummer: str) -> Self | None:
        """Return the dilemma with this number (in any case), with its inbrenger, or None; also for
        odd input.
        """
        if not NUMMER.fullmatch(nummer):
            return None
        return (
            cls.select(cls, Persoon)
            .join(Persoon, on=cls.inbrenger)
            .where(cls.nummer == nummer.upper())
            .get_or_none()
        )

    @property
    def onderwerp(self) -> str:
        """Return its number: that is what the log calls it."""
        return self.nummer

    @property
    def open(self) -> bool:
        """Tell whether the dilemma is still on its way."""
        return self.status not in EINDES

    def merk_bedreiging(self, nu: datetime) -> bool:
        """Note on the row since when the CCV knows of a threat, whoever ticked the box; without the
        tick nothing of it is left. Tell whether it is news.
        """
        eerder = self.bedreigd_sinds
        if not self.bedreigd:
            self.bedreigd_sinds = self.contact_op = None
        elif eerder is None and self.ingediend_op:
            self.bedreigd_sinds = nu
        return eerder is None and self.bedreigd_sinds is not None

    @property
    def contact_nodig(self) -> bool:
        """Tell whether the CCV must still speak to whoever filed it and is threatened; also when it
        ended meanwhile, or the address was never confirmed.
        """
        return self.bedreigd and self.ingediend_op is not None and self.contact_op is None

    def samen(self) -> "ModelSelect[Dilemma]":
        """Return the query for ids of this dilemma and the open ones of its bundel; what ended
        stands alone.
        """
        zelf = Dilemma.id == self.id
        genoten = (Dilemma.bundel == self.bundel_id) & Dilemma.status.not_in(EINDES)
        in_bundel = self.open and self.bundel_id is not None
        return Dilemma.select(Dilemma.id).where(zelf | genoten if in_bundel else zelf)


# All that the postvak counts by, so that no row need be read; what an adviseur may see, too.
Dilemma.add_index(
    Dilemma.index(
        Dilemma.status,
        Dilemma.wacht_op,
        Dilemma.volgende_datum,
        Dilemma.bevestigd_op,
        Dilemma.ingediend_op,
        Dilemma.inbrenger,
        Dilemma.behandelaar,
        Dilemma.bedreigd,
        Dilemma.contact_op,
        name="dilemma_tellingen",
    )
)


class DilemmaThema(BaseModel):
    """A dilemma bears a thema."""

    dilemma = ForeignKeyField(Dilemma, backref="themakoppels", on_delete="CASCADE")
    dilemma_id: int
    thema = ForeignKeyField(Thema, backref="dilemmakoppels", on_delete="RESTRICT")

    class Meta:
        indexes = ((("dilemma", "thema"), True),)


class Vraag(BaseModel):
    """A question from the CCV to the inbrenger, with the day an answer is due."""

    dilemma = ForeignKeyField(Dilemma, backref="vragen", on_delete="CASCADE")
    dilemma_id: int
    steller = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    steller_id: int
    tekst = TextField()
    gesteld_op = Tijdstip()
    uiterlijk = DateField()
    antwoord = TextField(default="")
    beantwoord_op = Tijdstip(null=True)
    herinnerd_op = Tijdstip(null=True)


class Notitie(BaseModel):
    """A note of an adviseur, for adviseurs."""

    dilemma = ForeignKeyField(Dilemma, backref="notities", on_delete="CASCADE")
    auteur = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    auteur_id: int
    tekst = TextField()
    op = Tijdstip()


class Volger(BaseModel):
    """Somebody who wants to hear the outcome of a dilemma or of a thema."""

    persoon = ForeignKeyField(Persoon, backref="volgt", on_delete="CASCADE")
    dilemma = ForeignKeyField(Dilemma, backref="volgers", null=True, on_delete="CASCADE")
    thema = ForeignKeyField(Thema, backref="volgers", null=True, on_delete="CASCADE")

    class Meta:
        indexes = ((("persoon", "dilemma"), True), (("persoon", "thema"), True))
        constraints = [Check("(dilemma_id IS NULL) <> (thema_id IS NULL)")]
