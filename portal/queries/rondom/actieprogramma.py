"""The acties and doelen of a year by thema: for one reader what they may see, for the paper what
all gremia read.
"""

from dataclasses import dataclass, field
from datetime import date

from peewee import JOIN, Expression

from portal import policy
from portal.models import Actie, DilemmaThema, Doel, Persoon, Thema
from portal.queries.rondom import doel as doelen
from portal.queries.rondom.doel import Doelregel
from portal.queries.rondom.jaar import grenzen
from portal.vocabulary import ActieStatus

OVERIG = "Overig"


@dataclass(frozen=True)
class Blok:
    """What is done about one thema."""

    thema: str
    doelen: list[Doelregel] = field(default_factory=list)
    acties: list[Actie] = field(default_factory=list)

    def aantal(self, status: ActieStatus) -> int:
        """Return how many acties have this status."""
        return sum(actie.status is status for actie in self.acties)


def van_jaar(jaar: int) -> Expression:
    """Return the condition on Actie: due in the year, or closed in it."""
    begin, eind = grenzen(jaar)
    in_jaar = Actie.termijn.between(date(jaar, 1, 1), date(jaar, 12, 31))
    return in_jaar | ((Actie.gereed_op >= begin) & (Actie.gereed_op < eind))


def programma(jaar: int, lezer: Persoon | None, dag: date) -> list[Blok]:
    """Return the blocks in the order of the themas, with what `lezer` may see.

    Without a reader all acties: their text, state and owner's organisation are for the members of
    all gremia.
    """
    zichtbaar = policy.zichtbare_acties(lezer, dag) if lezer else Actie.id.is_null(False)
    blokken = {t.naam: Blok(t.naam) for t in Thema.select().order_by(Thema.volgorde, Thema.id)} | {
        OVERIG: Blok(OVERIG)
    }
    for regel in doelen.doelen(jaar):
        blokken[regel.doel.thema.naam].doelen.append(regel)
    for actie, thema in _acties(van_jaar(jaar) & zichtbaar):
        blokken[thema].acties.append(actie)
    return [blok for blok in blokken.values() if blok.doelen or blok.acties]


def _acties(welke: Expression) -> list[tuple[Actie, str]]:
    """Return acties with the name of their thema: that of their doel, else the first of their
    dilemma.
    """
    rijen = (
        Actie.select(Actie, Persoon, Doel, Thema)
        .join(Persoon, on=Actie.eigenaar)
        .switch(Actie)
        .join(Doel, JOIN.LEFT_OUTER)
        .join(Thema, JOIN.LEFT_OUTER)
    )
    acties = list(rijen.where(welke).order_by(Actie.termijn, Actie.id))
    eerste = _eerste_themas({a.dilemma_id for a in acties if a.dilemma_id and not a.doel_id})
    return [(a, a.doel.thema.naam if a.doel else eerste.get(a.dilemma_id, OVERIG)) for a in acties]


def _eerste_themas(dilemma_ids: set[int]) -> dict[int | None, str]:
    rijen = DilemmaThema.select(DilemmaThema.dilemma, Thema.naam).join(Thema)
    rijen = rijen.where(DilemmaThema.dilemma.in_(dilemma_ids)).order_by(
        Thema.volgorde.desc(), Thema.id.desc()
    )
    return dict(rijen.tuples().iterator())
