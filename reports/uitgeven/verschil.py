"""What changed between two versions of a paper, in sentences; the same for every paper, whatever
its fields are.

A paper is taken apart into its kern: [key, line] pairs, of which the key is [group, item, field].
Fields of the paper itself have no group. Rows of a table (items, acties, dilemmas) have the name of
their table as group; each is known by its number, or by its first text where it has none.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from portal.tools.tijd import als_datum, als_tijd

# [[group, item, field], line]: lists, because the database keeps them as JSON
Kern = list[list[Any]]
KORT = 80  # a longer line is named as changed, not quoted
NAAM_MAX = 120
# What a reader calls a field that the code calls otherwise.
WOORDEN = {
    "regels": "het programma",
    "dilemmas": "de dilemma’s",
    "acties": "de acties",
    "vorige": "vorige bijeenkomst",
}
NAAM = ""  # the field that holds how a reader knows an item
MERKEN = "kenmerken"  # the marks differ by themselves


def kern(stuk: Any, zonder: Sequence[str] = ()) -> Kern:
    """Return all that a paper (a dataclass) says, but for its marks and the fields named in
    `zonder`.
    """
    gevonden: Kern = []
    for naam, waarde in _velden(stuk):
        if naam in (MERKEN, *zonder):
            continue
        if isinstance(waarde, tuple) and any(map(_samengesteld, waarde)):
            gevonden += _rijen(naam, waarde)
        elif _samengesteld(waarde):
            gevonden += [[["", "", f"{naam} {deel}"], regel] for deel, regel in _plat(waarde)]
        else:
            gevonden.append([["", "", naam], _regel(waarde)])
    return gevonden


def _samengesteld(waarde: Any) -> bool:
    return is_dataclass(waarde) or hasattr(waarde, "_fields")


def _velden(rij: Any) -> list[tuple[str, Any]]:
    namen = [veld.name for veld in fields(rij)] if is_dataclass(rij) else rij._fields
    return [(naam, getattr(rij, naam)) for naam in namen]


def _rijen(groep: str, rijen: Iterable[Any]) -> Kern:
    gezien: Counter[str] = Counter()
    gevonden: Kern = []
    for rij in rijen:
        sleutel, naam = _wie(rij)
        gezien[sleutel] += 1
        sleutel += f" ({gezien[sleutel]})" if gezien[sleutel] > 1 else ""
        gevonden.append([[groep, sleutel, NAAM], naam])
        gevonden += [[[groep, sleutel, veld], regel] for veld, regel in _plat(rij)]
    return gevonden


def _wie(rij: Any) -> tuple[str, str]:
    """Return by what a row is known from version to version, and how a reader knows it."""
    waarden = dict(_velden(rij)) if _samengesteld(rij) else {"": _regel(rij)}
    teksten = [w for naam, w in waarden.items() if isinstance(w, str) and w and naam != "nummer"]
    nummer, tekst = (
        waarden.get("nummer", ""),
        waarden.get("titel") or (teksten[0] if teksten else ""),
    )
    naam = f"‘{_ingekort(tekst)}’" if tekst else ""
    return nummer or tekst, " ".join(
        deel for deel in (naam, f"({nummer})" if nummer and naam else nummer) if deel
    )


def _plat(rij: Any) -> Iterator[tuple[str, str]]:
    """Yield the fields of a row; those of a part inside it as if they were its own."""
    for naam, waarde in _velden(rij) if _samengesteld(rij) else [("tekst", rij)]:
        if is_dataclass(waarde):
            yield from _plat(waarde)
        else:
            yield naam, _regel(waarde)


def _regel(waarde: Any) -> str:
    """Return a value as one comparable line."""
    if isinstance(waarde, datetime):
        return f"{als_datum(waarde)}, {als_tijd(waarde)} uur"
    if isinstance(waarde, date):
        return als_datum(waarde)
    if isinstance(waarde, tuple | list):
        return "; ".join(map(_regel, waarde))
    if _samengesteld(waarde):
        return "; ".join(regel for _, regel in _plat(waarde))
    return "" if waarde is None else str(waarde)


def vergelijk(oud: Kern, nieuw: Kern) -> list[str]:
    """Return what changed, a sentence each: what is new, gone or different; empty when all is the
    same.
    """
    voor, na = _items(oud), _items(nieuw)
    return [
        *(f"Nieuw: {item[NAAM]}" for sleutel, item in na.items() if sleutel not in voor),
        *(f"Vervallen: {item[NAAM]}" for sleutel, item in voor.items() if sleutel not in na),
        *(
            zin
            for sleutel, item in na.items()
            if sleutel in voor
            for zin in _gewijzigd(voor[sleutel], item)
        ),
        *(
            f"Gewijzigd: de volgorde van {_woord(groep)}"
            for groep in _anders_geordend(list(voor), list(na))
        ),
    ]


def _items(kern_: Kern) -> dict[tuple[str, str], dict[str, str]]:
    items: dict[tuple[str, str], dict[str, str]] = {
        ("", ""): {}
    }  # the paper itself never comes or goes
    for (groep, sleutel, veld), regel in kern_:
        items.setdefault((groep, sleutel), {})[veld] = regel
    return items


def _gewijzigd(oud: dict[str, str], nieuw: dict[str, str]) -> list[str]:
    """Return the sentence about one item, or one sentence for each field of the paper itself."""
    delen = [
        _deel(_woord(veld), oud.get(veld, ""), nieuw.get(veld, ""))
        for veld in {**nieuw, **oud}
        if veld != NAAM and oud.get(veld, "") != nieuw.get(veld, "")
    ]
    if NAAM not in nieuw:
        return [f"Gewijzigd: {deel}" for deel in delen]
    return [f"Gewijzigd: {nieuw[NAAM]}: {', '.join(delen)}"] if delen else []


def _woord(veld: str) -> str:
    return WOORDEN.get(veld, veld.replace("_", " "))


def _deel(veld: str, oud: str, nieuw: str) -> str:
    """Return what happened to one field; long texts are not quoted, they stand in the paper."""
    if max(len(oud), len(nieuw)) > KORT or "\n" in oud + nieuw:
        return veld
    return f"{veld} {nieuw or 'leeg'} (was {oud or 'leeg'})"


def _anders_geordend(voor: list[tuple[str, str]], na: list[tuple[str, str]]) -> list[str]:
    """Return the groups whose remaining items stand in another order."""
    gebleven = [sleutel for sleutel in voor if sleutel in na]
    volgorde = [sleutel for sleutel in na if sleutel in voor]
    groepen = dict.fromkeys(groep for groep, _ in volgorde if groep)
    return [
        g
        for g in groepen
        if [s for s in gebleven if s[0] == g] != [s for s in volgorde if s[0] == g]
    ]


def _ingekort(tekst: str) -> str:
    regel = " ".join(tekst.split())
    return regel if len(regel) <= NAAM_MAX else regel[: NAAM_MAX - 1].rsplit(" ", 1)[0] + "…"
