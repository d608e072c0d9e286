"""The trail of who came in, was refused, read and fetched: told in the log of events, and who
opened which paper; by nobody waited for.

Whoever reads changes nothing of the work: the line is written after the answer was made, and where
another write is in the way it waits in this process (and stands in the server's log) until the
next one.
"""

import logging
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from time import monotonic
from typing import Any, Protocol

from peewee import PeeweeException

from portal import audit
from portal.db import even_schrijven
from portal.models import Gebeurtenis, Inzage, Persoon, Stuk
from portal.vocabulary import Voorval

log = logging.getLogger(__name__)
# The same person or network and the same thing are told once in this time, and of what somebody
# was refused no more than so many things: nobody can fill the disk.
TUSSENTIJD, GEWEIGERD_MAX = timedelta(minutes=15), 50
GEDULD_MS, RUST = 100, 1.0  # that a line waits for another write, and seconds without a try after
WACHTEND_MAX = 1000
BEGRENSD = (Voorval.GEWEIGERD, Voorval.AANMELDEN)


class Regel(Protocol):
    """What can be told later than it happened; as text it holds no content, no name, no address."""

    def schrijf(self) -> None:
        """Write it; call inside a write transaction."""


@dataclass(frozen=True)
class Opening:
    """Somebody opened an issued paper: who may rely on it wants to know who read it."""

    stuk: Stuk
    wie: Persoon
    op: datetime

    def schrijf(self) -> None:
        """Count it."""
        Inzage.create(stuk=self.stuk.id, persoon=self.wie.id, op=self.op)

    def __str__(self) -> str:
        return f"opened stuk {self.stuk.code} by account {self.wie.id}"


@dataclass(frozen=True)
class Toegangsregel:
    """What somebody did, to what, and how it ended (`uitslag`); `vanaf` is their network, `wat`
    says more of the thing. No content, no name, no address.
    """

    soort: Voorval
    onderwerp: str
    uitslag: str
    wie: Persoon | None
    op: datetime
    vanaf: str
    wat: str = ""

    @property
    def gegevens(self) -> dict[str, Any]:
        """Return what the event keeps besides its columns."""
        return {"uitslag": self.uitslag} | ({"wat": self.wat} if self.wat else {})

    def schrijf(self) -> None:
        """Append it to the log of events."""
        audit.leg_vast(
            self.soort, wie=self.wie, op=self.op, onderwerp=self.onderwerp, vanaf=self.vanaf,
            gegevens=self.gegevens,
        )  # fmt: skip

    def __str__(self) -> str:
        wie = f"account {self.wie.id}" if self.wie else "nobody signed in"
        return f"{self.soort} {self.onderwerp} {self.uitslag} by {wie} from {self.vanaf}"


WACHTEND: deque[Regel] = deque(maxlen=WACHTEND_MAX)
_RUST_TOT = [0.0]
_SLOT = Lock()  # of WACHTEND, which all threads share


def noteer(regel: Toegangsregel, *, altijd: bool = False) -> None:
    """Tell of something that was asked, unless it was told a moment ago (`altijd`: then too).
    Raises nothing and waits for nobody longer than GEDULD_MS.
    """
    try:
        if not altijd and _al_verteld(regel):
            return
    except PeeweeException:
        pass  # then it waits with what cannot be written now
    _vertel(regel)


def noteer_opening(stuk: Stuk, wie: Persoon, op: datetime) -> None:
    """Note that somebody opened a paper, each time; raises nothing and waits as shortly."""
    _vertel(Opening(stuk, wie, op))


def _vertel(regel: Regel) -> None:
    """Write this and what waited, or let it wait."""
    regels = [*_neem_wachtende(), regel]
    if not _schrijf(regels):
        log.warning("audit waits: %s", regel)
        _laat_wachten(regels)


def kwam_binnen(persoon: Persoon | None, vanaf: str) -> bool:
    """Tell whether this person signed in from this network before; asked alike for no account."""
    van = persoon.onderwerp if persoon else ""  # of a failed sign-in nobody is the subject
    eerder = (Gebeurtenis.onderwerp == van) & (Gebeurtenis.vanaf == vanaf)
    return Gebeurtenis.select().where(eerder, Gebeurtenis.soort == Voorval.AANMELDEN).exists()


def schrijf_wachtende() -> None:
    """Write what could not be written when it happened."""
    regels = _neem_wachtende()
    if regels and not _schrijf(regels):
        _laat_wachten(regels)


def _neem_wachtende() -> list[Regel]:
    with _SLOT:
        regels = list(WACHTEND)
        WACHTEND.clear()
        return regels


def _laat_wachten(regels: list[Regel]) -> None:
    with _SLOT:
        WACHTEND.extendleft(reversed(regels))


def _schrijf(regels: Iterable[Regel]) -> bool:
    """Write these in one short transaction; tell whether it could."""
    if monotonic() < _RUST_TOT[0]:
        return False
    try:
        with even_schrijven(GEDULD_MS):
            for regel in regels:
                regel.schrijf()
    except PeeweeException:
        _RUST_TOT[0] = monotonic() + RUST
        return False
    return True


def _al_verteld(regel: Toegangsregel) -> bool:
    """Tell whether just this was told within the quarter of an hour, or enough of its kind."""
    zelfde = (Gebeurtenis.vanaf == regel.vanaf) & (
        (Gebeurtenis.wie == regel.wie.id) if regel.wie else Gebeurtenis.wie.is_null()
    )
    onlangs = Gebeurtenis.select(Gebeurtenis.onderwerp, Gebeurtenis.gegevens).where(
        Gebeurtenis.soort == regel.soort, Gebeurtenis.op > regel.op - TUSSENTIJD, zelfde
    )
    if regel.soort not in BEGRENSD:  # many a day, of one thing few
        onlangs = onlangs.where(Gebeurtenis.onderwerp == regel.onderwerp)
    verteld = list(onlangs.tuples())
    vol = regel.soort in BEGRENSD and len(verteld) >= GEWEIGERD_MAX
    return vol or (regel.onderwerp, regel.gegevens) in verteld
