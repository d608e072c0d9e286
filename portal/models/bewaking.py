"""Triggers by which the database itself refuses what the portal must never do; derived from the
workflow table.

They are dropped and made anew at every migration, so they always tell what the table tells.
"""

from collections.abc import Iterator

from portal.db import database, is_sqlite
from portal.models.stuk import Stuk
from portal.workflow import statusparen

_ALLEEN_BIJSCHRIJVEN = "gebeurtenis is append-only"
_UITGEGEVEN = "stuk is uitgegeven"
_VERBETERD = "correctie staat vast"
_TEKST = "tekstversie is append-only"
_GEEN_OVERGANG = "geen overgang in de tabel"
# What was issued and who read it stays as it was. Of a stuk only its withdrawal may be written,
# once.
_INTREKKING = ("ingetrokken_op", "ingetrokken_door_id", "intrekreden")
_VAST = ("ontvanger", "exemplaar", "inzage")
# PostgreSQL has every trigger call a function: this one refuses, in the words it is given.
_FUNCTIE = (
    "CREATE OR REPLACE FUNCTION weiger() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'check_violation'; END $$"
)
# A trigger: its name, its table, when it fires, on which rows (empty: all), and what it says.
Trigger = tuple[str, str, str, str, str]


def _stukkolommen() -> str:
    kolommen = (veld.column_name for veld in Stuk._meta.sorted_fields)
    return ", ".join(kolom for kolom in kolommen if kolom not in _INTREKKING)


def _op_beide() -> list[Trigger]:
    """Return what both databases watch in the same way."""
    paren = ", ".join(sorted(f"'{van.value}>{naar.value}'" for van, naar in statusparen()))
    geen_paar = f"OLD.status <> NEW.status AND (OLD.status || '>' || NEW.status) NOT IN ({paren})"
    return [
        (
            "stuk_een_keer_ingetrokken",
            "stuk",
            "BEFORE UPDATE",
            "OLD.ingetrokken_op IS NOT NULL",
            _UITGEGEVEN,
        ),
        ("dilemma_overgang", "dilemma", "BEFORE UPDATE OF status", geen_paar, _GEEN_OVERGANG),
    ]


def _op_sqlite() -> list[Trigger]:
    """Return the rest of the watch on SQLite, where a trigger fires at one kind of change."""
    verboden = [
        ("gebeurtenis", "UPDATE", _ALLEEN_BIJSCHRIJVEN),
        ("gebeurtenis", "DELETE", _ALLEEN_BIJSCHRIJVEN),
        *((tabel, "UPDATE", _UITGEGEVEN) for tabel in _VAST),
        *((tabel, "DELETE", _UITGEGEVEN) for tabel in ("stuk", *_VAST)),
        ("stuk", f"UPDATE OF {_stukkolommen()}", _UITGEGEVEN),
        ("correctie", "UPDATE", _VERBETERD),  # it may go with its row
        ("tekstversie", "UPDATE", _TEKST),
        ("tekstversie", "DELETE", _TEKST),
    ]
    # REPLACE deletes the old row without firing the trigger on DELETE.
    al_geschreven = (
        "EXISTS (SELECT 1 FROM gebeurtenis "
        "WHERE id = NEW.id OR vorige = NEW.vorige OR hash = NEW.hash)"
    )
    return [
        *(
            (f"{tabel}_geen_{actie.split()[0].lower()}", tabel, f"BEFORE {actie}", "", zin)
            for tabel, actie, zin in verboden
        ),
        (
            "gebeurtenis_geen_vervanging",
            "gebeurtenis",
            "BEFORE INSERT",
            al_geschreven,
            _ALLEEN_BIJSCHRIJVEN,
        ),
    ]


def _op_postgres() -> list[Trigger]:
    """Return the rest of the watch on PostgreSQL."""
    return [
        ("gebeurtenis_vast", "gebeurtenis", "BEFORE UPDATE OR DELETE", "", _ALLEEN_BIJSCHRIJVEN),
        ("gebeurtenis_niet_leeg", "gebeurtenis", "BEFORE TRUNCATE", "", _ALLEEN_BIJSCHRIJVEN),
        ("correctie_vast", "correctie", "BEFORE UPDATE", "", _VERBETERD),
        ("tekstversie_vast", "tekstversie", "BEFORE UPDATE OR DELETE", "", _TEKST),
        *((f"{tabel}_vast", tabel, "BEFORE UPDATE OR DELETE", "", _UITGEGEVEN) for tabel in _VAST),
        ("stuk_vast", "stuk", f"BEFORE DELETE OR UPDATE OF {_stukkolommen()}", "", _UITGEGEVEN),
    ]


def _maak_op_sqlite(trigger: Trigger) -> list[str]:
    naam, tabel, wanneer, rij, zin = trigger
    alleen = f"WHEN {rij} " if rij else ""
    return [
        f"DROP TRIGGER IF EXISTS {naam}",
        f"CREATE TRIGGER {naam} {wanneer} ON {tabel} {alleen}"
        f"BEGIN SELECT RAISE(ABORT, '{zin}'); END",
    ]


def _maak_op_postgres(trigger: Trigger) -> list[str]:
    naam, tabel, wanneer, rij, zin = trigger
    elke = "" if "TRUNCATE" in wanneer else "FOR EACH ROW "  # which empties the table at once
    alleen = f"WHEN ({rij}) " if rij else ""
    return [
        f"DROP TRIGGER IF EXISTS {naam} ON {tabel}",
        f"CREATE TRIGGER {naam} {wanneer} ON {tabel} {elke}{alleen}"
        f"EXECUTE FUNCTION weiger('{zin}')",
    ]


def wachtfouten() -> Iterator[str]:
    """Yield an English sentence for each trigger of ours that is gone or was changed, and for each
    trigger or view that the portal never made.
    """
    staat, hoort = _staat(), _hoort()
    for naam in achterstallig():
        hoe = "was changed" if naam in staat else "is gone"
        yield f"trigger {naam}: the portal's own, and it {hoe}"
    for naam in sorted(staat.keys() - hoort.keys()):
        yield f"{naam}: a trigger or view that the portal never made"


def achterstallig() -> list[str]:
    """Return the names of our triggers that `bewaak` would make otherwise than they are."""
    staat = _staat()
    return [naam for naam, zegt in _hoort().items() if staat.get(naam) != zegt]


def _hoort() -> dict[str, str]:
    eigen = (*_op_beide(), *(_op_sqlite() if is_sqlite() else _op_postgres()))
    # What PostgreSQL makes of a trigger it words itself, so there its table is all that is held.
    return {t[0]: _maak_op_sqlite(t)[1] if is_sqlite() else t[1] for t in eigen}


def _staat() -> dict[str, str]:
    return _staat_op_sqlite() if is_sqlite() else _staat_op_postgres()


def _staat_op_sqlite() -> dict[str, str]:
    vraag = "SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')"
    return dict(database.execute_sql(vraag).fetchall())


def _staat_op_postgres() -> dict[str, str]:
    vraag = (
        "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND n.nspname = current_schema() "
        "UNION ALL SELECT viewname, '' FROM pg_views WHERE schemaname = current_schema()"
    )
    return dict(database.execute_sql(vraag).fetchall())


def bewaak() -> None:
    """Make the triggers anew on the open database."""
    if is_sqlite():
        eigen, maak = _op_sqlite(), _maak_op_sqlite
    else:
        database.execute_sql(_FUNCTIE)
        eigen, maak = _op_postgres(), _maak_op_postgres
    for trigger in (*_op_beide(), *eigen):
        for regel in maak(trigger):
            database.execute_sql(regel)
