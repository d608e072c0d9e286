"""The two databases that the portal runs on, each able to give a test an empty one."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, nullcontext
from functools import cache
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from peewee import Database

from portal.db import database, is_sqlite, open_database
from portal.migrations.migreren import migreer
from tests.hulp import geheugen, postgres, vluggesql, wereld  # noqa: F401 - loading the third is its work

_volgnummer = count(1)

# For tests in which the database plays no part of its own: once is enough.
alleen_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)

NieuweUrl = Callable[..., str]  # of an empty database, or of a copy of the one at a URL


def sqlite_bestand(map_: Path) -> str:
    """Return the URL of a new SQLite file in `map_`."""
    return f"sqlite:///{map_}/portal-{next(_volgnummer)}.db"


@contextmanager
def eigen_server() -> Iterator[postgres.Cluster]:
    """Start a server of one's own, to restart or to ask in its own words; without its programs the
    tests skip, in CI they fail.
    """
    bin_ = postgres.programmas()
    if bin_ is None:
        reden = "PostgreSQL is not installed (Debian: apt install postgresql)"
        pytest.fail(reden) if os.environ.get("CI") else pytest.skip(reden)
    with postgres.Cluster(bin_) as cluster:
        yield cluster


@contextmanager
def postgresql() -> Iterator[NieuweUrl]:
    """Start a server and yield what makes databases on it."""
    with eigen_server() as cluster:
        yield lambda van="", *opties: cluster.nieuwe_database(
            f"portal_{next(_volgnummer)}", _naam(van) or van, *opties
        )


def _naam(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")


def kopie(origineel: str, map_: Path, server: Callable[[], NieuweUrl]) -> str:
    """Return the URL of a copy of a database that nobody is connected to: in `map_`, or on
    `server()`.
    """
    if not origineel.startswith("sqlite"):
        return server()(origineel)
    url = sqlite_bestand(map_)
    shutil.copyfile(urlsplit(origineel).path.removeprefix("/"), urlsplit(url).path[1:])
    return url


@contextmanager
def verbonden(url: str) -> Iterator[Database]:
    """Open a database; the models speak to it until it is closed."""
    db = open_database(url)
    db.connect()
    try:
        yield db
    finally:
        sluit(db)


def sluit(db: Database) -> None:
    """Close a database, and what connections it kept to use again."""
    getattr(db, "close_all", db.close)()


@contextmanager
def gesloten(url: str) -> Iterator[Database]:
    """Let the models speak to a database that nobody has opened yet."""
    eerder, db = database.obj, open_database(url)
    try:
        yield db
    finally:
        db.close()
        database.initialize(eerder)


@contextmanager
def geopend(url: str) -> Iterator[Database]:
    """Open, migrate and people a database; the models speak to it until it is closed."""
    with verbonden(url) as db:
        migreer()
        wereld.maak()
        yield db


@contextmanager
def op_voorraad(server: Callable[[], NieuweUrl]) -> Iterator[Callable[[str], Database]]:
    """Yield what gives the peopled database of a kind; each is made once, PostgreSQL on `server()`.

    All are closed at the end.
    """
    with ExitStack() as stapel:

        @cache
        def van_soort(soort: str) -> Database:
            url = "sqlite:///:memory:" if soort == "sqlite" else server()()
            return geheugen.Geheugen(stapel.enter_context(geopend(url))).db

        yield van_soort


def soort() -> str:
    """Return which kind of database the models speak to now."""
    return "sqlite" if is_sqlite() else "postgresql"


@contextmanager
def teruggedraaid(db: Database) -> Iterator[None]:
    """Let the models speak to `db`; whatever is written inside is gone afterwards."""
    database.initialize(db)
    weet = geheugen.van(db)
    with weet.proef() if weet else nullcontext(), db.atomic() as transactie:
        yield
        transactie.rollback()


def lees(bestand: Path, *opdrachten: str) -> list[tuple]:
    """Carry out statements on a file without the portal, and return the rows of the last one."""
    with closing(sqlite3.connect(bestand)) as db:
        for opdracht in opdrachten:
            rijen = db.execute(opdracht).fetchall()
        db.commit()
    return rijen
