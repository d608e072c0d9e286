"""Whose address counts behind a proxy: what the one that is believed says itself, and no other."""

import json

import pytest
import waitress
from werkzeug.test import Client

from portal.cli import dienst
from portal.cli.draaien import NIEMAND_VERTROUWD
from portal.config import Settings
from tests.hulp.web import INSTELLINGEN

PROXY = "127.0.0.1"
KOPPEN = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PROTO")


def wie_vraagt(environ, start_response):
    """Answer with what the portal would know of who asks."""
    namen = ("REMOTE_ADDR", "HTTP_HOST", "wsgi.url_scheme", "HTTP_X_FORWARDED_FOR", *KOPPEN)
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps({naam: environ.get(naam) for naam in namen}).encode()]


@pytest.fixture
def vraag():
    """Ask what the server that `bedien` makes hands to the portal, from this machine:
    vraag("127.0.0.1", {"X-Forwarded-For": …}); the first is the proxy that it believes.
    """

    def doe(vertrouwd, koppen, **anders):
        settings = Settings(**INSTELLINGEN | {"trusted_proxy": vertrouwd} | anders)
        proxy = dienst._proxy(settings)
        server = waitress.create_server(wie_vraagt, host=PROXY, port=0, _start=False, **proxy)
        try:
            klant = Client(server.application)
            return klant.get("/", headers=koppen, environ_base={"REMOTE_ADDR": PROXY}).json
        finally:
            server.close()

    return doe


@pytest.mark.parametrize(
    ("gezegd", "telt"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("127.0.0.1, 192.0.2.7", "192.0.2.7"),  # the first is what the visitor wrote
        ("192.0.2.1,198.51.100.1,  192.0.2.7", "192.0.2.7"),
        ("2001:db8::7", "2001:db8::7"),
        ("192.0.2.7:4711", "192.0.2.7"),
    ],
)
def test_of_what_the_proxy_passes_on_only_its_own_word_counts(vraag, gezegd, telt):
    assert vraag(PROXY, {"X-Forwarded-For": gezegd})["REMOTE_ADDR"] == telt


@pytest.mark.parametrize("vertrouwd", ["", "192.0.2.1", "::1"])
def test_nobody_else_is_believed(vraag, vertrouwd):
    antwoord = vraag(vertrouwd, {"X-Forwarded-For": "192.0.2.7", "Forwarded": "for=192.0.2.7"})
    assert (antwoord["REMOTE_ADDR"], antwoord["HTTP_X_FORWARDED_FOR"]) == (PROXY, None)


@pytest.mark.parametrize("vertrouwd", ["", PROXY])
def test_of_host_and_scheme_no_proxy_is_believed(vraag, vertrouwd):
    koppen = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    koppen |= {"Forwarded": "host=evil.example;proto=https", "Host": "localhost"}
    antwoord = vraag(vertrouwd, koppen)
    assert (antwoord["HTTP_HOST"], antwoord["wsgi.url_scheme"]) == ("localhost", "http")
    assert [antwoord[kop] for kop in KOPPEN] == [None] * 3


def test_the_demo_sees_the_headers_that_it_lets_nobody_in_with(vraag):
    antwoord = vraag("", {"X-Forwarded-For": "127.0.0.1"}, demo=True)
    assert (antwoord["REMOTE_ADDR"], antwoord["HTTP_X_FORWARDED_FOR"]) == (PROXY, PROXY)


def test_without_a_proxy_to_believe_behind_tls_the_start_says_what_that_means():
    assert "TRUSTED_PROXY" in NIEMAND_VERTROUWD and "all visitors" in NIEMAND_VERTROUWD
