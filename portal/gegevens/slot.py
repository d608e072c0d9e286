"""Who has the database: whoever serves from it shares it, whoever migrates or restores it has it
alone. A process that dies lets go.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import IO, Protocol

from peewee import PostgresqlDatabase

from portal.config import ROOT
from portal.db import database, is_sqlite
from portal.gegevens.keuring import GegevensFout
from portal.tools.voorraad import is_stil

SLEUTEL = 20_260_002  # any fixed number, beside that of `db.SCHRIJFSLOT`
POLS = 0.1  # seconds between two tries
DIENST = 10  # tries in a row that find it shared: not somebody who tries too, but who serves
GEDULD = 3600.0  # seconds for another who migrates; a large table takes as long as it takes
BEDIEND = "The portal serves from this database; stop it first."
VERBOUWD = "This database is being restored, migrated or moved; try again when that is done."


class Greep(Protocol):
    """A hold on the database that can be asked for without waiting."""

    def neem(self, *, alleen: bool) -> bool:
        """Take it, shared or alone; tell whether that succeeded."""

    def vast(self) -> bool:
        """Tell whether what was taken is still had."""

    def laat(self) -> None:
        """Let it go."""


class Niemands:
    """On SQLite in memory: of this process alone."""

    def neem(self, *, alleen: bool) -> bool:
        """Take it: nobody else can."""
        return True

    def vast(self) -> bool:
        """Tell whether what was taken is still had: it is."""
        return True

    def laat(self) -> None:
        """Let it go."""


class OpBestand:
    """On SQLite: a lock on a file beside the database."""

    def __init__(self, bestand: IO[str]):
        self.bestand = bestand

    def neem(self, *, alleen: bool) -> bool:
        """Take it, shared or alone; tell whether that succeeded."""
        try:
            fcntl.flock(self.bestand, (fcntl.LOCK_EX if alleen else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def vast(self) -> bool:
        """Tell whether what was taken is still had: as long as the process lives."""
        return True

    def laat(self) -> None:
        """Let it go."""
        fcntl.flock(self.bestand, fcntl.LOCK_UN)


class OpServer:
    """On PostgreSQL: a lock of a connection that is kept for it."""

    def __init__(self, db: PostgresqlDatabase):
        self.db = db

    def neem(self, *, alleen: bool) -> bool:
        """Take it, shared or alone; tell whether that succeeded."""
        hoe = "" if alleen else "_shared"
        (gelukt,) = self.db.execute_sql(
            f"SELECT pg_try_advisory_lock{hoe}(%s)", (SLEUTEL,)
        ).fetchone()
        return bool(gelukt)

    def vast(self) -> bool:
        """Tell whether what was taken is still had: a server that restarts forgets it, and ends the
        connection. To look costs no journey.
        """
        return not self.db.is_closed() and is_stil(self.db.connection())

    def laat(self) -> None:
        """Let it go."""
        self.db.execute_sql("SELECT pg_advisory_unlock_all()")


def bestand() -> Path:
    """Return the file behind the models, whether it is there or not."""
    return Path(os.path.realpath(database.database))  # Path.resolve raises on a circle of links


def is_er() -> bool:
    """Tell whether there is a database to open: a file; what a server has, it says itself. Raises
    OSError where one may not even look.
    """
    if is_sqlite() and not _in_geheugen():
        with suppress(FileNotFoundError):
            return bool(bestand().stat())
        return False
    return True


def databasebestand() -> Path:
    """Return the file behind the models; where there was none it is there now, empty and its
    owner's only. Raises OSError, and GegevensFout where its folder is not there.
    """
    pad = bestand()
    eis_map(pad)
    if not pad.exists():
        pad.touch(mode=0o600)
    return pad


def eis_map(pad: Path) -> None:
    """Refuse a database in a folder that is not there, which is a slip of the pen more often than a
    wish; only var/ of the checkout is made. Raises OSError where one may not even look.
    """
    if pad.parent == ROOT / "var":
        pad.parent.mkdir(exist_ok=True)
    elif not pad.parent.exists():
        raise GegevensFout(f"There is no folder {pad.parent}: make it first, or name another one.")


@contextmanager
def gedeeld() -> Iterator[Greep]:
    """Hold the database with others; raise GegevensFout while somebody has it alone."""
    if _in_geheugen():
        yield Niemands()
        return
    with _greep() as greep:
        if not greep.neem(alleen=False):
            raise GegevensFout(VERBOUWD)
        yield greep


@contextmanager
def alleen(klaar: Callable[[], bool] = lambda: False) -> Iterator[bool]:
    """Hold the database alone, after another who does; yield False when `klaar` says meanwhile that
    it need not be. Raises GegevensFout while somebody serves from it.
    """
    with _greep() as greep:
        yield _wacht(greep, klaar)


def _wacht(greep: Greep, klaar: Callable[[], bool]) -> bool:
    tot, gedeeld_ = monotonic() + GEDULD, 0
    while not greep.neem(alleen=True):
        if klaar():
            return False
        # It is shared with whoever shares it; whoever has it alone lets nobody in.
        gedeeld_ = gedeeld_ + 1 if greep.neem(alleen=False) else 0
        greep.laat()
        if gedeeld_ > DIENST:
            raise GegevensFout(BEDIEND)
        if monotonic() > tot:
            raise GegevensFout(VERBOUWD)
        sleep(POLS)
    return True


@contextmanager
def _greep() -> Iterator[Greep]:
    if is_sqlite():
        with open(f"{bestand()}.lock", "w") as naast:
            yield OpBestand(naast)
        return
    # Of its own: what the models use comes and goes with each request. And of no thread: the one
    # that took it may end long before the process does.
    eigen = {"prefer_psycopg3": True, "thread_safe": False}
    db = PostgresqlDatabase(database.database, **eigen, **database.connect_params)
    with db.connection_context():
        db.execute_sql(
            "SELECT set_config(name, '0', false) FROM pg_settings "
            "WHERE name IN ('idle_session_timeout', 'statement_timeout')"
        )
        yield OpServer(db)


def _in_geheugen() -> bool:
    return is_sqlite() and database.database == ":memory:"
