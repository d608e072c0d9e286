"""The Beraadbriefing: what is asked of the board on page 1, then one page per dilemma."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from portal.models import Behandeling, Bijeenkomst
from portal.queries.bijeenkomst.ernaast import open_acties
from portal.queries.bijeenkomst.punten import op_volgorde
from portal.queries.dilemma import opties, themas
from portal.queries.ladder import eerdere
from portal.queries.rondom import doel as doelen
from portal.queries.rondom import signaal as signalen
from portal.queries.tellingen import per_status
from portal.tools.tijd import dag
from portal.vocabulary import Stuksoort
from reports.grafieken import Routestap, Tredeaantal
from reports.opmaak import kenmerken
from reports.opmaak.bladvulling import BREED, LABEL, SMAL, Cel, kies
from reports.opmaak.gedeeld import Actiepost, nummers, route
from reports.opmaak.kenmerken import Kenmerken
from reports.opmaak.sjabloon import vul

# What does not shrink on the page of a dilemma, in millimetres: the space round the title, and the
# drawn route.
KOP, KOPBREEDTE, KOPMAAT = (
    13,
    152,
    18 * 0.85,
)  # a title has tighter lines and wider letters than prose
ROUTE = 28


class Poging(NamedTuple):
    """What one rung tried, and why that did not suffice."""

    waar: str
    wat: str
    waarom_niet: str


class Briefingoptie(NamedTuple):
    """A way out that the board can choose."""

    tekst: str
    voor: str
    tegen: str


@dataclass(frozen=True)
class Briefingdilemma:
    """A dilemma on its one page."""

    nummer: str
    titel: str
    gevraagd_besluit: str
    kern: str
    enerzijds: str
    anderzijds: str
    route: tuple[Routestap, ...]
    thema: str = ""
    geprobeerd: tuple[Poging, ...] = ()
    opties: tuple[Briefingoptie, ...] = ()
    acties: tuple[str, ...] = ()

    @property
    def krap(self) -> int | None:
        """The step of smaller type at which this should fit its page; None when no step will do."""
        tabellen = [
            (Cel(naam, LABEL), Cel(een, SMAL if twee else BREED), Cel(twee, SMAL))
            for tabel in (self.geprobeerd, self.opties)
            if tabel
            for naam, een, twee in (("kop", "kop", "kop"), *tabel)
        ]
        rijen = [
            (Cel(self.gevraagd_besluit, grootte=1.22),),
            (Cel(self.kern),),
            (Cel("kop"),),
            (Cel(self.enerzijds, SMAL), Cel(self.anderzijds, SMAL)),
            *tabellen,
            *((Cel(actie),) for actie in self.acties),
        ]
        return kies(
            rijen,
            vast=KOP + Cel(self.titel, KOPBREEDTE).hoogte(KOPMAAT) + (ROUTE if self.route else 0),
        )


@dataclass(frozen=True)
class Signaalregel:
    """An insight from the field; no answer is asked."""

    nummer: str
    titel: str
    tekst: str


@dataclass(frozen=True)
class Briefingdoel:
    """A national goal of a year: the number aimed at and the number reached, None when nobody
    measured it yet.
    """

    naam: str
    doel: int
    bereikt: int | None
    eenheid: str = ""


@dataclass(frozen=True)
class Briefing:
    """A board briefing; `standen` counts the open dilemmas per rung."""

    kenmerken: Kenmerken
    gremium: str
    begin: datetime
    plaats: str
    voorzitter: str
    dilemmas: tuple[Briefingdilemma, ...]
    standen: tuple[Tredeaantal, ...] = ()
    acties: tuple[Actiepost, ...] = ()
    signalen: tuple[Signaalregel, ...] = ()
    doelen: tuple[Briefingdoel, ...] = ()

    @property
    def heeft_slot(self) -> bool:
        """Tell whether anything comes after the dilemmas."""
        return any((self.standen, self.acties, self.signalen, self.doelen))


def html(briefing: Briefing) -> str:
    """Return the briefing as HTML for `drukker.render`."""
    return vul("briefing.html", briefing=briefing, kenmerken=briefing.kenmerken)


def bouw(bijeenkomst: Bijeenkomst, nu: datetime) -> Briefing:
    """Return the briefing for a meeting of the Beraad as it stands at `nu`."""
    verblijven = [p.behandeling for p in op_volgorde(bijeenkomst) if p.behandeling]
    return Briefing(
        kenmerken=kenmerken.van_bijeenkomst(Stuksoort.BRIEFING, bijeenkomst, nu),
        gremium=bijeenkomst.gremium.naam,
        begin=bijeenkomst.begint,
        plaats=bijeenkomst.plaats,
        voorzitter=bijeenkomst.voorzitter.wie if bijeenkomst.voorzitter else "",
        dilemmas=tuple(map(_dilemma, verblijven)),
        standen=tuple(Tredeaantal(status.label, aantal) for status, aantal in per_status().items()),
        acties=tuple(map(Actiepost.van, open_acties(bijeenkomst))),
        signalen=_signalen(bijeenkomst),
        doelen=_doelen(dag(bijeenkomst.begint).year),
    )


def _signalen(bijeenkomst: Bijeenkomst) -> tuple[Signaalregel, ...]:
    """Return what the field noticed, as the adviseur put it; only the Beraad by itself reads it."""
    rijen = () if bijeenkomst.gezamenlijk else signalen.voor_briefing(bijeenkomst)
    return tuple(Signaalregel(s.nummer, s.beraadtitel, s.beraadtekst) for s in rijen)


def _doelen(jaar: int) -> tuple[Briefingdoel, ...]:
    """Return the goals that have a number for this year."""
    return tuple(
        Briefingdoel(d.doel.naam, d.streef, d.stand, d.doel.eenheid)
        for d in doelen.doelen(jaar)
        if d.streef is not None
    )


def _dilemma(b: Behandeling) -> Briefingdilemma:
    return Briefingdilemma(
        nummer=nummers(b.dilemma),
        titel=b.titel,
        gevraagd_besluit=b.vraag,
        kern=b.kern,
        enerzijds=b.enerzijds,
        anderzijds=b.anderzijds,
        route=route(b.dilemma),
        thema=", ".join(themas(b.dilemma)),
        geprobeerd=tuple(_pogingen(b)),
        opties=tuple(Briefingoptie(o.tekst, o.voor, o.tegen) for o in opties(b)),
        acties=tuple(
            regel.strip() for regel in b.voorgestelde_acties.splitlines() if regel.strip()
        ),
    )


def _pogingen(b: Behandeling) -> Iterator[Poging]:
    """What the professional tried, then what each earlier rung tried and why that did not suffice.

    Only what was written for the next rung: what a gremium was asked is for its own members.
    """
    if b.geprobeerd:
        yield Poging("De professional", b.geprobeerd, "")
    for eerder in eerdere(b):
        yield Poging(eerder.gremium.korte_naam, eerder.waarom_niet_opgelost, "")
