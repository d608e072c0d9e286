"""Somebody who is threatened files on a phone: a tick shows where to call, nothing typed hides."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import TELEFOON

pytestmark = pytest.mark.browser
VINK, NUMMER = "Ik word bedreigd of belemmerd in mijn werk", "Op welk nummer kunnen we je bellen?"
WANNEER = "Wanneer kunnen we je veilig bellen?"
VERPLICHT = {
    "Waar zit je vast, in één zin?": "Ik durf niet meer langs te gaan",
    "Wat is je vraag?": "Moet ik doorgaan?",
    "Je e-mailadres op je werk": "bedreigd@gemeente.example",
    "Je naam": "Medewerker",
    "Je organisatie": "Gemeente",
    "Je functie": "Medewerker",
}


def test_a_tick_shows_where_and_when_to_call_and_nothing_typed_hides_again(venster):
    v = venster()
    v.open("/inbrengen")
    vink, nummer, wanneer = (v.pagina.get_by_label(naam) for naam in (VINK, NUMMER, WANNEER))
    expect(nummer).to_be_hidden()
    vink.check()
    nummer.fill("06-12 34 56 78")
    vink.uncheck()
    expect(nummer).to_be_visible()
    expect(wanneer).to_be_hidden()


def test_without_javascript_the_fields_are_simply_there(venster):
    v = venster(java_script_enabled=False)
    v.open("/inbrengen")
    expect(v.pagina.get_by_label(NUMMER)).to_be_visible()
    expect(v.pagina.get_by_label(WANNEER)).to_be_visible()


def test_filed_on_a_phone_it_stands_first_until_an_adviser_called(venster):
    v, adviseur = venster(), venster("adviseur")
    v.pagina.set_viewport_size(TELEFOON)
    v.open("/inbrengen")
    v.pagina.get_by_label(VINK).check()
    v.pagina.get_by_label(NUMMER).fill("06-12 34 56 78")
    for label, waarde in VERPLICHT.items():
        v.pagina.get_by_label(label, exact=True).fill(waarde)
    assert v.axe() == [] and v.past()
    v.pagina.get_by_role("button", name="Dilemma indienen").click()
    expect(v.pagina.get_by_text("Een adviseur van het CCV belt je uiterlijk")).to_be_visible()
    assert v.axe() == [] and v.past()
    adviseur.open("/postvak")
    expect(adviseur.pagina.locator(".rij-titel").first).to_have_text(
        VERPLICHT[next(iter(VERPLICHT))]
    )
    assert adviseur.axe() == []
    adviseur.pagina.locator(".rij-titel a").first.click()
    expect(adviseur.pagina.get_by_role("link", name="06-12 34 56 78")).to_be_visible()
    assert adviseur.axe() == []
    adviseur.pagina.get_by_role("button", name="Contact gehad").click()
    expect(adviseur.pagina.get_by_text("Het contact is vastgelegd.")).to_be_visible()
