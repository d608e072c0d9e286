"""Connections to PostgreSQL that are kept and used again: making one costs more than a page."""

import os
import select
from contextlib import suppress
from time import monotonic
from typing import Any
from weakref import WeakSet, finalize

from peewee import OperationalError
from playhouse.pool import MaxConnectionsExceeded, PooledPostgresqlDatabase

LANGST = 300  # seconds that a connection is used, also one that nobody asked for meanwhile
# Seconds without a try after the server could not be reached: who waits hears it at once.
RUST = 1.0
_ALLE: "WeakSet[Voorraad]" = WeakSet()


class Voorraad(PooledPostgresqlDatabase):  # type: ignore[misc]  # playhouse has no types
    """A database whose connections outlive a request; of one that the server closed nobody hears.

    Raises OperationalError as a single connection does, and when none comes free in time.
    """

    def __init__(self, naam: str, hoogstens: int, geduld: float, **opties: Any):
        super().__init__(naam, hoogstens, LANGST, geduld, prefer_psycopg3=True, **opties)
        self._niet_voor = 0.0
        # Held from outside: what is cleaned up together with its database is so in any order.
        self._open: set[Any] = set()
        finalize(self, _sluit, self._open)
        _ALLE.add(self)

    def connect(self, reuse_if_open: bool = False) -> bool:
        """Have a connection in this thread; tell whether it had none."""
        try:
            nieuw: bool = super().connect(reuse_if_open)
        except MaxConnectionsExceeded as fout:
            raise OperationalError("all connections to the database are in use") from fout
        return nieuw

    def _connect(self) -> Any:
        """Threads connect one by one: without the pause each would wait anew for a server that is
        away.
        """
        if monotonic() < self._niet_voor:
            raise OperationalError("the database could not be reached a moment ago")
        try:
            verbinding = super()._connect()
        except MaxConnectionsExceeded:
            raise
        except Exception:
            self._niet_voor = monotonic() + RUST
            raise
        self._open.add(verbinding)
        return verbinding

    def _close_raw(self, verbinding: Any) -> None:
        self._open.discard(verbinding)
        super()._close_raw(verbinding)

    def dispose(self) -> None:
        """Forget all connections without closing them: they are of another process."""
        self._open.clear()
        super().dispose()

    def _is_closed(self, verbinding: Any) -> bool:
        """Tell whether the server ended it."""
        if is_stil(verbinding):
            return False
        self._close_raw(verbinding)
        return True


def is_stil(verbinding: Any) -> bool:
    """Tell whether a connection that nobody uses is open. A server that ends it says so, or the
    machine does, and nobody read that: to look costs no journey.
    """
    if verbinding.closed:
        return False
    lees = select.poll()
    lees.register(verbinding.fileno(), select.POLLIN)
    return not lees.poll(0)


def _sluit(verbindingen: set[Any]) -> None:
    for verbinding in verbindingen:
        with suppress(Exception):  # the server may have gone before
            verbinding.close()


def _vergeet() -> None:
    """A connection is of the process that made it: a child makes its own."""
    for voorraad in list(_ALLE):
        voorraad.dispose()


os.register_at_fork(after_in_child=_vergeet)
