"""The database: opened from a URL, strict in what it accepts, and one way to write to it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from peewee import (
    OP,
    SQL,
    AutoField,
    BlobField,
    Database,
    DatabaseProxy,
    Expression,
    Field,
    Model,
    OperationalError,
    Query,
    SqliteDatabase,
    TextField,
    fn,
)
from playhouse.db_url import connect

from portal.tools import tekst as tekst_
from portal.tools.beurt import Beurt, GeenBeurt
from portal.tools.voorraad import Voorraad

database = DatabaseProxy()

# Seconds that a write waits for another one; whoever reads never waits.
GEDULD, STROEF = 5.0, 1.0
# WAL with synchronous=FULL: what was acknowledged survives a power cut.
PRAGMAS = {
    "foreign_keys": 1,
    "journal_mode": "wal",
    "synchronous": "full",
    "busy_timeout": int(GEDULD * 1000),
    "secure_delete": 1,
}
# Milliseconds. A transaction in which nothing happens is a writer that hangs: it is rolled back.
GRENZEN = {
    "lock_timeout": int(GEDULD * 1000),
    "statement_timeout": 60_000,
    "idle_in_transaction_session_timeout": 120_000,
}
# Seconds to reach the server, and without a word from it until a connection counts as lost.
VERBINDEN = {
    "connect_timeout": 5,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "prepare_threshold": None,  # a plan that was kept may be of before a migration
}
# A thread has one at most, so there are as many as threads: of `serve` eight, its jobs and copies.
# This is where it stops under another server that has more of them.
VERBINDINGEN = 40
# What either database calls it when a lock is not given.
OP_SLOT = ("SQLITE_BUSY", "55P03")
# Any fixed number: all writers on PostgreSQL queue for this lock, as they do on SQLite.
SCHRIJFSLOT = 20_260_001
_SCHRIJFT = ContextVar("schrijft", default=False)  # whether a transaction of ours is open
# Threads of any server that may wait for a write that hangs, beside its own: the others read.
SCHRIJVERS = 2
# The threads of one process queue here: SQLite's own way of waiting is unfair, and the unlucky end
# up "locked".
BEURT = Beurt(GEDULD, STROEF, SCHRIJVERS)


class Bezet(OperationalError):
    """Another write takes too long: nothing was done, and it can be asked again."""


class BaseModel(Model):
    """Every table of the portal.

    What Peewee adds by itself is declared without a value, for the type checker: `id` here, and in
    the models the keys (`dilemma_id`) and the way back (`punten`) that the code asks for.
    """

    id: "AutoField[int]"

    class Meta:
        database = database
        legacy_table_names = False

    @classmethod
    def kort(cls) -> list[Field]:
        """Return the columns of a row in a list: all but what people write at length, and bytes."""
        lang = (TextField, BlobField)
        return [veld for veld in cls._meta.sorted_fields if not isinstance(veld, lang)]

    @property
    def onderwerp(self) -> str:
        """Return the heading under which the log tells of this row."""
        return f"{self._meta.table_name} {self.get_id()}"


def open_database(url: str) -> Database:
    """Connect the models to `url` and return the database; it is not opened yet."""
    db: Database = connect(url, pragmas=PRAGMAS) if url.startswith("sqlite") else _op_server(url)
    if isinstance(db, SqliteDatabase):
        # Its own LOWER knows no accents, so a search for 'één' would miss 'Één'.
        db.register_function(lambda tekst: tekst and tekst.lower(), "LOWER", 1)
        db.register_function(lambda tekst: tekst and tekst_.alfabet(tekst), "ALFABET", 1)
    database.initialize(db)
    return db


def _op_server(url: str) -> Database:
    """Return PostgreSQL at this URL, of which each part may be written with %: a password with @
    in it must be. What stands behind `?` is what libpq knows, and gives way to our own.
    """
    deel = urlsplit(url)
    wie = {"user": deel.username, "password": deel.password, "host": deel.hostname}
    opties: dict[str, Any] = {naam: unquote(wat) for naam, wat in wie.items() if wat}
    opties |= ({"port": deel.port} if deel.port else {}) | dict(parse_qsl(deel.query)) | VERBINDEN
    grenzen = " ".join(f"-c {naam}={waarde}" for naam, waarde in GRENZEN.items())
    opties["options"] = f"{opties.get('options', '')} {grenzen}".strip()
    return Voorraad(unquote(deel.path[1:]), VERBINDINGEN, GEDULD, **opties)


def alfabet(kolom: Any) -> Any:
    """Return what to sort and compare names by, so that both databases do it as a Dutch reader
    does: without case and accents.
    """
    if is_sqlite():
        return fn.ALFABET(kolom)
    kaal = fn.REGEXP_REPLACE(fn.NORMALIZE(kolom, SQL("NFD")), tekst_.ACCENTEN, "", "g")
    return fn.TRANSLATE(kaal, tekst_.ALFABET_VAN, tekst_.ALFABET_NAAR).collate('"C"')


def bevat(kolom: Any, deel: str) -> Expression:
    """Return the condition that a text holds these letters, small or not (É is é), by the rules of
    Unicode: those of a cluster may know no letters but ours.
    """
    tekst = fn.LOWER(kolom) if is_sqlite() else kolom.collate('"und-x-icu"')
    gevonden: Expression = tekst.contains(deel)
    return gevonden


def op_naam(model: Any) -> tuple[Any, Any]:
    """Return the order of rows by their `naam`; of two with one name whoever came first."""
    return alfabet(model.naam), model.id


class _Binnen(Expression):
    """Peewee renders what stands behind IN once more to see whether it is empty, in every layer
    again: four layers cost sixteen times. A query never is.
    """

    def _is_rhs_empty(self, rhs: Any, ctx: Any) -> bool:
        leeg: bool = super()._is_rhs_empty(rhs, ctx) if not isinstance(rhs, Query) else False  # type: ignore[misc]
        return leeg


def binnen(kolom: Any, rijen: Any) -> Expression:
    """Return the condition that a column holds one of these: a query for them, or a list."""
    return _Binnen(kolom, OP.IN, rijen)


def is_sqlite() -> bool:
    """Tell which of the two databases is behind the models."""
    return isinstance(database.obj, SqliteDatabase)


@contextmanager
def schrijven() -> Iterator[None]:
    """One write transaction that sees every earlier write; all changes to the portal go through
    here. Raises Bezet when an earlier one does not end in time.

    Plain BEGIN lets two readers upgrade and fail; IMMEDIATE (or the advisory lock) lets the second
    one wait.
    """
    eerder = _SCHRIJFT.set(True)
    try:
        with BEURT.neem(), _transactie():
            yield
    except GeenBeurt as fout:
        raise Bezet("another write does not end") from fout
    finally:
        _SCHRIJFT.reset(eerder)


@contextmanager
def los_schrijven() -> Iterator[None]:
    """A write transaction for rows that stand by themselves, which no log line or mail goes with:
    on PostgreSQL it waits for no other. SQLite has one writer at a time. Raises Bezet.
    """
    with schrijven() if is_sqlite() else database.atomic():
        yield


@contextmanager
def _transactie() -> Iterator[None]:
    """A transaction that is the only one that writes; raise GeenBeurt when another process does."""
    with ExitStack() as stapel:
        try:
            stapel.enter_context(database.atomic(*(["IMMEDIATE"] if is_sqlite() else [])))
            if not is_sqlite():
                database.execute_sql("SELECT pg_advisory_xact_lock(%s)", (SCHRIJFSLOT,))
        except OperationalError as fout:
            oorzaak = getattr(fout, "orig", None)
            code = getattr(oorzaak, "sqlite_errorname", getattr(oorzaak, "sqlstate", ""))
            if not code.startswith(OP_SLOT):
                raise
            raise GeenBeurt from fout
        yield


@contextmanager
def ongeduldig(ms: int) -> Iterator[None]:
    """Let this connection wait no longer than so many milliseconds for a lock, past the queue of
    those who write: for what may be left undone, and touches one row of its own.
    """
    if not is_sqlite():
        with database.atomic():
            database.execute_sql(f"SET LOCAL lock_timeout = {ms}")
            yield
        return
    database.execute_sql(f"PRAGMA busy_timeout = {ms}")
    try:
        yield
    finally:
        database.execute_sql(f"PRAGMA busy_timeout = {PRAGMAS['busy_timeout']}")


@contextmanager
def even_schrijven(ms: int) -> Iterator[None]:
    """A short write transaction that waits no longer than so many milliseconds for another, past
    the queue of those who write: for what may be written later. Raises Bezet.
    """
    eerder = _SCHRIJFT.set(True)
    try:
        with ongeduldig(ms), _transactie():
            yield
    except GeenBeurt as fout:
        raise Bezet("another write does not end") from fout
    finally:
        _SCHRIJFT.reset(eerder)


def alleen_binnen_schrijven() -> None:
    """Raise RuntimeError outside `schrijven()`: a log line or a mail goes with what it tells of, or
    not at all.
    """
    if not _SCHRIJFT.get():
        raise RuntimeError("this belongs inside `schrijven()`")
