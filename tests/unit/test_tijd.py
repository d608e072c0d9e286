"""Time: UTC inside, Amsterdam for people, also in the two nights a year when the clock jumps."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.tools import tijd

ZOMER_IN, ZOMER_UIT = datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)
MINUUT = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("moment", "klok"),
    [
        (ZOMER_IN - MINUUT, "01.59"),
        (ZOMER_IN, "03.00"),
        (ZOMER_UIT - MINUUT, "02.59"),
        (ZOMER_UIT, "02.00"),
    ],
)
def test_the_clock_of_amsterdam_jumps_twice_a_year(moment, klok):
    assert tijd.als_tijd(moment) == klok


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-01-12 09:30", datetime(2026, 1, 12, 8, 30, tzinfo=UTC)),
        ("2026-07-12 09:30", datetime(2026, 7, 12, 7, 30, tzinfo=UTC)),
        (
            "2026-03-29 02:30",
            datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
        ),  # does not exist: an hour later
        ("2026-10-25 02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # happens twice: the first
    ],
)
def test_a_typed_time_is_the_clock_of_amsterdam(typed, moment):
    assert tijd.uit_lokaal(datetime.fromisoformat(typed)) == moment


@given(st.integers(0, 2**31).map(lambda seconden: datetime.fromtimestamp(seconden, UTC)))
def test_from_clock_to_moment_and_back_is_the_same_clock(moment):
    klok = tijd.lokaal(moment).replace(tzinfo=None)
    assert tijd.lokaal(tijd.uit_lokaal(klok)).replace(tzinfo=None) == klok


@pytest.mark.parametrize(
    ("moment", "dag"),
    [
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2026, 6, 30, 22, 0, tzinfo=UTC), date(2026, 7, 1)),
    ],
)
def test_a_day_begins_at_midnight_in_amsterdam(moment, dag):
    assert tijd.dag(moment) == dag


@pytest.mark.parametrize(
    ("start", "aantal", "einde"),
    [
        (date(2026, 3, 12), 0, date(2026, 3, 12)),
        (date(2026, 3, 12), 1, date(2026, 3, 13)),
        (date(2026, 3, 13), 1, date(2026, 3, 16)),
        (date(2026, 3, 14), 1, date(2026, 3, 16)),
        (date(2026, 3, 12), 5, date(2026, 3, 19)),
        (date(2026, 3, 12), 10, date(2026, 3, 26)),
    ],
)
def test_working_days_skip_the_weekend(start, aantal, einde):
    assert tijd.na_werkdagen(start, aantal) == einde


@given(st.dates(date(2020, 1, 1), date(2060, 1, 1)), st.integers(1, 60))
def test_a_term_ends_on_a_working_day_with_exactly_so_many_in_between(start, aantal):
    einde = tijd.na_werkdagen(start, aantal)
    dagen = [start + timedelta(n) for n in range(1, (einde - start).days + 1)]
    assert sum(tijd.is_werkdag(d) for d in dagen) == aantal
    assert tijd.is_werkdag(einde) or aantal == 0


@pytest.mark.parametrize(
    ("jaar", "dagen"),
    [
        (2026, "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26"),
        (
            2025,
            "01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26",
        ),  # 27 April is a Sunday: the King moves
        (2028, "01-01 04-14 04-17 04-27 05-05 05-25 06-05 12-25 12-26"),
    ],
)
def test_the_holidays_are_those_of_the_dutch_calendar(jaar, dagen):
    assert sorted(tijd.feestdagen(jaar)) == [
        date.fromisoformat(f"{jaar}-{d}") for d in dagen.split()
    ]


@pytest.mark.parametrize(
    ("dag", "ervoor"),
    [
        (
            date(2026, 4, 7),
            date(2026, 4, 2),
        ),  # after Easter Monday: past the weekend and Good Friday
        (date(2026, 12, 28), date(2026, 12, 24)),
        (date(2026, 11, 20), date(2026, 11, 19)),
    ],
)
def test_the_last_working_day_before_another(dag, ervoor):
    assert tijd.werkdag_voor(dag) == ervoor


@pytest.mark.parametrize(
    ("dagen", "woorden"),
    [
        (-3, "vandaag"),
        (0, "vandaag"),
        (1, "1 dag"),
        (2, "2 dagen"),
        (14, "14 dagen"),
        (15, "2 weken"),
        (91, "13 weken"),
        (92, "3 maanden"),
        (365, "12 maanden"),
    ],
)
def test_how_long_something_waits_is_said_in_words(dagen, woorden):
    assert tijd.hoe_lang(date(2026, 3, 12), date(2026, 3, 12) + timedelta(dagen)) == woorden


def test_what_began_late_last_night_waits_a_day():
    laat = datetime(2026, 3, 11, 22, 59, tzinfo=UTC)
    assert tijd.hoe_lang(laat, laat + MINUUT) == "1 dag"


def test_days_are_written_in_dutch():
    moment = datetime(2026, 3, 12, 23, 30, tzinfo=UTC)
    assert tijd.als_datum(moment) == tijd.als_datum(date(2026, 3, 13)) == "13 maart 2026"
    assert tijd.als_dag(moment) == "vrijdag 13 maart 2026"
