"""What is typed stays: through a swap, an error, a lost network, a reload, Back and a search that
answers late.
"""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
TRAAG = 0.3  # seconds that an answer is under way
INTAKE = {
    "Waar zit je vast, in één zin?": "Mag ik de school bellen?",
    "Wat is je vraag?": "Mag dit?",
    "Je naam": "Noor",
    "Je e-mailadres op je werk": "noor@test.example",
    "Je organisatie": "School",
    "Je functie": "Docent",
}
TITEL = "Waar zit je vast, in één zin?"
STUUR = "Dilemma indienen"


class Vragen:
    """What the browser asked before it dropped something, and the answer that it gets."""

    def __init__(self, venster, antwoord):
        self.gesteld, self.antwoord = [], antwoord
        venster.pagina.on("dialog", self._vraag)

    def _vraag(self, dialoog):
        self.gesteld.append(dialoog.type)
        (dialoog.accept if self.antwoord else dialoog.dismiss)()


def veld(v, label):
    return v.pagina.get_by_label(label, exact=True)


def knop(v, naam):
    return v.pagina.get_by_role("button", name=naam, exact=True)


def vul_in(v, velden=INTAKE):
    for label, tekst in velden.items():
        veld(v, label).fill(tekst)
    v.pagina.get_by_label("Uithuwelijking").check()


def vertraag(v, patroon):
    """Let each answer of these addresses come late."""

    def stuur_door(route):
        antwoord = route.fetch()
        v.pagina.wait_for_timeout(TRAAG * 1000)
        route.fulfill(response=antwoord)

    v.pagina.route(patroon, stuur_door)


def kladden(v):
    return v.pagina.evaluate("JSON.stringify({...sessionStorage})")


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


def test_a_draft_holds_no_key_and_goes_when_one_signs_out(venster):
    v = venster("adviseur2")
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


def test_a_draft_is_not_shown_to_whoever_signs_in_next(venster):
    v = venster()
    v.open("/inbrengen")
    veld(v, TITEL).fill("Van een ander")
    v.meld_aan("inbrenger")
    v.open("/inbrengen")
    expect(veld(v, TITEL)).to_have_value("")
    assert "Van een ander" not in kladden(v)


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
