"""Understand an actie typed as one line: who at the start, by when at the end, and what in between.

    lees("gemeente Voorbeeld zoekt uit of het mag voor 1 maart", namen, vanaf=…)

Pure: it knows no database. What it cannot find stays empty; no word of the line is ever lost.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portal.tools.datumzin import zoek_dag
from portal.tools.tekst import plat

# What may stand before a name: 'de gemeente', 'mevrouw De Vries'.
_AANLOOP = re.compile(r"(?:de heer|het|de|mevrouw|meneer|mevr\.?|mw\.?|dhr\.?)\s+")
# A name ends where its word ends: 'Politie-eenheid' is not 'Politie', but 'Politie: ' is.
_EINDE = re.compile(r"(?![\w]|[-'’]\w)")
_LEESTEKENS = " \t,;:–-("


@dataclass(frozen=True)
class Naam:
    """Words that stand for a person; `aan_tafel` wins over others whose name is as long."""

    persoon: int
    woorden: str
    aan_tafel: bool = False


@dataclass(frozen=True)
class Actiezin:
    """What a line says. One owner is sure, several must be chosen from, none was found.

    `wat` is the line without its date, `daad` that without its owner, `tijd` the words of the date.
    """

    wat: str
    daad: str
    tijd: str
    eigenaren: tuple[int, ...]
    termijn: date | None


def lees(regel: str, namen: Iterable[Naam], vanaf: date) -> Actiezin:
    """Return what `regel` says; days count from `vanaf`, the day of the meeting."""
    zin = " ".join(regel.split())
    gevonden = zoek_dag(zin, vanaf)
    dag, plek = gevonden or (None, len(zin))
    wat, tijd = zin[:plek].rstrip(_LEESTEKENS), zin[plek:].lstrip(_LEESTEKENS)
    eigenaren, einde = _eigenaren(wat, namen)
    return Actiezin(
        wat[:1].upper() + wat[1:], wat[einde:].lstrip(_LEESTEKENS), tijd, eigenaren, dag
    )


def _eigenaren(zin: str, namen: Iterable[Naam]) -> tuple[tuple[int, ...], int]:
    """Return whoever the longest name at the start stands for, and where that name ends."""
    glad = plat(zin)
    aanloop = _AANLOOP.match(glad)
    plekken = (0, aanloop.end()) if aanloop else (0,)
    treffers = [
        (len(naam.woorden), plek + len(naam.woorden), naam)
        for naam in namen
        for plek in plekken
        if naam.woorden and _staat_op(glad, plat(naam.woorden), plek)
    ]
    if not treffers:
        return (), 0
    langst = max(lengte for lengte, _, _ in treffers)
    beste = [(einde, naam) for lengte, einde, naam in treffers if lengte == langst]
    aan_tafel = [naam for _, naam in beste if naam.aan_tafel]
    return tuple(dict.fromkeys(n.persoon for n in aan_tafel or [n for _, n in beste])), beste[0][0]


def _staat_op(zin: str, naam: str, plek: int) -> bool:
    return zin.startswith(naam, plek) and bool(_EINDE.match(zin, plek + len(naam)))
