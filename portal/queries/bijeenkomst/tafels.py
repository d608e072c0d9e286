"""The gesprekstafels of a joint meeting, as somebody who may read its agenda sees them."""

from dataclasses import dataclass
from datetime import date, datetime

from peewee import JOIN

from portal import policy
from portal.db import op_naam
from portal.models import Bijeenkomst, Gesprekstafel, Persoon, Tafelgast, Thema
from portal.tools.tijd import dag


@dataclass(frozen=True)
class Tafelregel:
    """A table with who sits at it, and what the reader can do there."""

    tafel: Gesprekstafel
    gasten: list[Persoon]
    zit_hier: bool
    kan_aanschuiven: bool


def op_volgorde(bijeenkomst: Bijeenkomst) -> list[Gesprekstafel]:
    """Return the tables with their thema and tafelheer, first one first."""
    rijen = (
        bijeenkomst.tafels.select(Gesprekstafel, Thema, Persoon)
        .join(Thema, JOIN.LEFT_OUTER)
        .switch(Gesprekstafel)
        .join(Persoon, JOIN.LEFT_OUTER)
    )
    tafels = list(rijen.order_by(Gesprekstafel.volgorde, Gesprekstafel.id))
    for tafel in tafels:
        tafel.bijeenkomst = bijeenkomst  # a mark that asks for it then costs no query
    return tafels


def tafelregels(bijeenkomst: Bijeenkomst, lezer: Persoon, nu: datetime) -> list[Tafelregel]:
    """Return the tables of a meeting, with who still may come; nothing for who may not read its
    agenda.
    """
    leest = bijeenkomst.gezamenlijk and policy.mag_agenda_lezen(lezer, bijeenkomst, dag(nu))
    tafels = op_volgorde(bijeenkomst) if leest else []
    if not tafels:
        return []
    gasten, zit_aan = gasten_per_tafel(bijeenkomst, dag(nu)), plek_van(bijeenkomst, lezer)
    kan = policy.mag_aanschuiven(lezer, bijeenkomst, nu)
    return [
        Tafelregel(
            tafel,
            gasten.get(tafel.id, []),
            zit_hier=tafel.id == zit_aan,
            kan_aanschuiven=kan and tafel.id != zit_aan,
        )
        for tafel in tafels
    ]


def gasten_per_tafel(bijeenkomst: Bijeenkomst, op: date) -> dict[int, list[Persoon]]:
    """Return who sits at each table by its id, by name, without those who have left the gremia by
    then.
    """
    rijen = Tafelgast.select(Tafelgast, Persoon).join(Persoon).switch(Tafelgast).join(Gesprekstafel)
    hier = Gesprekstafel.bijeenkomst == bijeenkomst
    rijen = rijen.where(hier, policy.genodigden(bijeenkomst, op))
    per_tafel: dict[int, list[Persoon]] = {}
    for gast in rijen.order_by(*op_naam(Persoon)):
        per_tafel.setdefault(gast.tafel_id, []).append(gast.persoon)
    return per_tafel


def plek_van(bijeenkomst: Bijeenkomst, persoon: Persoon) -> int | None:
    """Return the id of the table at which somebody sits, as its tafelheer or as a guest, or
    None.
    """
    als_heer = bijeenkomst.tafels.where(Gesprekstafel.tafelheer == persoon.id)
    als_gast = bijeenkomst.tafels.join(Tafelgast).where(Tafelgast.persoon == persoon.id)
    tafel = als_heer.get_or_none() or als_gast.get_or_none()
    return tafel.id if tafel else None


def plekken(bijeenkomst: Bijeenkomst) -> dict[int, int]:
    """Return the table of every guest: id of the person -> id of the table."""
    rijen = Tafelgast.select(Tafelgast.persoon, Tafelgast.tafel).join(Gesprekstafel)
    return dict(rijen.where(Gesprekstafel.bijeenkomst == bijeenkomst).tuples().iterator())
