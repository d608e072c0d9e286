"""What migrations share: a column comes, or a CHECK changes, on either database, and everything
around it stays.

Call these from `up(migrator, db)`. The Runner has opened a transaction and, on SQLite, switched
foreign keys off: with them on, dropping a table would delete or refuse what points at it.
"""

import json
import re
from collections.abc import Callable, Iterable

from peewee import Database, Field, Model, SqliteDatabase
from playhouse.migrate import SchemaMigrator


def voeg_toe(migrator: SchemaMigrator, tabel: str, kolom: str, veld: Field) -> None:
    """Add a column that may not be null; the rows that are there get the default of `veld`.

    `migrator.add_column` would do it by an UPDATE, which the triggers of some tables refuse, and
    writes a default that is a list as if it were SQL.
    """
    db = migrator.database
    meta = type("Meta", (), {"database": db, "table_name": tabel})
    type("Tabel", (Model,), {"Meta": meta, kolom: veld})  # a field knows its type once it is bound
    ctx = migrator.make_context()
    soort, _ = ctx.sql(veld.ddl(ctx)).query()
    met_begin = f"{soort} DEFAULT {_begin(veld)}"
    db.execute_sql(f'ALTER TABLE "{tabel}" ADD COLUMN {met_begin}')
    # The default is the model's affair from here on.
    if isinstance(db, SqliteDatabase):
        _herbouw(db, tabel, re.escape(met_begin), lambda _: soort)
    else:
        db.execute_sql(f'ALTER TABLE "{tabel}" ALTER COLUMN "{kolom}" DROP DEFAULT')


def _begin(veld: Field) -> str:
    """Return the default as text in quotes, which either database reads as the type it needs."""
    waarde = veld.default() if callable(veld.default) else veld.default
    if isinstance(waarde, bool):  # SQLite keeps a truth as a number
        waarde = int(waarde)
    tekst = waarde if isinstance(waarde, str) else json.dumps(waarde)
    return "'" + tekst.replace("'", "''") + "'"


def verander_woorden(db: Database, tabel: str, kolom: str, woorden: Iterable[str]) -> None:
    """Let a column of fixed words hold exactly `woorden` from now on.

    Raises LookupError when the column holds no fixed words, and IntegrityError when a row holds a
    word that goes away: give such rows another word first.
    """
    lijst = ", ".join(f"'{woord}'" for woord in woorden)
    if isinstance(db, SqliteDatabase):
        begin = rf'("{kolom}" VARCHAR\(40\)(?: NOT NULL)? CHECK \({kolom} IN )\([^)]*\)'
        _herbouw(db, tabel, begin, lambda gevonden: f"{gevonden[1]}({lijst})")
    else:
        naam = f"{tabel}_{kolom}_check"  # as PostgreSQL called it
        rijen = db.execute_sql(
            "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND conname = %s",
            (tabel, naam),
        ).fetchall()
        _precies_een(len(rijen), tabel, naam)
        _vervang(db, tabel, naam, f"{kolom} IN ({lijst})")


def verander_check(db: Database, tabel: str, oud: str, nieuw: str) -> None:
    """Replace the CHECK of a table that reads `oud`, in the words of the migration that made it.

    Raises LookupError when there is none or more than one, and IntegrityError when a row fails it.
    """
    if isinstance(db, SqliteDatabase):
        _herbouw(db, tabel, re.escape(f"CHECK ({oud})"), lambda _: f"CHECK ({nieuw})")
    else:
        _vervang(db, tabel, _die_zegt(db, tabel, oud), nieuw)


def _herbouw(
    db: SqliteDatabase, tabel: str, zoek: str, vervang: Callable[[re.Match[str]], str]
) -> None:
    """SQLite cannot change a constraint: make the table anew beside the old one, as its manual says
    (sqlite.org/lang_altertable.html, section 7).
    """
    if db.pragma("foreign_keys"):
        raise RuntimeError("foreign keys are on: run this in a migration")
    (maak,) = db.execute_sql(
        "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (tabel,)
    ).fetchone()
    anders, aantal = re.subn(zoek, vervang, maak)
    _precies_een(aantal, tabel, zoek)
    eromheen = db.execute_sql(
        "SELECT sql FROM sqlite_master WHERE type <> 'table' AND tbl_name = ? AND sql IS NOT NULL",
        (tabel,),
    ).fetchall()
    kolommen = ", ".join(f'"{kolom.name}"' for kolom in db.get_columns(tabel))
    for regel in (
        anders.replace(f'"{tabel}"', f'"nieuw_{tabel}"', 1),
        f'INSERT INTO "nieuw_{tabel}" ({kolommen}) SELECT {kolommen} FROM "{tabel}"',  # nosec # names of a migration
        f'DROP TABLE "{tabel}"',
        f'ALTER TABLE "nieuw_{tabel}" RENAME TO "{tabel}"',
        *(sql for (sql,) in eromheen),  # its indexes and triggers went with it
    ):
        db.execute_sql(regel)


def _vervang(db: Database, tabel: str, naam: str, nieuw: str) -> None:
    db.execute_sql(
        f'ALTER TABLE "{tabel}" DROP CONSTRAINT "{naam}", ADD CONSTRAINT "{naam}" CHECK ({nieuw})'
    )


def _die_zegt(db: Database, tabel: str, oud: str) -> str:
    """Return the name of the CHECK that PostgreSQL understands as `oud`: it keeps its own wording,
    so have it read the old one once more and compare.
    """
    db.execute_sql(f'ALTER TABLE "{tabel}" ADD CONSTRAINT gezocht CHECK ({oud}) NOT VALID')
    rijen = db.execute_sql(
        "SELECT c.conname FROM pg_constraint c JOIN pg_constraint g ON c.conrelid = g.conrelid "
        "WHERE g.conrelid = %s::regclass AND g.conname = 'gezocht' AND c.contype = 'c' "
        "AND c.oid <> g.oid "
        "AND pg_get_expr(c.conbin, c.conrelid) = pg_get_expr(g.conbin, g.conrelid)",
        (tabel,),
    ).fetchall()
    db.execute_sql(f'ALTER TABLE "{tabel}" DROP CONSTRAINT gezocht')
    _precies_een(len(rijen), tabel, oud)
    naam: str = rijen[0][0]
    return naam


def _precies_een(aantal: int, tabel: str, wat: str) -> None:
    if aantal != 1:
        raise LookupError(f"{aantal} constraints of {tabel} read {wat!r}, not one")
