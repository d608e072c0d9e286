"""What opens nothing: proof of somebody else, of another kind, of before or of too long ago."""

import time
from datetime import timedelta

import pyotp
import pytest

from portal.models import Codeapp, Dilemma, Gebeurtenis, Inloglink, Persoon, Sessie
from portal.steps.rondom import bewijs, spoor, toegang
from tests.hulp import dilemmas, factoren, momentopname
from tests.hulp.factoren import UITDAGING, WACHTWOORD, code
from tests.hulp.sleutelhanger import HERKOMST, HOST, Sleutelhanger
from tests.hulp.web import link_in_mail
from tests.hulp.wereld import NU
from tests.web.rondom.test_factoren import BEVEILIGING, NOGMAALS, log_in, uitdaging
from tests.web.rondom.test_ontvangst import FOUT, dien_in
from tests.web.rondom.test_sessies import vertrouw

pytestmark = pytest.mark.usefixtures("vlug")
PLEK = bewijs.Passkeyplek(HOST, HERKOMST)


def test_the_cookie_of_before_the_second_factor_is_worth_nothing_after_it(client, mensen, anoniem):
    factoren.met_app(mensen.adviseur)
    log_in(anoniem, mensen.adviseur.email)
    voor = anoniem.http.get_cookie("session").value
    anoniem.doe(anoniem.open(NOGMAALS), bewijs_code=code())
    assert anoniem.open("/postvak").status == 200
    dief = client()
    dief.http.set_cookie("session", voor)
    assert dief.open("/postvak").status == 302


def test_rights_that_ended_do_not_come_back_before_the_jobs_wrote_it(client, mensen, klok):
    telefoon = vertrouw(client, mensen.collega.email)
    klok.nu += timedelta(minutes=121)
    assert telefoon.open("/mijn").status == 200
    assert telefoon.open("/bijeenkomsten").status == 302


def test_a_passkey_that_counts_nothing_answers_a_challenge_once(mensen):
    hanger = factoren.met_passkey(mensen.adviseur)
    antwoord = hanger.antwoord(UITDAGING, tel=0)
    assert bewijs.met_passkey(antwoord, UITDAGING, PLEK, NU) == mensen.adviseur
    assert bewijs.met_passkey(antwoord, UITDAGING, PLEK, NU) is None


def test_a_link_says_nothing_of_what_is_not_of_its_address(anoniem, mensen):
    dien_in(anoniem, "dilemma")
    ander = dilemmas.nieuw(mensen.collega, indienen=True)
    Dilemma.update(bevestigd_op=None).where(Dilemma.id == ander.id).execute()
    pad = link_in_mail("bevestigen", FOUT)
    for knop in ("ja", "nee"):
        voor = momentopname.alles()
        anoniem.post(pad, {knop: ander.nummer})
        assert momentopname.alles() == voor


def test_a_link_of_an_account_that_was_closed_since_opens_nothing(anoniem, mensen):
    toegang.stuur_link(mensen.collega.email, NU)
    pad = link_in_mail("inloggen", mensen.collega.email)
    Persoon.update(actief=False).where(Persoon.id == mensen.collega.id).execute()
    assert anoniem.open(pad).status == 410 and anoniem.post(pad).status == 410
    assert not Sessie.select().exists()


def test_a_link_that_lasts_longer_than_such_links_do_is_none(anoniem, mensen):
    toegang.stuur_link(mensen.collega.email, NU)
    Inloglink.update(verloopt_op=NU + timedelta(days=14)).execute()
    assert anoniem.open(link_in_mail("inloggen", mensen.collega.email)).status == 410


def test_a_password_is_no_second_factor(anoniem, mensen):
    factoren.met_app(mensen.adviseur)
    log_in(anoniem, mensen.adviseur.email)
    anoniem.post(NOGMAALS, {"bewijs_naar": "/postvak", "bewijs_wachtwoord": WACHTWOORD})
    assert Sessie.get().sterk_op is None and anoniem.open("/postvak").status != 200


def test_a_passkey_of_somebody_else_is_no_second_factor(anoniem, mensen):
    factoren.met_app(mensen.adviseur)
    factoren.met_passkey(mensen.adviseur, Sleutelhanger(b"van-de-adviseur"))
    dief = factoren.met_passkey(mensen.adviseur2)
    log_in(anoniem, mensen.adviseur.email)
    pagina = anoniem.open(NOGMAALS)
    anoniem.post(
        NOGMAALS, {"bewijs_naar": "/postvak", "bewijs_passkey": dief.antwoord(uitdaging(pagina))}
    )
    assert Sessie.get().sterk_op is None


def test_the_secret_of_a_page_is_for_whom_it_was_made(per_mail, mensen):
    for persoon in (mensen.adviseur, mensen.adviseur2):
        factoren.met_wachtwoord(persoon)
    pagina = per_mail(mensen.adviseur).open(f"{BEVEILIGING}/app")
    dicht = dict(pagina.formulier().ingevuld({}, None))["geheim"]
    _, _, geheim = factoren.KLUIS.open(dicht).partition(" ")
    goed = pyotp.TOTP(geheim).at(NU)
    ander = per_mail(mensen.adviseur2)
    assert ander.verstuur(ander.open(f"{BEVEILIGING}/app"), geheim=dicht, code=goed).status == 422
    assert not Codeapp.select().exists()


def test_the_secret_of_a_page_holds_half_an_hour(per_mail, mensen, monkeypatch):
    factoren.met_wachtwoord(mensen.adviseur)
    wie = per_mail(mensen.adviseur)
    pagina = wie.open(f"{BEVEILIGING}/app")
    dicht = dict(pagina.formulier().ingevuld({}, None))["geheim"]
    _, _, geheim = factoren.KLUIS.open(dicht).partition(" ")
    nu = time.time()
    monkeypatch.setattr("cryptography.fernet.time.time", lambda: nu + 31 * 60)
    wie.verstuur(pagina, code=pyotp.TOTP(geheim).at(NU))
    assert not Codeapp.select().exists()


def test_what_nobodys_password_is_made_of_opens_no_account(mensen):
    assert bewijs.met_wachtwoord(mensen.adviseur.email, "niemands wachtwoord", NU) is None


def test_each_sign_in_is_told_also_soon_after_the_last(app, client, mensen, monkeypatch):
    monkeypatch.setitem(app.config, "SPOOR", True)
    factoren.met_wachtwoord(mensen.collega)
    for _ in range(2):
        wie = client()
        log_in(wie, mensen.collega.email)
    log = Gebeurtenis.select().where(Gebeurtenis.soort == "aanmelden")
    assert [g.gegevens["uitslag"] for g in log].count("ingelogd") == 2


def test_a_try_during_the_pause_is_a_failed_sign_in_in_the_log(
    app, client, anoniem, mensen, monkeypatch, klok
):
    monkeypatch.setitem(app.config, "SPOOR", True)
    monkeypatch.setattr(spoor, "TUSSENTIJD", timedelta(0))
    for _ in range(7):
        antwoord = log_in(anoniem, mensen.collega.email, "fout fout fout fout")
    sinds = Gebeurtenis.select().count()
    antwoord = log_in(anoniem, mensen.collega.email, "fout fout fout fout")
    assert antwoord.status == 429
    (laatste,) = list(Gebeurtenis.select().order_by(Gebeurtenis.id))[sinds:]
    assert (laatste.soort, laatste.gegevens["uitslag"]) == ("aanmelden", "mislukt")
