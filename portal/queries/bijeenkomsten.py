"""Meetings as each reader may see them: what is coming, what has been, and what waits for one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from peewee import JOIN, Case, Expression, ModelSelect, fn

from portal import policy
from portal.models import Agendapunt, Behandeling, Bijeenkomst, Dilemma, Gremium, Persoon
from portal.tijd import uit_lokaal
from portal.vocabulary import GremiumSoort

PER_PAGINA = 25


@dataclass(frozen=True)
class Rij:
    """A meeting in a list: how many dilemmas it treats, how many of these have no result, and its minutes."""

    bijeenkomst: Bijeenkomst
    dilemmas: int
    open: int
    minuten: int


@dataclass(frozen=True)
class Wachtend:
    """A running stay (of a bundel the leading one), what it takes along, and the meeting planned for it."""

    behandeling: Behandeling
    mee: tuple[str, ...]
    ids: frozenset[int]
    gepland: Bijeenkomst | None


def begin_van(dag: date) -> datetime:
    """Return the moment at which a day begins in Amsterdam."""
    return uit_lokaal(datetime.combine(dag, time()))


def komend(lezer: Persoon, dag: date) -> list[Rij]:
    """Return the meetings from today on, first one first."""
    rijen = _zichtbaar(lezer, dag).where(Bijeenkomst.begint >= begin_van(dag))
    return _met_tellingen(rijen.order_by(Bijeenkomst.begint, Bijeenkomst.id))


def geweest(lezer: Persoon, dag: date, pagina: int = 1) -> list[Rij]:
    """Return a page of the meetings before today, newest first, and one more if there is a next page."""
    rijen = _zichtbaar(lezer, dag).where(Bijeenkomst.begint < begin_van(dag))
    nieuwste = rijen.order_by(Bijeenkomst.begint.desc(), Bijeenkomst.id.desc())
    return _met_tellingen(nieuwste.limit(PER_PAGINA + 1).offset((pagina - 1) * PER_PAGINA))


def bijeenkomst(id_: int, lezer: Persoon, dag: date) -> Bijeenkomst | None:
    """Return one meeting that this person may see, with its gremium and chair, or None."""
    rijen = _zichtbaar(lezer, dag).switch(Bijeenkomst).select_extend(Persoon)
    return rijen.join(Persoon, JOIN.LEFT_OUTER).where(Bijeenkomst.id == id_).first()


def vorige(gremium: Gremium) -> Bijeenkomst | None:
    """Return the last meeting of this gremium: the next one is often at the same hour and place."""
    return gremium.bijeenkomsten.order_by(Bijeenkomst.begint.desc()).first()


def korte_naam(gremium: Gremium) -> str:
    """Return what people call a gremium: there is one Platform and one Beraad, a werkgroep has a name."""
    return gremium.naam if gremium.is_werkgroep else gremium.soort.label


def gremia() -> list[Gremium]:
    """Return the gremia that can meet, in the order of the ladder."""
    lopend = Gremium.select().where(Gremium.gesloten_op.is_null()).order_by(Gremium.naam)
    return sorted(lopend, key=lambda g: list(GremiumSoort).index(g.soort))


def wacht_op_bijeenkomst(lezer: Persoon, dag: date) -> dict[Gremium, list[Wachtend]]:
    """Return per gremium what runs there and is on no coming agenda, longest waiting first."""
    per_gremium: dict[Gremium, list[Wachtend]] = {g: [] for g in gremia()}
    for wachtend in _lopend(policy.zichtbare_behandelingen(lezer, dag), dag):
        if wachtend.gepland is None:
            per_gremium[wachtend.behandeling.gremium].append(wachtend)
    return {gremium: lijst for gremium, lijst in per_gremium.items() if lijst}


def te_agenderen(bijeenkomst_: Bijeenkomst, lezer: Persoon, dag: date) -> list[Wachtend]:
    """Return what runs at the gremium of this meeting and is not on its agenda."""
    zichtbaar = policy.zichtbare_behandelingen(lezer, dag)
    bij_gremium = zichtbaar & (Behandeling.gremium == bijeenkomst_.gremium_id)
    hier = {punt.behandeling_id for punt in bijeenkomst_.punten.select(Agendapunt.behandeling)}
    return [wachtend for wachtend in _lopend(bij_gremium, dag) if not wachtend.ids & hier]


def loopt_bij(gremium: Gremium, nummer: str) -> Behandeling | None:
    """Return the stay of this dilemma that runs at `gremium`, or None."""
    return _lopende(Behandeling.gremium == gremium.id).where(Dilemma.nummer == nummer).first()


def _zichtbaar(lezer: Persoon, dag: date) -> ModelSelect:
    rijen = Bijeenkomst.select(Bijeenkomst, Gremium).join(Gremium)
    return rijen.where(policy.zichtbare_bijeenkomsten(lezer, dag))


def _met_tellingen(rijen: Iterable[Bijeenkomst]) -> list[Rij]:
    lijst = list(rijen)
    zonder = Case(None, [(Agendapunt.behandeling.is_null(False) & Agendapunt.uitslag.is_null(), 1)], 0)
    sommen = (fn.COUNT(Agendapunt.behandeling), fn.SUM(zonder), fn.SUM(Agendapunt.minuten))
    tellingen = (
        Agendapunt.select(Agendapunt.bijeenkomst, *sommen)
        .where(Agendapunt.bijeenkomst.in_([b.id for b in lijst])).group_by(Agendapunt.bijeenkomst).tuples()
    )
    per_id = {id_: tuple(int(aantal) for aantal in rest) for id_, *rest in tellingen}
    return [Rij(b, *per_id.get(b.id, (0, 0, 0))) for b in lijst]


def _lopende(voorwaarde: Expression) -> ModelSelect:
    return (
        Behandeling.select(Behandeling, Dilemma, Gremium).join(Dilemma).switch(Behandeling).join(Gremium)
        .where(Behandeling.begonnen_op.is_null(False), Behandeling.geeindigd_op.is_null(), voorwaarde)
    )


def _lopend(voorwaarde: Expression, dag: date) -> list[Wachtend]:
    """Return the running stays, those of one bundel together under the lowest number."""
    groepen: dict[tuple[int, int], list[Behandeling]] = {}
    for b in _lopende(voorwaarde).order_by(Dilemma.id):
        groepen.setdefault((b.gremium_id, b.dilemma.bundel_id or -b.id), []).append(b)
    gepland = _gepland([b.id for groep in groepen.values() for b in groep], dag)
    wachtend = [_als_wachtend(groep, gepland) for groep in groepen.values()]
    return sorted(wachtend, key=lambda w: w.behandeling.begonnen_op)


def _als_wachtend(groep: list[Behandeling], gepland: dict[int, Bijeenkomst]) -> Wachtend:
    ids = frozenset(b.id for b in groep)
    eerste = min((gepland[id_] for id_ in ids & gepland.keys()), key=lambda b: b.begint, default=None)
    return Wachtend(groep[0], tuple(b.dilemma.nummer for b in groep[1:]), ids, eerste)


def _gepland(ids: list[int], dag: date) -> dict[int, Bijeenkomst]:
    """Return per stay the first coming meeting that has it on the agenda without a result."""
    punten = (
        Agendapunt.select(Agendapunt, Bijeenkomst).join(Bijeenkomst)
        .where(Agendapunt.behandeling.in_(ids), Agendapunt.uitslag.is_null())
        .where(Bijeenkomst.begint >= begin_van(dag)).order_by(Bijeenkomst.begint.desc())
    )
    return {punt.behandeling_id: punt.bijeenkomst for punt in punten}
