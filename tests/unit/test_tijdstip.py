"""A moment is the same moment after the database, whichever of the two it is."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from peewee import fn

from portal.kolommen import Tijdstip
from portal.models import Persoon, Verzoeksleutel
from portal.tools.tijd import AMSTERDAM
from tests.hulp.wereld import NU

MOMENTEN = st.floats(0, 2**32).map(lambda seconden: datetime.fromtimestamp(seconden, UTC))
per_voorbeeld = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def bewaar(moment):
    Verzoeksleutel.delete().execute()
    Verzoeksleutel.create(sleutel="x", uitkomst="", op=moment)


@per_voorbeeld
@given(MOMENTEN, st.sampled_from([UTC, AMSTERDAM]))
def test_what_goes_in_comes_out_in_utc(db, moment, zone):
    bewaar(moment.astimezone(zone))
    gelezen = Verzoeksleutel.get().op
    assert gelezen == moment and gelezen.tzinfo is UTC


@per_voorbeeld
@given(MOMENTEN, MOMENTEN)
def test_the_database_orders_moments_as_time_does(db, een, ander):
    bewaar(een)
    assert Verzoeksleutel.select().where(Verzoeksleutel.op < ander).exists() == (een < ander)
    assert Verzoeksleutel.select().where(Verzoeksleutel.op == een).exists()


def test_the_latest_of_several_is_a_moment_too(db):
    for dagen in range(3):
        Verzoeksleutel.create(
            sleutel=str(dagen), uitkomst="", op=NU + timedelta(days=dagen, microseconds=dagen)
        )
    assert Verzoeksleutel.select(fn.MAX(Verzoeksleutel.op)).scalar() == NU + timedelta(
        days=2, microseconds=2
    )


def test_no_moment_stays_no_moment(mensen):
    Persoon.update(bevestigd_op=None).where(Persoon.id == mensen.collega.id).execute()
    assert Persoon.get_by_id(mensen.collega.id).bevestigd_op is None


def test_a_moment_without_a_zone_is_a_mistake_in_the_code():
    with pytest.raises(ValueError, match="time zone"):
        Tijdstip().db_value(datetime.fromisoformat("2026-03-12"))
