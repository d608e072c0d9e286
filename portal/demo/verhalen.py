"""The stories as data: verhalen.toml and, around the meetings, vervolg.toml; each explains its own
format.
"""

import tomllib
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

BESTANDEN = tuple(Path(__file__).with_name(naam) for naam in ("verhalen.toml", "vervolg.toml"))
VERTELD_OP = date(2026, 11, 21)

Verhaal = dict[str, Any]  # one of them, or all: names and values as the file has them


@cache
def lees() -> Verhaal:
    """Return the stories, with the dates as written."""
    delen = [tomllib.loads(bestand.read_text(encoding="utf-8")) for bestand in BESTANDEN]
    return {naam: waarde for deel in delen for naam, waarde in deel.items()}


def op_dag(vandaag: date) -> Verhaal:
    """Return the stories moved by whole weeks, so that on `vandaag` they are as alive as on the day
    they were told.
    """
    weken = (vandaag - VERTELD_OP) // timedelta(weeks=1)
    verschoven: Verhaal = _verschuif(lees(), timedelta(weeks=weken))
    return verschoven


def _verschuif(waarde: Any, verschil: timedelta) -> Any:
    if isinstance(waarde, dict):
        return {naam: _verschuif(deel, verschil) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_verschuif(deel, verschil) for deel in waarde]
    return waarde + verschil if isinstance(waarde, date | datetime) else waarde
