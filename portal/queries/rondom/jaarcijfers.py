"""The numbers of a year. Each is the value of one named query in CIJFERS; the jaarrapport shows
them as `getoond` does.

Counts of dilemmas are about those that were filed and confirmed in the year, as they stand now.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from itertools import combinations, pairwise
from statistics import median

from peewee import ModelSelect, fn

from portal.db import binnen
from portal.models import (
    Actie,
    Behandeling,
    Dilemma,
    DilemmaThema,
    Gebeurtenis,
    Gremium,
    Opbrengst,
    Thema,
)
from portal.queries.rondom import doel as doelen
from portal.queries.rondom.actieprogramma import OVERIG, van_jaar
from portal.queries.rondom.afscherming import DREMPEL, Cel, Getoond, Som, enkel, scherm_af
from portal.queries.rondom.jaar import grenzen
from portal.tools.tijd import dag
from portal.vocabulary import ActieStatus, Openbaarheid, Status, Trede

Cijfer = Callable[[int], dict[str, int]]
CIJFERS: dict[str, Cijfer] = {}
TELT: dict[str, str] = {}  # what each counts, in words for the reader

UITKOMSTEN = (Status.AFGEROND, Status.UITVOERING, Status.NIET_IN_BEHANDELING, Status.INGETROKKEN)
ACTIESTANDEN = (ActieStatus.GEDAAN, ActieStatus.OPEN, ActieStatus.VERVALLEN)
ONDERWEG, ALLES = "Nog onderweg", "Alle dilemma’s"
TREDEN = tuple(Trede)
WEGEN = tuple(combinations(range(len(TREDEN)), 2))  # from a rung to one above it
STATUS_VAN = {
    Status.INGEDIEND: Trede.CCV,
    **{Status(t.value): t for t in Trede if t is not Trede.CCV},
}


def _cijfer(telt: str) -> Callable[[Cijfer], Cijfer]:
    """Give a query its place in CIJFERS under its own name."""

    def noteer(functie: Cijfer) -> Cijfer:
        CIJFERS[functie.__name__], TELT[functie.__name__] = functie, telt
        return functie

    return noteer


def _ingediend(jaar: int) -> "ModelSelect[Dilemma]":
    """Return the query for the ids of the dilemmas of a year."""
    begin, eind = grenzen(jaar)
    op = Dilemma.ingediend_op
    return Dilemma.select(Dilemma.id).where(
        op >= begin, op < eind, Dilemma.bevestigd_op.is_null(False)
    )


@_cijfer("Dilemma’s die in het jaar zijn ingediend en waarvan het e-mailadres is bevestigd")
def ingediend(jaar: int) -> dict[str, int]:
    """Return the number of all of them."""
    return {ALLES: _ingediend(jaar).count()}


@_cijfer("Die dilemma’s per thema; een dilemma met meer thema’s telt bij het eerste")
def per_thema(jaar: int) -> dict[str, int]:
    """Return a number for each thema that occurs, in the order of the themas, and for none of
    them.
    """
    eerste: dict[int, str] = {}
    rijen = DilemmaThema.select(DilemmaThema.dilemma, Thema.naam).join(Thema)
    rijen = rijen.where(binnen(DilemmaThema.dilemma, _ingediend(jaar))).order_by(
        Thema.volgorde, Thema.id
    )
    for id_, naam in rijen.tuples().iterator():
        eerste.setdefault(id_, naam)
    tel = Counter(eerste.values())
    volgorde = [t.naam for t in Thema.select(Thema.naam).order_by(Thema.volgorde, Thema.id)]
    zonder = _ingediend(jaar).count() - len(eerste)
    return {naam: tel[naam] for naam in volgorde if tel[naam]} | (
        {OVERIG: zonder} if zonder else {}
    )


@_cijfer("Die dilemma’s naar de hoogste trede waar ze zijn geweest")
def per_trede(jaar: int) -> dict[str, int]:
    """Return a number for each rung."""
    tel = Counter(max(weg) for weg in _wegen(jaar))
    return {trede.label: tel[i] for i, trede in enumerate(TREDEN)}


@_cijfer("Die dilemma’s naar de weg van de ene trede naar de volgende waar ze kwamen")
def verder(jaar: int) -> dict[str, int]:
    """Return a number for each way from a rung to a higher one."""
    tel = Counter(stap for weg in _wegen(jaar) for stap in pairwise(sorted(weg)))
    return {weg_naam(*weg): tel[weg] for weg in WEGEN}


def weg_naam(van: int, naar: int) -> str:
    """Return the name of the way between two rungs, by their places."""
    return f"{TREDEN[van].label} naar {TREDEN[naar].label}"


def _wegen(jaar: int) -> list[set[int]]:
    """Return for each dilemma the places of the rungs it has been on; at the CCV all begin."""
    wegen: dict[int, set[int]] = {id_: {0} for (id_,) in _ingediend(jaar).tuples().iterator()}
    begonnen = Behandeling.begonnen_op.is_null(False) & binnen(
        Behandeling.dilemma, _ingediend(jaar)
    )
    rijen = Behandeling.select(Behandeling.dilemma, Gremium.soort).join(Gremium).where(begonnen)
    for id_, soort in rijen.tuples().iterator():
        wegen[id_].add(TREDEN.index(soort.trede))
    return list(wegen.values())


@_cijfer("Die dilemma’s naar hoe het er nu mee staat")
def per_uitkomst(jaar: int) -> dict[str, int]:
    """Return a number for each outcome, and for what is still on its way."""
    rijen = Dilemma.select(Dilemma.status, fn.COUNT(Dilemma.id)).where(
        binnen(Dilemma.id, _ingediend(jaar))
    )
    tel = dict(rijen.group_by(Dilemma.status).tuples().iterator())
    onderweg = sum(aantal for status, aantal in tel.items() if status not in UITKOMSTEN)
    return {status.label: tel.get(status, 0) for status in UITKOMSTEN} | {ONDERWEG: onderweg}


@_cijfer(
    "Mediaan van de dagen op een trede, van verblijven die in het jaar eindigden; alleen bij "
    "minstens vijf"
)
def dagen_per_trede(jaar: int) -> dict[str, int]:
    """Return a number of days for each rung where at least DREMPEL stays ended."""
    per_trede_: dict[Trede, list[int]] = {trede: [] for trede in TREDEN}
    for trede, dagen in _verblijven(jaar):
        per_trede_[trede].append(dagen)
    return {
        t.label: int(median(lijst) + 0.5)
        for t, lijst in per_trede_.items()
        if len(lijst) >= DREMPEL
    }


def _verblijven(jaar: int) -> list[tuple[Trede, int]]:
    """Return every stay on a rung that ended in the year, with its days; the log knows them all."""
    begin, eind = grenzen(jaar)
    rijen = Gebeurtenis.select(Gebeurtenis.dilemma, Gebeurtenis.naar, Gebeurtenis.op)
    echt = Gebeurtenis.naar.is_null(False) & (
        Gebeurtenis.van.is_null() | (Gebeurtenis.van != Gebeurtenis.naar)
    )
    per_dilemma: dict[int, list[tuple[Status, datetime]]] = {}
    rijen = rijen.where(echt, Gebeurtenis.op < eind).order_by(Gebeurtenis.id)
    for id_, naar, op in rijen.tuples().iterator():
        per_dilemma.setdefault(id_, []).append((naar, op))
    return [
        (STATUS_VAN[naar], (dag(tot) - dag(op)).days)
        for stappen in per_dilemma.values()
        for (naar, op), (_, tot) in pairwise(stappen)
        if naar in STATUS_VAN and tot >= begin
    ]


@_cijfer(
    "Acties die in het jaar klaar moesten zijn of zijn afgesloten, naar hoe het er nu mee staat"
)
def acties_per_stand(jaar: int) -> dict[str, int]:
    """Return a number for each status."""
    rijen = (
        Actie.select(Actie.status, fn.COUNT(Actie.id))
        .where(van_jaar(jaar))
        .group_by(Actie.status)
        .tuples()
    )
    tel = dict(rijen.iterator())
    return {status.label: tel.get(status, 0) for status in ACTIESTANDEN}


@_cijfer("Wat de laatste meting van het jaar voor een doel vond")
def doel_bereikt(jaar: int) -> dict[str, int]:
    """Return a number for each doel that was measured."""
    return {r.doel.naam: r.stand for r in doelen.doelen(jaar) if r.stand is not None}


@_cijfer("Het streefgetal van een doel voor het jaar")
def doel_streef(jaar: int) -> dict[str, int]:
    """Return a number for each doel that has one."""
    return {r.doel.naam: r.streef for r in doelen.doelen(jaar) if r.streef is not None}


def eenheden(jaar: int) -> dict[str, str]:
    """Return what each doel of the year counts, in the order of the themas."""
    return {r.doel.naam: r.doel.eenheid for r in doelen.doelen(jaar)}


def geleerd(jaar: int) -> list[Opbrengst]:
    """Return what was released in the year to all professionals or to everybody."""
    begin, eind = grenzen(jaar)
    vrij = Opbrengst.openbaarheid.in_((Openbaarheid.PROFESSIONALS, Openbaarheid.OPENBAAR))
    vrij &= Opbrengst.ingetrokken_op.is_null()
    op = Opbrengst.vrijgegeven_op
    return list(Opbrengst.select().where(vrij, op >= begin, op < eind).order_by(op, Opbrengst.id))


OPTELBAAR = ("ingediend", "per_thema", "per_trede", "verder", "per_uitkomst")
LOS = ("acties_per_stand", "doel_bereikt")
GEEN_GROEP = ("dagen_per_trede", "doel_streef")  # days, and what one aims at: no number of anybody


def getoond(jaar: int) -> dict[str, dict[str, Getoond]]:
    """Return every number of the year as it may be shown, by the name of its query."""
    ruw = {naam: functie(jaar) for naam, functie in CIJFERS.items()}
    cellen: dict[Cel, int] = {
        (naam, rij): aantal for naam in OPTELBAAR for rij, aantal in ruw[naam].items()
    }
    veilig = scherm_af(cellen, sommen(ruw))
    open_ = {naam: {rij: veilig[naam, rij] for rij in ruw[naam]} for naam in OPTELBAAR}
    los = {naam: {rij: enkel(aantal) for rij, aantal in ruw[naam].items()} for naam in LOS}
    return open_ | los | {naam: dict(ruw[naam]) for naam in GEEN_GROEP}


def sommen(ruw: dict[str, dict[str, int]]) -> list[Som]:
    """Return what can be added up: tables divide all dilemmas, and what comes on a rung goes on or
    stays.
    """
    alles, tabellen = (("ingediend", ALLES),), ("per_thema", "per_trede", "per_uitkomst")
    verdeeld = [Som(alles, tuple((naam, rij) for rij in ruw[naam])) for naam in tabellen]
    return [*verdeeld, *(_door(plek) for plek in range(len(TREDEN)))]


def _door(plek: int) -> Som:
    """What comes on a rung goes on, or comes no further."""
    binnen = tuple(("verder", weg_naam(*weg)) for weg in WEGEN if weg[1] == plek) or (
        ("ingediend", ALLES),
    )
    weg = tuple(("verder", weg_naam(*weg)) for weg in WEGEN if weg[0] == plek)
    return Som(binnen, (*weg, ("per_trede", TREDEN[plek].label)))
