"""National goals as whoever has a seat reads them: how far each came in a year, and what
moves it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peewee import Expression, ModelSelect

from portal import policy
from portal.db import binnen, op_naam
from portal.models import (
    Actie,
    Behandeling,
    Dilemma,
    Doel,
    DoelDilemma,
    Doeljaar,
    Meting,
    Persoon,
    Thema,
)
from portal.queries.bladen import KEUZE_MAX, TITELS_PER_BLAD, Blad, Bladen
from portal.queries.rondom.acties import met_eigenaar
from portal.tools.tijd import dag as dag_van


@dataclass(frozen=True)
class Doelregel:
    """A doel in one year; `streef` and `stand` are None when nobody aimed or measured."""

    doel: Doel
    jaar: int
    streef: int | None
    stand: int | None

    @property
    def deel(self) -> int | None:
        """Return the part that was reached in whole percents, rounded down: 100 means reached."""
        return None if self.stand is None or not self.streef else self.stand * 100 // self.streef

    @property
    def gehaald(self) -> bool:
        """Tell whether the number was reached."""
        return self.deel is not None and self.deel >= 100


@dataclass(frozen=True)
class Doelblad:
    """A doel with all that moves it, as far as one reader may see that."""

    doel: Doel
    jaren: list[Doelregel]
    metingen: Blad[Meting]
    acties: Blad[Actie]
    dilemmas: Blad[tuple[Dilemma, str]]


def doel(id_: int) -> Doel | None:
    """Return one doel with its thema, or None; every doel is read by everybody with a seat."""
    return Doel.select(Doel, Thema).join(Thema).where(Doel.id == id_).get_or_none()


def lopend() -> list[Doel]:
    """Return the doelen that have not ended, by thema and name, as many as one can choose from."""
    return list(_op_volgorde().where(Doel.gestopt_op.is_null()).limit(KEUZE_MAX))


def met_ids(ids: Iterable[int]) -> list[Doel]:
    """Return the doelen with these ids, by thema and name."""
    return list(_op_volgorde().where(Doel.id.in_(list(ids))))


def doelen(jaar: int) -> list[Doelregel]:
    """Return the doelen of a year, in the order of their themas: those that ran then or have a
    number for it.
    """
    streef = {rij.doel_id: rij.streef for rij in Doeljaar.select().where(Doeljaar.jaar == jaar)}
    in_jaar = Meting.dag.between(date(jaar, 1, 1), date(jaar, 12, 31))
    metingen = Meting.select(*Meting.kort()).where(in_jaar).order_by(Meting.dag, Meting.id)
    stand = {m.doel_id: m.stand for m in metingen}  # of a year the last one counts
    return [
        Doelregel(d, jaar, streef.get(d.id), stand.get(d.id))
        for d in _op_volgorde()
        if d.id in streef or d.id in stand or _liep(d, jaar)
    ]


def _op_volgorde() -> "ModelSelect[Doel]":
    return (
        Doel.select(*Doel.kort(), Thema)
        .join(Thema)
        .order_by(Thema.volgorde, Thema.id, *op_naam(Doel))
    )


def _liep(doel_: Doel, jaar: int) -> bool:
    tot = dag_van(doel_.gestopt_op).year if doel_.gestopt_op else jaar
    return dag_van(doel_.gemaakt_op).year <= jaar <= tot


def jaren() -> set[int]:
    """Return the years that have a number or a meting."""
    gemeten = {m.dag.year for m in Meting.select(Meting.dag).distinct()}
    return gemeten | {rij.jaar for rij in Doeljaar.select(Doeljaar.jaar).distinct()}


def blad(doel_: Doel, lezer: Persoon, dag: date, bladen: Bladen | None = None) -> Doelblad:
    """Return a doel with its numbers per year and what moves it, as far as `lezer` may see that."""
    bladen = bladen or Bladen()
    metingen = Meting.select(Meting, Persoon).join(Persoon).where(Meting.doel == doel_)
    nieuwste = metingen.order_by(Meting.dag.desc(), Meting.id.desc())
    acties = _acties(lezer, dag, Actie.doel == doel_)
    return Doelblad(
        doel_,
        _per_jaar(doel_),
        bladen.van("metingen", nieuwste),
        bladen.van("acties", acties),
        _dilemmas(doel_, lezer, dag, bladen),
    )


def _per_jaar(doel_: Doel) -> list[Doelregel]:
    """Return the years, newest first; of a year the last meting counts."""
    metingen = Meting.select(Meting.dag, Meting.stand).where(Meting.doel == doel_)
    stand = {m.dag.year: m.stand for m in metingen.order_by(Meting.dag, Meting.id)}
    streef = {rij.jaar: rij.streef for rij in Doeljaar.select().where(Doeljaar.doel == doel_)}
    return [
        Doelregel(doel_, j, streef.get(j), stand.get(j))
        for j in sorted({*stand, *streef}, reverse=True)
    ]


def _acties(lezer: Persoon, dag: date, welke: Expression) -> "ModelSelect[Actie]":
    return met_eigenaar().where(welke, policy.zichtbare_acties(lezer, dag))


def _dilemmas(doel_: Doel, lezer: Persoon, dag: date, bladen: Bladen) -> Blad[tuple[Dilemma, str]]:
    """Return the dilemmas with the title this reader knows each by: their own gremium's, or none at
    all.
    """
    gekoppeld = DoelDilemma.select(DoelDilemma.dilemma).where(DoelDilemma.doel == doel_)
    rijen = (
        Dilemma.select(Dilemma.id, Dilemma.nummer, Dilemma.titel, Dilemma.status, Dilemma.inbrenger)
        .where(binnen(Dilemma.id, gekoppeld), policy.zichtbaar(lezer, dag))
        .order_by(Dilemma.nummer)
    )
    blad_: Blad[Dilemma] = bladen.van("dilemmas", rijen, TITELS_PER_BLAD)
    teksten = Behandeling.select(Behandeling.dilemma, Behandeling.titel).where(
        Behandeling.dilemma.in_([d.id for d in blad_]), policy.zichtbare_behandelingen(lezer, dag)
    )
    titels = {b.dilemma_id: b.titel for b in teksten.order_by(Behandeling.id)}
    intern = policy.leest_intern(lezer)
    return blad_.met(
        (d, d.titel if intern or d.inbrenger_id == lezer.id else titels.get(d.id, ""))
        for d in blad_
    )


def van_dilemma(
    dilemma: Dilemma, lezer: Persoon, dag: date, bladen: Bladen | None = None
) -> Blad[Doel]:
    """Return the doelen that a dilemma moves, for a reader with a seat."""
    if not policy.heeft_zetel(lezer, dag):
        return Blad()
    hier = _op_volgorde().switch(Doel).join(DoelDilemma).where(DoelDilemma.dilemma == dilemma)
    return bladen.van("doelen", hier, TITELS_PER_BLAD) if bladen else Blad(hier)


def van_actie(actie: Actie, lezer: Persoon, dag: date) -> Doel | None:
    """Return the doel that an actie moves, for a reader with a seat, or None."""
    return doel(actie.doel_id) if actie.doel_id and policy.heeft_zetel(lezer, dag) else None


def te_koppelen(lezer: Persoon, dag: date) -> list[Actie]:
    """Return the open acties that move no doel yet, the first due of them."""
    open_ = (Actie.status == "open") & Actie.doel.is_null()
    return list(_acties(lezer, dag, open_).limit(KEUZE_MAX))
