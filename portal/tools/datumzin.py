"""Find the day at the end of a Dutch sentence: 'voor 1 maart', 'uiterlijk 12-03-2027', 'over twee
weken'.

Or read one that was typed by itself, in a field for a date.

Pure: words in, a day and where it stands out. A day without a year is the first one from `vanaf`
on.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from portal.tools.tekst import plat
from portal.tools.tijd import DAGEN, MAANDEN

MAAND = {naam[:lengte]: plek for plek, naam in enumerate(MAANDEN, 1) for lengte in (3, 9)} | {
    "mrt": 3,
    "sept": 9,
}
GETALLEN = "een twee drie vier vijf zes zeven acht negen tien elf twaalf".split()
# A day of its own is a deadline only after one of these ('de brief van 3 april' is none), or after
# a comma.
_INLEIDING = (
    r"(?:(?:klaar|gereed|af)\s+)?(?:uiterlijk\s+(?:op|voor|per)|uiterlijk|voor|op|per|tegen|tot)"
)
_VOOR = rf"(?:\b{_INLEIDING}\s+|(?:[,;:(]|\s[–-])\s*)"
_DAG = rf"(?:(?:{'|'.join(DAGEN)})\s+)?"
_AANTAL = rf"(?P<aantal>\d{{1,2}}|{'|'.join(GETALLEN)})"
_MAAND = rf"(?P<maand>{'|'.join(sorted(MAAND, key=len, reverse=True))})\b\.?"
_EENHEID = {
    "d": relativedelta(days=1),
    "w": relativedelta(weeks=1),
    "m": relativedelta(months=1),
    "j": relativedelta(years=1),
}
_SLOT = r"(?:\s+(?:klaar|gereed|af))?[\s.!;,)]*$"

Lezer = Callable[[re.Match[str], date], date | None]


def zoek_dag(zin: str, vanaf: date) -> tuple[date, int] | None:
    """Return the day at the end of `zin` and the place where its words begin, or None."""
    glad = plat(zin)
    for patroon, lees in _VORMEN:
        gevonden = patroon.search(glad)
        if gevonden and (dag := _probeer(lees, gevonden, vanaf)):
            return dag, gevonden.start()
    return None


def lees_dag(tekst: str) -> date | None:
    """Return the day that somebody typed by itself ('10-12-2026', '10 december 2026', as on a
    calendar too), or None; it needs its year, and a day of the week must be right.
    """
    glad = " ".join(plat(tekst).split())
    for patroon in _ALLEEN:
        gevonden = patroon.fullmatch(glad)
        dag = _probeer(_kalenderdag, gevonden, date.min) if gevonden else None
        if gevonden and dag and gevonden["weekdag"] in (None, DAGEN[dag.weekday()]):
            return dag
    return None


def _probeer(lees: Lezer, gevonden: re.Match[str], vanaf: date) -> date | None:
    try:
        return lees(gevonden, vanaf)
    except (ValueError, OverflowError):  # 31 april, or a year that no calendar has
        return None


def _kalenderdag(gevonden: re.Match[str], vanaf: date) -> date:
    """A day that was written out, its month in letters or as a number, maybe without its year."""
    woord = gevonden["maand"]
    maand = int(woord) if woord.isdigit() else MAAND[woord]
    return _eerstvolgende(gevonden["jaar"], maand, int(gevonden["dag"]), vanaf)


def _maanddeel(gevonden: re.Match[str], vanaf: date) -> date:
    """Half a month is its 15th, the end its last day."""
    jaar, maand = gevonden["jaar"], MAAND[gevonden["maand"]]
    if not gevonden["deel"].startswith("eind"):
        return _eerstvolgende(jaar, maand, 15, vanaf)
    kandidaten = (
        [_einde(date(int(jaar), maand, 1))]
        if jaar
        else [_einde(date(j, maand, 1)) for j in (vanaf.year, vanaf.year + 1)]
    )
    return next(d for d in kandidaten if jaar or d >= vanaf)


def _einde_van(gevonden: re.Match[str], vanaf: date) -> date:
    """The end of this or the next month, or of the year."""
    volgend = gevonden["welk"].startswith("volgend")
    if gevonden["periode"] == "jaar":
        return date(vanaf.year + volgend, 12, 31)
    return _einde(vanaf + relativedelta(months=int(volgend)))


def _over(gevonden: re.Match[str], vanaf: date) -> date:
    aantal = gevonden["aantal"]
    stappen = int(aantal) if aantal.isdigit() else GETALLEN.index(aantal) + 1
    return vanaf + _EENHEID[gevonden["eenheid"][0]] * stappen


def _weekdag(gevonden: re.Match[str], vanaf: date) -> date:
    """The first such day after the meeting, or the one of next week."""
    plek = DAGEN.index(gevonden["weekdag"])
    if gevonden["volgende"]:
        return vanaf + timedelta(days=7 - vanaf.weekday() + plek)
    return vanaf + timedelta(days=(plek - vanaf.weekday() - 1) % 7 + 1)


def _eerstvolgende(jaar: str | None, maand: int, dag: int, vanaf: date) -> date:
    """Return this day of that year; without a year the first one that is not before `vanaf`."""
    if jaar:
        return date(int(jaar) + (2000 if len(jaar) == 2 else 0), maand, dag)
    dit_jaar = date(vanaf.year, maand, dag)
    return dit_jaar if dit_jaar >= vanaf else date(vanaf.year + 1, maand, dag)


def _einde(dag: date) -> date:
    return dag + relativedelta(day=31)


def _vormen() -> Iterator[tuple[str, Lezer]]:
    jaar = r"(?:[\s,]+(?P<jaar>\d{4}))?"
    streep = r"(?P<dag>\d{1,2})(?P<s>[-/.])(?P<maand>\d{1,2})(?:(?P=s)(?P<jaar>\d{4}|\d{2}))?"
    week = r"(?P<volgende>volgende\s+week\s+(?:op\s+)?)?"
    van = r"(?:van\s+)?(?P<welk>de|het|deze|dit|volgende?)\s+(?P<periode>maand|jaar)"
    yield rf"{_VOOR}(?P<jaar>\d{{4}})-(?P<maand>\d{{2}})-(?P<dag>\d{{2}})", _kalenderdag
    yield rf"{_VOOR}{_DAG}(?P<dag>\d{{1,2}})e?\s+{_MAAND}{jaar}", _kalenderdag
    yield rf"{_VOOR}{_DAG}{streep}", _kalenderdag
    yield rf"(?:{_VOOR}|\b)(?:het\s+)?(?P<deel>einde?|half|medio)\s+{_MAAND}{jaar}", _maanddeel
    yield rf"(?:{_VOOR}|\b)(?:het\s+)?einde?\s+{van}", _einde_van
    yield (
        rf"\b(?:over|binnen)\s+{_AANTAL}\s+(?P<eenheid>dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar)",
        _over,
    )
    yield rf"(?:{_VOOR}|\b(?=volgende)){week}(?P<weekdag>{'|'.join(DAGEN)})", _weekdag


_VORMEN = [(re.compile(patroon + _SLOT), lees) for patroon, lees in _vormen()]
_WEEKDAG = rf"(?:(?P<weekdag>{'|'.join(DAGEN)}),? )?"
_ALLEEN = [
    re.compile(_WEEKDAG + vorm)
    for vorm in (
        r"(?P<jaar>\d{4})-(?P<maand>\d{1,2})-(?P<dag>\d{1,2})",
        r"(?P<dag>\d{1,2}) ?(?P<s>[-/. ]) ?(?P<maand>\d{1,2}) ?(?P=s) ?(?P<jaar>\d{4}|\d{2})",
        rf"(?P<dag>\d{{1,2}})[- ]{_MAAND}[- ](?P<jaar>\d{{4}})",
    )
]
