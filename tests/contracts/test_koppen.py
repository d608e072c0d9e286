"""Headers and cookies: every answer of every route bears what browsers must be told, and a cookie
comes only with a form. (What the server answers by itself: tests/unit/test_kanaal.py.)
"""

import re
from datetime import date, timedelta

import pytest
from peewee import OperationalError

from portal.db import database
from portal.versie import VERSIE
from portal.web import headers
from tests.hulp import databases, rondgang, web
from tests.hulp.wereld import NU

pytestmark = [databases.alleen_sqlite, pytest.mark.usefixtures("zonder_pers")]
APP = web.maak_app()
TLS = web.maak_app(base_url="https://portaal.example", contact_email="beheer@portaal.example")
METHODEN = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")


@pytest.fixture
def bezoeker(volle_ladder, mensen):
    return lambda naam: web.Bezoeker(APP, getattr(mensen, naam) if naam else None, NU, keurt=False)


def adressen():
    """Yield an address of every route; signing out comes last."""
    regels = sorted(APP.url_map.iter_rules(), key=lambda regel: regel.rule == "/uitloggen")
    for regel in regels:
        yield from rondgang.adressen(regel)[:1]


def zonder(antwoord, basis="http://localhost"):
    """Return which of the headers that every answer bears this one lacks."""
    return {n for n, w in headers.vast(basis).items() if antwoord.headers.get(n) != w}


