"""Meetings as each reader may see them: what is coming and what has been, and the gremia that
meet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from peewee import JOIN, Case, ModelSelect, fn

from portal import policy
from portal.db import binnen, op_naam
from portal.models import Agendapunt, Bijeenkomst, Gremium, Medegremium, Opmerking, Persoon
from portal.policy.sporen import heeft_uitkomst
from portal.queries.adres import Filter
from portal.queries.bladen import TITELS_PER_BLAD, Blad, Bladen
from portal.tools.tijd import begin_van
from portal.tools.tijd import dag as dag_van
from portal.vocabulary import GremiumSoort

AFGEZEGD_GETOOND = timedelta(days=92)  # a quarter later nobody looks for it in the list


@dataclass(frozen=True)
class Bijeenkomstfilter(Filter):
    """What the address bar asks of the meetings: those that have been come in pages."""

    PER_PAGINA = 25


@dataclass(frozen=True)
class Bijeenkomstregel:
    """A meeting in a list: how many dilemmas it treats, how many of these have no result, and its
    minutes.

    Counted is what the reader may know of; `opmerkingen` are the comments on a draft.
    """

    bijeenkomst: Bijeenkomst
    dilemmas: int
    open: int
    minuten: int
    opmerkingen: int = 0


def komend(
    lezer: Persoon, dag: date, avond: date | None = None, bladen: Bladen | None = None
) -> Blad[Bijeenkomstregel]:
    """Return the meetings from today on, first one first; after midnight from `avond` on."""
    rijen = _zichtbaar(lezer, dag).where(
        Bijeenkomst.begint >= begin_van(avond or dag), Bijeenkomst.afgezegd_op.is_null()
    )
    op_tijd = rijen.order_by(Bijeenkomst.begint, Bijeenkomst.id)
    blad = bladen.van("gepland", op_tijd, TITELS_PER_BLAD) if bladen else Blad(op_tijd)
    return blad.met(_met_tellingen(blad, lezer, dag))


def geweest(
    lezer: Persoon, dag: date, filter_: Bijeenkomstfilter | None = None, avond: date | None = None
) -> list[Bijeenkomstregel]:
    """Return a page of the meetings that `komend` leaves out, newest first, and one more if there
    is a next page.
    """
    rijen = _zichtbaar(lezer, dag).where(
        Bijeenkomst.begint < begin_van(avond or dag), Bijeenkomst.afgezegd_op.is_null()
    )
    nieuwste = (Bijeenkomst.begint.desc(), Bijeenkomst.id.desc())
    blad = (filter_ or Bijeenkomstfilter()).bladzijde(rijen, *nieuwste)
    return _met_tellingen(blad, lezer, dag)


def afgezegd(lezer: Persoon, dag: date, bladen: Bladen | None = None) -> Blad[Bijeenkomstregel]:
    """Return the meetings that were called off and would not be long past, last one first."""
    vanaf = begin_van(dag - AFGEZEGD_GETOOND)
    rijen = _zichtbaar(lezer, dag).where(
        Bijeenkomst.afgezegd_op.is_null(False), Bijeenkomst.begint >= vanaf
    )
    laatste_eerst = rijen.order_by(Bijeenkomst.begint.desc(), Bijeenkomst.id.desc())
    blad = bladen.van("afgezegd", laatste_eerst) if bladen else Blad(laatste_eerst)
    return blad.met(_met_tellingen(blad, lezer, dag))


def bijeenkomst(id_: int, lezer: Persoon, dag: date) -> Bijeenkomst | None:
    """Return one meeting that this person may see, with its gremium and chair, or None."""
    rijen = _zichtbaar(lezer, dag).switch(Bijeenkomst).select_extend(Gremium.opdracht, Persoon)
    return (
        rijen.join(Persoon, JOIN.LEFT_OUTER, on=Bijeenkomst.voorzitter)
        .where(Bijeenkomst.id == id_)
        .get_or_none()
    )


def vorige(gremium: Gremium) -> Bijeenkomst | None:
    """Return the last meeting of this gremium: the next one is often at the same hour and place."""
    laatste = _gehouden(gremium).order_by(Bijeenkomst.begint.desc(), Bijeenkomst.id.desc())
    return laatste.get_or_none()


def ervoor(bijeenkomst: Bijeenkomst) -> Bijeenkomst | None:
    """Return the meeting of the same gremium before this one, or None; a joint one has other
    readers, and no past.
    """
    eerder = _gehouden(bijeenkomst.gremium).where(Bijeenkomst.begint < bijeenkomst.begint)
    laatste = eerder.order_by(Bijeenkomst.begint.desc(), Bijeenkomst.id.desc())
    return None if bijeenkomst.gezamenlijk else laatste.get_or_none()


def erna(bijeenkomst: Bijeenkomst) -> Bijeenkomst | None:
    """Return the next meeting of the same gremium that its members know of, or None."""
    later = _gehouden(bijeenkomst.gremium).where(Bijeenkomst.begint > bijeenkomst.begint)
    eerste = later.where(policy.is_bekend()).order_by(Bijeenkomst.begint, Bijeenkomst.id)
    return None if bijeenkomst.gezamenlijk else eerste.get_or_none()


def _gehouden(gremium: Gremium) -> "ModelSelect[Bijeenkomst]":
    return gremium.bijeenkomsten.where(Bijeenkomst.afgezegd_op.is_null())


def op_dag(gremium: Gremium, dag: date, behalve: Bijeenkomst | None = None) -> list[Bijeenkomst]:
    """Return the other meetings that this gremium has on a day, as host or as guest."""
    als_gast = Medegremium.select(Medegremium.bijeenkomst).where(Medegremium.gremium == gremium)
    van_ons = (Bijeenkomst.gremium == gremium) | binnen(Bijeenkomst.id, als_gast)
    op_die_dag = (Bijeenkomst.begint >= begin_van(dag)) & (
        Bijeenkomst.begint < begin_van(dag + timedelta(days=1))
    )
    rijen = Bijeenkomst.select().where(van_ons, op_die_dag, Bijeenkomst.afgezegd_op.is_null())
    op_tijd = rijen.order_by(Bijeenkomst.begint, Bijeenkomst.id)
    return [b for b in op_tijd if behalve is None or b.id != behalve.id]


def nog_te_houden(gremium: Gremium, nu: datetime) -> list[Bijeenkomst]:
    """Return the meetings of a gremium to come of which nothing was recorded, first one first."""
    komt = _gehouden(gremium).where(Bijeenkomst.begint > nu)
    op_tijd = komt.order_by(Bijeenkomst.begint, Bijeenkomst.id)
    return [b for b in op_tijd if not heeft_uitkomst(b)]


def is_bekend(bijeenkomst: Bijeenkomst) -> bool:
    """Tell whether the members know of a meeting: invited, its agenda fixed, or a paper of it
    issued.
    """
    return Bijeenkomst.select().where(Bijeenkomst.id == bijeenkomst.id, policy.is_bekend()).exists()


def gremia_van(bijeenkomst: Bijeenkomst) -> list[Gremium]:
    """Return the gremium that holds a meeting and then those it is held with."""
    mede = (
        Gremium.select()
        .join(Medegremium)
        .where(Medegremium.bijeenkomst == bijeenkomst)
        .order_by(*op_naam(Gremium))
    )
    return [bijeenkomst.gremium, *mede]


def in_het_kort(bijeenkomst: Bijeenkomst) -> str:
    """Return which kind of gremium meets, as a letter may say it: what a werkgroep is called may
    say what it is about.
    """
    soort = bijeenkomst.gremium.soort
    return "gezamenlijke bijeenkomst" if bijeenkomst.gezamenlijk else soort.label


def komende_van(persoon: Persoon, nu: datetime, op: date | None = None) -> list[Bijeenkomst]:
    """Return the meetings to come that this person was told of, first one first; `op`: by the seats
    that they had on that day.
    """
    rijen = Bijeenkomst.select().where(
        policy.bijeenkomsten_van(persoon, op or dag_van(nu)),
        policy.is_bekend(),
        Bijeenkomst.afgezegd_op.is_null(),
        Bijeenkomst.begint > nu,
    )
    return list(rijen.order_by(Bijeenkomst.begint, Bijeenkomst.id))


def genodigden(bijeenkomst: Bijeenkomst, dag: date) -> "ModelSelect[Persoon]":
    """Return the query for the people who may come on `dag`, of all gremia of the meeting, each
    once and by name.
    """
    return Persoon.select().where(policy.genodigden(bijeenkomst, dag)).order_by(*op_naam(Persoon))


def gremia() -> list[Gremium]:
    """Return the gremia that can meet, in the order of the ladder."""
    lopend = Gremium.select().where(Gremium.gesloten_op.is_null()).order_by(*op_naam(Gremium))
    return sorted(lopend, key=lambda g: list(GremiumSoort).index(g.soort))


def _zichtbaar(lezer: Persoon, dag: date) -> "ModelSelect[Bijeenkomst]":
    rijen = Bijeenkomst.select(Bijeenkomst, *Gremium.kort()).join(Gremium)
    return rijen.where(policy.zichtbare_bijeenkomsten(lezer, dag))


def _met_tellingen(
    rijen: Iterable[Bijeenkomst], lezer: Persoon, dag: date
) -> list[Bijeenkomstregel]:
    lijst = list(rijen)
    ids = [b.id for b in lijst]
    zonder = Case(
        None, [(Agendapunt.behandeling.is_null(False) & Agendapunt.uitslag.is_null(), 1)], 0
    )
    sommen = (fn.COUNT(Agendapunt.behandeling), fn.SUM(zonder), fn.SUM(Agendapunt.minuten))
    tellingen = (
        Agendapunt.select(Agendapunt.bijeenkomst, *sommen)
        .where(Agendapunt.bijeenkomst.in_(ids), policy.leesbare_punten(lezer, dag))
        .group_by(Agendapunt.bijeenkomst)
        .tuples()
    )
    per_id = {
        id_: (int(dilemmas), int(open_), int(minuten))
        for id_, dilemmas, open_, minuten in tellingen.iterator()
    }
    opmerkingen = _opmerkingen(ids, lezer, dag)
    return [
        Bijeenkomstregel(b, *per_id.get(b.id, (0, 0, 0)), opmerkingen.get(b.id, 0)) for b in lijst
    ]


def _opmerkingen(ids: list[int], lezer: Persoon, dag: date) -> dict[int, int]:
    """Return how many comments this reader may read, per meeting whose agenda is not fixed."""
    concepten = Bijeenkomst.select(Bijeenkomst.id).where(
        Bijeenkomst.id.in_(ids), Bijeenkomst.vastgesteld_op.is_null()
    )
    zichtbaar = binnen(Opmerking.bijeenkomst, concepten) & policy.zichtbare_opmerkingen(lezer, dag)
    tellingen = Opmerking.select(Opmerking.bijeenkomst, fn.COUNT(Opmerking.id)).where(zichtbaar)
    return dict(tellingen.group_by(Opmerking.bijeenkomst).tuples().iterator())
