"""What runs at a gremium and waits for an agenda; a bundel waits as one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from peewee import Expression, ModelSelect, fn

from portal import policy
from portal.models import (
    Agendapunt,
    Behandeling,
    Bijeenkomst,
    Dilemma,
    Gebeurtenis,
    Gremium,
    Persoon,
)
from portal.queries.bijeenkomst.plannen import gremia
from portal.tools.tijd import begin_van
from portal.tools.zeker import zeker
from portal.vocabulary import Voorval
from portal.workflow import VERVOLG


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
    lezer: Persoon, dag: date, avond: date | None = None
) -> dict[Gremium, list[Wachtend]]:
    """Return per gremium what runs there, is on no coming agenda and needs no other step, oldest
    first; after midnight a meeting of this `avond` is still to come.
    """
    lijsten: dict[Gremium, list[Wachtend]] = {g: [] for g in gremia()}
    for wachtend in _lopend(policy.zichtbare_behandelingen(lezer, dag), avond or dag):
        if wachtend.gepland is None and wachtend.besproken is None:
            lijsten.setdefault(wachtend.behandeling.gremium, []).append(wachtend)
    return {gremium: lijst for gremium, lijst in lijsten.items() if lijst}


def voor(bijeenkomst: Bijeenkomst, lezer: Persoon, dag: date) -> list[Wachtend]:
    """Return what runs at the gremium of this meeting and is not on its agenda; a joint meeting
    treats no dilemmas.
    """
    if bijeenkomst.gezamenlijk or bijeenkomst.afgezegd_op:
        return []
    zichtbaar = policy.zichtbare_behandelingen(lezer, dag)
    bij_gremium = zichtbaar & (Behandeling.gremium == bijeenkomst.gremium_id)
    hier = {punt.behandeling_id for punt in bijeenkomst.punten.select(Agendapunt.behandeling)}
    return [wachtend for wachtend in _lopend(bij_gremium, dag) if not wachtend.ids & hier]


def loopt_bij(gremium: Gremium, nummer: str) -> Behandeling | None:
    """Return the stay of this dilemma that runs at `gremium`, or None."""
    return _lopende(Behandeling.gremium == gremium.id).where(Dilemma.nummer == nummer).get_or_none()


def _lopende(voorwaarde: Expression) -> "ModelSelect[Behandeling]":
    return (
        Behandeling.select(Behandeling, Dilemma, Gremium)
        .join(Dilemma)
        .switch(Behandeling)
        .join(Gremium)
        .where(
            Behandeling.begonnen_op.is_null(False), Behandeling.geeindigd_op.is_null(), voorwaarde
        )
    )


def _lopend(voorwaarde: Expression, dag: date) -> list[Wachtend]:
    """Return the running stays, those of one bundel together under the lowest number."""
    groepen: dict[tuple[int, int], list[Behandeling]] = {}
    for b in _lopende(voorwaarde).order_by(Dilemma.id):
        groepen.setdefault((b.gremium_id, b.dilemma.bundel_id or -b.id), []).append(b)
    verblijven = [b for groep in groepen.values() for b in groep]
    gepland, besproken = _gepland(verblijven, dag), _besproken(verblijven)
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


def _punten(verblijven: list[Behandeling]) -> "ModelSelect[Agendapunt]":
    punten = Agendapunt.select(Agendapunt, Bijeenkomst).join(Bijeenkomst)
    verblijf = Agendapunt.behandeling.in_([b.id for b in verblijven])
    return punten.where(verblijf, Bijeenkomst.afgezegd_op.is_null())


def _gepland(verblijven: list[Behandeling], dag: date) -> dict[int, Bijeenkomst]:
    """Return per stay the first coming meeting that has it on the agenda without a result."""
    punten = _punten(verblijven).where(
        Agendapunt.uitslag.is_null(), Bijeenkomst.begint >= begin_van(dag)
    )
    return {
        zeker(punt.behandeling_id): punt.bijeenkomst
        for punt in punten.order_by(Bijeenkomst.begint.desc(), Bijeenkomst.id.desc())
    }


def _besproken(verblijven: list[Behandeling]) -> dict[int, Bijeenkomst]:
    """Return per stay the last meeting with a result that asks for a step which nobody has taken
    since; a result may be there before the planned start.
    """
    vraagt_stap = [uitslag for uitslag, stappen in VERVOLG.items() if stappen]
    punten = (
        _punten(verblijven)
        .where(Agendapunt.uitslag.in_(vraagt_stap))
        .order_by(Bijeenkomst.begint, Bijeenkomst.id)
    )
    dilemma = {b.id: b.dilemma_id for b in verblijven}
    stap = _laatste(dilemma.values(), Gebeurtenis.naar.is_null(False))
    resultaat = _laatste(dilemma.values(), Gebeurtenis.soort == Voorval.BESPROKEN)
    laatste = {zeker(punt.behandeling_id): punt.bijeenkomst for punt in punten}
    behandeld = {
        id_: min(b.begint, resultaat.get(dilemma[id_], b.begint)) for id_, b in laatste.items()
    }
    return {
        id_: b
        for id_, b in laatste.items()
        if behandeld[id_] > stap.get(dilemma[id_], behandeld[id_])
    }


def _laatste(dilemmas: Iterable[int], welke: Expression) -> dict[int, datetime]:
    """Return per dilemma the moment of the last of these events."""
    rijen = (
        Gebeurtenis.select(Gebeurtenis.dilemma, fn.MAX(Gebeurtenis.op).alias("op"))
        .where(Gebeurtenis.dilemma.in_(list(dilemmas)), welke)
        .group_by(Gebeurtenis.dilemma)
    )
    return {zeker(rij.dilemma_id): rij.op for rij in rijen}
