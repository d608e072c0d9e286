"""Copies that bear a name: who has none yet, and since when the oldest of them waits."""

from collections.abc import Iterator
from datetime import datetime

from peewee import JOIN, fn

from portal import policy
from portal.models import Bijeenkomst, Exemplaar, Instelling, Ontvanger, Persoon, Stuk
from portal.policy.uitkomst import mag_stuk_lezen
from portal.queries.rondom.stuk import KOLOMMEN
from portal.tools.tijd import dag

WACHT = "oudste_exemplaar"  # the Instelling in which the jobs note since when


def te_maken(nu: datetime) -> Iterator[tuple[Stuk, Persoon]]:
    """Yield each paper by name of a meeting to come (without its bytes) with a recipient who may
    read it and has no copy, the oldest paper first.

    Of a version that another replaced, and after the meeting, a reader gets theirs on request.
    """
    later = Stuk.alias()
    vervangen = later.select(later.id).where(later.reeks == Stuk.reeks, later.versie > Stuk.versie)
    heeft = (Exemplaar.stuk == Ontvanger.stuk) & (Exemplaar.persoon == Ontvanger.persoon)
    rijen = (
        Ontvanger.select(Ontvanger, Persoon, *KOLOMMEN)
        .join_from(Ontvanger, Persoon)
        .join_from(Ontvanger, Stuk)
        .join_from(Stuk, Bijeenkomst)
        .join_from(Ontvanger, Exemplaar, JOIN.LEFT_OUTER, on=heeft)
        .where(Bijeenkomst.begint > nu, Exemplaar.id.is_null(), Stuk.op_naam)
        .where(Stuk.ingetrokken_op.is_null(), ~fn.EXISTS(vervangen))
        .order_by(Stuk.id, Ontvanger.id)
    )
    for rij in rijen:
        leest = mag_stuk_lezen(rij.persoon, rij.stuk, dag(nu))
        if leest and not policy.leest_intern(rij.persoon):  # they get it as it was issued
            yield rij.stuk, rij.persoon


def wacht_sinds() -> datetime | None:
    """Return when the oldest paper was issued of which a copy must still be made, or None."""
    rij = Instelling.get_or_none(Instelling.sleutel == WACHT)
    return datetime.fromisoformat(rij.waarde) if rij else None
