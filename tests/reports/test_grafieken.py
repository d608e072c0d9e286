"""The drawings: well-formed, escaped, and complete in words."""

from datetime import date
from xml.etree import ElementTree

import pytest

from reports.grafieken import Routestap, Stand, route_svg, standen_svg
from tests.reports.dilemmas import DILEMMAS

SVG = "{http://www.w3.org/2000/svg}"
ROUTE = (
    Routestap("CCV", "geweest", date(2026, 1, 5), date(2026, 2, 1)),
    Routestap("Landelijk Platform", "overgeslagen"),
    Routestap("Strategisch Beraad", "nu", date(2026, 2, 3)),
    Routestap("Uitkomst", "straks"),
)
STANDEN = (Stand("CCV", 4), Stand("Werkgroep", 0))


@pytest.fixture(params=[route_svg(ROUTE), standen_svg(STANDEN), route_svg(()), standen_svg(())])
def tekening(request):
    return ElementTree.fromstring(request.param)


def test_its_title_comes_first_and_it_is_an_image(tekening):
    assert tekening[0].tag == f"{SVG}title"
    assert tekening.get("role") == "img"


def test_it_needs_no_stylesheet_and_has_no_ids(tekening):
    for element in tekening.iter():
        assert "style" not in element.attrib
        assert "id" not in element.attrib


def test_everything_stays_inside_the_frame(tekening):
    _, _, breed, hoog = map(float, tekening.get("viewBox").split())
    for tekst in tekening.iter(f"{SVG}text"):
        assert 0 <= float(tekst.get("x")) < breed
        assert 0 < float(tekst.get("y")) < hoog


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
    svg = ElementTree.fromstring(standen_svg(STANDEN))
    assert svg[0].text == "Waar de dilemma’s staan: CCV 4, Werkgroep 0."
    assert len(list(svg.iter(f"{SVG}path"))) == 1


def test_names_are_escaped_and_never_too_long_to_draw():
    svg = ElementTree.fromstring(route_svg((Routestap("<script>" + "x" * 500, "nu", date(2026, 1, 1)),) * 5))
    assert all(len(tekst.text) <= 20 for tekst in svg.iter(f"{SVG}text"))


def test_every_rung_of_an_example_is_drawn():
    for d in DILEMMAS:
        assert route_svg(d.route).count("<path") == 5
