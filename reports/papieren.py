"""Every paper there is, in one table: what it is about, how it is built, how it looks, which
meetings have it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from typing import Any

from portal.models import Bijeenkomst, Dilemma, Opbrengst
from portal.vocabulary import GremiumSoort, Stuksoort
from reports import (
    actieprogramma,
    agenda,
    besluitenlijst,
    briefing,
    factsheet,
    jaarrapport,
    ontvangstbevestiging,
    regieboek,
    terugkoppeling,
)
from reports.pers import drukker
from reports.pers.job import STANDARD, Turn

BEWAARD = 3600  # seconds that a print of what anybody may read serves others
Onderwerp = Bijeenkomst | Dilemma | Opbrengst | int  # what a paper is about; a number is a year


class Uitgifte(Enum):
    """When a paper is issued: never (it is printed on request), with a fixed agenda, or when an
    adviseur says so.
    """

    NOOIT = auto()
    VASTSTELLEN = auto()
    KNOP = auto()


@dataclass(frozen=True)
class Papier:
    """How one kind of paper is made.

    `over` is the type of its subject. `bouw` makes of a subject and a moment a frozen dataclass
    that has `kenmerken`; `html` makes HTML of that. `gremia` are the kinds of gremium whose
    meetings have it. `vluchtig` names the fields that differ from day to day, so that nobody is
    told of them as a change. Of a `persoonlijk` paper each reader may get a copy with their name.
    `kan` tells whether there is anything to print about a subject yet, `openbaar` whether anybody
    may read it: what was printed of that may serve others until its content changes.
    """

    over: type[Bijeenkomst] | type[Dilemma] | type[Opbrengst] | type[int]
    bouw: Callable[[Any, datetime], Any]
    html: Callable[[Any], str]
    gremia: tuple[GremiumSoort, ...] = ()
    uitgifte: Uitgifte = Uitgifte.NOOIT
    vluchtig: tuple[str, ...] = ()
    persoonlijk: bool = False
    kan: Callable[[Any, datetime], bool] = lambda onderwerp, nu: True
    openbaar: Callable[[Any], bool] = lambda onderwerp: False


PAPIEREN: dict[Stuksoort, Papier] = {
    Stuksoort.AGENDA: Papier(
        Bijeenkomst,
        agenda.bouw,
        agenda.html,
        gremia=tuple(GremiumSoort),
        uitgifte=Uitgifte.VASTSTELLEN,
    ),
    Stuksoort.REGIEBOEK: Papier(
        Bijeenkomst, regieboek.bouw, regieboek.html, gremia=tuple(GremiumSoort)
    ),
    Stuksoort.BRIEFING: Papier(
        Bijeenkomst,
        briefing.bouw,
        briefing.html,
        gremia=(GremiumSoort.BERAAD,),
        uitgifte=Uitgifte.VASTSTELLEN,
        vluchtig=("standen",),
        persoonlijk=True,
    ),
    Stuksoort.BESLUITENLIJST: Papier(
        Bijeenkomst,
        besluitenlijst.bouw,
        besluitenlijst.html,
        gremia=tuple(GremiumSoort),
        uitgifte=Uitgifte.KNOP,
        kan=besluitenlijst.kan,
    ),
    Stuksoort.ONTVANGSTBEVESTIGING: Papier(
        Dilemma, ontvangstbevestiging.bouw, ontvangstbevestiging.html, kan=ontvangstbevestiging.kan
    ),
    Stuksoort.TERUGKOPPELING: Papier(
        Dilemma, terugkoppeling.bouw, terugkoppeling.html, kan=terugkoppeling.kan
    ),
    Stuksoort.FACTSHEET: Papier(
        Opbrengst, factsheet.bouw, factsheet.html, kan=factsheet.kan, openbaar=factsheet.is_openbaar
    ),
    Stuksoort.ACTIEPROGRAMMA: Papier(
        int, actieprogramma.bouw, actieprogramma.html, uitgifte=Uitgifte.KNOP
    ),
    Stuksoort.JAARRAPPORT: Papier(int, jaarrapport.bouw, jaarrapport.html, uitgifte=Uitgifte.KNOP),
}


def voor(bijeenkomst: Bijeenkomst) -> tuple[Stuksoort, ...]:
    """Return the papers that this meeting has. A joint one has no dilemmas, so nothing to brief
    about.
    """
    soort = bijeenkomst.gremium.soort
    papieren = (
        stuk
        for stuk, papier in PAPIEREN.items()
        if papier.over is Bijeenkomst and soort in papier.gremia
    )
    return tuple(
        stuk for stuk in papieren if stuk is not Stuksoort.BRIEFING or not bijeenkomst.gezamenlijk
    )


def druk(
    stuk: Stuksoort, onderwerp: Onderwerp, nu: datetime, *, concept: bool = True, wie: str = ""
) -> bytes:
    """Return a paper as PDF, as its subject stands at `nu`; raises drukker.PapierMislukt. `wie`
    asks for it, and does not keep others waiting.

    What this gives was not issued: a paper that can be issued says CONCEPT, unless `concept` is
    false.
    """
    about = f"{stuk} {onderwerp if isinstance(onderwerp, int) else onderwerp.id} {concept}"
    drukker.send_away(about)
    bron = html(stuk, onderwerp, nu, concept=concept)
    keep = BEWAARD if PAPIEREN[stuk].openbaar(onderwerp) else 0
    return drukker.render(bron, STANDARD, False, Turn.READER, keep, about, wie)


def html(stuk: Stuksoort, onderwerp: Onderwerp, nu: datetime, *, concept: bool = True) -> str:
    """Return the HTML of a paper that is printed without being issued."""
    papier = PAPIEREN[stuk]
    inhoud = papier.bouw(onderwerp, nu)
    if concept and papier.uitgifte is not Uitgifte.NOOIT:
        inhoud = replace(inhoud, kenmerken=replace(inhoud.kenmerken, concept=True))
    return papier.html(inhoud)
