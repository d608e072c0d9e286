"""What one test was helped to, the next is given: the same writes, without all that the steps asked
before each of them.

A step depends on nothing but the database, what it is given and a moment that it is told. So where
the same writes went before, a helper can repeat its writes as they were. For that the numbers of
rows begin anew in each test: SQLite does so by itself.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import wraps
from types import SimpleNamespace
from typing import Any

from peewee import Database, Model

from portal.db import database, is_sqlite

_LEEST = ("SELECT", "PRAGMA", "SAVEPOINT", "RELEASE")
_SESSIE = ("sessie", "verzoeksleutel")  # who signed in, and what was sent: no step goes by that


class Geheugen:
    """Where this test is on the way of its writes, and what helpers wrote from there before."""

    def __init__(self, db: Database):
        self.db, self.voer_uit = db, db.execute_sql
        self.plek: int | None = 0  # None: nobody was here before, nor will be again
        self.geschreven: list[tuple[str, Any]] = []
        self._plekken: dict[tuple, int] = {}
        self._bekend: dict[tuple, tuple[list[tuple[str, Any]], int | None, Any]] = {}
        db.geheugen, db.execute_sql = self, self.execute_sql

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """Do what Peewee asks, and go on to another place at every write."""
        if not sql.startswith(_LEEST):
            self._schrijf(sql, params)
        return self.voer_uit(sql, params)

    def _schrijf(self, sql: str, params: Any) -> None:
        self.geschreven.append((sql, params))
        if sql.startswith("ROLLBACK"):
            self.plek = None
        elif self.plek is not None and not any(f'"{tabel}"' in sql[:40] for tabel in _SESSIE):
            stap = self.plek, sql, repr(params)
            self.plek = self._plekken.setdefault(stap, len(self._plekken) + 1)

    @contextmanager
    def proef(self) -> Iterator[None]:
        """What is written inside is gone afterwards: whoever comes next begins where this began."""
        begin, self.geschreven, reeksen = self.plek, [], self._reeksen()
        yield
        self.plek = begin
        if reeksen:
            self.voer_uit("; ".join(reeksen))

    def _reeksen(self) -> list[str]:
        """Return what sets the sequences of PostgreSQL back to now: no rollback does."""
        if is_sqlite():
            return []
        sql = (
            "SELECT sequencename, coalesce(last_value, 1), last_value IS NOT NULL FROM pg_sequences"
        )
        return [f"SELECT setval('{r}', {n}, {al})" for r, n, al in self.voer_uit(sql).fetchall()]

    def herhaal(self, sleutel: tuple, helper: Callable[[], Any]) -> Any:
        """Return what `helper` returns (a row, or nothing), from memory if it was here before."""
        vanaf = self.plek, *sleutel
        if vanaf in self._bekend:
            return self._herinner(*self._bekend[vanaf])
        al = len(self.geschreven)
        rij = helper()
        if self.plek is not None:
            self._bekend[vanaf] = self.geschreven[al:], self.plek, rij and (type(rij), rij.get_id())
        return rij

    def _herinner(self, schrijft: list[tuple[str, Any]], einde: int | None, rij: Any) -> Any:
        for sql, params in schrijft:
            self.voer_uit(sql, params)
        self.geschreven += schrijft
        self.plek = einde
        return rij and rij[0].get_by_id(rij[1])


def van(db: Database) -> Geheugen | None:
    """Return what this database remembers, if it does."""
    return getattr(db, "geheugen", None)


def onthoudt(helper: Callable) -> Callable:
    """Let a helper that takes real steps repeat what it wrote; it returns a row or nothing."""

    @wraps(helper)
    def met_geheugen(*args: Any, **kwargs: Any) -> Any:
        geheugen = van(database.obj)
        if geheugen is None or geheugen.plek is None:
            return helper(*args, **kwargs)
        sleutel = helper.__module__, helper.__name__, _vast(args), _vast(kwargs)
        return geheugen.herhaal(sleutel, lambda: helper(*args, **kwargs))

    return met_geheugen


def _vast(waarde: Any) -> Any:
    """Return what tells this argument from another; what cannot be told raises TypeError."""
    if isinstance(waarde, Model):
        return type(waarde).__name__, repr(waarde.__data__)
    if isinstance(waarde, SimpleNamespace):  # the people, who are in the database
        return ()
    if isinstance(waarde, dict):
        return tuple((naam, _vast(w)) for naam, w in waarde.items())
    if isinstance(waarde, list | tuple):
        return tuple(map(_vast, waarde))
    if waarde is None or isinstance(waarde, str | int | date):
        return repr(waarde)
    raise TypeError(f"no way to tell {waarde!r} from another")
