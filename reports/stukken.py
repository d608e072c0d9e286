"""Which papers a meeting has, and how each is made."""

from collections.abc import Callable
from datetime import datetime

from portal.models import Bijeenkomst
from portal.vocabulary import GremiumSoort
from reports import agenda, briefing, drukker

# Paper -> the kinds of gremium that have it.
VOOR = {"agenda": tuple(GremiumSoort), "briefing": (GremiumSoort.BERAAD,)}
HTML: dict[str, Callable[[Bijeenkomst, datetime], str]] = {
    "agenda": lambda bijeenkomst, nu: agenda.html(agenda.bouw(bijeenkomst, nu)),
    "briefing": lambda bijeenkomst, nu: briefing.html(briefing.bouw(bijeenkomst, nu)),
}


def voor(bijeenkomst: Bijeenkomst) -> tuple[str, ...]:
    """Return the papers that this meeting has."""
    return tuple(stuk for stuk, soorten in VOOR.items() if bijeenkomst.gremium.soort in soorten)


def druk(stuk: str, bijeenkomst: Bijeenkomst, nu: datetime) -> bytes:
    """Return a paper as PDF, as the meeting stands at `nu`; raises drukker.PapierMislukt."""
    return drukker.render(HTML[stuk](bijeenkomst, nu))
