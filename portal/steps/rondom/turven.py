"""Counting how often something is asked, over all processes, without anybody waiting for it.

A process counts by itself and writes every so many to the database, past the queue of those who
write: where another write is in the way it goes on with what it knows, and tries again later.
"""

from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from time import monotonic

from peewee import PeeweeException

from portal.db import ongeduldig
from portal.models import Turf

GEDULD_MS = 50  # milliseconds that counting may wait for another write
RUST = 1.0  # seconds without a try after one that failed
TURVEN_MAX = 10_000  # tallies that a process remembers


@dataclass
class _Stand:
    tot: datetime
    bekend: int = 0  # as the database last said
    los: int = 0  # counted here since
    gezien: bool = False


class Turfbord:
    """The tallies as one process knows them."""

    def __init__(self) -> None:
        self._slot = Lock()
        self._standen: dict[str, _Stand] = {}
        self._rust_tot = 0.0

    def stand(self, sleutel: str) -> int:
        """Return how many there are, as far as this process knows."""
        stand = self._standen.get(sleutel)
        return stand.bekend + stand.los if stand else 0

    def turf(self, sleutel: str, tot: datetime, nu: datetime, stap: int, *, wacht: bool) -> int:
        """Count one more under this key, which counts until `tot`, and return how many there are.

        The first and every `stap`-th are written; `wacht`: it may take GEDULD_MS.
        """
        with self._slot:
            stand = self._neem(sleutel, tot, nu)
            stand.los += 1
            schrijft = stand.los >= stap or not stand.gezien
            los = stand.los if schrijft and monotonic() >= self._rust_tot else 0
            stand.los -= los
            stand.bekend += los
        if los and (totaal := _schrijf(sleutel, los, tot, wacht=wacht)) is not None:
            stand.bekend, stand.gezien = totaal, True
        elif los:
            with self._slot:
                stand.los, stand.bekend = stand.los + los, stand.bekend - los
                self._rust_tot = monotonic() + RUST
        return stand.bekend + stand.los

    def bewaard(self, sleutel: str, tot: datetime, nu: datetime) -> int:
        """Return how many the database keeps under a key that is counted on no more; asked once."""
        with self._slot:
            stand = self._neem(sleutel, tot, nu)
        if not stand.gezien:
            try:
                rij = Turf.get_or_none(Turf.sleutel == sleutel)
            except PeeweeException:
                return 0
            stand.bekend, stand.gezien = rij.aantal if rij else 0, True
        return stand.bekend

    def neem_terug(self, sleutel: str) -> None:
        """Count one less: what was asked was not done."""
        with self._slot:
            if stand := self._standen.get(sleutel):
                stand.los -= 1

    def _neem(self, sleutel: str, tot: datetime, nu: datetime) -> _Stand:
        if len(self._standen) >= TURVEN_MAX:
            levend = {naam: s for naam, s in self._standen.items() if s.tot > nu}
            self._standen = levend if len(levend) < TURVEN_MAX else {}
        return self._standen.setdefault(sleutel, _Stand(tot))


def _schrijf(sleutel: str, aantal: int, tot: datetime, *, wacht: bool) -> int | None:
    """Add to a tally and return what it comes to; None when the database cannot say so now."""
    erbij = Turf.insert(sleutel=sleutel, aantal=aantal, tot=tot).on_conflict(
        conflict_target=[Turf.sleutel], update={Turf.aantal: Turf.aantal + aantal}
    )
    try:
        with ongeduldig(GEDULD_MS if wacht else 1):
            rijen = list(erbij.returning(Turf.aantal).tuples().execute())
    except PeeweeException:
        return None
    totaal: int = rijen[0][0]
    return totaal
