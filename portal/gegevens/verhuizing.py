"""Moving to the other database, SQLite or PostgreSQL: all that is there as it stands, or nothing.

Which tables there are the models say. Their rows come over in pages, so that memory holds a few; no
word or address is read anew on the way. What arrived is read back and held against what left before
any of it counts.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from peewee import (
    AutoField,
    BareField,
    BlobField,
    BooleanField,
    Database,
    DateField,
    DateTimeField,
    JSONField,
    Model,
    PeeweeException,
    SqliteDatabase,
    TimeField,
    fn,
)

from portal.db import SCHRIJFSLOT, BaseModel, database, open_database
from portal.gegevens import slot, sqlite
from portal.gegevens.doel import eis_bereikbaar, eis_leeg
from portal.gegevens.keuring import GegevensFout
from portal.migrations.migreren import migreer
from portal.models import TABELLEN

# What the two keep each in their own way; all else is a text or a number in both.
EIGEN = (DateTimeField, DateField, TimeField, BooleanField, BlobField, JSONField)
PER_KEER, PER_KEER_LANG = 100, 5  # rows in memory, and of a table with papers
Meld = Callable[[str], None]


class Telling(NamedTuple):
    """What a table holds: its rows, and a sum of their hashes in whatever order they come."""

    rijen: int
    afdruk: int


def verhuis(url: str, meld: Meld) -> int:
    """Copy every row of the open database, which is up to date, into the empty one at `url`, and
    return how many there were; `meld` is told of each table.

    Raises GegevensFout, or what the database says; then the other one is as it was. Nobody serves
    from either or writes to them meanwhile.
    """
    bron = database.obj
    try:
        with slot.alleen(), _stil(bron), _doel(url) as doel:
            gegaan = {tabel: _neem_over(tabel, bron, doel, meld) for tabel in TABELLEN}
            _rond_af(doel)
            for tabel, telling in gegaan.items():
                if _tel(tabel, doel) != telling:
                    raise GegevensFout(f"Table {_naam(tabel)} did not arrive as it left.")
            meld("All tables arrived as they left.")
    finally:
        database.initialize(bron)
    return sum(telling.rijen for telling in gegaan.values())


@contextmanager
def _stil(bron: Database) -> Iterator[None]:
    """Nobody writes to the source, and what is read of it is of one moment."""
    if isinstance(bron, SqliteDatabase):
        with bron.atomic("IMMEDIATE"):
            yield
        return
    with bron.atomic():
        bron.execute_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        _neem_de_tijd(bron)
        yield


def _neem_de_tijd(server: Database) -> None:
    """Be the one who writes, and take as long as it takes; until the end of the transaction."""
    for grens in ("statement_timeout", "idle_in_transaction_session_timeout"):
        server.execute_sql(f"SET LOCAL {grens} = 0")
    server.execute_sql("SELECT pg_advisory_xact_lock(%s)", (SCHRIJFSLOT,))


@contextmanager
def _doel(url: str) -> Iterator[Database]:
    """Have the empty target open, with our tables in it, for one transaction of which nothing is
    left when it fails; the models are bound to it.
    """
    doel = open_database(url)
    eis_bereikbaar(doel, url)
    eis_leeg(doel)
    if isinstance(doel, SqliteDatabase):
        with slot.alleen(), _naast() as half, half.atomic("IMMEDIATE"):
            half.execute_sql("PRAGMA defer_foreign_keys = 1")
            yield half
        return
    with slot.alleen(), doel.connection_context(), doel.atomic():
        migreer()
        _neem_de_tijd(doel)  # after it, as migrating gives the limits back
        _wacht_met_verwijzingen(doel, "DEFERRABLE INITIALLY DEFERRED")
        yield doel


@contextmanager
def _naast() -> Iterator[Database]:
    """Make a file beside the target, and give it that name once it is whole."""
    bestand = slot.bestand()
    half = bestand.with_name(f"{bestand.name}.part")
    try:
        _ruim(half)
        half.touch(mode=0o600)
        nieuw = open_database(f"sqlite:///{half}")
        with nieuw.connection_context():
            migreer()
            yield nieuw
            nieuw.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        sqlite.op_schijf(half)
        half.replace(bestand)
        sqlite.op_schijf(bestand.parent)
    finally:
        _ruim(half)


def _ruim(half: Path) -> None:
    for staart in ("", "-wal", "-shm"):
        Path(f"{half}{staart}").unlink(missing_ok=True)


def _wacht_met_verwijzingen(server: Database, wanneer: str) -> None:
    """Let a row that points at another of its own table come before that; in the order of
    `TABELLEN` no other needs it.
    """
    vraag = (
        "SELECT conrelid::regclass::text, conname FROM pg_constraint "
        "WHERE contype = 'f' AND conrelid = confrelid AND connamespace = "
        "current_schema()::regnamespace"
    )
    for tabel, naam in server.execute_sql(vraag).fetchall():
        server.execute_sql(f'ALTER TABLE {tabel} ALTER CONSTRAINT "{naam}" {wanneer}')


def _rond_af(doel: Database) -> None:
    """Check what rows point at, and let PostgreSQL count on from the highest key of each table."""
    if isinstance(doel, SqliteDatabase):
        return
    doel.execute_sql("SET CONSTRAINTS ALL IMMEDIATE")
    _wacht_met_verwijzingen(doel, "NOT DEFERRABLE")
    for tabel in TABELLEN:
        sleutel = tabel._meta.primary_key
        if isinstance(sleutel, AutoField):
            hoogste = tabel.select(fn.MAX(sleutel)).scalar()
            wat = (_naam(tabel), sleutel.column_name, hoogste or 1, hoogste is not None)
            doel.execute_sql("SELECT setval(pg_get_serial_sequence(%s, %s), %s, %s)", wat)


def _naam(tabel: type[BaseModel]) -> str:
    return str(tabel._meta.table_name)


def _kaal(tabel: type[BaseModel], db: Database) -> type[Model]:
    """Return the table as a model of its bare columns, in one of the two databases."""
    velden: dict[str, Any] = {}
    for nummer, veld in enumerate(tabel._meta.sorted_fields):
        soort = next((soort for soort in EIGEN if isinstance(veld, soort)), BareField)
        velden[f"kolom{nummer}"] = soort(column_name=veld.column_name, null=True)
    meta = {"database": db, "table_name": _naam(tabel), "primary_key": False}
    return type("Kaal", (Model,), velden | {"Meta": type("Meta", (), meta)})


def _plek(tabel: type[BaseModel]) -> int:
    return [veld.primary_key for veld in tabel._meta.sorted_fields].index(True)


def _bladen(kaal: Any, tabel: type[BaseModel]) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the rows of a table in pages, by key."""
    plek = _plek(tabel)
    lang = any(isinstance(veld, BlobField) for veld in tabel._meta.sorted_fields)
    sleutel = kaal._meta.sorted_fields[plek]
    vraag = kaal.select().order_by(sleutel).limit(PER_KEER_LANG if lang else PER_KEER).tuples()
    blad = list(vraag)
    while blad:
        yield blad
        blad = list(vraag.where(sleutel > blad[-1][plek]))


