"""Where a page of a list begins: after, or before, the row that somebody saw last.

A bookmark holds what the list is sorted by of that row, and not which row it was: it may have left
the list, or moved in it, by the time the next page is asked for.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import reduce
from operator import or_
from typing import Any, TypeVar

from peewee import BooleanField, DateField, Expression, Field, Model, ModelSelect, Node, Ordering

from portal.db import is_sqlite
from portal.kolommen import Tijdstip

NA, VOOR = "na", "voor"
Rij = TypeVar("Rij", bound=Model)

_WAAR = ("onwaar", "waar")
GETAL_MAX = 2**31 - 1  # as a key can be at most
_GETAL = re.compile(r"[0-9]{1,10}")
_DAG = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{6})?", re.ASCII)


def bladwijzer(waarheen: str, rij: Any) -> str:
    """Return the bookmark of a row that `met_plek` returned, `na` or `voor` it; none for one that
    is sorted by something it lacks.
    """
    if None in rij.plek:
        return ""
    return "~".join((waarheen, *(_schrijf(waarde) for waarde in rij.plek)))


def lees_bladwijzer(tekst: str) -> tuple[Any, ...] | None:
    """Return the values that a bookmark holds, or None when it is none."""
    waarheen, *delen = tekst.split("~")
    try:
        waarden = tuple(_lees(deel) for deel in delen)
    except ValueError:
        return None
    return waarden if waarheen in (NA, VOOR) and waarden else None


def voorbij(tekst: str, volgorde: Sequence[Any]) -> Expression | None:
    """Return the condition for the rows beyond a bookmark in this order; None without one, or with
    one of another list.
    """
    waarden = lees_bladwijzer(tekst)
    kolommen = [_kolom(deel) for deel in volgorde]
    if waarden is None or len(waarden) != len(kolommen):
        return None
    if not all(type(w) in _soorten(kolom) for (kolom, _), w in zip(kolommen, waarden, strict=True)):
        return None
    terug = tekst.startswith(VOOR)
    voorwaarden, gelijk = [], None
    for (kolom, aflopend), waarde in zip(kolommen, waarden, strict=True):
        verder = kolom < waarde if aflopend != terug else kolom > waarde
        voorwaarden.append(verder if gelijk is None else gelijk & verder)
        gelijk = (kolom == waarde) if gelijk is None else gelijk & (kolom == waarde)
    beyond: Expression = reduce(or_, voorwaarden)
    return beyond


def omgekeerd(volgorde: Sequence[Any]) -> list[Any]:
    """Return the same order from the end."""
    return [kolom.asc() if aflopend else kolom.desc() for kolom, aflopend in map(_kolom, volgorde)]


def met_plek(rijen: "ModelSelect[Rij]", volgorde: Sequence[Any]) -> list[Rij]:
    """Return the rows, each with what the list is sorted by as its `plek`."""
    kolommen = [_kolom(deel)[0] for deel in volgorde]
    namen = [getattr(kolom, "name", f"plek_{nummer}") for nummer, kolom in enumerate(kolommen)]
    extra = [k.alias(n) for k, n in zip(kolommen, namen, strict=True) if not isinstance(k, Field)]
    gevonden: list[Any] = list(rijen.select_extend(*extra) if extra else rijen)
    for rij in gevonden:
        rij.plek = tuple(getattr(rij, naam) for naam in namen)
    return gevonden


def _kolom(deel: Any) -> tuple[Any, bool]:
    """Return what is sorted by, and whether from high to low."""
    return (deel.node, deel.direction == "DESC") if isinstance(deel, Ordering) else (deel, False)


def _soorten(kolom: Node) -> tuple[type, ...]:
    """Return what such a column holds; a condition is a number on one database, a truth on the
    other.
    """
    if not isinstance(kolom, Field):
        return (int, bool) if is_sqlite() else (bool,)
    soorten = ((Tijdstip, datetime), (DateField, date), (BooleanField, bool))
    return tuple(soort for veld, soort in soorten if isinstance(kolom, veld)) or (int,)


def _schrijf(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return _WAAR[waarde]
    if isinstance(waarde, datetime):
        return waarde.astimezone(UTC).replace(tzinfo=None).isoformat()
    return waarde.isoformat() if isinstance(waarde, date) else str(int(waarde))


def _lees(deel: str) -> datetime | date | int:
    """Return one value; raise ValueError for what nobody would have written."""
    if deel in _WAAR:
        return deel == _WAAR[True]
    if _MOMENT.fullmatch(deel):
        return datetime.fromisoformat(deel).replace(tzinfo=UTC)
    if _DAG.fullmatch(deel):
        return date.fromisoformat(deel)
    if _GETAL.fullmatch(deel) and int(deel) <= GETAL_MAX:
        return int(deel)
    raise ValueError(deel)
