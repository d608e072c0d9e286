"""Where a dilemma has been on the ladder and where it stands: the same for page and paper."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from peewee import Field

from portal.models import Behandeling, Dilemma, Gremium
from portal.tools.zeker import zeker
from portal.vocabulary import Status, Trede
from portal.workflow import TREDE

Tredestand = Literal["geweest", "nu", "straks", "overgeslagen", "onnodig"]


@dataclass(frozen=True)
class Traptrede:
    """One rung as drawn: its name, whether the dilemma was, is or may come there, was hurried past
    it or never needed it, from when and until when.
    """

    naam: str
    stand: Tredestand
    datum: datetime | None
    tot: datetime | None = None


def ladder(dilemma: Dilemma) -> list[Traptrede]:
    """Return the four rungs and the outcome, lowest first, with the day each was last reached."""
    sinds, tot = _verblijf(dilemma)
    nu = TREDE.get(dilemma.status) if dilemma.status is not Status.CONCEPT else None
    bereikt = (
        list(Trede).index(nu) if nu else max((list(Trede).index(t) for t in sinds), default=-1)
    )
    treden = [
        Traptrede(
            trede.label,
            _stand(trede, i, nu, bereikt, sinds, dilemma),
            sinds.get(trede),
            tot.get(trede),
        )
        for i, trede in enumerate(Trede)
    ]
    return [*treden, _uitkomst(dilemma)]


def verblijven(dilemma_ids: Iterable[int], *kolommen: Field) -> list[Behandeling]:
    """Return the begun stays of these dilemmas with their gremium, earliest first; whole, or with
    these columns.
    """
    begonnen = Behandeling.begonnen_op.is_null(False)
    van = Behandeling.dilemma.in_(list(dilemma_ids))
    rijen = Behandeling.select(*(kolommen or (Behandeling,)), *Gremium.kort())
    rijen = rijen.join(Gremium).where(van, begonnen)
    return list(rijen.order_by(Behandeling.begonnen_op, Behandeling.id))


def eerdere(behandeling: Behandeling) -> list[Behandeling]:
    """Return the stays of the same dilemma before this one, earliest first."""
    return [b for b in verblijven([behandeling.dilemma_id]) if b.id < behandeling.id]


def _verblijf(dilemma: Dilemma) -> tuple[dict[Trede, datetime], dict[Trede, datetime | None]]:
    """Return per rung when the dilemma last came there and, once it left, when that was."""
    rijen = verblijven([dilemma.id], *Behandeling.kort())
    sinds = {Trede.CCV: dilemma.ingediend_op} if dilemma.ingediend_op else {}
    sinds |= {b.gremium.soort.trede: zeker(b.begonnen_op) for b in rijen}
    tot = {Trede.CCV: rijen[0].begonnen_op if rijen else None}
    return sinds, tot | {b.gremium.soort.trede: b.geeindigd_op for b in rijen}


def _stand(
    trede: Trede,
    plek: int,
    nu: Trede | None,
    bereikt: int,
    sinds: Container[Trede],
    dilemma: Dilemma,
) -> Tredestand:
    if trede is nu and dilemma.status is not Status.UITVOERING:
        return "nu"
    if trede in sinds:
        return "geweest"
    if dilemma.open and plek > bereikt:
        return "straks"
    # Past the Platform goes only what could not wait; any other rung may solve what the next then
    # need not.
    return "overgeslagen" if trede is Trede.PLATFORM and plek < bereikt else "onnodig"


def _uitkomst(dilemma: Dilemma) -> Traptrede:
    if dilemma.status is Status.UITVOERING:
        return Traptrede(Status.UITVOERING.label, "nu", dilemma.wacht_sinds)
    if dilemma.open:
        return Traptrede("Uitkomst", "straks", None)
    return Traptrede(dilemma.status.label, "nu", dilemma.afgesloten_op)
