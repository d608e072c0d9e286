"""The drawings: well-formed, escaped, and complete in words."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from reports.grafieken import (
    Kogel,
    Kogels,
    Route,
    Routestap,
    Stapels,
    Staven,
    Stroom,
    Tredeaantal,
    standen,
)
from reports.grafieken.tekenen import BREEDTE, LETTERBREEDTE

SVG = "{http://www.w3.org/2000/svg}"
ROUTE = (
    Routestap("CCV", "geweest", date(2026, 1, 5), date(2026, 2, 1)),
    Routestap("Landelijk Platform", "overgeslagen"),
    Routestap("Strategisch Beraad", "nu", date(2026, 2, 3)),
    Routestap("Uitkomst", "straks"),
)
STANDEN = (Tredeaantal("CCV", 4), Tredeaantal("Werkgroep", 0))
MINDER, NIET = "minder dan 5", "niet getoond"
REUS, LANG = 2**31 - 1, "Jeugdbescherming en vreemdelingenrecht " * 5
TREDEN = ("CCV", "Landelijk Platform", "Werkgroep", "Strategisch Beraad")
WEGEN = [(van, naar) for naar in range(4) for van in range(naar)]


def staven(*rijen):
    return Staven("Dagen per trede", "Trede", "Dagen", rijen)


def stapels(*rijen):
    return Stapels("Acties", "Thema", ("Gedaan", "Open", "Vervallen"), rijen)


def kogels(*rijen):
    return Kogels(tuple(Kogel(*rij) for rij in rijen))


def stroom(*aantallen, hier=(9, 8, 7, 12), treden=TREDEN):
    return Stroom(treden, dict(zip(WEGEN, aantallen, strict=True)), hier)


TEKENINGEN = {
    "route": Route(ROUTE),
    "route leeg": Route(()),
    "standen": standen(STANDEN),
    "standen leeg": standen(()),
    "staven": staven(("CCV", 9), ("Platform", 34), ("Beraad", None)),
    "staven leeg": staven(),
    "staven nul": staven(("CCV", 0), ("Platform", 0)),
    "staven verborgen": staven(("CCV", MINDER), ("Platform", NIET)),
    "staven groot": staven((LANG, REUS), ("x" * 400, 1), ("", REUS)),
    "stapels": stapels(("Uithuwelijking", (5, 3, 1)), ("Overig", (0, 12, 0))),
    "stapels leeg": stapels(),
    "stapels nul": stapels(("Overig", (0, 0, 0))),
    "stapels verborgen": stapels(("Overig", (MINDER, 7, NIET))),
    "stapels groot": stapels((LANG, (REUS, REUS, REUS)), ("x" * 400, (1, 0, REUS))),
    "kogels": kogels(("Gemeenten", 17, 40, "gemeenten"), ("Meer dan gehaald", 66, 60, "x")),
    "kogels leeg": kogels(),
    "kogels niets": kogels(
        ("Niet gemeten", None, 40, "x"), ("Geen getal", 17, None, "x"), ("Niets", None, None, "")
    ),
    "kogels nul": kogels(("Nul", 0, 40, "x")),
    "kogels verborgen": kogels(("Klein", MINDER, 40, "gemeenten")),
    "kogels groot": kogels((LANG, REUS, 1, "x" * 60), ("x" * 400, 1, REUS, LANG)),
    "stroom": stroom(24, 5, 11, 0, 5, 9),
    "stroom nul": stroom(*[0] * 6, hier=(0, 0, 0, 0)),
    "stroom verborgen": stroom(
        24, MINDER, NIET, MINDER, NIET, MINDER, hier=(NIET, MINDER, 7, MINDER)
    ),
    "stroom groot": stroom(*[REUS] * 6, hier=(REUS, 1, 1, REUS), treden=(LANG, "x" * 300, "", "x")),
    "stroom leeg": Stroom((), {}, ()),
}
GETAL = re.compile(r"-?\d+\.?\d*")


@pytest.fixture(params=TEKENINGEN)
def grafiek(request):
    return TEKENINGEN[request.param]


@pytest.fixture
def tekening(grafiek):
    return ElementTree.fromstring(grafiek.svg())


def test_its_title_comes_first_then_how_to_read_it_and_it_is_an_image(grafiek, tekening):
    assert [deel.tag for deel in tekening[:2]] == [f"{SVG}title", f"{SVG}desc"]
    assert tekening[0].text == grafiek.titel and tekening[0].text.startswith(f"{grafiek.naam}: ")
    assert tekening[1].text == grafiek.uitleg and len(tekening[1].text) > 30
    assert tekening.get("role") == "img"


def test_it_needs_no_stylesheet_and_has_no_ids(tekening):
    for element in tekening.iter():
        assert "style" not in element.attrib
        assert "id" not in element.attrib
        assert "class" not in element.attrib or element is tekening


def test_it_is_drawn_in_the_colour_of_the_text_alone(tekening):
    verf = {element.get(naam) for element in tekening.iter() for naam in ("fill", "stroke")}
    assert verf <= {"currentColor", "none", None}


def test_everything_stays_inside_the_frame(tekening):
    _, _, breed, hoog = map(float, tekening.get("viewBox").split())
    assert hoog > 0
    for tekst in tekening.iter(f"{SVG}text"):
        x, y = float(tekst.get("x")), float(tekst.get("y"))
        assert x >= 0 and x + len(tekst.text or "") * LETTERBREEDTE <= breed + 1, tekst.text
        assert 0 < y < hoog, tekst.text


def test_every_shape_has_a_place_and_a_size(tekening):
    for pad in tekening.iter(f"{SVG}path"):
        assert "nan" not in pad.get("d") and "inf" not in pad.get("d") and "e" not in pad.get("d")
        assert all(abs(float(getal)) <= 2 * BREEDTE for getal in GETAL.findall(pad.get("d"))), (
            pad.get("d")
        )


def test_the_table_holds_every_number_and_the_title_says_the_table(grafiek):
    tabel = grafiek.tabel
    assert all(len(rij) == len(tabel.koppen) for rij in tabel.rijen)
    assert [[cel for cel, _ in rij] for rij in tabel.cellen] == [list(rij) for rij in tabel.rijen]
    if not isinstance(grafiek, Route):
        assert all(cel in grafiek.titel for rij in tabel.rijen for cel in rij)


@pytest.mark.parametrize(
    ("naam", "rijen"),
    [
        ("staven", [("CCV", "9"), ("Platform", "34"), ("Beraad", "–")]),
        ("staven verborgen", [("CCV", MINDER), ("Platform", NIET)]),
        ("standen", [("CCV", "4"), ("Werkgroep", "0")]),
        ("stapels", [("Uithuwelijking", "5", "3", "1"), ("Overig", "0", "12", "0")]),
        (
            "kogels",
            [
                ("Gemeenten", "17 gemeenten", "40", "42%"),
                ("Meer dan gehaald", "66 x", "60", "110%"),
            ],
        ),
        ("kogels verborgen", [("Klein", f"{MINDER} gemeenten", "40", "–")]),
        (
            "stroom",
            [
                ("CCV naar Landelijk Platform", "24"),
                ("CCV naar Werkgroep", "5"),
                ("CCV naar Strategisch Beraad", "0"),
                ("Landelijk Platform naar Werkgroep", "11"),
                ("Landelijk Platform naar Strategisch Beraad", "5"),
                ("Werkgroep naar Strategisch Beraad", "9"),
                ("Tot en met CCV", "9"),
                ("Tot en met Landelijk Platform", "8"),
                ("Tot en met Werkgroep", "7"),
                ("Tot en met Strategisch Beraad", "12"),
            ],
        ),
        (
            "route",
            [
                ("CCV", "geweest", "5 jan 2026", "1 feb 2026"),
                ("Landelijk Platform", "overgeslagen", "–", "–"),
                ("Strategisch Beraad", "nu hier", "3 feb 2026", "–"),
                ("Uitkomst", "nog niet", "–", "–"),
            ],
        ),
    ],
)
def test_the_table_is_the_data(naam, rijen):
    assert list(TEKENINGEN[naam].tabel.rijen) == rijen


@pytest.mark.parametrize("naam", [n for n in TEKENINGEN if n.endswith(" leeg")])
def test_without_rows_it_says_so(naam):
    assert "Nog niets te tonen." in TEKENINGEN[naam].svg() and TEKENINGEN[naam].titel.endswith(
        ": nog niets."
    )


def lengten(grafiek):
    """Return how long each bar is: the first level line of its shape."""
    paden = ElementTree.fromstring(grafiek.svg()).iter(f"{SVG}path")
    return [float(re.search(r"h(-?[\d.]+)", pad.get("d"))[1]) for pad in paden]


def test_bars_are_as_long_as_their_numbers():
    kort, lang = lengten(staven(("A", 10), ("B", 40)))
    assert lang == pytest.approx(4 * kort, abs=0.2)


def test_what_is_hidden_is_as_long_whatever_it_hides():
    for waarde in (MINDER, NIET):
        assert (
            lengten(staven(("A", waarde), ("B", 40)))[0]
            == lengten(staven(("A", waarde), ("B", 9)))[0]
        )
    assert staven(("A", MINDER)).svg().count("stroke-dasharray") == 1


def test_a_ribbon_is_as_wide_as_its_number_and_none_is_not_drawn():
    def dikten(grafiek):
        return [float(x) for x in re.findall(r"v([\d.]+)C", grafiek.svg())]

    breed, smal = dikten(stroom(20, 0, 5, 0, 0, 0, hier=(0, 0, 0, 0)))
    assert breed == pytest.approx(4 * smal, abs=0.2)
