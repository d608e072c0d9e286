"""A day and a time of day as people type them."""

import re
from datetime import date, time

import pytest

from portal.config import ROOT
from portal.forms.tijdvelden import lees_tijd
from portal.tools.datumzin import lees_dag
from portal.tools.tijd import als_dag, als_datum, als_korte_datum

DAG = date(2026, 12, 10)


@pytest.mark.parametrize(
    "tekst",
    [
        "2026-12-10",
        "10-12-2026",
        "10/12/2026",
        "10.12.2026",
        " 10 - 12 - 2026 ",
        "10 12 2026",
        "10-12-26",
        "10 Dec. 2026",
        "10-dec-2026",
        als_datum(DAG),
        als_dag(DAG),
        als_korte_datum(DAG),
    ],
)
def test_a_day_is_read_however_it_is_written(tekst):
    assert lees_dag(tekst) == DAG


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "morgen",
        "31-02-2026",
        "10-12",
        "12/2026",
        "10-12.2026",
        "maandag 10 december 2026",
        "10-13-2026",
        "10-12-20261",
        "10 dec 2026 of later",
        "0-0-0000",
        "1-1-00000",
    ],
)
def test_what_is_no_day_of_the_calendar_is_none(tekst):
    assert lees_dag(tekst) is None


@pytest.mark.parametrize(
    ("tekst", "tijd"),
    [
        ("13:30", time(13, 30)),
        ("13.30", time(13, 30)),
        ("13.30 uur", time(13, 30)),
        ("9.05", time(9, 5)),
        ("13u30", time(13, 30)),
        ("20 uur", time(20)),
        ("13:30:15", time(13, 30, 15)),
        ("24:00", None),
        ("12.60", None),
        ("half twee", None),
        ("", None),
    ],
)
def test_a_time_is_read_however_it_is_written(tekst, tijd):
    assert lees_tijd(tekst) == tijd


def test_no_form_makes_a_field_for_a_day_or_a_time_of_its_own():
    eigen = re.compile(r"\b(?:Date|Time|DateTimeLocal|Month|Week)Field\(")
    forms = (ROOT / "portal" / "forms").rglob("*.py")
    assert not [pad.name for pad in forms if eigen.search(pad.read_text("utf-8"))]
