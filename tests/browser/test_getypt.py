"""What is typed stays: through a swap, an error, a lost network, Back and a search that answers
late.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.typen import INTAKE, STUUR, TITEL, Vragen, kladden, knop, veld, vertraag, vul_in

pytestmark = pytest.mark.browser


@pytest.fixture
def dilemma(venster):
    """An adviseur at a dilemma with half a question typed."""
    v = venster("adviseur")
    v.open("/postvak?lijst=lopend")
    v.pagina.locator(".rij-titel a").first.click()
    v.pagina.get_by_role("link", name="Vraag stellen").click()
    v.pagina.get_by_label("Je vraag aan de inbrenger").fill("Is het kind al")
    return v


def test_half_a_question_is_asked_about_before_another_form_takes_its_place(dilemma):
    vragen = Vragen(dilemma, antwoord=False)
    dilemma.pagina.get_by_role("link", name="Notitie maken").click()
    expect(dilemma.pagina.get_by_label("Je vraag aan de inbrenger")).to_have_value("Is het kind al")
    vragen.antwoord = True
    dilemma.pagina.get_by_role("link", name="Notitie maken").click()
    expect(dilemma.pagina.get_by_label("Notitie")).to_be_visible()
    assert vragen.gesteld == ["confirm", "confirm"]
    dilemma.pagina.get_by_role("link", name="Vraag stellen").click()
    expect(dilemma.pagina.get_by_label("Je vraag aan de inbrenger")).to_have_value("")


def test_what_was_kept_is_left_without_a_question(dilemma):
    vragen = Vragen(dilemma, antwoord=False)
    dilemma.pagina.get_by_role("link", name="Vraag stellen").click()
    dilemma.pagina.get_by_label("Je vraag aan de inbrenger").fill("Is het kind al thuis?")
    dilemma.pagina.get_by_label("Antwoord graag vóór").fill("2099-01-05")
    dilemma.pagina.get_by_role("button", name="Stel de vraag").click()
    expect(dilemma.pagina.locator("#meldingen")).to_contain_text("vraag")
    assert vragen.gesteld == []
    assert "Is het kind" not in kladden(dilemma)


def test_after_an_error_leaving_asks_and_nothing_typed_is_lost(venster):
    v = venster()
    vragen = Vragen(v, antwoord=True)
    v.open("/")
    v.open("/inbrengen")
    veld(v, TITEL).fill("Mag ik bellen?")
    knop(v, STUUR).click()
    expect(v.pagina.locator(".foutoverzicht")).to_be_focused()
    v.verwacht(422)
    expect(veld(v, TITEL)).to_have_value("Mag ik bellen?")
    v.pagina.go_back()
    expect(v.pagina).to_have_url(v.adres + "/")
    assert vragen.gesteld == ["beforeunload"]
    v.pagina.go_forward()
    expect(v.pagina.get_by_role("heading", level=1)).to_have_text("Een dilemma inbrengen")
    expect(veld(v, TITEL)).to_have_value("Mag ik bellen?")


def test_a_page_that_comes_back_with_errors_asks_too(venster):
    """As it comes when htmx was not there yet."""
    v = venster()
    v.pagina.route("**/js/htmx.js", lambda route: route.abort())
    v.open("/inbrengen")
    veld(v, TITEL).fill("Mag ik bellen?")
    knop(v, STUUR).click()
    expect(v.pagina.locator(".foutoverzicht")).to_be_visible()
    v.klachten.clear()
    v.pagina.unroute_all()  # the next page has nothing to complain of
    vragen = Vragen(v, antwoord=True)
    v.pagina.get_by_role("link", name="Kennisbank").first.click()
    expect(v.pagina.get_by_role("heading", level=1)).to_have_text("Kennisbank")
    assert vragen.gesteld == ["beforeunload"]


def test_a_form_typed_without_a_network_stays_and_says_so(venster):
    v = venster()
    v.open("/inbrengen")
    vul_in(v)
    v.pagina.context.set_offline(True)
    knop(v, STUUR).click()
    expect(v.pagina.locator("#meldingen")).to_contain_text("Geen verbinding")
    expect(veld(v, TITEL)).to_have_value(INTAKE[TITEL])
    v.klachten.clear()
    v.pagina.context.set_offline(False)
    knop(v, STUUR).click()
    expect(v.pagina.get_by_role("heading", level=1)).to_have_text("Je dilemma is ingediend")


def test_back_after_filing_shows_a_page_and_no_error(venster):
    v = venster()
    v.open("/inbrengen")
    vul_in(v)
    knop(v, STUUR).click()
    expect(v.pagina.get_by_role("heading", level=1)).to_have_text("Je dilemma is ingediend")
    assert "Mag dit?" not in kladden(v)
    v.pagina.go_back()
    expect(v.pagina.get_by_role("heading", level=1)).to_have_text("Een dilemma inbrengen")
    expect(v.pagina.get_by_text("staat er weer")).to_have_count(0)


def test_back_after_an_error_that_was_mended_shows_a_page_too(venster):
    v = venster()
    v.open("/inbrengen")
    knop(v, STUUR).click()
    expect(v.pagina.locator(".foutoverzicht")).to_be_focused()
    v.verwacht(422)
    vul_in(v)
    knop(v, STUUR).click()
    expect(v.pagina.get_by_role("heading", level=1)).to_have_text("Je dilemma is ingediend")
    v.pagina.go_back()
    expect(v.pagina.get_by_role("heading", level=1)).to_have_text("Een dilemma inbrengen")


def test_typing_ahead_of_a_search_loses_no_letter(venster):
    v = venster("adviseur")
    for pad, label, lijst in (
        ("/postvak?lijst=lopend", "Zoek op nummer of woorden", "#postvak-aantal"),
        ("/kennisbank", "Zoek op woorden", "#kennisbank-aantal"),
    ):
        v.open(pad)
        vertraag(v, re.compile(r"zoek="))
        zoek = v.pagina.get_by_label(label)
        v.pagina.locator(lijst).evaluate("regel => regel.dataset.zelfde = 'ja'")
        zoek.press_sequentially("huwe", delay=10)
        v.pagina.wait_for_timeout(550)
        zoek.press_sequentially("lijk", delay=60)
        v.pagina.wait_for_url("**zoek=huwelijk**")
        expect(zoek).to_have_value("huwelijk")
        expect(v.pagina.locator(lijst)).to_have_attribute("data-zelfde", "ja")


def test_what_is_typed_behind_what_is_being_sent_stays(venster):
    v = venster("adviseur")
    v.open("/bijeenkomsten")
    v.pagina.locator("section:has(#geweest) .rij-titel a").first.click()
    v.pagina.get_by_role("link", name="Open het vergaderscherm").click()
    regel = v.pagina.get_by_label("Nieuwe actie")
    regel.fill("adviseur CCV belt rond voor 1 maart 2099")
    vertraag(v, "**/acties")
    regel.press("Enter")
    regel.press_sequentially(" en mailt", delay=5)
    expect(v.pagina.locator("#acties .fout, #acties li").first).to_be_visible()
    expect(v.pagina.get_by_label("Nieuwe actie")).to_have_value(re.compile(" en mailt$"))
    v.klachten.clear()


def test_what_is_typed_while_the_line_before_it_is_kept_stays(venster):
    v = venster("adviseur")
    v.open("/bijeenkomsten")
    v.pagina.locator("section:has(#geweest) .rij-titel a").first.click()
    v.pagina.get_by_role("link", name="Open het vergaderscherm").click()
    besluit = v.pagina.locator("#besluiten textarea").last
    besluit.fill("Half een besl")
    vertraag(v, "**/vergadering/**")
    knop(v, re.compile("^Afgemeld")).first.click()
    expect(v.pagina.locator(".aanwezigen button[aria-pressed=true]").first).to_be_visible()
    expect(besluit).to_have_value("Half een besl")
    vragen = Vragen(v, antwoord=False)
    v.pagina.locator(".loopt a:not([aria-current])").first.click()
    expect(besluit).to_have_value("Half een besl")
    assert vragen.gesteld == ["confirm"]
