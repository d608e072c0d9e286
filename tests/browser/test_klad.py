"""What is typed is kept in the tab: for a reload, for whoever typed it, and until it was sent or
thrown away.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.typen import TITEL, kladden, knop, veld

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("persona", [None, "inbrenger"])
@pytest.mark.parametrize("pad", ["/inbrengen", "/signaal"])
def test_a_reload_brings_back_what_was_typed_until_it_is_thrown_away(venster, persona, pad):
    v = venster(persona)
    v.open(pad)
    titel = v.pagina.get_by_role("textbox").first
    titel.fill("Nog niet af")
    vinkje = v.pagina.get_by_role("checkbox").first
    if vinkje.count():
        vinkje.check()
    v.pagina.reload()
    expect(titel).to_have_value("Nog niet af")
    if vinkje.count():
        expect(vinkje).to_be_checked()
    knop(v, "Gooi weg en begin opnieuw").click()
    expect(titel).to_have_value("")
    v.pagina.reload()
    expect(titel).to_have_value("")
    assert "Nog niet af" not in kladden(v)


def test_a_draft_holds_no_key_and_goes_when_one_signs_out(venster):
    v = venster()
    v.meld_aan("adviseur2")
    v.open("/inbrengen")
    sleutels = v.pagina.eval_on_selector_all(
        "form[data-bewaken] [name=csrf_token], form[data-bewaken] [name=sleutel]",
        "velden => velden.map(veld => veld.value)",
    )
    veld(v, TITEL).fill("Niet voor een ander")
    klad = kladden(v)
    assert "Niet voor een ander" in klad and not [s for s in sleutels if s in klad]
    knop(v, "Uitloggen").click()
    expect(v.pagina.get_by_role("link", name="Inloggen", exact=True)).to_be_visible()
    assert "Niet voor een ander" not in kladden(v)
    v.pagina.go_back()
    expect(v.pagina.get_by_role("link", name="Inloggen", exact=True)).to_be_visible()
    expect(veld(v, TITEL)).to_have_value("")


def test_signing_out_clears_the_drafts_of_every_tab(venster):
    v = venster()
    v.meld_aan("adviseur2")
    tweede = v.pagina.context.new_page()
    tweede.goto(v.adres + "/signaal")
    tweede.get_by_role("textbox").first.fill("In de andere tab")
    v.open("/mijn")
    knop(v, "Uitloggen").click()
    v.pagina.wait_for_load_state()
    tweede.wait_for_function("!JSON.stringify({...sessionStorage}).includes('andere tab')")


def test_a_draft_of_before_the_key_changed_is_still_of_whoever_typed_it(venster):
    v = venster()
    v.meld_aan("collega")
    v.open("/inbrengen")
    veld(v, TITEL).fill("Van voor de wissel")
    wie = v.pagina.evaluate("document.body.dataset.wie")

    def andere_sleutel(route):
        antwoord, merk = route.fetch(), f'data-wie="{wie}"'
        nieuw = antwoord.text().replace(merk, f'data-wie="nieuw" data-wie-eerder="{wie}"')
        route.fulfill(response=antwoord, body=nieuw)

    v.pagina.route("**/inbrengen", andere_sleutel)
    v.pagina.reload()
    expect(veld(v, TITEL)).to_have_value("Van voor de wissel")
    assert "klad nieuw /inbrengen" in kladden(v) and wie not in kladden(v)


def test_a_session_that_ended_keeps_the_text_for_the_same_person(venster):
    v = venster()
    v.meld_aan("collega")
    v.open("/inbrengen")
    veld(v, TITEL).fill("Nog lang niet klaar")
    v.pagina.context.clear_cookies()
    v.pagina.reload()
    expect(v.pagina.get_by_role("link", name="Inloggen", exact=True)).to_be_visible()
    expect(veld(v, TITEL)).to_have_value("")
    veld(v, TITEL).fill("Van wie er daarna zat")
    v.meld_aan("collega")
    v.open("/inbrengen")
    expect(veld(v, TITEL)).to_have_value("Nog lang niet klaar")
    assert "Van wie er daarna zat" not in kladden(v)


def test_a_draft_of_an_old_screen_is_told_what_changed_and_is_not_lost(venster):
    v, ander = venster("adviseur"), venster("adviseur2")
    v.open("/postvak?lijst=lopend&status=platform")
    pad = v.pagina.locator(".rij-titel a").first.get_attribute("href") + "/agendatekst"
    for wie, tekst in ((v, "Mijn kern."), (ander, "De kern van een collega.")):
        wie.open(pad)
        wie.pagina.locator("form[data-bewaken] textarea").last.fill(tekst)
    bewaar = "Bewaar de tekst"
    knop(ander, bewaar).click()
    expect(ander.pagina.locator("#meldingen")).to_contain_text("bewaard")
    v.pagina.reload()
    expect(v.pagina.locator("form[data-bewaken] textarea").last).to_have_value("Mijn kern.")
    knop(v, bewaar).click()
    expect(v.pagina.get_by_role("heading", level=1)).to_have_text("Iemand was je voor")
    v.verwacht(409)
    expect(v.pagina.locator(".bewaard")).to_contain_text("Mijn kern.")
    v.open(pad)
    expect(v.pagina.locator("form[data-bewaken] textarea").last).to_have_value("Mijn kern.")
    knop(v, bewaar).click()
    expect(v.pagina.locator("#meldingen")).to_contain_text("bewaard")


def test_a_draft_is_not_shown_to_whoever_signs_in_next(venster):
    v = venster()
    v.open("/inbrengen")
    veld(v, TITEL).fill("Van een ander")
    v.meld_aan("inbrenger")
    v.open("/inbrengen")
    expect(veld(v, TITEL)).to_have_value("")
    assert "Van een ander" not in kladden(v)


def test_what_shows_with_a_tick_comes_back_with_it(venster):
    v = venster()
    v.open("/inbrengen")
    nummer = v.pagina.locator("[data-als] input").first
    expect(nummer).to_be_hidden()
    v.pagina.get_by_label("Ik word bedreigd").check()
    nummer.fill("06 00000000")
    v.pagina.reload()
    expect(nummer).to_have_value("06 00000000")
    knop(v, "Gooi weg en begin opnieuw").click()
    expect(nummer).to_be_hidden()
    knop(v, "Dilemma indienen").click()
    expect(v.pagina.locator(".foutoverzicht")).to_be_focused()
    v.verwacht(422)
    expect(nummer).to_be_hidden()
