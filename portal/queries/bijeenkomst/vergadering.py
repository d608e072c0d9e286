"""A meeting while it is held: where it stands, what was decided and agreed, who is there, and what
is left to do.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from typing import TypeVar

from peewee import JOIN, ModelSelect

from portal import policy
from portal.db import binnen
from portal.models import (
    Actie,
    Agendapunt,
    Besluit,
    Bijeenkomst,
    Correctie,
    Dilemma,
    Gebeurtenis,
    Persoon,
)
from portal.queries.bijeenkomst.presentie import Presentie, presentie
from portal.queries.bijeenkomst.punten import Programmaregel, programma
from portal.queries.rondom.acties import met_eigenaar
from portal.tools.tijd import dag as dag_van
from portal.vocabulary import BesluitStatus, Woord

Rij = TypeVar("Rij", Besluit, Actie)


class Puntstand(Woord):
    """Where an item is while the meeting goes on."""

    KLAAR = "klaar", "Geweest"
    NU = "nu", "Nu"
    STRAKS = "straks", "Komt nog"


@dataclass(frozen=True)
class Klok:
    """The time of one item at the moment `nu`, in whole seconds."""

    punt: Agendapunt
    nu: datetime

    @property
    def stand(self) -> Puntstand:
        """Tell whether the item was treated, is being treated, or comes later."""
        if self.punt.begonnen_op is None:
            return Puntstand.STRAKS
        return Puntstand.KLAAR if self.punt.geeindigd_op else Puntstand.NU

    @property
    def gebruikt(self) -> timedelta:
        """Return how long the item took so far."""
        if self.punt.begonnen_op is None:
            return timedelta()
        return max((self.punt.geeindigd_op or self.nu) - self.punt.begonnen_op, timedelta())

    @property
    def cijfers(self) -> str:
        """Return the time used as minutes and seconds, e.g. '12:05'."""
        minuten, seconden = divmod(int(self.gebruikt.total_seconds()), 60)
        return f"{minuten}:{seconden:02}"

    @property
    def over(self) -> int:
        """Return the minutes beyond those planned, a part of one counting whole; 0 while there is
        time.
        """
        return max(ceil(self.gebruikt / timedelta(minutes=1)) - self.punt.minuten, 0)

    @property
    def rest(self) -> int:
        """Return the minutes left, a part of one counting whole."""
        return max(ceil(self.punt.minuten - self.gebruikt / timedelta(minutes=1)), 0)


@dataclass(frozen=True)
class Punt:
    """An item of the programme with its clock."""

    regel: Programmaregel
    klok: Klok

    @property
    def rij(self) -> Agendapunt:
        """Return the item itself."""
        return self.regel.punt


@dataclass(frozen=True)
class Scherm:
    """What an adviseur has in front of them at the table; `huidig` is the item they look at."""

    bijeenkomst: Bijeenkomst
    punten: list[Punt]
    huidig: Punt | None
    besluiten: list[Besluit]
    van_vergadering: list[Besluit]
    acties: list[Actie]
    presentie: Presentie

    @property
    def lopend(self) -> Punt | None:
        """Return the item that is being treated."""
        return next((p for p in self.punten if p.klok.stand is Puntstand.NU), None)

    @property
    def volgende(self) -> Punt | None:
        """Return the item after the one in view."""
        plek = self.punten.index(self.huidig) + 1 if self.huidig else 0
        return next(iter(self.punten[plek:]), None)

    @property
    def afgelopen(self) -> bool:
        """Tell whether the last item has ended and none goes on."""
        return (
            bool(self.punten) and not self.lopend and self.punten[-1].klok.stand is Puntstand.KLAAR
        )

    @property
    def zonder_uitslag(self) -> list[Punt]:
        """Return the dilemmas without a result."""
        return [p for p in self.punten if p.regel.behandeling and p.rij.uitslag is None]

    @property
    def onvrij(self) -> list[Besluit]:
        """Return the decisions of this meeting that nobody outside the CCV sees yet."""
        return [b for b in self.van_vergadering if b.status is not BesluitStatus.VRIJGEGEVEN]


def scherm(bijeenkomst: Bijeenkomst, punt_id: int | None, lezer: Persoon, nu: datetime) -> Scherm:
    """Return the screen with this item in view; without one that which runs, else the first still
    to come.
    """
    regels = programma(bijeenkomst, lezer, dag_van(nu)).regels
    punten = [Punt(regel, Klok(regel.punt, nu)) for regel in regels]
    huidig = _huidig(punten, punt_id)
    besluiten = _besluiten(bijeenkomst, lezer, dag_van(nu))
    return Scherm(
        bijeenkomst=bijeenkomst,
        punten=punten,
        huidig=huidig,
        van_vergadering=besluiten,
        besluiten=[b for b in besluiten if huidig and _hoort_bij(b, huidig)],
        acties=_acties(bijeenkomst, lezer, dag_van(nu)),
        presentie=presentie(bijeenkomst),
    )


def _huidig(punten: list[Punt], punt_id: int | None) -> Punt | None:
    gevraagd = [p for p in punten if p.rij.id == punt_id]
    stand = {s: [p for p in punten if p.klok.stand is s] for s in Puntstand}
    return next(
        iter([*gevraagd, *stand[Puntstand.NU], *stand[Puntstand.STRAKS], *punten[-1:]]), None
    )


def _hoort_bij(besluit: Besluit, punt: Punt) -> bool:
    """A decision without an item belongs with the item that treats its dilemma."""
    if besluit.punt_id or punt.regel.behandeling is None:
        return besluit.punt_id == punt.rij.id
    return besluit.dilemma_id == punt.regel.behandeling.dilemma_id


def _besluiten(bijeenkomst: Bijeenkomst, lezer: Persoon, dag: date) -> list[Besluit]:
    rijen = _met_dilemma(bijeenkomst).where(policy.zichtbare_besluiten(lezer, dag))
    return _van(bijeenkomst, list(rijen.prefetch(Correctie.select().order_by(Correctie.id))))


def _van(bijeenkomst: Bijeenkomst, rijen: list[Rij]) -> list[Rij]:
    """Return rows with their meeting in them: a mark that asks for it then costs no query each."""
    for rij in rijen:
        rij.bijeenkomst = bijeenkomst
    return rijen


def _met_dilemma(bijeenkomst: Bijeenkomst) -> "ModelSelect[Besluit]":
    rijen = Besluit.select(Besluit, Dilemma).join(Dilemma, JOIN.LEFT_OUTER)
    return rijen.where(Besluit.bijeenkomst == bijeenkomst).order_by(Besluit.id)


def _acties(bijeenkomst: Bijeenkomst, lezer: Persoon, dag: date) -> list[Actie]:
    """Return the acties of this meeting, newest first, with their owner and dilemma."""
    hier = (Actie.bijeenkomst == bijeenkomst) & policy.zichtbare_acties(lezer, dag)
    return _van(bijeenkomst, list(met_eigenaar().where(hier).order_by(Actie.id.desc())))


def acties_van(bijeenkomst: Bijeenkomst) -> list[Actie]:
    """Return what was agreed at a meeting, or follows from what it decided, whether done by now or
    not; the first due first.
    """
    besloten = Besluit.select(Besluit.id).where(Besluit.bijeenkomst == bijeenkomst)
    hier = (Actie.bijeenkomst == bijeenkomst) | binnen(Actie.besluit, besloten)
    return list(met_eigenaar().where(hier))


def vrijgegeven(bijeenkomst: Bijeenkomst, lezer: Persoon, dag: date) -> list[Besluit]:
    """Return the released decisions of a meeting that this person may read."""
    return [b for b in _besluiten(bijeenkomst, lezer, dag) if b.status is BesluitStatus.VRIJGEGEVEN]


def alle_vrijgegeven(bijeenkomst: Bijeenkomst) -> list[Besluit]:
    """Return the released decisions of a meeting with their dilemma, for its papers."""
    vrij = Besluit.status == BesluitStatus.VRIJGEGEVEN
    return list(_met_dilemma(bijeenkomst).where(vrij))


def laatste_van_anderen(onderwerp: str, lezer: Persoon, nu: datetime) -> list[Gebeurtenis]:
    """Return what others did under this heading of the log in the last half hour, newest first, at
    most five.
    """
    rijen = (
        Gebeurtenis.select(Gebeurtenis, Persoon)
        .join(Persoon)
        .where(
            Gebeurtenis.onderwerp == onderwerp,
            Gebeurtenis.wie != lezer,
            Gebeurtenis.op > nu - timedelta(minutes=30),
        )
    )
    return list(rijen.order_by(Gebeurtenis.id.desc()).limit(5))
