"""Time in the portal: aware UTC inside, Europe/Amsterdam for people, working days for promises."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MAANDEN = ("januari februari maart april mei juni juli augustus september oktober november december").split()
DAGEN = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()


def nu() -> datetime:
    """Return the present moment; called at the edges only (web, jobs, cli), never below."""
    return datetime.now(UTC)


def lokaal(moment: datetime) -> datetime:
    """Return an aware moment as wall-clock time in Amsterdam."""
    return moment.astimezone(AMSTERDAM)


def uit_lokaal(wandklok: datetime) -> datetime:
    """Return naive Amsterdam wall-clock time (as typed in a form) as an aware UTC moment."""
    return wandklok.replace(tzinfo=AMSTERDAM).astimezone(UTC)


def dag(moment: datetime) -> date:
    """Return the calendar day in Amsterdam on which `moment` falls."""
    return lokaal(moment).date()


def als_datum(waarde: date | datetime) -> str:
    """Return e.g. '12 maart 2026'."""
    d = dag(waarde) if isinstance(waarde, datetime) else waarde
    return f"{d.day} {MAANDEN[d.month - 1]} {d.year}"


def als_dag(waarde: date | datetime) -> str:
    """Return e.g. 'donderdag 12 maart 2026'."""
    d = dag(waarde) if isinstance(waarde, datetime) else waarde
    return f"{DAGEN[d.weekday()]} {als_datum(d)}"


def als_tijd(moment: datetime) -> str:
    """Return e.g. '09.30 uur': the Dutch way to write a time."""
    return lokaal(moment).strftime("%H.%M")


def na_werkdagen(start: date, aantal: int) -> date:
    """Return the day `aantal` working days (Monday to Friday) after `start`."""
    d = start
    while aantal > 0:
        d += timedelta(days=1)
        aantal -= d.weekday() < 5
    return d


def hoe_lang(sinds: date | datetime, tot: date | datetime) -> str:
    """Return how long something waits, in words: 'vandaag', '1 dag', '3 dagen', '6 weken', '4 maanden'."""
    begin, eind = (dag(x) if isinstance(x, datetime) else x for x in (sinds, tot))
    dagen = max((eind - begin).days, 0)
    if dagen == 0:
        return "vandaag"
    if dagen < 15:
        return f"{dagen} dag" + ("en" if dagen > 1 else "")
    return f"{dagen // 7} weken" if dagen < 92 else f"{dagen // 30} maanden"