def test_what_every_answer_bears_is_what_internet_nl_and_the_asvs_ask(volle_ladder):
    vast = headers.vast("https://portaal.example")
    csp = dict(deel.partition(" ")[::2] for deel in vast["Content-Security-Policy"].split("; "))
    assert csp["default-src"] == csp["frame-ancestors"] == csp["base-uri"] == "'none'"
    assert csp["form-action"] == "'self'" and "unsafe" not in str(csp) and "*" not in str(csp)
    assert int(re.search(r"max-age=(\d+)", vast["Strict-Transport-Security"])[1]) >= 31_536_000
    assert vast["X-Content-Type-Options"] == "nosniff" and vast["X-Frame-Options"] == "DENY"
    assert vast["Referrer-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers.vast("http://localhost")


@pytest.mark.parametrize("persona", [None, "adviseur", "buitenstaander"])
def test_every_answer_of_every_route_bears_them(bezoeker, persona):
    wie, gezien = bezoeker(persona), set()
    for pad in (*adressen(), "/bestaat-niet", "/%00", "/mijn?a=" + "x" * 9_000):
        for methode in METHODEN:
            for koppen in ({}, {"X-CSRFToken": wie.token()}, {"Origin": "https://evil.example"}):
                if koppen and methode in ("HEAD", "OPTIONS"):
                    continue
                antwoord = wie.http.open(pad, method=methode, headers=koppen)
                gezien.add(antwoord.status_code)
                assert not zonder(antwoord), (methode, pad, antwoord.status_code)
                if antwoord.status_code not in (204, 304) and antwoord.data:
                    soort = antwoord.headers["Content-Type"]
                    assert "charset=utf-8" in soort or "/pdf" in soort or "/json" in soort, pad
    assert {200, 302, 400, 403, 404, 405, 414} <= gezien


@pytest.mark.parametrize("fout", [OperationalError("weg"), RuntimeError("stuk")])
def test_so_does_a_failure(bezoeker, monkeypatch, fout):
    wie = bezoeker("adviseur")

    def faal(*_args, **_opties):
        raise fout

    with monkeypatch.context() as weg:
        weg.setattr(database.obj, "execute_sql", faal)
        antwoorden = [wie.http.get(pad) for pad in ("/postvak", "/kennisbank", "/mijn", "/gezond")]
    for antwoord in antwoorden:
        assert antwoord.status_code >= 500 and not zonder(antwoord)
        assert "Set-Cookie" not in antwoord.headers


def test_no_answer_to_a_stranger_brings_a_cookie_but_with_a_form(bezoeker):
    met = set()
    for regel in rondgang.routes(APP, "GET"):
        for pad in rondgang.adressen(regel)[:3]:
            vers = bezoeker(None)
            antwoord = vers.http.get(pad)
            formulier = b'name="csrf_token"' in antwoord.data
            assert ("Set-Cookie" in antwoord.headers) is formulier, pad
            met |= {regel.endpoint} if formulier else set()
    assert {"intake.inbrengen", "toegang.inloggen", "signaal.geef"} <= met
    assert not {"start.voordeur", "kennisbank.lijst", "kennisbank.pagina", "controle.zoek"} & met


def cookies(antwoord):
    return [kop for naam, kop in antwoord.headers if naam == "Set-Cookie"]


def test_behind_https_the_cookie_is_of_this_host_alone(volle_ladder):
    waar = {"base_url": "https://portaal.example"}
    antwoord = TLS.test_client().get("/inloggen", **waar)
    assert not zonder(antwoord, "https://portaal.example")
    (cookie,) = cookies(antwoord)
    naam, *delen = cookie.split("; ")
    assert naam.startswith("__Host-")
    assert set(delen) == {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"}  # and no Domain


def test_signing_out_leaves_nothing_in_the_browser_and_nothing_else_does(bezoeker):
    wie = bezoeker("adviseur")
    for methode in ("GET", "POST"):
        for pad in adressen():
            if pad != "/uitloggen":
                antwoord = wie.http.open(pad, method=methode)
                assert "Clear-Site-Data" not in antwoord.headers, pad
    assert "Clear-Site-Data" not in wie.post("/uitloggen", token=False).koppen
    wist = wie.post("/uitloggen").koppen["Clear-Site-Data"]
    assert set(wist.split(", ")) == {'"cache"', '"cookies"', '"storage"'}


def test_security_txt_says_where_to_report_and_until_when(volle_ladder):
    waar = {"base_url": "https://portaal.example"}
    antwoord = TLS.test_client().get("/.well-known/security.txt", **waar)
    assert antwoord.headers["Content-Type"] == "text/plain; charset=utf-8"
    regels = dict(regel.split(": ", 1) for regel in antwoord.text.splitlines())
    assert regels["Contact"] == "mailto:beheer@portaal.example"
    assert regels["Canonical"] == "https://portaal.example/.well-known/security.txt"
    tot = date.fromisoformat(regels["Expires"].removesuffix("T00:00:00Z"))
    assert timedelta(30) < tot - NU.date() < timedelta(365)


def test_without_an_address_of_its_own_it_is_that_of_the_sender(bezoeker):
    """As for a calendar entry: an answer to a mail is read there too, if anywhere."""
    regels = bezoeker(None).open("/.well-known/security.txt").html.splitlines()
    assert regels[0] == "Contact: mailto:portal@localhost"


def test_robots_may_read_what_is_for_everybody(bezoeker):
    iemand = bezoeker(None)
    wie, *mogen, rest = iemand.open("/robots.txt").html.splitlines()
    assert (wie, rest) == ("User-agent: *", "Disallow: /")
    # With $ it is that page alone: of what lies under it search engines hear nothing.
    assert mogen == [
        "Allow: /$",
        "Allow: /inbrengen$",
        "Allow: /signaal$",
        "Allow: /privacy$",
        "Allow: /toegankelijkheid$",
        "Allow: /kennisbank",
    ]
    paden = [regel.removeprefix("Allow: ").removesuffix("$") for regel in mogen]
    assert paden == ["/", "/inbrengen", "/signaal", "/privacy", "/toegankelijkheid", "/kennisbank"]
    assert {pad: iemand.open(pad).status for pad in paden} == dict.fromkeys(paden, 200)


def test_the_foot_of_a_page_says_which_version(bezoeker):
    assert f"Versie {VERSIE}" in bezoeker(None).open("/").html
