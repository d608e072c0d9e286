"""Signing in with a password, an app for codes and a passkey, in a real browser with an
authenticator in software.
"""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta

import pyotp
import pytest
from playwright.sync_api import expect

from portal.config import ROOT
from portal.tools.tijd import nu
from tests.browser.conftest import BREED, TELEFOON, Venster
from tests.browser.deurbediende import MET, NIEUW, ZONDER
from tests.hulp.factoren import GEHEIM, WACHTWOORD

pytestmark = pytest.mark.browser
SLEUTELHANGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def deur(tmp_path_factory):
    """The address of a portal that is no demo, and its database."""
    map_ = tmp_path_factory.mktemp("deur")
    opdracht = [sys.executable, "-m", "tests.browser.deurbediende", str(map_)]
    with subprocess.Popen(opdracht, cwd=ROOT, stdout=subprocess.PIPE, text=True) as bediende:
        yield bediende.stdout.readline().strip(), map_ / "deur.db"
        bediende.terminate()
        bediende.wait(timeout=60)


@pytest.fixture
def venster_op_deur(deur, chromium):
    """Return a new window on it: venster_op_deur(java_script_enabled=False)."""
    vensters = []

    def open_venster(**opties):
        context = chromium.new_context(viewport=BREED, reduced_motion="reduce", **opties)
        vensters.append(Venster(context, deur[0]))
        return vensters[-1]

    yield open_venster
    klachten = [klacht for v in vensters for klacht in v.klachten]
    for v in vensters:
        v.pagina.context.close()
    assert klachten == []


def log_in(v, email):
    v.open("/inloggen")
    v.pagina.get_by_role("link", name="je wachtwoord").click()
    v.pagina.get_by_label("E-mailadres").fill(email)
    v.pagina.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    v.pagina.get_by_role("button", name="Log in").click()


def kop(v):
    return expect(v.pagina.get_by_role("heading", level=1))


def code_nu():
    """Return a code that was not used yet in this run: each works once."""
    code_nu.keer += 1
    return pyotp.TOTP(GEHEIM).at(nu() + timedelta(seconds=30 * (code_nu.keer - 2)))


code_nu.keer = 0


@pytest.mark.parametrize("javascript", [True, False])
def test_a_password_and_a_code_sign_in(venster_op_deur, javascript):
    v = venster_op_deur(java_script_enabled=javascript)
    log_in(v, MET)
    kop(v).to_have_text("Laat zien dat jij het bent")
    v.pagina.get_by_label("Code").fill(code_nu())
    v.pagina.get_by_role("button", name="Ga verder").click()
    kop(v).to_have_text("Mijn dilemma’s")
    v.open("/postvak")
    kop(v).to_have_text("Postvak")


def maak_ouder(bestand):
    """Let everybody have given their second factor a while ago."""
    with closing(sqlite3.connect(bestand)) as db, db:
        db.execute("UPDATE sessie SET sterk_op = datetime(sterk_op, '-11 minutes')")


def test_a_passkey_is_made_signs_in_and_shows_again_who_it_is(venster_op_deur, deur):
    v = venster_op_deur()
    cdp = v.pagina.context.new_cdp_session(v.pagina)
    cdp.send("WebAuthn.enable")
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": SLEUTELHANGER})
    log_in(v, ZONDER)
    kop(v).to_have_text("Inloggen en beveiliging")
    v.pagina.get_by_role("link", name="Voeg een passkey toe").click()
    v.pagina.get_by_label("Naam").fill("Laptop werk")
    v.pagina.get_by_role("button", name="Maak de passkey").click()
    expect(v.pagina.get_by_text("Laptop werk", exact=True)).to_be_visible()
    v.open("/postvak")
    kop(v).to_have_text("Postvak")
    v.pagina.get_by_role("button", name="Uitloggen").click()

    v.open("/inloggen/passkey?volgende=/postvak")
    v.pagina.get_by_role("button", name="Log in met een passkey").click()
    kop(v).to_have_text("Postvak")

    v.open("/mijn/beveiliging")
    v.pagina.get_by_role("link", name="Andere naam").click()
    v.pagina.get_by_label("Naam").fill("Sleutelbos")
    maak_ouder(deur[1])
    v.pagina.get_by_role("button", name="Bewaar").click()
    kop(v).to_have_text("Laat zien dat jij het bent")
    v.verwacht(401)
    v.pagina.get_by_role("button", name="Gebruik je passkey").click()
    kop(v).to_have_text("Inloggen en beveiliging")
    expect(v.pagina.get_by_text("Sleutelbos", exact=True)).to_be_visible()
    v.pagina.get_by_role("button", name="Uitloggen").click()

    log_in(v, ZONDER)
    kop(v).to_have_text("Laat zien dat jij het bent")
    v.pagina.get_by_role("button", name="Gebruik je passkey").click()
    kop(v).to_have_text("Mijn dilemma’s")


def test_a_password_can_be_seen_while_it_is_typed_and_is_kept_nowhere(venster_op_deur):
    v = venster_op_deur()
    v.open("/inloggen/wachtwoord")
    veld = v.pagina.get_by_label("Wachtwoord", exact=True)
    veld.fill("groene fiets")
    v.pagina.get_by_role("button", name="Toon wat je typt").click()
    expect(veld).to_have_attribute("type", "text")
    veld.press_sequentially(" langs")
    assert "groene" not in v.pagina.evaluate("JSON.stringify(sessionStorage)")
    v.pagina.get_by_role("button", name="Toon wat je typt").click()
    expect(veld).to_have_attribute("type", "password")
    v.pagina.evaluate(
        "document.querySelector('form[data-bewaken]').removeAttribute('data-gewijzigd')"
    )


@pytest.mark.parametrize("kleuren", ["light", "dark"])
@pytest.mark.parametrize("maat", [BREED, TELEFOON], ids=["breed", "telefoon"])
def test_the_pages_fit_and_axe_finds_nothing(venster_op_deur, maat, kleuren):
    v = venster_op_deur(color_scheme=kleuren)
    v.pagina.set_viewport_size(maat)
    for pad in ("/inloggen", "/inloggen/wachtwoord", "/inloggen/passkey"):
        v.open(pad)
        assert v.past() and v.axe() == [], pad
    log_in(v, NIEUW)
    kop(v).to_have_text("Inloggen en beveiliging")
    for pad in ("", "/wachtwoord", "/app", "/passkeys/nieuw"):
        assert v.open(f"/mijn/beveiliging{pad}") == 200
        assert v.past() and v.axe() == [], pad
    log_in(v, MET)
    kop(v).to_have_text("Laat zien dat jij het bent")
    assert v.past() and v.axe() == []
