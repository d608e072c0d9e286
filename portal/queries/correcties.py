"""What was put right, as one reader may see it: in a timeline, and beside the thing itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import ModelSelect

from portal import policy
from portal.models import BaseModel, Correctie, Dilemma, Gebeurtenis, Persoon
from portal.models.correctie import VAN
from portal.queries.herstelbaar import PER_NAAM
from portal.tools.tijd import dag as dag_van


@dataclass(frozen=True)
class Correctieregel:
    """One field put right: what it said before, what it says since, and why."""

    op: datetime
    wie: str
    label: str
    oud: str
    nieuw: str
    reden: str


def rij_van(correctie: Correctie) -> Any:
    """Return the row that was put right."""
    return next(rij for naam in VAN if (rij := getattr(correctie, naam)) is not None)


def van(rij: BaseModel, lezer: Persoon, dag: date) -> list[Correctieregel]:
    """Return what was put right of a row, as far as `lezer` may read the field, latest first."""
    return [_regel(c, lezer) for c in _alle(rij) if _mag_lezen(c, lezer, dag)]


def _alle(rij: BaseModel) -> "ModelSelect[Correctie]":
    zelf = getattr(Correctie, rij._meta.table_name) == rij
    met_wie = Correctie.select(Correctie, Persoon).join(Persoon)
    return met_wie.where(zelf).order_by(Correctie.id.desc())


def _mag_lezen(correctie: Correctie, lezer: Persoon, dag: date) -> bool:
    """Adviseurs read every field that can be put right: of theirs nothing is asked."""
    leest = PER_NAAM[correctie.veld].leest
    return policy.leest_intern(lezer) or leest(lezer, rij_van(correctie), dag)


def _regel(c: Correctie, lezer: Persoon) -> Correctieregel:
    wie = "Jij" if c.wie_id == lezer.id else c.wie.naam
    if policy.leest_intern(c.wie) and not policy.leest_intern(lezer):
        wie = "CCV"
    return Correctieregel(c.op, wie, PER_NAAM[c.veld].label, c.oud, c.nieuw, c.reden)


def herzien(dilemma: Dilemma) -> list[date]:
    """Return the days on which the answer to a dilemma that ended was replaced, the first first."""
    naam = "dilemma.terugkoppeling"
    rijen = dilemma.correcties.where(Correctie.veld == naam, Correctie.op >= dilemma.afgesloten_op)
    return [dag_van(c.op) for c in rijen.order_by(Correctie.id)]


def van_gebeurtenissen(
    gebeurtenissen: Iterable[Gebeurtenis], lezer: Persoon, dag: date
) -> dict[int, list[tuple[str, str]]]:
    """Return, by the id of its event, what each correction says that `lezer` may read; of one that
    went with its row nothing.
    """
    bij = {g.id: int(g.gegevens["correctie"]) for g in gebeurtenissen if "correctie" in g.gegevens}
    rijen = Correctie.select().where(Correctie.id.in_(list(bij.values())))
    leesbaar = {c.id: c for c in rijen if _mag_lezen(c, lezer, dag)}
    return {id_: _in_woorden(leesbaar[c]) for id_, c in bij.items() if c in leesbaar}


def _in_woorden(c: Correctie) -> list[tuple[str, str]]:
    label = PER_NAAM[c.veld].label
    regels = [(f"{label}, eerst", c.oud or "–"), (f"{label}, nu", c.nieuw or "–")]
    return [*regels, ("Reden", c.reden)] if c.reden else regels
