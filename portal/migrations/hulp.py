"""What migrations share: a column comes, or a CHECK changes, on either database, and everything
around it stays.

Call these from `up(migrator, db)`. The Runner has opened a transaction and, on SQLite, switched
foreign keys off: with them on, dropping a table would delete or refuse what points at it.
"""

import re
from collections.abc import Callable, Iterable

from peewee import Database, Field, Model, SqliteDatabase
from playhouse.migrate import SchemaMigrator


def voeg_toe(migrator: SchemaMigrator, tabel: str, kolom: str, veld: Field) -> None:
    """Add a column; the rows that are there get the default of `veld`, which may not be null.

    `migrator.add_column` does the same, but writes a default that is a list or dict as if it were
    SQL.
    """
    leeg = veld.clone()
    leeg.null = True
    migrator.migrate(migrator.add_column(tabel, kolom, leeg))
    begin = veld.default() if callable(veld.default) else veld.default
    meta = type("Meta", (), {"database": migrator.database, "table_name": tabel})
    type("Tabel", (Model,), {"Meta": meta, kolom: veld}).update({kolom: begin}).execute()
    migrator.migrate(migrator.add_not_null(tabel, kolom))


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
        naam = _met_naam(db, tabel, f"{tabel}_{kolom}_check")
        _vervang(db, tabel, naam, f"{kolom} IN ({lijst})")


def verander_check(db: Database, tabel: str, oud: str, nieuw: str) -> None:
    """Replace the CHECK of a table that reads `oud`, in the words of the migration that made it.

    Raises LookupError when there is none or more than one, and IntegrityError when a row fails it.
    """
    if isinstance(db, SqliteDatabase):
        _herbouw(db, tabel, re.escape(f"CHECK ({oud})"), lambda _: f"CHECK ({nieuw})")
    else:
        _vervang(db, tabel, _die_zegt(db, tabel, oud), nieuw)


def _herbouw(db: Database, tabel: str, zoek: str, vervang: Callable) -> None:
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
        f'INSERT INTO "nieuw_{tabel}" ({kolommen}) SELECT {kolommen} FROM "{tabel}"',
        f'DROP TABLE "{tabel}"',
        f'ALTER TABLE "nieuw_{tabel}" RENAME TO "{tabel}"',
        *(sql for (sql,) in eromheen),  # its indexes and triggers went with it
    ):
        db.execute_sql(regel)


def _vervang(db: Database, tabel: str, naam: str, nieuw: str) -> None:
    db.execute_sql(
        f'ALTER TABLE "{tabel}" DROP CONSTRAINT "{naam}", ADD CONSTRAINT "{naam}" CHECK ({nieuw})'
    )


def _met_naam(db: Database, tabel: str, naam: str) -> str:
    """Return the name that PostgreSQL gave the CHECK of a column, if it is there."""
    rijen = db.execute_sql(
        "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND conname = %s",
        (tabel, naam),
    ).fetchall()
    _precies_een(len(rijen), tabel, naam)
    return naam


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
    return rijen[0][0]


def _precies_een(aantal: int, tabel: str, wat: str) -> None:
    if aantal != 1:
        raise LookupError(f"{aantal} constraints of {tabel} read {wat!r}, not one")
