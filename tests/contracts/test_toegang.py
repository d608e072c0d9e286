"""Every route says who may enter, and is held to it. (That reading changes nothing:
tests/web/overal/test_lekken.py.)
"""

import re

import pytest

from portal.tools import tijd
from portal.vocabulary import Rol
from reports.pers import drukker
from tests.hulp import databases, rondgang, web
from tests.hulp.wereld import NU, PERSONAS

pytestmark = databases.alleen_sqlite
APP = web.maak_app()
# Signing out comes last: one visitor tries them all.
ROUTES = sorted(
    ((methode, regel) for methode in ("GET", "POST") for regel in rondgang.routes(APP, methode)),
    key=lambda route: route[1].rule == "/uitloggen",
)
OPENBAAR = {
    "bevestigen": "antwoord gedaan link",
    "bewijs": "passkey wachtwoord",
    "brieven": "factsheet",
    "controle": "controleer vergelijk zoek",
    "intake": "breng_in inbrengen ontvangen",
    "kennisbank": "lijst pagina",
    "oidc": "heen terug",
    "metingen": "toon",
    "ontvangst": "opnieuw wijzig",
    "signaal": "geef ontvangen",
    "paginas": "privacy toegankelijkheid",
    "start": "gezond meldpunt robots voordeur",
    "toegang": "demo gebruik_link inloggen link stuur_link uitloggen",
    "verhuizen": "bevestig link",
}
INGELOGD = {
    "acties": "lijst pagina",
    "bijeenkomst.agenda": "pagina",
    "bijeenkomst.plannen": "lijst",
    "bijeenkomst.tafels": "resultaat schuif_aan",
    "bijeenkomst.uitnodigen": "afspraak antwoord",
    "bijeenkomst.voorbereiding": "geef_akkoord opmerking",
    "brieven": "brief",
    "correctie": "antwoord heropen kenmerken",
    "dilemma": "overgang pagina volgen",
    "gegevens": "wijzig",
    "geheimhouding": "beloof",
    "intake": "antwoord bevestig bewerk mijn ontken verder",
    "kennisbank": "volgen",
    "papier": "stuk versie",
    "sessies": "beeindig beeindig_andere blijf lijst nog",
    "signaal": "bevestig ontken pagina",
    "stuk": "pagina",
    "uitvoer": "van_acties van_besluiten",
    "werkgroep": "lijst opbrengst pagina vast",
}
ZETEL = {"doel": "lijst pagina", "jaar": "actieprogramma jaarrapport jaren stuk"}
ACCOUNT = {
    "bewijs": "nogmaals",
    "factoren": "app app_weg codes herstelcodes overzicht wachtwoord "
    "nieuwe_passkey passkey_weg passkeynaam",
}
NAZIEN = {"post": "lijst opnieuw"}
# Of /beheer: what is for adviseurs too, and what is for beheerders alone.
BEHEER = {
    "beheer.voordeur": "pagina",
    "beheer.themas": "lijst nieuw hernoem verschuif vervalt terug",
    "beheer.gremia": "lijst pagina geef wijzig beeindig voorzitter noem",
    "beheer.veranderd": "lijst",
}
BEHEERDER = {
    "beheer.mensen": "adres adres_niet beeindig_sessies heropen herstel lijst nieuw pagina rol "
    "sluit wijzig",
    "beheer.organisaties": "haal_uit_elkaar hernoem lijst pagina voeg_samen",
    "beheer.invoer": "lees voorbeeld",
    "beheer.teksten": "lijst wijzigen",
    "beheer.uitvoer": "pagina van_mensen",
}
ENKELE = 2  # addresses of a route that are tried where any of them would do
ROLLEN = {
    "buitenstaander": {Rol.PROFESSIONAL},
    "beheerder": {Rol.PROFESSIONAL, Rol.BEHEERDER},
    "adviseur": {Rol.PROFESSIONAL, Rol.ADVISEUR},
}
GETAL = re.compile(r"(?<=/)\d+(?=/|$)")


@pytest.fixture(autouse=True)
def klok(monkeypatch):
    monkeypatch.setattr(tijd, "nu", web.Klok(NU))
    monkeypatch.setattr(
        drukker, "render", lambda html, *_: html.encode()
    )  # printing has its own tests


@pytest.fixture(scope="module")
def wereld(ladder):
    rondgang.vul(ladder)


@pytest.fixture
def bezoeker(wereld, mensen):
    return lambda naam: web.Bezoeker(APP, getattr(mensen, naam) if naam else None, NU)


def openbaar(regel):
    return rondgang.toegang(APP, regel) == "openbaar"


def antwoorden(bezoeker, hoeveel=ENKELE, routes=ROUTES, **koppen):
    """Visit every route; yield it with the address and the answer."""
    for methode, regel in routes:
        for pad in rondgang.adressen(regel)[:hoeveel]:
            vraag = bezoeker.open if methode == "GET" else bezoeker.post
            yield regel, f"{methode} {pad}", vraag(pad, **koppen)


def test_each_page_opens_to_whom_is_said_here_once_more(db):
    """All others are for adviseurs: widening a mark takes a word here too."""
    met = {
        merk: {r.endpoint for _, r in ROUTES if rondgang.toegang(APP, r) == merk}
        for merk in ("account", "openbaar", "zetel", "mail", "professional", "beheer", "beheerder")
    }
    assert met["openbaar"] - {"asset"} == _eindpunten(OPENBAAR)
    assert met["account"] == _eindpunten(ACCOUNT)
    assert met["zetel"] == _eindpunten(ZETEL)
    assert met["mail"] == _eindpunten(NAZIEN)
    assert met["beheer"] == _eindpunten(BEHEER)
    assert met["beheerder"] == _eindpunten(BEHEERDER)
    assert met["professional"] == _eindpunten(INGELOGD)


