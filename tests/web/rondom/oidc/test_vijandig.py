"""What a provider, somebody on the way or another browser may try: nobody gets in by it, and a
provider that is away stops nothing else.
"""

import threading
import time
from datetime import timedelta

import pytest
from joserfc.jwk import RSAKey

from portal.models import Koppeling, Persoon, Sessie
from portal.web import aanbieder as gesprek
from portal.web.oidc import GEDULD
from tests.hulp.aanbieder import VREEMD
from tests.web.rondom.oidc.conftest import Reiziger

UUR = timedelta(hours=1)
MISLUKT = "Inloggen is niet gelukt"


def is_geweigerd(pagina, status=403):
    assert (pagina.status, pagina.kop) == (status, MISLUKT)
    assert not Sessie.select().exists() and not Koppeling.select().exists()
    return True


@pytest.mark.parametrize(
    "zegt",
    [
        {"nonce": "van een ander"},
        {"nonce": None},
        {"aud": "een ander portaal"},
        {"aud": ["portaal", "een ander"]},  # without azp
        {"aud": ["portaal", "een ander"], "azp": "een ander"},
        {"aud": None},
        {"aud": []},
        {"azp": "een ander"},
        {"exp": -UUR},
        {"exp": None},
        {"exp": "morgen"},
        {"iat": UUR},
        {"iat": None},
        {"nbf": UUR},
        {"iss": "https://kwaad.example"},
        {"iss": None},
        {"sub": None},
        {"sub": ""},
        {"sub": "x" * 256},
        {"at_hash": "nietdezetoken"},
    ],
    ids=str,
)
def test_a_word_that_is_not_for_us_now_opens_nothing(reiziger, aanbieder, zegt):
    aanbieder.zegt = {
        naam: int(time.time() + wat.total_seconds()) if isinstance(wat, timedelta) else wat
        for naam, wat in zegt.items()
    }
    assert is_geweigerd(reiziger.log_in())


@pytest.mark.parametrize("alg", ["none", "HS256"])
def test_a_word_that_anybody_can_sign_opens_nothing(reiziger, aanbieder, alg):
    """Even where the provider says that it signs so."""
    aanbieder.alg = alg
    assert is_geweigerd(reiziger.log_in())


def test_a_word_signed_with_another_key_opens_nothing(reiziger, aanbieder):
    aanbieder.sleutel = VREEMD
    assert is_geweigerd(reiziger.log_in())


@pytest.mark.parametrize(
    "antwoord",
    [
        {"access_token": "at", "token_type": "Bearer"},
        {"access_token": "at", "token_type": "Bearer", "id_token": ""},
        {"access_token": "at", "token_type": "Bearer", "id_token": "a.b.c"},
        {"access_token": "at", "token_type": "Bearer", "id_token": 7},
        {"error": "invalid_grant"},
        {"error": ["invalid_grant"], "id_token": None},
        {"x": 1},
    ],
    ids=str,
)
def test_an_answer_without_proof_opens_nothing(reiziger, aanbieder, antwoord):
    aanbieder.antwoord = antwoord
    assert is_geweigerd(reiziger.log_in())


@pytest.mark.parametrize(
    "vraag",
    [
        {"state": "van een ander"},
        {"state": ""},
        {"state": "é\udcff".encode("utf-8", "replace")},
        {"code": ""},
        {"iss": "https://kwaad.example"},
        {"error": "access_denied", "code": ""},
    ],
    ids=str,
)
def test_an_answer_to_another_question_opens_nothing_and_asks_the_provider_nothing(
    reiziger, aanbieder, vraag
):
    assert is_geweigerd(reiziger.log_in(**vraag))
    assert "/token" not in [pad for pad, *_ in aanbieder.gevraagd]


def test_an_answer_holds_once_even_a_wrong_one(reiziger, aanbieder):
    reiziger.log_in()
    Sessie.delete().execute()
    Koppeling.delete().execute()
    assert is_geweigerd(reiziger.kom_terug())
    reiziger.ga()
    goed = reiziger.heen["state"]
    assert is_geweigerd(reiziger.kom_terug(state="raad"))
    assert is_geweigerd(reiziger.kom_terug(state=goed))
    assert [pad for pad, *_ in aanbieder.gevraagd].count("/token") == 1


def test_an_answer_holds_in_the_browser_that_asked(portaal, aanbieder):
    """Somebody cannot be made to sign in as another by a link."""
    app = portaal()
    kwaad, goed = Reiziger(app, aanbieder), Reiziger(app, aanbieder)
    kwaad.ga()
    goed.heen = kwaad.heen
    assert is_geweigerd(goed.kom_terug())


def test_an_answer_holds_a_quarter_of_an_hour(reiziger, klok):
    reiziger.ga()
    klok.nu += GEDULD + timedelta(seconds=1)
    assert is_geweigerd(reiziger.kom_terug())


