"""Signing in at a provider: who gets in as whom, and as how sure."""

import base64
import time
from hashlib import sha256
from urllib.parse import urlsplit

import pytest

from portal.models import Gebeurtenis, Koppeling, Persoon, Sessie
from portal.steps.rondom import oidc as stap
from portal.steps.rondom.sterk import is_vers
from portal.vocabulary import Rol
from tests.hulp import web
from tests.hulp.wereld import NU
from tests.web.rondom.oidc.conftest import ROLLEN, Reiziger


def test_who_signs_in_there_is_signed_in_here(reiziger, mensen):
    terug = reiziger.log_in("?volgende=/kennisbank")
    assert (terug.status, terug.naar) == (303, "/kennisbank")
    assert reiziger.binnen
    assert Koppeling.get().persoon == Sessie.get().persoon == mensen.collega


def test_the_provider_is_asked_as_the_standard_has_it(reiziger, aanbieder):
    heen = reiziger.ga()
    vraag = reiziger.heen
    assert heen.koppen["Location"].startswith(f"{aanbieder.issuer}/authorize?")
    assert vraag["redirect_uri"] == "http://localhost/inloggen/oidc/terug"
    assert (vraag["response_type"], vraag["code_challenge_method"]) == ("code", "S256")
    assert {"openid", "email"} <= set(vraag["scope"].split())
    assert len(vraag["state"]) >= 20 and len(vraag["nonce"]) >= 20
    reiziger.kom_terug()
    (invoer, bewijs) = next((i, b) for pad, i, b in aanbieder.gevraagd if pad == "/token")
    assert invoer["grant_type"] == "authorization_code" and bewijs.startswith("Basic ")
    gehasht = sha256(invoer["code_verifier"].encode()).digest()
    assert vraag["code_challenge"] == base64.urlsafe_b64encode(gehasht).rstrip(b"=").decode()


def test_a_provider_that_takes_its_secret_in_the_form_gets_it_there(portaal, aanbieder):
    aanbieder.ontdekking = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    assert Reiziger(portaal(), aanbieder).log_in().status == 303
    (invoer, bewijs) = next((i, b) for pad, i, b in aanbieder.gevraagd if pad == "/token")
    assert (invoer["client_secret"], bewijs) == ("een-woord-van-beiden", "")


def test_who_was_linked_gets_in_by_sub_whatever_the_address_is_now(reiziger, aanbieder, mensen):
    reiziger.log_in()
    aanbieder.zegt = {"email": "heel-anders@test.example", "email_verified": False}
    assert reiziger.log_in().status == 303
    assert {s.persoon for s in Sessie.select()} == {mensen.collega}
    assert Persoon.get_by_id(mensen.collega.id).email == "collega@test.example"


def test_an_address_that_changed_hands_opens_no_account_of_somebody_else(reiziger, aanbieder):
    reiziger.log_in()
    nieuw = Reiziger(reiziger.app, aanbieder)
    aanbieder.zegt = {"sub": "c-2"}  # the same address, another person there
    assert nieuw.log_in().status == 403
    assert not nieuw.binnen


def test_who_looks_after_accounts_can_let_a_new_person_there_be_linked(reiziger, aanbieder, mensen):
    reiziger.log_in()
    assert stap.ontkoppel(mensen.collega, NU) and not stap.ontkoppel(mensen.collega, NU)
    aanbieder.zegt = {"sub": "c-2"}
    assert reiziger.log_in().status == 303


@pytest.mark.parametrize("verzekerd", [None, False, "false", "ja", 1.5, [], {}])
def test_an_address_that_the_provider_does_not_vouch_for_opens_nothing(
    reiziger, aanbieder, verzekerd
):
    aanbieder.zegt = {"email_verified": verzekerd}
    assert reiziger.log_in().status == 403
    assert not reiziger.binnen and not Koppeling.select().exists()


def test_somebody_unknown_gets_the_account_of_a_professional(reiziger, aanbieder):
    """Who may file without an account may have one."""
    aanbieder.zegt = {"email": "Nieuw@Gemeente.example", "name": "Nieuwe\u202e collega\n"}
    assert reiziger.log_in().status == 303
    nieuw = Persoon.met_email("nieuw@gemeente.example")
    assert (nieuw.naam, nieuw.rol, nieuw.bevestigd_op) == ("Nieuwe collega", Rol.PROFESSIONAL, NU)


