"""The rows that several papers print, and how each is made of what the queries found."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from portal.models import Actie, Besluit, Bijeenkomst, Dilemma, Gesprekstafel
from portal.queries import bundels
from portal.queries.bijeenkomst.plannen import gremia_van
from portal.queries.bijeenkomst.presentie import presentie
from portal.queries.ladder import ladder
from portal.tools.tekst import alfabet
from portal.tools.tijd import dag
from portal.vocabulary import Aanwezig, ActieStatus
from reports.grafieken import Routestap


@dataclass(frozen=True)
class Actiepost:
    """One action: who does what by when. `bron` tells where it was agreed, `klaar` how it ended
    (empty: it is open).
    """

    wat: str
    wie: str
    termijn: date
    bron: str = ""
    klaar: str = ""

    @classmethod
    def van(cls, actie: Actie) -> Self:
        """Return an actie as papers print it: its owner as the organisation that answers for it."""
        wie = actie.eigenaar.organisatie or actie.eigenaar.naam
        klaar = "" if actie.status is ActieStatus.OPEN else actie.status.label
        return cls(actie.wat, wie, actie.termijn, _nummer(actie.dilemma), klaar)

    def te_laat(self, vandaag: date) -> bool:
        """Tell whether it is still open and the deadline lies before `vandaag`."""
        return not self.klaar and self.termijn < vandaag


@dataclass(frozen=True)
class Besluitregel:
    """A released decision, with the number of its dilemma if it has one."""

    tekst: str
    nummer: str = ""

    @classmethod
    def van(cls, besluit: Besluit) -> Self:
        """Return a decision as papers print it."""
        return cls(besluit.tekst, _nummer(besluit.dilemma))


@dataclass(frozen=True)
class Genodigde:
    """Somebody who was asked, and whether they came; None when nobody noted it."""

    naam: str
    organisatie: str
    aanwezig: Aanwezig | None = None

    @property
    def wie(self) -> str:
        """Return name and organisation."""
        return f"{self.naam} ({self.organisatie})" if self.organisatie else self.naam


@dataclass(frozen=True)
class Tafel:
    """A table of a joint meeting: before it the pitch and who sits there, afterwards what came of
    the talk.
    """

    naam: str
    thema: str
    tafelheer: str
    pitch: str = ""
    gasten: tuple[str, ...] = ()
    resultaat: str = ""

    @classmethod
    def van(cls, tafel: Gesprekstafel, **meer: Any) -> Self:
        """Return a table with its thema and tafelheer; `meer` is what the paper tells besides."""
        thema = tafel.thema.naam if tafel.thema else ""
        return cls(tafel.naam, thema, tafel.tafelheer.wie if tafel.tafelheer else "", **meer)


def _nummer(dilemma: Dilemma | None) -> str:
    return dilemma.nummer if dilemma else ""


def nummers(dilemma: Dilemma) -> str:
    """Return the number of a dilemma, with those of its bundel that stand at the same place."""
    return ", ".join(bundels.nummers(dilemma))


def gremia(bijeenkomst: Bijeenkomst) -> str:
    """Return the names of the gremia that meet, the host first."""
    gastheer, *mee = (gremium.naam for gremium in gremia_van(bijeenkomst))
    return f"{gastheer}, samen met {', '.join(mee)}" if mee else gastheer


def genodigden(bijeenkomst: Bijeenkomst) -> tuple[Genodigde, ...]:
    """Return the members of the gremia that meet, and whoever else was noted as there or not, by
    name.
    """
    mensen = sorted(
        presentie(bijeenkomst).mensen, key=lambda a: (alfabet(a.persoon.naam), a.persoon.id)
    )
    return tuple(Genodigde(a.persoon.naam, a.persoon.organisatie, a.stand) for a in mensen)


def route(dilemma: Dilemma) -> tuple[Routestap, ...]:
    """Return the rungs as a dilemma met them."""
    return tuple(
        Routestap(t.naam, t.stand, dag(t.datum) if t.datum else None, dag(t.tot) if t.tot else None)
        for t in ladder(dilemma)
    )