def _eindpunten(kamers):
    return {f"{kamer}.{naam}" for kamer, namen in kamers.items() for naam in namen.split()}


@pytest.mark.parametrize("persona", PERSONAS)
def test_without_a_seat_what_asks_for_one_does_not_exist(bezoeker, persona):
    """And no page leads there. A seat of a beheerder counts for nothing."""
    met_zetel = [(m, r) for m, r in ROUTES if rondgang.toegang(APP, r) == "zetel"]
    gevonden = {
        antwoord.status == 404
        for _, pad, antwoord in antwoorden(bezoeker(persona), routes=met_zetel)
        if not pad.endswith(".pdf")
    }
    zit = persona not in ("inbrenger", "collega", "buitenstaander", "beheerder")
    assert gevonden == {not zit}
    assert ('href="/doelen"' in bezoeker(persona).open("/acties").html) is zit


@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize(("merk", "pad"), [("mail", "/beheer/brieven"), ("beheer", "/beheer")])
def test_it_is_there_for_who_looks_after_it_and_no_page_leads_others_to_it(
    bezoeker, persona, merk, pad
):
    routes = [(m, r) for m, r in ROUTES if rondgang.toegang(APP, r) == merk]
    gevonden = {a.status == 404 for _, _, a in antwoorden(bezoeker(persona), 1, routes)}
    ziet_na = persona in ("adviseur", "adviseur2", "beheerder")
    assert gevonden == {not ziet_na}
    assert (f'href="{pad}"' in bezoeker(persona).open("/acties").html) is ziet_na


def test_every_route_says_who_may_enter(db):
    zonder = [
        regel.rule for _, regel in ROUTES if rondgang.toegang(APP, regel) not in rondgang.MERKEN
    ]
    assert zonder == [] and len(ROUTES) > 60


def test_somebody_in_every_role_tries_the_marks(db):
    assert set().union(*ROLLEN.values()) == set(Rol)


def test_without_an_account_one_is_asked_to_sign_in(bezoeker):
    for regel, pad, antwoord in antwoorden(bezoeker(None)):
        naar_inloggen = (antwoord.naar or "").split("?")[0] == "/inloggen"
        assert naar_inloggen is not openbaar(regel), pad
        assert antwoord.status not in (401, 403, 500), pad


def test_a_fragment_without_an_account_leaves_its_page(bezoeker):
    for regel, pad, antwoord in antwoorden(bezoeker(None), 1, htmx=True):
        verlaat = antwoord.status == 401 and antwoord.koppen["HX-Redirect"].startswith("/inloggen")
        assert verlaat is not openbaar(regel), pad


@pytest.mark.parametrize("persona", ROLLEN)
def test_a_role_opens_what_its_mark_says(bezoeker, persona):
    for regel, pad, antwoord in antwoorden(bezoeker(persona)):
        mag = rondgang.MERKEN[rondgang.toegang(APP, regel)] <= ROLLEN[persona]
        if persona != "adviseur" and mag and "<nummer>" in regel.rule:
            assert antwoord.status == 404, pad
        else:
            assert antwoord.status < 500 if mag else antwoord.status == 403, pad


@pytest.mark.parametrize("persona", [None, "inbrenger", "adviseur"])
def test_posting_without_a_token_is_refused_for_everybody(bezoeker, persona):
    posts = [(m, r) for m, r in ROUTES if m == "POST"]
    assert {
        antwoord.status for _, _, antwoord in antwoorden(bezoeker(persona), 1, posts, token=False)
    } == {400}


@pytest.mark.parametrize("persona", ["inbrenger", "adviseur", "beheerder"])
def test_an_empty_form_is_never_a_crash(bezoeker, persona):
    wie = bezoeker(persona)
    wie.keurt = persona == "adviseur"
    for _, pad, antwoord in antwoorden(wie, 12, [(m, r) for m, r in ROUTES if m == "POST"]):
        assert antwoord.status < 500, pad


def test_a_number_that_no_key_can_be_is_not_there(bezoeker):
    adviseur = bezoeker("adviseur")
    for methode, regel in ROUTES:
        pad = rondgang.adressen(regel)[0]
        for getal in ("0", "2147483648", "9" * 20, "9" * 5000) if GETAL.search(pad) else ():
            vraag = adviseur.open if methode == "GET" else adviseur.post
            assert vraag(GETAL.sub(getal, pad)).status in (403, 404), (methode, pad, getal[:20])


@pytest.mark.parametrize("persona", ["buitenstaander", "beheerder", "deelnemer"])
def test_what_is_not_seen_answers_like_what_does_not_exist(bezoeker, ladder, persona):
    """An address must not tell whether a number exists."""
    lezer = bezoeker(persona)
    verborgen = {d.nummer for d in ladder.values() if d.status in ("concept", "ingediend")}
    met_nummer = [(m, r) for m, r in ROUTES if "<nummer>" in r.rule]
    for regel, pad, antwoord in antwoorden(lezer, 3, met_nummer):
        methode, _, adres = pad.partition(" ")
        nummer = re.search(r"D-\d+-\d+", adres)[0]
        if nummer in verborgen:
            vraag = lezer.open if methode == "GET" else lezer.post
            assert vraag(adres.replace(nummer, "D-2019-0001")).status == antwoord.status, (
                regel.rule,
                pad,
            )
