"""The meeting screen in a browser: a clock that ticks, notes that keep themselves, and lines that
become acties.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import TELEFOON

pytestmark = pytest.mark.browser


@pytest.fixture
def scherm(venster):
    """The screen of the last meeting that was held."""
    v = venster("adviseur")
    v.open("/bijeenkomsten")
    v.pagina.locator("section:has(#geweest) .rij-titel a").first.click()
    v.pagina.get_by_role("link", name="Open het vergaderscherm").click()
    return v


def klok(v):
    return v.pagina.locator(".klok-cijfers")


def test_the_clock_ticks_and_tells_in_words_that_time_is_up(scherm):
    scherm.pagina.locator(".opdetafel button").first.click()
    begin = klok(scherm).text_content()
    expect(klok(scherm)).not_to_have_text(begin)
    expect(scherm.pagina.locator(".klok-woorden")).to_have_text(re.compile("(nog|over tijd)"))
    over = (
        "k => k.dataset.begin = new Date(Date.parse(k.dataset.nu) - (+k.dataset.minuten + 5) * "
        "60000).toISOString()"
    )
    scherm.pagina.locator("[data-klok]").evaluate(over)
    expect(scherm.pagina.locator(".klok--over .klok-woorden")).to_have_text("6 minuten over tijd")
    scherm.pagina.get_by_role("button", name=re.compile("klaar|Sluit de vergadering")).click()
    expect(scherm.pagina.locator("[data-klok]")).to_have_count(0)


def test_notes_keep_themselves_while_one_goes_on_typing(scherm):
    veld = scherm.pagina.get_by_role("textbox", name="Verslag", exact=True)
    veld.fill("Eerst.")
    expect(scherm.pagina.locator("#bewaard")).to_contain_text("Bewaard om")
    for woord in (" Dan", " nog", " wat."):
        veld.press("End")
        # Each pause is one request, and none may think another was first.
        with scherm.pagina.expect_response(lambda antwoord: antwoord.request.method == "POST"):
            veld.press_sequentially(woord, delay=20)
    veld.blur()
    expect(scherm.pagina.locator("form[data-gewijzigd]")).to_have_count(0)
    scherm.pagina.reload()
    expect(veld).to_have_value("Eerst. Dan nog wat.")


def test_a_line_becomes_an_actie_without_leaving_the_field(scherm):
    regel = scherm.pagina.get_by_label("Nieuwe actie")
    regel.fill("wij bellen rond voor 1 maart 2099")
    regel.press("Enter")
    expect(scherm.pagina.locator("#acties .fout")).to_contain_text("kies de eigenaar")
    scherm.verwacht(422)
    scherm.pagina.get_by_label("Eigenaar").select_option(index=1)
    scherm.pagina.get_by_role("button", name="Voeg de actie toe").click()
    expect(scherm.pagina.locator("#acties li").first).to_contain_text("klaar op 1 maart 2099")
    expect(regel).to_be_focused()
    expect(regel).to_have_value("")


def test_presence_is_a_click_that_keeps_its_place(scherm):
    knop = scherm.pagina.locator(".aanwezigen button[value=afgemeld]").first
    knop.click()
    expect(knop).to_have_attribute("aria-pressed", "true")
    expect(knop).to_be_focused()


def test_it_fits_a_phone_and_axe_finds_nothing(scherm):
    assert scherm.axe() == []
    scherm.pagina.set_viewport_size(TELEFOON)
    assert scherm.past()
