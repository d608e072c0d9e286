"""The whole way with a provider that somebody else made: over HTTP, with its own pages."""

from urllib.parse import urlsplit

import pytest

from portal.config import Aanbieder
from portal.models import Koppeling, Persoon, Sessie
from portal.web import oidc
from tests.hulp import canaille, web
from tests.hulp.aanbieder import CLIENT, GEHEIM
from tests.hulp.wereld import NU

MENSEN = {"collega": "collega@test.example", "nieuw": "nieuw@gemeente.example"}


@pytest.fixture(scope="module")
def issuer():
    with canaille.draaiend(MENSEN) as adres:
        yield adres


@pytest.fixture
def bezoeker(issuer, db, klok):
    app = web.maak_app(oidc=Aanbieder(issuer, CLIENT, GEHEIM, "het CCV-account"))
    oidc.registreer(app)
    return web.Bezoeker(app, None, NU)


def log_in(bezoeker, naam, vraag="", browser=None):
    heen = bezoeker.open(f"/inloggen/oidc{vraag}").koppen["Location"]
    terug = urlsplit((browser or canaille.Browser()).log_in(heen, naam))
    return bezoeker.open(f"{terug.path}?{terug.query}")


def test_who_has_an_account_here_signs_in_there(bezoeker, mensen):
    terug = log_in(bezoeker, "collega", "?volgende=/kennisbank")
    assert (terug.status, terug.naar) == (303, "/kennisbank")
    assert "Collega" in bezoeker.open("/mijn").html
    assert Koppeling.get().persoon == mensen.collega
    assert Sessie.get().sterk_op is None  # a password alone, it says


def test_who_has_none_gets_one_and_comes_back_to_it(bezoeker):
    for _ in range(2):
        assert log_in(bezoeker, "nieuw").status == 303
    assert Persoon.met_email("nieuw@gemeente.example").naam == "Nieuw"
    assert Koppeling.select().count() == 1


def test_it_asks_the_person_again_when_the_portal_asks_that(bezoeker):
    browser = canaille.Browser()
    assert log_in(bezoeker, "collega", browser=browser).status == 303
    assert log_in(bezoeker, "collega", "?opnieuw=1", browser).status == 303


def test_its_word_holds_once(bezoeker):
    heen = bezoeker.open("/inloggen/oidc").koppen["Location"]
    terug = urlsplit(canaille.Browser().log_in(heen, "collega"))
    with bezoeker.http.session_transaction() as sessie:
        begonnen = dict(sessie)
    assert bezoeker.open(f"{terug.path}?{terug.query}").status == 303
    with bezoeker.http.session_transaction() as sessie:  # the cookie as somebody copied it
        sessie.clear()
        sessie.update(begonnen)
    assert bezoeker.open(f"{terug.path}?{terug.query}").status == 403
