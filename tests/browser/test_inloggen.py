"""Signing in by a link on a phone, with and without JavaScript; and being warned before it ends."""

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from portal.config import ROOT
from portal.demo import personas
from tests.browser.conftest import BREED, TELEFOON, Venster, bediend

pytestmark = pytest.mark.browser
ADRES = "Je e-mailadres op je werk"


@pytest.fixture(scope="module")
def eigen(tmp_path_factory):
    """A portal of its own, and the folder with its database: the links stand in there."""
    map_ = tmp_path_factory.mktemp("inloggen")
    with bediend(map_) as adres:
        yield map_, adres


@pytest.fixture
def telefoon(eigen, chromium):
    """Return a phone: telefoon(), or telefoon(java_script_enabled=False)."""
    contexts, vensters = [], []

    def open_telefoon(**opties):
        contexts.append(chromium.new_context(viewport=TELEFOON, reduced_motion="reduce", **opties))
        vensters.append(Venster(contexts[-1], eigen[1]))
        return vensters[-1]

    yield open_telefoon
    for context in contexts:
        context.close()
    assert [klacht for v in vensters for klacht in v.klachten] == []


def brief(map_, soort, aan):
    opdracht = [sys.executable, "-m", "tests.browser.brievenbus", str(map_), soort, aan]
    uitvoer = subprocess.run(opdracht, cwd=ROOT, capture_output=True, text=True, check=True)
    return uitvoer.stdout.strip()


def vraag_link(v, aan):
    v.open("/inloggen")
    v.pagina.get_by_label(ADRES).fill(aan)
    v.pagina.get_by_role("button", name="Stuur mij een link").click()
    expect(v.pagina.get_by_role("heading", level=1)).to_have_text("Kijk in je mail")


met_en_zonder = pytest.mark.parametrize("js", [True, False], ids=["met js", "zonder js"])


@met_en_zonder
def test_a_link_signs_in_on_a_phone_that_may_stay_so(telefoon, eigen, js):
    v = telefoon(java_script_enabled=js)
    email = personas.email("collega" if js else "inbrenger")
    vraag_link(v, email)
    assert not js or (v.axe() == [] and v.past())
    v.open(brief(eigen[0], "inloggen", email))
    expect(v.pagina.locator(".adres")).to_have_text(email)
    assert not js or (v.axe() == [] and v.past())
    v.pagina.get_by_label("Houd mij 30 dagen ingelogd").check()
    v.pagina.get_by_role("button", name="Log in").click()
    expect(v.pagina.get_by_role("heading", level=1)).to_have_text("Mijn dilemma’s")
    v.open("/mijn/sessies")
    expect(v.pagina.get_by_role("heading", level=2)).to_contain_text("dit apparaat")
    assert not js or (v.axe() == [] and v.past())


@met_en_zonder
def test_in_another_browser_one_is_asked_once_more(telefoon, eigen, js):
    v, ander = telefoon(), telefoon(java_script_enabled=js)
    email = personas.email("deelnemer" if js else "bestuurder")
    vraag_link(v, email)
    ander.open(brief(eigen[0], "inloggen", email))
    ander.pagina.get_by_role("button", name="Log in").click()
    expect(ander.pagina.get_by_role("heading", level=1)).to_have_text(
        "Heb jij om deze link gevraagd?"
    )
    assert not js or (ander.axe() == [] and ander.past())
    ander.pagina.get_by_role("button", name="Ja, log mij hier in").click()
    expect(ander.pagina.get_by_role("heading", level=1)).to_have_text("Mijn dilemma’s")


def test_two_minutes_before_the_end_one_can_stay(telefoon):
    v = telefoon()
    v.meld_aan("specialist")
    stand = {"over": 100, "langer": True}
    v.pagina.route("**/mijn/sessies/nog", lambda route: route.fulfill(json=stand))
    v.pagina.clock.install()
    v.open("/mijn")
    expect(v.pagina.get_by_role("button", name="Blijf ingelogd")).to_be_hidden()
    v.pagina.clock.fast_forward("02:00:00")
    knop = v.pagina.get_by_role("button", name="Blijf ingelogd")
    expect(knop).to_be_visible()
    assert v.past()
    stand["over"] = 7200
    knop.click()
    expect(knop).to_be_hidden()


@pytest.mark.parametrize("kleur", ["light", "dark"])
@pytest.mark.parametrize("maat", [TELEFOON, BREED], ids=["telefoon", "breed"])
@pytest.mark.parametrize("langer", [True, False])
def test_the_warning_is_in_sight_wherever_the_page_stands(venster, maat, kleur, langer):
    v = venster(color_scheme=kleur)
    v.meld_aan("specialist")
    v.pagina.set_viewport_size(maat)
    stand = {"over": 100, "langer": langer}
    v.pagina.route("**/mijn/sessies/nog", lambda route: route.fulfill(json=stand))
    v.pagina.clock.install()
    v.open("/inbrengen")
    veld = v.pagina.locator("form textarea").last
    veld.evaluate("v => { v.focus({ preventScroll: true }); v.scrollIntoView({ block: 'end' }); }")
    v.pagina.clock.fast_forward("02:00:00")
    balk = v.pagina.get_by_role("alert")
    expect(balk).to_contain_text("Je wordt over 2 minuten uitgelogd.")
    onder, boven = veld.bounding_box(), balk.bounding_box()
    assert boven["y"] + boven["height"] == pytest.approx(maat["height"], abs=1)
    assert boven["height"] < maat["height"] / 3
    assert onder["y"] >= 0 and onder["y"] + onder["height"] <= boven["y"]
    assert v.past() and v.axe() == []
    # What the page says besides leaves it there, and the last of the page can be read above it.
    v.pagina.evaluate("meld('Het document wordt gemaakt', 'info'); scrollTo(0, 1e6)")
    voet = v.pagina.locator(".voet").bounding_box()
    assert voet["y"] + voet["height"] <= balk.bounding_box()["y"] + 1
