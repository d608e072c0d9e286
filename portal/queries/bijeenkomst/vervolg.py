"""What follows from the result of an item: the step that was taken, or those that can be."""

from dataclasses import dataclass

from peewee import fn

from portal import policy
from portal.db import binnen
from portal.models import Agendapunt, Behandeling, Bijeenkomst, Dilemma, Gebeurtenis, Persoon
from portal.tools.tijd import begin_van, dag
from portal.tools.zeker import zeker
from portal.vocabulary import Voorval
from portal.workflow import OVERGANG, VERVOLG, Eis, Overgang

# Transitions a reader may make, each with what still stands in its way.
Keuzes = tuple[tuple[Overgang, Eis | None], ...]


@dataclass(frozen=True)
class Vervolg:
    """What came of a dilemma after the meeting; until then the transitions that follow from its
    result.
    """

    dilemma: Dilemma
    gedaan: Gebeurtenis | None
    mogelijk: Keuzes

    @property
    def kan(self) -> Keuzes:
        """Return what is still to be chosen from; nothing once something was done."""
        return () if self.gedaan else self.mogelijk

    @property
    def tekst(self) -> str:
        """Return what was done, as the timeline says it."""
        return OVERGANG[self.gedaan.soort].tijdlijn if self.gedaan else ""


def gedaan_sinds(bijeenkomst: Bijeenkomst, verblijven: list[Behandeling]) -> dict[int, Gebeurtenis]:
    """Return per dilemma the first transition since the meeting began: its planned start, or its
    result before that on the same day.
    """
    eerder = Gebeurtenis.alias()
    al_besproken = eerder.select(eerder.id).where(
        eerder.dilemma == Gebeurtenis.dilemma,
        eerder.soort == Voorval.BESPROKEN,
        eerder.id < Gebeurtenis.id,
        eerder.op >= begin_van(dag(bijeenkomst.begint)),
    )
    eerste = (
        Gebeurtenis.select(fn.MIN(Gebeurtenis.id))
        .where(
            Gebeurtenis.dilemma.in_([b.dilemma_id for b in verblijven]),
            Gebeurtenis.naar.is_null(False),
            (Gebeurtenis.op >= bijeenkomst.begint) | fn.EXISTS(al_besproken),
        )
        .group_by(Gebeurtenis.dilemma)
    )
    return {
        zeker(g.dilemma_id): g for g in Gebeurtenis.select().where(binnen(Gebeurtenis.id, eerste))
    }


def vervolg_op(
    punt: Agendapunt, samen: tuple[Behandeling, ...], lezer: Persoon, gedaan: dict[int, Gebeurtenis]
) -> tuple[Vervolg, ...]:
    """Return what follows from a result; what moves a whole bundel is offered once, with the first
    of it.
    """
    eerste = next((b for b in samen if b.loopt), None)
    regels = [
        Vervolg(b.dilemma, gedaan.get(b.dilemma_id), _kan(punt, b, lezer, eerste=b is eerste))
        for b in samen
    ]
    return tuple(v for v in regels if v.gedaan or v.kan)


def _kan(punt: Agendapunt, verblijf: Behandeling, lezer: Persoon, *, eerste: bool) -> Keuzes:
    if not verblijf.loopt:
        return ()
    dilemma = verblijf.dilemma
    return tuple(
        (overgang, policy.onvervulde_eis(overgang, dilemma))
        for overgang in policy.overgangen(lezer, dilemma)
        if overgang.naam in VERVOLG[zeker(punt.uitslag)] and (eerste or not overgang.samen)
    )