@pytest.mark.parametrize("naam", [None, "", "\u202e", 5])
def test_without_a_name_the_address_is_the_name(reiziger, aanbieder, naam):
    aanbieder.zegt = {"email": "nieuw@gemeente.example", "name": naam}
    assert reiziger.log_in().status == 303
    assert Persoon.met_email("nieuw@gemeente.example").naam in ("nieuw", "5")


@pytest.mark.parametrize("email", ["", "geen adres", "a@b", "é@gemeente.example", None])
def test_what_is_no_address_makes_no_account(reiziger, aanbieder, email):
    voor = Persoon.select().count()
    aanbieder.zegt = {"email": email}
    assert reiziger.log_in().status == 403
    assert Persoon.select().count() == voor


@pytest.mark.parametrize("gekoppeld", [True, False])
def test_a_closed_account_gets_the_page_that_all_refused_get(
    reiziger, aanbieder, mensen, gekoppeld
):
    if gekoppeld:
        reiziger.log_in()
    Persoon.update(actief=False).where(Persoon.id == mensen.collega.id).execute()
    gesloten = reiziger.log_in()
    aanbieder.zegt = {"sub": "x", "email": "vreemd@test.example", "email_verified": False}
    vreemd = reiziger.log_in()
    assert (gesloten.status, gesloten.tekst) == (vreemd.status, vreemd.tekst)
    assert gesloten.status == 403 and not reiziger.binnen


def test_what_a_stranger_filed_under_an_address_stays_unconfirmed(reiziger, mensen):
    Persoon.update(bevestigd_op=None, naam="").where(Persoon.id == mensen.collega.id).execute()
    reiziger.log_in()
    zelf = Persoon.get_by_id(mensen.collega.id)
    assert (zelf.bevestigd_op, zelf.naam) == (NU, "Collega")


def test_the_address_may_stand_apart_from_the_proof(reiziger, aanbieder, mensen):
    aanbieder.zegt = {"email": None, "email_verified": None}
    aanbieder.bij_adres = {"sub": "c-1", "email": mensen.collega.email, "email_verified": True}
    assert reiziger.log_in().status == 303
    aanbieder.bij_adres["sub"] = "iemand anders"
    assert reiziger.log_in().status == 403


@pytest.mark.parametrize(
    ("zegt", "sterk"),
    [
        ({}, False),
        ({"amr": ["pwd"]}, False),
        ({"amr": ["otp"]}, False),
        ({"amr": "mfa"}, None),  # not a list: no proof at all
        ({"amr": ["pwd", "mfa"]}, True),
        ({"amr": ["otp", "pwd"]}, True),
        ({"acr": "urn:etoegang:core:assurance-class:loa3"}, True),
        ({"acr": "1"}, False),
        ({"acr": ["phr"]}, False),
        ({"amr": [["mfa"], 3, None]}, False),
    ],
)
def test_a_second_factor_there_is_one_here(reiziger, aanbieder, zegt, sterk):
    aanbieder.zegt = zegt
    reiziger.log_in()
    assert [bool(s.sterk_op) for s in Sessie.select()] == ([] if sterk is None else [sterk])


@pytest.mark.parametrize(("sterk", "amr"), [(True, ["pwd"]), (False, ["mfa"])])
def test_the_setting_knows_better_than_the_provider(portaal, aanbieder, sterk, amr):
    aanbieder.zegt = {"amr": amr}
    Reiziger(portaal(sterk=sterk), aanbieder).log_in()
    assert bool(Sessie.get().sterk_op) is sterk


def test_a_sign_in_leaves_no_session_behind_and_no_cookie_as_it_was(reiziger):
    reiziger.log_in()
    eerste = Sessie.get()
    reiziger.log_in()
    assert Sessie.get() != eerste and Sessie.select().count() == 1


def test_what_is_asked_again_is_asked_of_the_person(reiziger, aanbieder):
    aanbieder.zegt = {"auth_time": 1}
    assert reiziger.log_in("?opnieuw=1").status == 403
    assert (reiziger.heen["prompt"], reiziger.heen["max_age"]) == ("login", "300")
    aanbieder.zegt = {"auth_time": None}
    assert reiziger.log_in("?opnieuw=1").status == 403
    aanbieder.zegt = {"auth_time": 100, "iat": 130}
    assert reiziger.log_in("?opnieuw=1").status == 303
    aanbieder.zegt = {}
    assert reiziger.log_in().status == 303 and "prompt" not in reiziger.heen


