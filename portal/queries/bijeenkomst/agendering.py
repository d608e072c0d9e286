"""What runs at a gremium and waits for an agenda; a bundel waits as one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import Expression, ModelSelect, fn

from portal import policy
from portal.db import binnen, op_naam
from portal.models import (
    Agendapunt,
    Behandeling,
    Bijeenkomst,
    Dilemma,
    Gebeurtenis,
    Gremium,
    Persoon,
)
from portal.queries.bijeenkomst import behandeld
from portal.queries.bijeenkomst.behandeld import VRAAGT_STAP
from portal.queries.bladen import Blad, Bladen
from portal.tools.tijd import begin_van
from portal.tools.zeker import zeker
from portal.vocabulary import GremiumSoort, Voorval

# As the index has them: a page is read without sorting all that runs.
OUDSTE_EERST = (Behandeling.begonnen_op, Behandeling.dilemma, Behandeling.id)
KOLOMMEN = (
    Behandeling.id,
    Behandeling.dilemma,
    Behandeling.gremium,
    Behandeling.begonnen_op,
    Behandeling.titel,
    Dilemma.id,
    Dilemma.nummer,
    Dilemma.bundel,
    Gremium.id,
    Gremium.soort,
    Gremium.naam,
)


@dataclass(frozen=True)
class Wachtend:
    """A running stay (of a bundel the leading one), and the numbers it takes along.

    `gepland` is the meeting to come that treats it, `besproken` the last one, while nothing
    followed from it yet.
    """

    behandeling: Behandeling
    mee: tuple[str, ...]
    ids: frozenset[int]
    gepland: Bijeenkomst | None
    besproken: Bijeenkomst | None


def per_gremium(
    lezer: Persoon, dag: date, avond: date | None = None, bladen: Bladen | None = None
) -> dict[Gremium, Blad[Wachtend]]:
    """Return per gremium what runs there, is on no coming agenda and needs no other step, oldest
    first; after midnight a meeting of this `avond` is still to come.
    """
    tot = avond or dag
    wacht = policy.zichtbare_behandelingen(lezer, dag) & _niet_gepland(tot) & _niet_besproken()
    lijsten = {
        gremium: _blad(f"wacht-{gremium.id}", wacht & (Behandeling.gremium == gremium), tot, bladen)
        for gremium in _met_lopende()
    }
    return {gremium: lijst for gremium, lijst in lijsten.items() if lijst}


def voor(
    bijeenkomst: Bijeenkomst, lezer: Persoon, dag: date, bladen: Bladen | None = None
) -> Blad[Wachtend]:
    """Return what runs at the gremium of this meeting and is not on its agenda; a joint meeting
    treats no dilemmas.
    """
    if bijeenkomst.gezamenlijk or bijeenkomst.afgezegd_op:
        return Blad()
    zichtbaar = policy.zichtbare_behandelingen(lezer, dag)
    bij_gremium = zichtbaar & (Behandeling.gremium == bijeenkomst.gremium_id)
    elders = _zonder_punt(lambda _: Agendapunt.bijeenkomst == bijeenkomst.id)
    return _blad("wacht", bij_gremium & elders, dag, bladen)


def loopt_bij(gremium: Gremium, nummer: str) -> Behandeling | None:
    """Return the stay of this dilemma that runs at `gremium`, or None."""
    rijen = Behandeling.select(Behandeling, Dilemma).join(Dilemma)
    hier = (Behandeling.gremium == gremium.id) & (Dilemma.nummer == nummer)
    return rijen.where(_loopt(Behandeling), hier).get_or_none()


def _loopt(stay: Any) -> Expression:
    lopend: Expression = stay.begonnen_op.is_null(False) & stay.geeindigd_op.is_null()
    return lopend


def _met_lopende() -> list[Gremium]:
    """Return the gremia at which something runs, in the order of the ladder, closed ones last."""
    lopend = Behandeling.select(Behandeling.gremium).where(_loopt(Behandeling))
    rijen = (
        Gremium.select(*Gremium.kort())
        .where(binnen(Gremium.id, lopend))
        .order_by(*op_naam(Gremium))
    )
    soorten = list(GremiumSoort)
    return sorted(rijen, key=lambda g: (g.gesloten_op is not None, soorten.index(g.soort)))


def _lopende(voorwaarde: Expression) -> "ModelSelect[Behandeling]":
    """Return the query for running stays, of each what a list shows: never their texts."""
    rijen = Behandeling.select(*KOLOMMEN).join(Dilemma).switch(Behandeling).join(Gremium)
    return rijen.where(_loopt(Behandeling), voorwaarde)


_GAAT_DOOR = Bijeenkomst.afgezegd_op.is_null()
# Another stay that waits as one with it: of the same bundel, at the same gremium.
_GENOOT, _VAN_GENOOT = Behandeling.alias(), Dilemma.alias()
_SAMEN = (
    (_VAN_GENOOT.bundel == Dilemma.bundel)
    & (_GENOOT.gremium == Behandeling.gremium)
    & _loopt(_GENOOT)
)


def _is_eerste() -> Expression:
    """Return the condition on Behandeling: it leads its bundel, or stands alone."""
    eerder = _GENOOT.select(_GENOOT.id).join(_VAN_GENOOT, on=(_GENOOT.dilemma == _VAN_GENOOT.id))
    voorop = ~fn.EXISTS(eerder.where(_SAMEN, _VAN_GENOOT.id < Dilemma.id))
    eerste: Expression = Dilemma.bundel.is_null() | voorop
    return eerste


def _zonder_punt(welke: Callable[[Any], Expression]) -> Expression:
    """Return the condition on Behandeling: neither it nor its bundel has such an item; `welke` is
    told whose it is.

    Two questions: one with OR would make a database look through all stays for each of them.
    """
    punten = Agendapunt.select(Agendapunt.id).join(Bijeenkomst).switch(Agendapunt)
    van_genoot = punten.join(_GENOOT, on=(Agendapunt.behandeling == _GENOOT.id)).join(
        _VAN_GENOOT, on=(_GENOOT.dilemma == _VAN_GENOOT.id)
    )
    eigen = punten.where(Agendapunt.behandeling == Behandeling.id, welke(Behandeling))
    van_bundel = fn.EXISTS(van_genoot.where(_SAMEN, welke(_GENOOT)))
    zonder: Expression = ~fn.EXISTS(eigen) & (Dilemma.bundel.is_null() | ~van_bundel)
    return zonder


def _niet_gepland(dag: date) -> Expression:
    """Return the condition on Behandeling that `behandeld.gepland` finds no meeting for."""
    komt = _GAAT_DOOR & Agendapunt.uitslag.is_null() & (Bijeenkomst.begint >= begin_van(dag))
    return _zonder_punt(lambda _: komt)


def _niet_besproken() -> Expression:
    """Return the condition on Behandeling that `behandeld.besproken` finds no meeting for."""

    def laatste(stay: Any, welke: Callable[[Any], Expression]) -> Any:
        gebeurd = Gebeurtenis.alias()
        van_stay = gebeurd.dilemma == stay.dilemma
        return gebeurd.select(fn.MAX(gebeurd.op)).where(van_stay, welke(gebeurd))

    def wacht_op_stap(stay: Any) -> Expression:
        stap = laatste(stay, lambda g: g.naar.is_null(False))
        resultaat = laatste(stay, lambda g: g.soort == Voorval.BESPROKEN)
        daarna = (Bijeenkomst.begint > stap) & (fn.COALESCE(resultaat, Bijeenkomst.begint) > stap)
        wacht: Expression = _GAAT_DOOR & Agendapunt.uitslag.in_(VRAAGT_STAP) & daarna
        return wacht

    return _zonder_punt(wacht_op_stap)


def _blad(naam: str, voorwaarde: Expression, dag: date, bladen: Bladen | None) -> Blad[Wachtend]:
    """Return a page of the stays that wait, the oldest first; without `bladen` all of them."""
    rijen = _lopende(voorwaarde & _is_eerste()).order_by(*OUDSTE_EERST)
    blad: Blad[Behandeling] = bladen.geteld(naam, rijen) if bladen else Blad(rijen)
    bundels = [b.dilemma.bundel_id for b in blad if b.dilemma.bundel_id]
    hier = Behandeling.id.in_([b.id for b in blad])
    mee = Dilemma.bundel.in_(bundels) & Behandeling.gremium.in_([b.gremium_id for b in blad])
    return blad.met(_lopend(hier | mee, dag) if blad else [])


def _lopend(voorwaarde: Expression, dag: date) -> list[Wachtend]:
    """Return the running stays, those of one bundel together under the lowest number."""
    groepen: dict[tuple[int, int], list[Behandeling]] = {}
    for b in _lopende(voorwaarde).order_by(Dilemma.id):
        groepen.setdefault((b.gremium_id, b.dilemma.bundel_id or -b.id), []).append(b)
    verblijven = [b for groep in groepen.values() for b in groep]
    gepland, besproken = behandeld.gepland(verblijven, dag), behandeld.besproken(verblijven)
    wachtend = [
        Wachtend(
            groep[0],
            tuple(b.dilemma.nummer for b in groep[1:]),
            frozenset(b.id for b in groep),
            _een_van(groep, gepland),
            _een_van(groep, besproken),
        )
        for groep in groepen.values()
    ]
    return sorted(wachtend, key=lambda w: zeker(w.behandeling.begonnen_op))


def _een_van(groep: list[Behandeling], per_verblijf: dict[int, Bijeenkomst]) -> Bijeenkomst | None:
    return next((per_verblijf[b.id] for b in groep if b.id in per_verblijf), None)
