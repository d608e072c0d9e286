"""What an inbrenger brings in besides a dilemma: a signaal for the Beraad, or a call for the
LOT.
"""

from datetime import date
from typing import Self

from peewee import CharField, Check, DateField, ForeignKeyField, JSONField, TextField

from portal.db import BaseModel
from portal.kolommen import Tijdstip, WoordVeld
from portal.models.bijeenkomst import Bijeenkomst
from portal.models.dilemma import NUMMER, Dilemma, Thema
from portal.models.persoon import Persoon
from portal.vocabulary import SignaalStatus


class Signaal(BaseModel):
    """An insight from the field; no answer is asked.

    `titel` and `tekst` are the inbrenger's; `beraadtitel` and `beraadtekst` are what the adviseur
    made of them for the Beraad. `bijeenkomst`: the meeting whose issued briefing told the Beraad.
    """

    nummer = CharField(max_length=20, unique=True)
    status = WoordVeld(SignaalStatus, default=SignaalStatus.INGEDIEND, index=True)
    inbrenger = ForeignKeyField(Persoon, backref="signalen", on_delete="RESTRICT")
    inbrenger_id: int
    thema = ForeignKeyField(Thema, backref="signalen", null=True, on_delete="SET NULL")
    titel = CharField(max_length=200)
    tekst = TextField()
    ingediend_op = Tijdstip()
    bevestigd_op = Tijdstip(null=True)
    afzender = JSONField(default=dict)  # who filed it without an account says they are
    beraadtitel = CharField(max_length=200, default="")
    beraadtekst = TextField(default="")
    terugkoppeling = TextField(default="")
    beoordeeld_op = Tijdstip(null=True)
    beoordeeld_door = ForeignKeyField(Persoon, backref="+", null=True, on_delete="SET NULL")
    bijeenkomst = ForeignKeyField(Bijeenkomst, backref="signalen", null=True, on_delete="SET NULL")
    bijeenkomst_id: int | None

    class Meta:
        constraints = [
            Check("titel <> '' AND tekst <> ''"),
            Check("(status = 'ingediend') = (beoordeeld_op IS NULL)"),
            Check("status <> 'aangenomen' OR (beraadtitel <> '' AND beraadtekst <> '')"),
            Check("status <> 'niet_overgenomen' OR terugkoppeling <> ''"),
        ]

    @property
    def onderwerp(self) -> str:
        """Return its number: that is what the log calls it."""
        return self.nummer

    @property
    def indiener(self) -> Persoon:
        """Return who filed it: the account, or who it says that is while nobody confirmed it."""
        return self.inbrenger.zoals_getypt(self.afzender)

    @classmethod
    def met_nummer(cls, nummer: str) -> Self | None:
        """Return the signaal with this number (in any case), or None; also for odd input."""
        return cls.get_or_none(cls.nummer == nummer.upper()) if NUMMER.fullmatch(nummer) else None


class Lotverzoek(BaseModel):
    """A call for the Landelijk Outreachend Team: what was asked (`steun`: values of Steun), by when
    an outcome is to be known, and what came of it.
    """

    dilemma = ForeignKeyField(Dilemma, backref="lotverzoeken", on_delete="CASCADE")
    steun = JSONField(default=list)
    verzoek = TextField()
    gevraagd_op = Tijdstip()
    gevraagd_door = ForeignKeyField(Persoon, backref="+", on_delete="RESTRICT")
    uiterlijk = DateField()
    herinnerd_op = Tijdstip(null=True)
    uitkomst = TextField(default="")
    uitkomst_op = Tijdstip(null=True)

    class Meta:
        constraints = [Check("verzoek <> ''"), Check("(uitkomst = '') = (uitkomst_op IS NULL)")]

    def te_laat(self, dag: date) -> bool:
        """Tell whether its day has passed without an outcome."""
        return self.uitkomst_op is None and self.uiterlijk < dag