@pytest.mark.parametrize(
    ("gezien", "vers"),
    [(None, False), (0, True), (599, True), (600, False), (-5, False), ("", False)],
)
@pytest.mark.parametrize("amr", [["pwd", "mfa"], ["pwd"]])
def test_who_was_signed_in_there_all_day_has_shown_nothing_anew(
    reiziger, aanbieder, gezien, vers, amr
):
    """What is sensitive asks them again, also when they come in by a button without a question."""
    nu = int(time.time())
    aanbieder.zegt = {
        "iat": nu,
        "auth_time": nu - gezien if isinstance(gezien, int) else gezien,
        "amr": amr,
    }
    if gezien == "":
        aanbieder.zegt["auth_time"] = float("nan")
    assert reiziger.log_in().status == 303
    assert is_vers(Sessie.get(), NU) is vers
    assert bool(Sessie.get().sterk_op) is ("mfa" in amr)


def test_the_provider_gives_no_roles_unless_the_settings_say_so(reiziger, aanbieder):
    aanbieder.zegt = {"groepen": ["ccv"], "rol": "adviseur", "roles": ["beheerder"]}
    reiziger.log_in()
    assert Sessie.get().persoon.rol is Rol.PROFESSIONAL


def test_a_role_comes_and_goes_with_what_the_provider_says(portaal, aanbieder):
    wie = Reiziger(portaal(rollen=ROLLEN), aanbieder)
    rollen = []
    for groepen in (["x", "ccv"], "ict", None, ["ict", "ccv"], [], 7, [["ccv"]]):
        aanbieder.zegt = {"groepen": groepen}
        wie.log_in()
        rollen.append(Sessie.get().persoon.rol.value)
    prof = "professional"
    assert rollen == ["adviseur", "beheerder", prof, "adviseur", prof, prof, prof]
    gezegd = [g.gegevens["wat"] for g in Gebeurtenis.select() if g.soort == "account"]
    assert gezegd == ["gekoppeld aan de aanbieder", *["gewijzigd: rol"] * 5]


@pytest.mark.parametrize(
    "groepen", ["ccv-extern", "geen ccv", ["ccv-extern"], "cc", ["CCV"], {"ccv": 1}, ""], ids=str
)
def test_a_word_that_only_resembles_it_gives_no_role(portaal, aanbieder, groepen):
    aanbieder.zegt = {"groepen": groepen}
    assert Reiziger(portaal(rollen=ROLLEN), aanbieder).log_in().status == 303
    assert Sessie.get().persoon.rol is Rol.PROFESSIONAL


def test_a_sub_of_another_provider_is_somebody_else(reiziger, mensen):
    """Every provider numbers its people as it likes."""
    elders = {"issuer": "https://elders.example", "sub": "c-1", "gekoppeld_op": NU}
    Koppeling.create(persoon=mensen.beheerder, **elders)
    assert reiziger.log_in().status == 303
    assert Sessie.get().persoon == mensen.collega


def test_a_role_that_the_settings_do_not_name_stays(portaal, aanbieder, mensen):
    aanbieder.zegt = {"email": mensen.beheerder.email}
    Reiziger(portaal(rollen=ROLLEN[:1]), aanbieder).log_in()
    assert Sessie.get().persoon.rol is Rol.BEHEERDER


@pytest.mark.parametrize(
    "volgende", ["//kwaad.example", "https://kwaad.example", "/\\kwaad.example"]
)
def test_the_way_on_stays_on_this_site(reiziger, volgende):
    assert reiziger.log_in(f"?volgende={volgende}").naar == "/mijn"


def test_the_button_leads_there_and_keeps_where_one_was_going(reiziger):
    pagina = reiziger.open("/inloggen?volgende=/kennisbank")
    assert "Log in met het CCV-account" in pagina.tekst
    assert 'href="/inloggen/oidc?volgende=/kennisbank"' in pagina.html
    assert "Stuur mij een link" in pagina.tekst


def test_without_the_settings_there_is_no_such_way_in(db, klok):
    kaal = web.Bezoeker(web.maak_app(), None, NU)
    assert "Log in met" not in kaal.open("/inloggen").tekst
    assert kaal.open("/inloggen/oidc").status == kaal.open("/inloggen/oidc/terug").status == 404


def test_the_log_names_nobody(reiziger, aanbieder, mensen):
    aanbieder.zegt = {"email": "nieuw@gemeente.example", "name": "Nieuwe collega"}
    reiziger.log_in()
    regels = str([(g.onderwerp, g.gegevens) for g in Gebeurtenis.select()])
    assert "gekoppeld" in regels and "nieuw" not in regels.lower() and "c-1" not in regels
    assert urlsplit(aanbieder.issuer).netloc not in regels
