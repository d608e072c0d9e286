"""Time in the portal: aware UTC inside, Europe/Amsterdam for people, working days for promises."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MAANDEN = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()
NACHT = timedelta(hours=5)  # what goes on after midnight is still of the evening before
ZATERDAG, ZONDAG = 5, 6  # as date.weekday() counts
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


def avond(moment: datetime) -> date:
    """Return the day that `moment` belongs to for whoever is at a table: the small hours are of the
    evening before.
    """
    return dag(moment - NACHT)


def over_een_jaar(dag: date) -> date:
    """Return the same day a year later; of 29 February the 28th."""
    return dag + relativedelta(years=1)


def begin_van(dag: date) -> datetime:
    """Return the moment at which a day begins in Amsterdam."""
    return uit_lokaal(datetime.combine(dag, time()))


def als_datum(waarde: date | datetime) -> str:
    """Return e.g. '12 maart 2026'."""
    d = dag(waarde) if isinstance(waarde, datetime) else waarde
    return f"{d.day} {MAANDEN[d.month - 1]} {d.year}"


def als_korte_datum(dag_: date) -> str:
    """Return e.g. '12 mrt 2026', for tables and drawings."""
    maand = {3: "mrt"}.get(dag_.month, MAANDEN[dag_.month - 1][:3])
    return f"{dag_.day} {maand} {dag_.year}"


def als_datum_kort(waarde: date | datetime) -> str:
    """Return e.g. '12 maart', for a subject line."""
    return als_datum(waarde).rpartition(" ")[0]


def als_dag(waarde: date | datetime) -> str:
    """Return e.g. 'donderdag 12 maart 2026'."""
    d = dag(waarde) if isinstance(waarde, datetime) else waarde
    return f"{DAGEN[d.weekday()]} {als_datum(d)}"


def als_cijfers(moment: datetime) -> str:
    """Return e.g. '2026-03-12', for the name of a file."""
    return f"{dag(moment):%Y-%m-%d}"


def als_tijd(moment: datetime) -> str:
    """Return e.g. '09.30 uur': the Dutch way to write a time."""
    return lokaal(moment).strftime("%H.%M")


@cache
def feestdagen(jaar: int) -> frozenset[date]:
    """Return the days of a year on which offices are closed.

    Source: Algemene termijnenwet, article 3.
    """
    pasen = easter(jaar)
    koningsdag = date(jaar, 4, 27) if date(jaar, 4, 27).weekday() < ZONDAG else date(jaar, 4, 26)
    na_pasen = (
        timedelta(-2),
        timedelta(1),
        timedelta(39),
        timedelta(50),
    )  # Goede Vrijdag to tweede pinksterdag
    vast = (date(jaar, 1, 1), koningsdag, date(jaar, 5, 5), date(jaar, 12, 25), date(jaar, 12, 26))
    return frozenset((*vast, *(pasen + verschil for verschil in na_pasen)))


def is_werkdag(d: date) -> bool:
    """Tell whether offices are open on this day."""
    return d.weekday() < ZATERDAG and d not in feestdagen(d.year)


def na_werkdagen(start: date, aantal: int) -> date:
    """Return the day `aantal` working days after `start`."""
    d = start
    while aantal > 0:
        d += timedelta(days=1)
        aantal -= is_werkdag(d)
    return d


def werkdag_voor(d: date) -> date:
    """Return the last working day before this day."""
    d -= timedelta(days=1)
    return d if is_werkdag(d) else werkdag_voor(d)


def hoe_lang(sinds: date | datetime, tot: date | datetime) -> str:
    """Return how long something waits, in words: 'vandaag', '1 dag', '3 dagen', '6 weken', '4
    maanden'.
    """
    begin, eind = (dag(x) if isinstance(x, datetime) else x for x in (sinds, tot))
    dagen = max((eind - begin).days, 0)
    if dagen == 0:
        return "vandaag"
    if dagen < 15:
        return f"{dagen} dag" + ("en" if dagen > 1 else "")
    return f"{dagen // 7} weken" if dagen < 92 else f"{dagen // 30} maanden"