@pytest.mark.parametrize(
    "ontdekking",
    [
        {"issuer": "https://kwaad.example"},
        {"issuer": None},
        {"token_endpoint": "http://kwaad.example/token"},
        {"authorization_endpoint": "http://kwaad.example/authorize"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": "file:///etc/passwd"},
        {"jwks_uri": None},
        {"token_endpoint": 7},
        {"id_token_signing_alg_values_supported": ["none", "HS256"]},
    ],
    ids=str,
)
def test_a_provider_that_says_it_is_another_is_not_gone_to(portaal, aanbieder, ontdekking):
    aanbieder.ontdekking = ontdekking
    assert is_geweigerd(Reiziger(portaal(), aanbieder).ga(), 503)


@pytest.mark.parametrize("staart", [".kwaad.example", "0", "/realms/anders", "@kwaad.example"])
def test_an_issuer_that_begins_as_ours_is_another(portaal, aanbieder, staart):
    aanbieder.ontdekking = {"issuer": f"{aanbieder.issuer}{staart}"}
    assert is_geweigerd(Reiziger(portaal(), aanbieder).ga(), 503)


def test_nobody_is_followed_elsewhere(portaal, aanbieder):
    aanbieder.naar = f"{aanbieder.issuer}/elders"
    assert is_geweigerd(Reiziger(portaal(), aanbieder).ga(), 503)
    assert [pad for pad, *_ in aanbieder.gevraagd] == ["/.well-known/openid-configuration"]


def test_a_redirect_of_the_token_takes_the_secret_nowhere(reiziger, aanbieder):
    reiziger.ga()
    aanbieder.naar = f"{aanbieder.issuer}/elders"
    assert reiziger.kom_terug().kop == MISLUKT
    assert "/elders" not in [pad for pad, *_ in aanbieder.gevraagd]


def test_when_the_provider_is_away_the_other_ways_in_are_there(portaal, aanbieder):
    aanbieder.weg = True
    wie = Reiziger(portaal(), aanbieder)
    pagina = wie.ga()
    assert is_geweigerd(pagina, 503) and "niet bereiken" in pagina.tekst
    assert wie.open("/inloggen").status == 200
    verstuurd = wie.verstuur(wie.open("/inloggen"), email="collega@test.example")
    assert verstuurd.kop == "Kijk in je mail"


def test_a_provider_that_goes_away_on_the_way_is_no_crash(reiziger, aanbieder):
    reiziger.ga()
    aanbieder.weg = True
    assert is_geweigerd(reiziger.kom_terug(), 503)


def test_a_provider_that_is_away_is_left_alone_a_while(portaal, aanbieder, monkeypatch):
    aanbieder.weg = True
    wie = Reiziger(portaal(), aanbieder)
    for _ in range(5):
        wie.ga()
    assert len(aanbieder.gevraagd) == 1
    aanbieder.weg = False
    straks = gesprek.monotonic() + gesprek.STIL + 1
    monkeypatch.setattr(gesprek, "monotonic", lambda: straks)
    assert wie.log_in().status == 303


def test_what_the_provider_says_of_itself_is_asked_once_an_hour(reiziger, aanbieder, monkeypatch):
    for _ in range(3):
        reiziger.log_in()
    paden = [pad for pad, *_ in aanbieder.gevraagd]
    assert [paden.count(p) for p in ("/.well-known/openid-configuration", "/jwks")] == [1, 1]
    straks = gesprek.monotonic() + gesprek.GELDIG + 1
    monkeypatch.setattr(gesprek, "monotonic", lambda: straks)
    reiziger.log_in()
    assert [pad for pad, *_ in aanbieder.gevraagd].count("/jwks") == 2


def test_a_new_key_of_the_provider_is_asked_for(reiziger, aanbieder, monkeypatch):
    reiziger.log_in()
    nieuw = RSAKey.generate_key(2048, {"kid": "nieuw", "use": "sig"})
    monkeypatch.setattr("tests.hulp.aanbieder.SLEUTEL", nieuw)
    monkeypatch.setattr("tests.hulp.aanbieder.KID", "nieuw")
    aanbieder.sleutel = nieuw
    assert reiziger.log_in().status == 303


def test_a_provider_that_hangs_holds_no_more_than_three_threads(portaal, monkeypatch):
    """Nor does asking what it says of itself hold more than one: the others hear at once."""
    monkeypatch.setattr(gesprek, "IN_DE_RIJ", 0.05)
    los, bezig = threading.Event(), []

    def hangt(*_args, **koppen):
        bezig.append(koppen["timeout"])
        los.wait(20)
        raise TimeoutError

    monkeypatch.setattr("requests.Session.request", hangt)
    fouten = []

    def vraag():
        try:
            gesprek.Gesprek().request("GET", "https://hangt.example", withhold_token=True)
        except (gesprek.Onbereikbaar, TimeoutError) as fout:
            fouten.append(type(fout).__name__)

    draden = [threading.Thread(target=vraag) for _ in range(8)]
    for draad in draden:
        draad.start()
    wacht = time.monotonic() + 10
    while len(fouten) < 5 and time.monotonic() < wacht:
        time.sleep(0.01)
    assert bezig == [(gesprek.VERBIND, gesprek.ANTWOORD)] * 3
    los.set()
    for draad in draden:
        draad.join()
    assert sorted(fouten) == ["Onbereikbaar"] * 5 + ["TimeoutError"] * 3


def test_an_account_of_the_ccv_is_no_stronger_for_it(reiziger, aanbieder, mensen):
    """An adviseur whose provider tells of no second factor has given none."""
    aanbieder.zegt = {"email": mensen.adviseur.email}
    reiziger.log_in()
    assert (Sessie.get().persoon, Sessie.get().sterk_op) == (mensen.adviseur, None)
    assert Persoon.get_by_id(mensen.adviseur.id).rol == "adviseur"
