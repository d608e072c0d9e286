"""Which meetings treat what runs at a gremium: the one to come, and the last one that asked for a
step.

The same as conditions in SQL, to choose what waits by, stands in `agendering`.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from peewee import Expression, fn

from portal.models import Agendapunt, Behandeling, Bijeenkomst, Gebeurtenis
from portal.tools.tijd import begin_van
from portal.tools.zeker import zeker
from portal.vocabulary import Voorval
from portal.workflow import VERVOLG

if TYPE_CHECKING:
    from peewee import ModelSelect

VRAAGT_STAP = [uitslag for uitslag, stappen in VERVOLG.items() if stappen]


def _punten(verblijven: list[Behandeling]) -> "ModelSelect[Agendapunt]":
    punten = Agendapunt.select(*Agendapunt.kort(), Bijeenkomst).join(Bijeenkomst)
    verblijf = Agendapunt.behandeling.in_([b.id for b in verblijven])
    return punten.where(verblijf, Bijeenkomst.afgezegd_op.is_null())


def gepland(verblijven: list[Behandeling], dag: date) -> dict[int, Bijeenkomst]:
    """Return per stay the first coming meeting that has it on the agenda without a result."""
    punten = _punten(verblijven).where(
        Agendapunt.uitslag.is_null(), Bijeenkomst.begint >= begin_van(dag)
    )
    return {
        zeker(punt.behandeling_id): punt.bijeenkomst
        for punt in punten.order_by(Bijeenkomst.begint.desc(), Bijeenkomst.id.desc())
    }


def besproken(verblijven: list[Behandeling]) -> dict[int, Bijeenkomst]:
    """Return per stay the last meeting with a result that asks for a step which nobody has taken
    since; a result may be there before the planned start.
    """
    punten = (
        _punten(verblijven)
        .where(Agendapunt.uitslag.in_(VRAAGT_STAP))
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
