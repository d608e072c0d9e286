"""Bring a database up to date: the numbered migrations, then the triggers that follow from the
workflow table.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playhouse.migrations import Runner

from portal.db import database, is_sqlite
from portal.models.bewaking import bewaak

MAP = Path(__file__).parent / "versies"


def migreer() -> list[str]:
    """Apply what is pending on the open database and return the names applied."""
    with _zonder_haast():
        namen: list[str] = Runner(database.obj, str(MAP)).up()
        with database.atomic():
            bewaak()
    return namen


@contextmanager
def _zonder_haast() -> Iterator[None]:
    """A large table takes as long as it takes; whoever has this connection next does not."""
    if is_sqlite():
        yield
        return
    database.execute_sql("SET statement_timeout = 0")
    yield
    database.execute_sql("RESET statement_timeout")


def achter() -> list[str]:
    """Return the names of migrations that this database still lacks."""
    return [m.name for m in Runner(database.obj, str(MAP)).status() if m.path and not m.applied]


def nieuwer() -> list[str]:
    """Return the names of migrations that this database has and this portal does not know."""
    return [m.name for m in Runner(database.obj, str(MAP)).status() if m.path is None]
