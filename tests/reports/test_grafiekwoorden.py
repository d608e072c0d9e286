"""What the drawings say: numbers and percentages, the route and the counts in words."""

from datetime import date
from xml.etree import ElementTree

import pytest

from reports.grafieken import Routestap, Tabel, procent, route_svg, standen, woord
from tests.reports.dilemmas import DILEMMAS
from tests.reports.test_grafieken import MINDER, ROUTE, STANDEN, SVG, staven


@pytest.mark.parametrize(
    ("stand", "streef", "deel"),
    [
        (0, 40, "0%"),
        (39, 40, "97%"),
        (40, 40, "100%"),
        (41, 40, "102%"),
        (None, 40, "–"),
        (5, None, "–"),
        (MINDER, 40, "–"),
        (5, 0, "–"),
    ],
)
def test_a_part_is_rounded_down_so_that_100_means_reached(stand, streef, deel):
    assert procent(stand, streef) == deel


@pytest.mark.parametrize(
    ("waarde", "tekst"), [(1250000, "1.250.000"), (0, "0"), (None, "–"), (MINDER, MINDER)]
)
def test_numbers_are_written_the_dutch_way(waarde, tekst):
    assert woord(waarde) == tekst


def test_a_table_without_sources_has_none():
    assert Tabel(("A", "B"), (("x", "1"),)).cellen == [[("x", ""), ("1", "")]]
    assert staven(("x", 1)).tabel.bronnen == (("", ""),)


def test_the_route_in_words():
    titel = ElementTree.fromstring(route_svg(ROUTE))[0].text
    assert titel == (
        "De weg van dit dilemma: CCV 5 jan 2026 tot 1 feb 2026, Landelijk Platform overgeslagen, "
        "nu bij Strategisch Beraad sinds 3 feb 2026, nog niet bij Uitkomst."
    )


def test_an_end_that_is_the_next_beginning_is_said_once():
    eerste = Routestap("CCV", "geweest", date(2026, 1, 5), date(2026, 2, 3))
    assert "tot" not in ElementTree.fromstring(route_svg((eerste, *ROUTE[1:])))[0].text


def test_the_counts_in_words_and_as_bars():
    svg = ElementTree.fromstring(standen(STANDEN).svg())
    assert svg[0].text == "Waar de dilemma’s staan: CCV 4, Werkgroep 0."
    assert len(list(svg.iter(f"{SVG}path"))) == 1


def test_names_are_escaped_and_never_too_long_to_draw():
    svg = ElementTree.fromstring(
        route_svg((Routestap("<script>" + "x" * 500, "nu", date(2026, 1, 1)),) * 5)
    )
    assert all(len(tekst.text) <= 20 for tekst in svg.iter(f"{SVG}text"))


def test_every_rung_of_an_example_is_drawn():
    for d in DILEMMAS:
        assert route_svg(d.route).count("<path") == 5
