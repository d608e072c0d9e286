"""The stories as data: verhalen.toml and, around the meetings, vervolg.toml; each explains its own
format.
"""

import re
import tomllib
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from portal.tools.tijd import MAANDEN

BESTANDEN = tuple(Path(__file__).with_name(naam) for naam in ("verhalen.toml", "vervolg.toml"))
VERTELD_OP = date(2026, 11, 21)

SEIZOENEN = ("winter", "voorjaar", "zomer", "najaar")  # each of three months, from december on
IN_TEKST = re.compile(r"\{(dag|maand|seizoen|jaar) (\d{4}-\d{2}-\d{2})\}")

Verhaal = dict[str, Any]  # one of them, or all: names and values as the file has them


@cache
def lees() -> Verhaal:
    """Return the stories, with the dates as written, in their texts too: `{dag 2026-03-12}`."""
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
    if isinstance(waarde, str):
        return IN_TEKST.sub(lambda plek: _in_woorden(plek, verschil), waarde)
    return waarde + verschil if isinstance(waarde, date | datetime) else waarde


def _in_woorden(plek: re.Match[str], verschil: timedelta) -> str:
    """Return how a text names a day that has moved: '12 maart', 'maart', 'voorjaar' or '2026'."""
    op = date.fromisoformat(plek[2]) + verschil
    maand = MAANDEN[op.month - 1]
    woorden = {
        "dag": f"{op.day} {maand}",
        "maand": maand,
        "seizoen": SEIZOENEN[op.month % 12 // 3],
        "jaar": str(op.year),
    }
    return woorden[plek[1]]
