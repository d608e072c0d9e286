"""When items start: in order, without overlap, at their fixed time or after it, on days when the
clock changes too.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.tools import programmatijden
from portal.tools.programmatijden import MINUUT, bereken
from portal.tools.tijd import als_tijd, lokaal, uit_lokaal


@dataclass(frozen=True)
class Vak:
    minuten: int
    vaste_tijd: time | None = None


TIEN = datetime(2026, 3, 26, 9, 0, tzinfo=UTC)  # 10.00 in Amsterdam
WISSELINGEN = [datetime(2026, 3, 29, 0, 0, tzinfo=UTC), datetime(2026, 10, 25, 0, 0, tzinfo=UTC)]
hele_minuten = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(  # noqa: DTZ001 - made aware right here
    lambda d: d.replace(second=0, microsecond=0, tzinfo=UTC)
)
rond_een_wisseling = st.builds(
    lambda dag, minuten: dag + minuten * MINUUT,
    st.sampled_from(WISSELINGEN),
    st.integers(-720, 1440),
)
vakken = st.lists(
    st.builds(
        Vak,
        st.integers(1, 480),
        st.none() | st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    ),
    max_size=12,
)


@given(hele_minuten | rond_een_wisseling, vakken)
def test_items_follow_one_another_and_last_as_long_as_they_say(begin, punten):
    plekken = bereken(begin, punten)
    klok = begin
    for vak, plek in zip(punten, plekken, strict=True):
        assert plek.begint == klok + plek.ruimte * MINUUT and plek.ruimte >= 0
        assert plek.eindigt - plek.begint == vak.minuten * MINUUT
        klok = plek.eindigt
    assert programmatijden.einde(begin, plekken) == klok


@given(hele_minuten | rond_een_wisseling, vakken)
def test_all_time_is_minutes_or_room(begin, punten):
    plekken = bereken(begin, punten)
    som = sum(vak.minuten for vak in punten) + sum(plek.ruimte for plek in plekken)
    assert programmatijden.einde(begin, plekken) == begin + som * MINUUT
    assert programmatijden.uitloop(begin, 60, plekken) == max(som - 60, 0)


@given(hele_minuten | rond_een_wisseling, vakken)
def test_a_fixed_item_starts_at_its_time_or_says_by_how_much_it_is_late(begin, punten):
    for vak, plek in zip(punten, bereken(begin, punten), strict=True):
        if vak.vaste_tijd is None:
            assert (plek.ruimte, plek.te_laat) == (0, 0)
        else:
            vast = programmatijden.vast_moment(begin, vak.vaste_tijd)
            assert plek.begint == vast + plek.te_laat * MINUUT and not (
                plek.te_laat and plek.ruimte
            )


@given(hele_minuten, vakken, st.integers(0, 11), st.integers(1, 60))
def test_a_longer_item_makes_nothing_start_earlier(begin, punten, plaats, meer):
    langer = [Vak(p.minuten + meer * (i == plaats), p.vaste_tijd) for i, p in enumerate(punten)]
    for voor, na in zip(bereken(begin, punten), bereken(begin, langer), strict=True):
        assert na.begint >= voor.begint


def test_room_before_a_fixed_time_and_running_past_it():
    ruim, krap = (bereken(TIEN, [Vak(minuten), Vak(15, time(11, 0))]) for minuten in (45, 70))
    assert (als_tijd(ruim[1].begint), ruim[1].ruimte, ruim[1].te_laat) == ("11.00", 15, 0)
    assert (als_tijd(krap[1].begint), krap[1].ruimte, krap[1].te_laat) == ("11.10", 0, 10)


def test_a_time_before_the_meeting_is_late_and_not_tomorrow():
    assert bereken(TIEN, [Vak(10, time(9, 30))])[0].te_laat == 30


def test_past_midnight_a_fixed_time_is_of_the_next_day():
    avond = datetime(2026, 3, 26, 21, 0, tzinfo=UTC)  # 22.00 in Amsterdam
    plek = bereken(avond, [Vak(60), Vak(30, time(0, 30))])[1]
    assert (lokaal(plek.begint).isoformat(), plek.ruimte) == ("2026-03-27T00:30:00+01:00", 90)


@pytest.mark.parametrize(
    ("nacht", "klokken"),
    [
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), ["01.30", "03.15", "04.00"]),
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), ["01.30", "02.15", "04.00"]),
    ],
)
def test_the_night_the_clock_changes(nacht, klokken):
    plekken = bereken(nacht, [Vak(45), Vak(45), Vak(15, time(4, 0))])
    assert [als_tijd(plek.begint) for plek in plekken] == klokken
    assert plekken[2].begint - nacht in (
        timedelta(hours=1, minutes=30),
        timedelta(hours=3, minutes=30),
    )


@pytest.mark.parametrize(
    ("begin", "klok", "gebeurd"),
    [
        ("2026-12-17 20:30", "00:15", "2026-12-18 00:15"),
        ("2026-12-17 20:30", "23:40", "2026-12-17 23:40"),
        ("2026-12-17 20:30", "18:45", "2026-12-17 18:45"),
        ("2026-12-18 00:15", "23:50", "2026-12-17 23:50"),
        ("2026-12-17 09:00", "21:45", "2026-12-17 21:45"),
        ("2026-12-17 15:00", "13:10", "2026-12-17 13:10"),
        ("2026-12-31 22:00", "00:05", "2027-01-01 00:05"),
        ("2026-03-28 22:00", "03:10", "2026-03-29 03:10"),
    ],
)
def test_a_time_of_the_night_belongs_to_the_evening_of_its_meeting(begin, klok, gebeurd):
    begint, verwacht = (uit_lokaal(datetime.fromisoformat(t)) for t in (begin, gebeurd))
    assert programmatijden.aan_tafel_om(begint, time.fromisoformat(klok)) == verwacht


@given(moment=hele_minuten | rond_een_wisseling, klok=st.times())
def test_the_first_such_time_is_less_than_two_days_away_and_tells_so(moment, klok):
    gevonden = programmatijden.eerste_vanaf(moment, klok)
    assert timedelta(0) <= gevonden - moment < timedelta(days=2)
    assert lokaal(gevonden).time() == klok
