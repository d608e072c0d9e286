"""When each item of an agenda starts: the one calculation that the page, the papers and the meeting
itself share.

Items follow one another. One with a fixed time starts no earlier than that; what lies before it is
room. When the items before it run on, it starts late, and that is a warning.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Protocol

from portal.tools.tijd import lokaal, uit_lokaal

MINUUT = timedelta(minutes=1)
HALF_ETMAAL = timedelta(hours=12)
TE_VROEG = timedelta(hours=9)  # earlier than this before its begin nobody is at a meeting


class Tijdvak(Protocol):
    """What is asked of an item: whole minutes, and a time of the Amsterdam clock at which it must
    start, or None.
    """

    @property
    def minuten(self) -> int: ...
    @property
    def vaste_tijd(self) -> time | None: ...


@dataclass(frozen=True)
class Plek:
    """Where an item falls: aware moments, minutes of `ruimte` before it, and by how many minutes it
    starts too late.
    """

    begint: datetime
    eindigt: datetime
    ruimte: int = 0
    te_laat: int = 0


def bereken(begin: datetime, punten: Iterable[Tijdvak]) -> list[Plek]:
    """Return where each item of a meeting that starts at `begin` (an aware moment) falls, in the
    same order.
    """
    plekken: list[Plek] = []
    klok = begin
    for punt in punten:
        vast = vast_moment(begin, punt.vaste_tijd) if punt.vaste_tijd else klok
        start = max(klok, vast)
        plekken.append(
            Plek(
                start, start + punt.minuten * MINUUT, _minuten(start - klok), _minuten(start - vast)
            )
        )
        klok = plekken[-1].eindigt
    return plekken


def einde(begin: datetime, plekken: list[Plek]) -> datetime:
    """Return the moment at which the last item ends; an empty agenda ends as it begins."""
    return plekken[-1].eindigt if plekken else begin


def uitloop(begin: datetime, minuten: int, plekken: list[Plek]) -> int:
    """Return by how many minutes the items overrun a meeting of so many minutes; 0 when all
    fits.
    """
    return max(_minuten(einde(begin, plekken) - begin) - minuten, 0)


def vast_moment(begin: datetime, klok: time) -> datetime:
    """Return the moment at which the Amsterdam clock tells `klok` on the day of the meeting.

    A meeting that goes on past midnight has its early hours on the next day: of the two the one
    nearest to its begin.
    """
    zelfde_dag = datetime.combine(lokaal(begin).date(), klok.replace(tzinfo=None))
    moment = uit_lokaal(zelfde_dag)
    return moment if moment >= begin - HALF_ETMAAL else uit_lokaal(zelfde_dag + timedelta(days=1))


def aan_tafel_om(begin: datetime, klok: time) -> datetime:
    """Return the moment at which the clock told `klok` during a meeting that begins at `begin`:
    also when people sat down early, and when it went on past midnight.
    """
    return eerste_vanaf(begin - TE_VROEG, klok)


def eerste_vanaf(moment: datetime, klok: time) -> datetime:
    """Return the first moment, from `moment` on, at which the Amsterdam clock tells `klok`: either
    one in the hour that comes twice in autumn, the day after in the hour that spring leaves out.
    """
    die_dag = datetime.combine(lokaal(moment).date(), klok)
    wandklokken = (
        (die_dag + timedelta(days=dagen)).replace(fold=fold)
        for dagen in range(3)
        for fold in (0, 1)
    )
    momenten = ((wand, uit_lokaal(wand)) for wand in wandklokken)
    return next(m for wand, m in momenten if m >= moment and lokaal(m).time() == wand.time())


def _minuten(duur: timedelta) -> int:
    return duur // MINUUT
