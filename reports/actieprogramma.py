"""The actieprogramma of a year: who does what by when, and how far the doelen came, by thema, for
all gremia.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from portal.models import Actie
from portal.queries.rondom import actieprogramma as query
from portal.queries.rondom.actieprogramma import Blok
from portal.queries.rondom.jaarcijfers import ACTIESTANDEN
from portal.tools.tijd import dag
from portal.vocabulary import ActieStatus, Stuksoort
from reports.grafieken import Grafiek, Stapels, procent, van_doelen
from reports.opmaak import kenmerken
from reports.opmaak.kenmerken import Kenmerken, Tlp
from reports.opmaak.sjabloon import vul

TE_LAAT = "Te laat"


@dataclass(frozen=True)
class Jaaractie:
    """An actie as every gremium may read it; `wie` is an organisation, never a person."""

    wat: str
    wie: str
    termijn: date
    stand: str
    thema: str
    resultaat: str = ""


@dataclass(frozen=True)
class Jaardoel:
    """A national goal in this year; None where nobody aimed or measured."""

    naam: str
    bereikt: int | None
    streef: int | None
    eenheid: str
    thema: str

    @property
    def deel(self) -> str:
        """Return which part was reached."""
        return procent(self.bereikt, self.streef)


@dataclass(frozen=True)
class Themablok:
    """What is done about one thema."""

    thema: str
    doelen: tuple[Jaardoel, ...]
    acties: tuple[Jaaractie, ...]

    def aantal(self, stand: ActieStatus) -> int:
        """Return how many acties are done, open (late ones too) or lapsed."""
        namen = {stand.label, TE_LAAT} if stand is ActieStatus.OPEN else {stand.label}
        return sum(actie.stand in namen for actie in self.acties)


@dataclass(frozen=True)
class Actieprogramma:
    """An actieprogramma; `themas` are in order, and every actie and doel belongs to one of them."""

    kenmerken: Kenmerken
    jaar: int
    themas: tuple[str, ...] = ()
    doelen: tuple[Jaardoel, ...] = ()
    acties: tuple[Jaaractie, ...] = ()

    @property
    def blokken(self) -> tuple[Themablok, ...]:
        """What is done, thema by thema."""
        return tuple(
            Themablok(
                t,
                tuple(d for d in self.doelen if d.thema == t),
                tuple(a for a in self.acties if a.thema == t),
            )
            for t in self.themas
        )

    @property
    def grafieken(self) -> dict[str, Grafiek]:
        """The drawings: acties by state per thema, and doelen against what they aim at."""
        rijen = (
            (b.thema, tuple(b.aantal(stand) for stand in ACTIESTANDEN))
            for b in self.blokken
            if b.acties
        )
        standen = tuple(stand.label for stand in ACTIESTANDEN)
        return {
            "acties": Stapels("Acties per thema", "Thema", standen, tuple(rijen)),
            "doelen": van_doelen((d.naam, d.bereikt, d.streef, d.eenheid) for d in self.doelen),
        }


def html(programma: Actieprogramma) -> str:
    """Return the actieprogramma as HTML for `drukker.render`."""
    return vul(
        "actieprogramma.html",
        programma=programma,
        kenmerken=programma.kenmerken,
        g=programma.grafieken,
    )


def bouw(jaar: int, nu: datetime) -> Actieprogramma:
    """Return the actieprogramma of a year as things stand at `nu`, with what all gremia may
    read.
    """
    return van_blokken(jaar, query.programma(jaar, None, dag(nu)), nu)


def van_blokken(jaar: int, blokken: Sequence[Blok], nu: datetime) -> Actieprogramma:
    """Return the actieprogramma of what somebody may see."""
    return Actieprogramma(
        kenmerken.van_jaar(Stuksoort.ACTIEPROGRAMMA, jaar, nu, Tlp.AMBER),
        jaar,
        tuple(b.thema for b in blokken),
        tuple(
            Jaardoel(regel.doel.naam, regel.stand, regel.streef, regel.doel.eenheid, blok.thema)
            for blok in blokken
            for regel in blok.doelen
        ),
        tuple(_actie(actie, b.thema, dag(nu)) for b in blokken for actie in b.acties),
    )


def _actie(actie: Actie, thema: str, vandaag: date) -> Jaaractie:
    stand = TE_LAAT if actie.te_laat(vandaag) else actie.status.label
    return Jaaractie(
        actie.wat, actie.eigenaar.organisatie, actie.termijn, stand, thema, actie.resultaat
    )
