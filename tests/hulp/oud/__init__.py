"""A database as the last release made it, with a row in each table; frozen, as migrations are.

At a release: name its newest migration in VOOR, give tables that came with it a row, and write
`triggers.json` anew from what `models.bewaking` then runs.
"""

import json
from pathlib import Path
from typing import Any

from peewee import Database
from playhouse.migrations import Runner

from portal.db import is_sqlite
from portal.migrations.migreren import MAP

VOOR = "0006_stukken"
_TRIGGERS = json.loads(Path(__file__).with_name("triggers.json").read_text())
# What a column holds by its type. Every number is 1: every reference finds the only row there is.
_WAARDEN = {
    "int": 1,
    "bool": True,
    "timestamp": "2026-03-02 09:00:00",
    "datetime": "2026-03-02 09:00:00",
    "date": "2026-03-02",
    "time": "09:00:00",
    "blob": b"%PDF-",
    "bytea": b"%PDF-",
    "json": '["x"]',
    "varchar": "x",
    "character": "x",
    "text": '["x"]',  # SQLite keeps lists in it
}
# Each table in an order in which it can be filled, with what its conditions ask for.
_RIJEN: dict[str, dict[str, Any]] = {
    "persoon": {"rol": "adviseur"},
    "sessie": {},
    "inloglink": {},
    "gremium": {"soort": "beraad"},
    "lidmaatschap": {"rol": "lid"},
    "thema": {},
    "bundel": {},
    "dilemma": {"nummer": "D-2026-0001", "status": "afgerond", "wacht_op": "niemand"},
    "dilemma_thema": {},
    "vraag": {},
    "notitie": {},
    "volger": {"thema_id": None},
    "behandeling": {},
    "optie": {},
    "bijeenkomst": {"minuten": 60},
    "agendapunt": {"soort": "dilemma", "doel": "besluit", "uitslag": "besloten"},
    "opbrengst": {"soort": "inzicht", "openbaarheid": "openbaar"},
    "doel": {},
    "doeljaar": {"jaar": 2026},
    "meting": {},
    "doel_dilemma": {},
    "besluit": {"status": "vrijgegeven"},
    "actie": {"status": "gedaan"},
    "signaal": {"status": "aangenomen"},
    "lotverzoek": {},
    "opmerking": {},
    "aanwezigheid": {"aanwezig": "afgemeld"},
    "medegremium": {},
    "gesprekstafel": {},
    "tafelgast": {},
    "stuk": {"soort": "agenda", "jaar": None},
    "ontvanger": {},
    "exemplaar": {},
    "inzage": {},
    "gebeurtenis": {"van": "beraad", "naar": "uitvoering"},
    "verzoeksleutel": {},
    "bericht": {},
    "instelling": {},
    "teller": {},
}


def maak(db: Database) -> None:
    """Bring an empty database to what the last release left, triggers and all, and fill it."""
    Runner(db, str(MAP)).up(VOOR)
    for regel in _TRIGGERS["sqlite" if is_sqlite() else "postgresql"]:
        db.execute_sql(regel)
    for tabel, waarden in _RIJEN.items():
        _vul(db, tabel, waarden)


def _vul(db: Database, tabel: str, waarden: dict[str, Any]) -> None:
    rij = {k.name: _waarde(k.data_type) for k in db.get_columns(tabel)} | waarden
    plekken = ", ".join([db.param] * len(rij))
    db.execute_sql(f"INSERT INTO {tabel} ({', '.join(rij)}) VALUES ({plekken})", list(rij.values()))


def _waarde(soort: str) -> Any:
    return next(w for begin, w in _WAARDEN.items() if soort.lower().startswith(begin))


def inhoud(db: Database, kolommen: dict[str, list[str]]) -> dict[str, list[tuple]]:
    """Return the rows of each table, in these columns."""
    return {
        tabel: db.execute_sql(f"SELECT {', '.join(namen)} FROM {tabel} ORDER BY 1").fetchall()
        for tabel, namen in kolommen.items()
    }


def kolommen(db: Database) -> dict[str, list[str]]:
    """Return the columns of every table of the portal."""
    return {
        tabel: [kolom.name for kolom in db.get_columns(tabel)]
        for tabel in db.get_tables()
        if tabel != "schema_migration"
    }
