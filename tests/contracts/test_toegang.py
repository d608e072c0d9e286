"""Every route says who may enter, and is held to it. (That reading changes nothing: tests/web/test_lekken.py.)"""

import re

import pytest

from portal import tijd
from portal.vocabulary import Rol
from reports import drukker
from tests.hulp import databases, rondgang, web
from tests.hulp.wereld import NU

pytestmark = databases.alleen_sqlite
APP = web.maak_app()
ROUTES = [(m, regel) for m in ("GET", "POST") for regel in rondgang.routes(APP, m)]
per_route = pytest.mark.parametrize(
    ("methode", "regel"), [pytest.param(m, regel, id=f"{m} {regel.rule}") for m, regel in ROUTES]
)
per_post = pytest.mark.parametrize("regel", [pytest.param(r, id=r.rule) for m, r in ROUTES if m == "POST"])
ENKELE = 2  # addresses of a route that are tried where any of them would do


@pytest.fixture(autouse=True)
def klok(monkeypatch):
    monkeypatch.setattr(tijd, "nu", web.Klok(NU))
    monkeypatch.setattr(drukker, "render", lambda html, *_: html.encode())  # printing has its own tests


@pytest.fixture(scope="module")
def wereld(ladder):
    rondgang.vul(ladder)


@pytest.fixture
def bezoeker(wereld, mensen):
    return lambda naam: web.Bezoeker(APP, getattr(mensen, naam) if naam else None, NU)


def vraag(bezoeker, methode, pad, **koppen):
    return bezoeker.open(pad, **koppen) if methode == "GET" else bezoeker.post(pad, **koppen)


def rollen_van(persoon):
    return {Rol.PROFESSIONAL, persoon.rol} if persoon else set()


def openbaar(regel):
    return rondgang.toegang(APP, regel) == "openbaar"


@per_route
def test_every_route_says_who_may_enter(methode, regel, db):
    assert rondgang.toegang(APP, regel) in rondgang.MERKEN


@per_route
def test_without_an_account_one_is_asked_to_sign_in(methode, regel, bezoeker):
    for pad in rondgang.adressen(regel)[:ENKELE]:
        antwoord = vraag(bezoeker(None), methode, pad)
        if openbaar(regel):
            assert antwoord.status not in (401, 403, 500), pad
            assert not (antwoord.naar or "").startswith("/inloggen"), pad
        else:
            assert (antwoord.status, antwoord.naar.split("?")[0]) == (302, "/inloggen"), pad


@per_route
def test_a_fragment_without_an_account_leaves_its_page(methode, regel, bezoeker):
    pad = rondgang.adressen(regel)[0]
    antwoord = vraag(bezoeker(None), methode, pad, htmx=True)
    if not openbaar(regel):
        assert antwoord.status == 401 and antwoord.koppen["HX-Redirect"].startswith("/inloggen")


@pytest.mark.parametrize("persona", ["buitenstaander", "beheerder", "adviseur"])
@per_route
def test_a_role_opens_what_its_mark_says(methode, regel, persona, bezoeker, mensen):
    wie, nodig = bezoeker(persona), rondgang.MERKEN[rondgang.toegang(APP, regel)]
    for pad in rondgang.adressen(regel)[:ENKELE]:
        status = vraag(wie, methode, pad).status
        if not nodig <= rollen_van(getattr(mensen, persona)):
            assert status == 403, pad
        elif "<nummer>" in regel.rule and persona != "adviseur":
            assert status == 404, pad
        else:
            assert status < 500, pad


@per_post
def test_posting_without_a_token_is_refused_for_everybody(regel, bezoeker):
    for persona in (None, "inbrenger", "adviseur"):
        assert bezoeker(persona).post(rondgang.adressen(regel)[0], token=False).status == 400, persona


@pytest.mark.parametrize("persona", ["inbrenger", "adviseur"])
@per_post
def test_an_empty_form_is_never_a_crash(regel, persona, bezoeker):
    wie = bezoeker(persona)
    for pad in rondgang.adressen(regel):
        assert wie.post(pad).status < 500, pad


@per_route
def test_a_number_that_no_key_can_be_is_not_there(methode, regel, bezoeker):
    adviseur, getallen = bezoeker("adviseur"), re.compile(r"(?<=/)\d+(?=/|$)")
    for pad in rondgang.adressen(regel)[:1]:
        for getal in ("0", "2147483648", "9" * 20, "9" * 5000) if getallen.search(pad) else ():
            assert vraag(adviseur, methode, getallen.sub(getal, pad)).status in (403, 404), getal[:30]


@pytest.mark.parametrize("persona", ["buitenstaander", "beheerder", "deelnemer"])
@per_route
def test_what_is_not_seen_answers_like_what_does_not_exist(methode, regel, persona, bezoeker, ladder):
    """An address must not tell whether a number exists."""
    verborgen = {d.nummer for d in ladder.values() if d.status in ("concept", "ingediend")}
    lezer = bezoeker(persona)
    for pad in rondgang.adressen(regel) if "<nummer>" in regel.rule else ():
        nummer = re.search(r"D-\d+-\d+", pad)[0]
        if nummer in verborgen:
            bestaat_niet = vraag(lezer, methode, pad.replace(nummer, "D-2019-0001")).status
            assert vraag(lezer, methode, pad).status == bestaat_niet, pad