def _neem_over(tabel: type[BaseModel], bron: Database, doel: Database, meld: Meld) -> Telling:
    """Copy one table; return what it holds."""
    naar = _kaal(tabel, doel)
    meld(f"{_naam(tabel)} {_kaal(tabel, bron).select().count()}")
    return _tel(tabel, bron, lambda blad: _schrijf(naar, tabel, blad))


def _tel(
    tabel: type[BaseModel], db: Database, ook: Callable[[list[Any]], None] = lambda _: None
) -> Telling:
    """Return what a table holds in one of the two; do something with each of its pages too."""
    rijen = afdruk = 0
    for blad in _bladen(_kaal(tabel, db), tabel):
        ook(blad)
        rijen, afdruk = rijen + len(blad), afdruk + sum(map(_afdruk, blad))
    return Telling(rijen, afdruk)


def _afdruk(rij: tuple[Any, ...]) -> int:
    return int.from_bytes(sha256(repr([_gelijk(waarde) for waarde in rij]).encode()).digest())


def _gelijk(waarde: Any) -> Any:
    """Return what stands for a value in both databases."""
    if isinstance(waarde, bytes | bytearray | memoryview):
        return sha256(waarde).digest()
    if isinstance(waarde, dict | list):
        return json.dumps(waarde, sort_keys=True)
    return waarde


def _schrijf(naar: Any, tabel: type[BaseModel], rijen: list[tuple[Any, ...]]) -> None:
    """Insert rows; of what the other database cannot hold, name the first row and not what it
    says.
    """
    try:
        with naar._meta.database.atomic():
            naar.insert_many(rijen, naar._meta.sorted_fields).execute()
    except (PeeweeException, ValueError, OverflowError) as fout:
        if len(rijen) > 1:
            for rij in rijen:
                _schrijf(naar, tabel, [rij])
        welke, wat = f"Row {rijen[0][_plek(tabel)]} of {_naam(tabel)}", type(fout).__name__
        raise GegevensFout(f"{welke} cannot be moved: {wat} in the other database.") from None
