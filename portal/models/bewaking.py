"""Triggers by which the database itself refuses what the portal must never do; derived from the
workflow table.

They are dropped and made anew at every migration, so they always tell what the table tells.
"""

from portal.db import database, is_sqlite
from portal.models.stuk import Stuk
from portal.workflow import statusparen

_ALLEEN_BIJSCHRIJVEN = "gebeurtenis is append-only"
_UITGEGEVEN = "stuk is uitgegeven"
# What was issued and who read it stays as it was. Of a stuk only its withdrawal may be written,
# once.
_INTREKKING = ("ingetrokken_op", "ingetrokken_door_id", "intrekreden")
_VAST = ("ontvanger", "exemplaar", "inzage")


def _stukkolommen() -> str:
    kolommen = (veld.column_name for veld in Stuk._meta.sorted_fields)
    return ", ".join(kolom for kolom in kolommen if kolom not in _INTREKKING)


_GEEN_OVERGANG = "geen overgang in de tabel"


def _paren() -> str:
    return ", ".join(sorted(f"'{van.value}>{naar.value}'" for van, naar in statusparen()))


def _sqlite() -> list[str]:
    """Return the statements that (re)make the triggers on SQLite."""
    regels = []
    for actie in ("update", "delete"):
        naam = f"gebeurtenis_geen_{actie}"
        regels += [
            f"DROP TRIGGER IF EXISTS {naam}",
            f"CREATE TRIGGER {naam} BEFORE {actie.upper()} ON gebeurtenis "
            f"BEGIN SELECT RAISE(ABORT, '{_ALLEEN_BIJSCHRIJVEN}'); END",
        ]
    return [
        *regels,
        *_stukken_sqlite(),
        # REPLACE deletes the old row without firing the trigger on DELETE.
        "DROP TRIGGER IF EXISTS gebeurtenis_geen_vervanging",
        "CREATE TRIGGER gebeurtenis_geen_vervanging BEFORE INSERT ON gebeurtenis WHEN EXISTS "
        "(SELECT 1 FROM gebeurtenis WHERE id = NEW.id OR vorige = NEW.vorige OR hash = NEW.hash) "
        f"BEGIN SELECT RAISE(ABORT, '{_ALLEEN_BIJSCHRIJVEN}'); END",
        "DROP TRIGGER IF EXISTS dilemma_overgang",
        "CREATE TRIGGER dilemma_overgang BEFORE UPDATE OF status ON dilemma WHEN OLD.status <> "
        "NEW.status "
        f"AND (OLD.status || '>' || NEW.status) NOT IN ({_paren()}) "
        f"BEGIN SELECT RAISE(ABORT, '{_GEEN_OVERGANG}'); END",
    ]


def _stukken_sqlite() -> list[str]:
    """Return the statements that keep issued papers as they are on SQLite."""
    verboden = [(tabel, "UPDATE") for tabel in _VAST] + [
        (tabel, "DELETE") for tabel in ("stuk", *_VAST)
    ]
    verboden += [("stuk", f"UPDATE OF {_stukkolommen()}")]
    regels = []
    for tabel, actie in verboden:
        naam = f"{tabel}_geen_{actie.split()[0].lower()}"
        regels += [
            f"DROP TRIGGER IF EXISTS {naam}",
            f"CREATE TRIGGER {naam} BEFORE {actie} ON {tabel} BEGIN SELECT RAISE(ABORT, "
            f"'{_UITGEGEVEN}'); END",
        ]
    return [
        *regels,
        "DROP TRIGGER IF EXISTS stuk_een_keer_ingetrokken",
        "CREATE TRIGGER stuk_een_keer_ingetrokken BEFORE UPDATE ON stuk WHEN OLD.ingetrokken_op "
        "IS NOT NULL "
        f"BEGIN SELECT RAISE(ABORT, '{_UITGEGEVEN}'); END",
    ]


def _stukken_postgres() -> list[str]:
    """Return the statements that keep issued papers as they are on PostgreSQL."""
    weiger = f"FOR EACH ROW EXECUTE FUNCTION weiger('{_UITGEGEVEN}')"
    regels = []
    for tabel, actie in (
        *((t, "UPDATE OR DELETE") for t in _VAST),
        ("stuk", f"DELETE OR UPDATE OF {_stukkolommen()}"),
    ):
        regels += [
            f"DROP TRIGGER IF EXISTS {tabel}_vast ON {tabel}",
            f"CREATE TRIGGER {tabel}_vast BEFORE {actie} ON {tabel} {weiger}",
        ]
    return [
        *regels,
        "DROP TRIGGER IF EXISTS stuk_een_keer_ingetrokken ON stuk",
        "CREATE TRIGGER stuk_een_keer_ingetrokken BEFORE UPDATE ON stuk FOR EACH ROW "
        f"WHEN (OLD.ingetrokken_op IS NOT NULL) EXECUTE FUNCTION weiger('{_UITGEGEVEN}')",
    ]


def _postgres() -> list[str]:
    """Return the statements that (re)make the triggers on PostgreSQL."""
    return [
        "CREATE OR REPLACE FUNCTION weiger() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'check_violation'; END $$",
        "DROP TRIGGER IF EXISTS gebeurtenis_vast ON gebeurtenis",
        "CREATE TRIGGER gebeurtenis_vast BEFORE UPDATE OR DELETE ON gebeurtenis "
        f"FOR EACH ROW EXECUTE FUNCTION weiger('{_ALLEEN_BIJSCHRIJVEN}')",
        "DROP TRIGGER IF EXISTS gebeurtenis_niet_leeg ON gebeurtenis",
        "CREATE TRIGGER gebeurtenis_niet_leeg BEFORE TRUNCATE ON gebeurtenis "
        f"EXECUTE FUNCTION weiger('{_ALLEEN_BIJSCHRIJVEN}')",
        *_stukken_postgres(),
        "DROP TRIGGER IF EXISTS dilemma_overgang ON dilemma",
        "CREATE TRIGGER dilemma_overgang BEFORE UPDATE OF status ON dilemma FOR EACH ROW "
        f"WHEN (OLD.status <> NEW.status AND (OLD.status || '>' || NEW.status) NOT IN "
        f"({_paren()})) "
        f"EXECUTE FUNCTION weiger('{_GEEN_OVERGANG}')",
    ]


def bewaak() -> None:
    """Make the triggers anew on the open database."""
    for regel in _sqlite() if is_sqlite() else _postgres():
        database.execute_sql(regel)
