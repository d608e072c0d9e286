"""How a row stands in what the log must vouch for: roles, seats and states, in words that an event
keeps.

Whoever changes such a row gives `stand(row)` along with its event; `gegevens.bewijs` holds the
last event against the row.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from peewee import Expression

from portal.models import (
    BaseModel,
    Besluit,
    Bijeenkomst,
    Dilemma,
    Gebeurtenis,
    Lidmaatschap,
    Persoon,
    Signaal,
)

Stand = dict[str, str | None]  # what is meant, and how it stands; None: it is gone


def _account(p: Persoon) -> str:
    return p.rol.value if p.actief else f"{p.rol.value}, closed"


def _zetel(z: Lidmaatschap) -> str:
    tot = f" until {z.tot.isoformat()}" if z.tot else ""
    beloofd = f", promised text {z.geheimhouding_tekst}" if z.geheimhouding_op else ""
    return f"account {z.persoon_id} is {z.rol.value} of gremium {z.gremium_id}{tot}{beloofd}"


def _bijeenkomst(b: Bijeenkomst) -> str:
    agenda = "vastgesteld" if b.vastgesteld_op else "concept"
    return f"{agenda}, afgezegd" if b.afgezegd_op else agenda


# Each kind of row: what the log calls it, how it stands, and how a new one does that no event
# tells of (empty: each has an event).
BEWAAKT: dict[type[BaseModel], tuple[Callable[[Any], str], Callable[[Any], str], str]] = {
    Persoon: (lambda p: p.onderwerp, _account, "professional"),
    Lidmaatschap: (lambda z: f"zetel {z.id}", _zetel, ""),
    Besluit: (lambda b: f"besluit {b.id}", lambda b: b.status.value, ""),
    Dilemma: (lambda d: d.nummer, lambda d: d.status.value, "concept"),
    Signaal: (lambda s: s.nummer, lambda s: s.status.value, ""),
    Bijeenkomst: (lambda b: b.onderwerp, _bijeenkomst, "concept"),
}


class Zetelstand(NamedTuple):
    """A seat as an event keeps it: ids of the account and the gremium, and words."""

    account: int
    rol: str
    gremium: int
    tot: str


_ALS_ZETEL = re.compile(r"account (\d+) is (\w+) of gremium (\d+)(?: until ([\d-]+))?")


def zetels_in(staat: object) -> list[Zetelstand]:
    """Return the seats that an event tells of, as `_zetel` wrote them; one that was removed as a
    mistake is none.
    """
    woorden = staat.values() if isinstance(staat, dict) else ()
    gevonden = (_ALS_ZETEL.match(w) for w in woorden if isinstance(w, str))
    return [Zetelstand(int(m[1]), m[2], int(m[3]), m[4] or "") for m in gevonden if m]


def noemt(account: int) -> Expression:
    """Return the condition that an event tells of a seat of this account."""
    genoemd: Expression = Gebeurtenis.gegevens.cast("TEXT").contains(f'"account {account} is ')
    return genoemd


def stand(rij: BaseModel, *, weg: bool = False) -> Stand:
    """Return how a row of BEWAAKT stands, as its event keeps it; `weg`: it was removed."""
    heet, staat, _ = BEWAAKT[type(rij)]
    return {heet(rij): None if weg else staat(rij)}
