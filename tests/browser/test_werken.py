"""Working in a browser: filters without a reload, the Back button, forms in place, and all of it
without JavaScript.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import TELEFOON

pytestmark = pytest.mark.browser
MERK = "document.documentElement.dataset.zelfde"


@pytest.fixture
def adviseur(venster):
    return venster("adviseur")


def merk(v):
    """Leave a mark that a reload would wipe out."""
    v.pagina.evaluate(f"{MERK} = 'ja'")


def zelfde(v):
    return v.pagina.evaluate(MERK) == "ja"


def nummers(v):
    return v.pagina.locator(".rij-nummer")


def test_a_filter_changes_the_list_and_the_address_without_a_reload(adviseur):
    adviseur.open("/postvak?lijst=lopend")
    alle = nummers(adviseur).count()
    merk(adviseur)
    adviseur.pagina.get_by_label("Status").select_option("beraad")
    expect(nummers(adviseur)).not_to_have_count(alle)
    assert zelfde(adviseur)
    assert "status=beraad" in adviseur.pad and "lijst=lopend" in adviseur.pad
    assert 0 < nummers(adviseur).count() < alle
    assert set(adviseur.pagina.locator(".rij .merkje").all_text_contents()) == {
        "Strategisch Beraad"
    }


def test_typing_searches_and_keeps_the_cursor(adviseur):
    adviseur.open("/postvak?lijst=lopend")
    nummer = nummers(adviseur).last.text_content()
    merk(adviseur)
    veld = adviseur.pagina.get_by_label("Zoek op nummer of woorden")
    veld.press_sequentially(nummer, delay=10)
    expect(nummers(adviseur)).to_have_count(1)
    assert zelfde(adviseur) and f"zoek={nummer}" in adviseur.pad
    expect(veld).to_be_focused()
    expect(veld).to_have_value(nummer)


def test_back_undoes_a_filter_and_shows_whole_pages(adviseur):
    adviseur.open("/postvak?lijst=lopend")
    alle = nummers(adviseur).count()
    adviseur.pagina.get_by_label("Status").select_option("beraad")
    expect(nummers(adviseur)).not_to_have_count(alle)
    enkele = nummers(adviseur).count()
    adviseur.pagina.locator(".rij-titel a").first.click()
    adviseur.pagina.wait_for_url("**/dilemma/*")
    adviseur.pagina.go_back()
    expect(nummers(adviseur)).to_have_count(enkele)
    expect(adviseur.pagina.get_by_role("heading", level=1)).to_have_text("Postvak")
    adviseur.pagina.go_back()
    expect(nummers(adviseur)).to_have_count(alle)
    expect(adviseur.pagina.get_by_role("navigation", name="Hoofdmenu")).to_be_visible()


def test_a_short_form_opens_under_its_button_and_tells_its_errors_there(adviseur):
    adviseur.open("/postvak?lijst=lopend")
    adviseur.pagina.locator(".rij-titel a").first.click()
    adviseur.pagina.wait_for_url("**/dilemma/*")
    merk(adviseur)
    adviseur.pagina.get_by_role("link", name="Notitie maken").click()
    veld = adviseur.pagina.get_by_label("Notitie")
    veld.wait_for()
    adviseur.pagina.get_by_role("button", name="Bewaar de notitie").click()
    expect(adviseur.pagina.locator(".foutoverzicht")).to_contain_text("Vul ‘Notitie’ in.")
    assert zelfde(adviseur)
    veld.fill("Bel de regio.")
    adviseur.pagina.get_by_role("button", name="Bewaar de notitie").click()
    expect(adviseur.pagina.locator(".melding")).to_contain_text("Je notitie is bewaard.")
    expect(adviseur.pagina.get_by_text("Bel de regio.")).to_be_visible()
    adviseur.verwacht(422)


def test_a_form_on_a_page_of_its_own_tells_its_errors_too(adviseur):
    adviseur.open("/postvak?lijst=lopend")
    adviseur.open(adviseur.pagina.locator(".rij-titel a").first.get_attribute("href") + "/vraag")
    adviseur.pagina.get_by_role("button", name="Stel de vraag").click()
    expect(adviseur.pagina.locator(".foutoverzicht li")).to_have_count(2)
    adviseur.pagina.locator(".foutoverzicht a").first.click()
    expect(adviseur.pagina.get_by_label("Je vraag aan de inbrenger")).to_be_focused()
    adviseur.verwacht(422)


def test_an_expired_token_shows_a_whole_page_and_sends_again(adviseur, aangemeld):
    del aangemeld["adviseur"]  # who signs in again ends the session that this browser had
    adviseur.open("/postvak?lijst=lopend")
    pad = adviseur.pagina.locator(".rij-titel a").first.get_attribute("href")
    adviseur.open(pad)
    adviseur.pagina.get_by_role("link", name="Notitie maken").click()
    adviseur.pagina.get_by_label("Notitie").fill("Niet verloren.")
    tweede = adviseur.pagina.context.new_page()
    tweede.goto(adviseur.adres + "/inloggen")
    tweede.locator("form[action='/inloggen/demo/adviseur'] button").click()
    tweede.wait_for_load_state()
    adviseur.pagina.get_by_role("button", name="Bewaar de notitie").click()
    expect(adviseur.pagina.get_by_role("heading", level=1)).to_have_text(
        "Je formulier was verlopen"
    )
    adviseur.pagina.get_by_role("button", name="Verstuur opnieuw").click()
    expect(adviseur.pagina.locator(".melding")).to_contain_text("Je notitie is bewaard.")
    expect(adviseur.pagina.get_by_text("Niet verloren.")).to_be_visible()
    adviseur.verwacht(400)


def test_a_session_that_ended_leads_to_signing_in_and_back(adviseur):
    adviseur.open("/postvak?lijst=lopend")
    adviseur.pagina.context.clear_cookies()
    adviseur.pagina.get_by_label("Status").select_option("beraad")
    adviseur.pagina.wait_for_url(re.compile("/inloggen[?]volgende=/postvak"))
    expect(adviseur.pagina.get_by_role("heading", level=1)).to_have_text("Inloggen")
    adviseur.verwacht(401)


def test_the_intake_works_without_javascript(venster):
    v = venster(java_script_enabled=False)
    v.open("/inbrengen")
    v.pagina.get_by_role("button", name="Dilemma indienen").click()
    expect(v.pagina.locator(".foutoverzicht li")).to_have_count(6)
    for label, tekst in (
        ("Waar zit je vast, in één zin?", "Zonder script"),
        ("Wat is je vraag?", "Mag dit?"),
        ("Je naam", "Noor"),
        ("Je e-mailadres op je werk", "noor@test.example"),
        ("Je organisatie", "School"),
        ("Je functie", "Docent"),
    ):
        v.pagina.get_by_label(label).fill(tekst)
    v.pagina.get_by_label("Uithuwelijking").check()
    v.pagina.get_by_role("button", name="Dilemma indienen").click()
    expect(v.pagina.get_by_role("heading", level=1)).to_have_text("Je dilemma is ingediend")
    v.verwacht(422)


def test_the_postvak_and_a_transition_work_without_javascript(venster):
    v = venster("adviseur", java_script_enabled=False)
    v.open("/postvak?lijst=lopend")
    v.pagina.get_by_label("Status").select_option("ingediend")
    v.pagina.get_by_role("button", name="Toon").click()
    v.pagina.locator(".rij-titel a").first.click()
    v.pagina.get_by_role("link", name="Niet in behandeling nemen").click()
    v.pagina.get_by_label("Reden").fill("Past niet.")
    v.pagina.get_by_label("Terugkoppeling").fill("Ga naar Veilig Thuis.")
    v.pagina.get_by_role("button", name="Niet in behandeling nemen").click()
    expect(v.pagina.locator(".melding")).to_contain_text("is niet in behandeling genomen.")


def test_the_menu_opens_on_a_phone_and_the_skip_link_leads_to_the_content(adviseur):
    adviseur.pagina.set_viewport_size(TELEFOON)
    adviseur.open("/mijn")
    adviseur.pagina.keyboard.press("Tab")
    expect(adviseur.pagina.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    adviseur.pagina.get_by_role("button", name="Menu", exact=True).click()
    adviseur.pagina.get_by_role("link", name="Werkgroepen").click()
    expect(adviseur.pagina.get_by_role("heading", level=1)).to_have_text("Werkgroepen")


def test_the_counter_tells_what_is_left_and_a_second_click_does_nothing(venster):
    v = venster("inbrenger")
    v.open("/inbrengen")
    v.pagina.get_by_label("Waar zit je vast, in één zin?").fill("x" * 190)
    expect(v.pagina.get_by_text("Nog 10 tekens")).to_be_visible()
    v.pagina.get_by_label("Wat is je vraag?").fill("Mag dit?")
    v.pagina.get_by_role("button", name="Dilemma indienen").dblclick()
    expect(v.pagina.get_by_role("heading", level=1)).to_have_text("Je dilemma is ingediend")
