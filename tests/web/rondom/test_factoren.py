"""Setting a password, an app and passkeys; coming in with them; and the door for who must."""

import html
import json
import re
from contextlib import ExitStack
from datetime import timedelta

import pytest
from webauthn import base64url_to_bytes

from portal.demo import personas
from portal.engine import Verzoek
from portal.models import (
    Bericht,
    Codeapp,
    Dilemma,
    Gebeurtenis,
    Herstelcode,
    Instelling,
    Lidmaatschap,
    Linkverzoek,
    Passkey,
    Persoon,
    Sessie,
    Wachtwoord,
)
from portal.steps import intake
from portal.tools import eenmalig, wachtwoord
from portal.tools.tijd import dag
from portal.vocabulary import LidRol, Rol
from tests.hulp import dilemmas, factoren, web
from tests.hulp.factoren import WACHTWOORD, code
from tests.hulp.sleutelhanger import Sleutelhanger
from tests.hulp.wereld import NU

pytestmark = pytest.mark.usefixtures("vlug")
BEVEILIGING, NOGMAALS = "/mijn/beveiliging", "/inloggen/nogmaals"
STRAKS = timedelta(minutes=10)


@pytest.fixture
def nieuw_adres(mensen):
    """The number of a dilemma that was filed without an account under a mistyped address."""
    wie = {"email": "fout@test.example", "naam": "Iemand", "organisatie": "Gemeente"}
    invoer = {**dilemmas.INTAKE, **wie, "functie": "Medewerker"}
    return intake.breng_in(Verzoek(None, NU, invoer, "sleutel"), indienen=True)


def uitdaging(pagina):
    """Return the challenge that a page asks a passkey to answer."""
    opties = re.search(r'data-passkey="([^"]+)"', pagina.html)[1]
    return base64url_to_bytes(json.loads(html.unescape(opties))["challenge"])


def toon_passkey(bezoeker, pagina, antwoord, **meer):
    """Send what the browser would once its owner showed a finger."""
    return bezoeker.post(pagina.pad, {"passkey": antwoord, **meer})


def log_in(bezoeker, email, wachtwoord=WACHTWOORD, vraag=""):
    pagina = bezoeker.open(f"/inloggen/wachtwoord{vraag}")
    return bezoeker.verstuur(pagina, email=email, wachtwoord=wachtwoord)


# Coming in


def test_a_password_and_a_code_let_an_adviseur_in_where_they_were_going(
    app, anoniem, mensen, monkeypatch
):
    monkeypatch.setitem(app.config, "SPOOR", True)
    factoren.met_app(mensen.adviseur)
    antwoord = log_in(anoniem, mensen.adviseur.email, vraag="?volgende=/postvak?lijst=lopend")
    assert antwoord.naar == "/postvak?lijst=lopend"
    deur = anoniem.volg(anoniem.volg(antwoord))
    assert deur.kop == "Laat zien dat jij het bent"
    binnen = anoniem.doe(deur, bewijs_code=code())
    assert (binnen.kop, binnen.pad) == ("Postvak", "/postvak?lijst=lopend")
    assert Sessie.get().sterk_op == NU
    log = Gebeurtenis.select().where(Gebeurtenis.soort == "aanmelden")
    assert [g.gegevens["uitslag"] for g in log] == ["ingelogd", "tweede factor"]


def test_a_code_on_paper_does_as_well_once(anoniem, client, mensen):
    codes = factoren.met_app(mensen.adviseur)
    for bezoeker, goed in ((anoniem, True), (client(), False)):
        log_in(bezoeker, mensen.adviseur.email)
        antwoord = bezoeker.verstuur(bezoeker.open(NOGMAALS), bewijs_code=codes[0])
        assert (antwoord.status == 303) is goed


def test_what_was_seen_over_a_shoulder_is_of_no_use(anoniem, client, mensen):
    factoren.met_app(mensen.adviseur)
    for bezoeker, goed in ((anoniem, True), (client(), False)):
        log_in(bezoeker, mensen.adviseur.email)
        antwoord = bezoeker.verstuur(bezoeker.open(NOGMAALS), bewijs_code=code())
        assert (antwoord.status == 303) is goed
    assert "klopt niet" in antwoord.tekst and bezoeker.open("/postvak").naar.startswith(NOGMAALS)


@pytest.mark.parametrize("email", ["adviseur@test.example", "niemand@test.example"])
def test_a_wrong_password_and_an_unknown_address_get_the_same_page(anoniem, mensen, email):
    factoren.met_wachtwoord(mensen.adviseur)
    fout = log_in(anoniem, email, "een ander wachtwoord")
    assert fout.status == 422 and "Het e-mailadres of het wachtwoord klopt niet." in fout.tekst
    assert "een ander wachtwoord" not in fout.html
    for _ in range(4):
        log_in(anoniem, email, "een ander wachtwoord")
    wacht = log_in(anoniem, email)
    assert wacht.status == 429 and "Probeer het over een minuut nog een keer." in wacht.tekst
    assert wacht.koppen["Retry-After"] == "30"
    assert not Sessie.select().exists()


def test_a_wrong_code_too_often_says_when_to_try_again(client, mensen, klok):
    factoren.met_app(mensen.collega)
    lid = client(mensen.collega)
    klok.nu += STRAKS
    deur = lid.volg(lid.open(f"{BEVEILIGING}/wachtwoord"))
    for _ in range(5):
        assert lid.verstuur(deur, bewijs_code="000000").status == 422
    wacht = lid.verstuur(deur, bewijs_code="000000")
    assert (wacht.status, wacht.koppen["Retry-After"]) == (429, "30")
    assert "Probeer het over een minuut nog een keer." in wacht.tekst


def test_what_the_page_says_of_a_link_by_mail_is_so(client, mensen):
    """Whoever has a second factor gives that too, and there is an end to how many are sent."""
    assert "werkt altijd" not in client(mensen.collega).open(BEVEILIGING).tekst


def test_while_many_sign_in_at_once_the_next_is_asked_to_come_back(anoniem, mensen):
    with ExitStack() as anderen:
        for _ in range(4):
            anderen.enter_context(wachtwoord.plek())
        druk = log_in(anoniem, mensen.adviseur.email)
        assert (druk.status, druk.kop) == (503, "Het is nu druk")
        assert druk.koppen["Retry-After"] == "5" and WACHTWOORD not in druk.html
        assert anoniem.open("/").status == 200


def test_a_member_with_a_password_alone_is_in(anoniem, mensen):
    factoren.met_wachtwoord(mensen.collega)
    assert anoniem.volg(log_in(anoniem, mensen.collega.email)).kop == "Mijn dilemma’s"
    assert Sessie.get().sterk_op is None


def test_a_passkey_lets_in_at_once(anoniem, client, mensen):
    hanger = factoren.met_passkey(mensen.adviseur)
    pagina = anoniem.open("/inloggen/passkey?volgende=/postvak")
    antwoord = hanger.antwoord(uitdaging(pagina))
    binnen = toon_passkey(anoniem, pagina, antwoord, volgende="/postvak")
    assert anoniem.volg(binnen).kop == "Postvak"
    ander = client()
    geweigerd = toon_passkey(ander, ander.open("/inloggen/passkey"), antwoord)
    assert geweigerd.status == 422 and "kennen we niet" in geweigerd.tekst


def test_a_copied_cookie_does_not_make_a_challenge_new(anoniem, client, mensen):
    hanger = factoren.met_passkey(mensen.adviseur)
    pagina = anoniem.open("/inloggen/passkey")
    koekje = anoniem.http.get_cookie("session").value
    antwoord = hanger.antwoord(uitdaging(pagina))
    assert toon_passkey(anoniem, pagina, antwoord).status == 303
    dief = client()
    dief.http.set_cookie("session", koekje)
    assert toon_passkey(dief, pagina, antwoord).status == 422


@pytest.mark.parametrize("rommel", ["{}", "null", "[" * 9999, '{"id": "x"}', "\x00"])
def test_any_other_answer_is_a_page_and_no_crash(anoniem, rommel):
    assert anoniem.post("/inloggen/passkey", {"passkey": rommel}).status == 422  # no challenge
    assert toon_passkey(anoniem, anoniem.open("/inloggen/passkey"), rommel).status == 422


# The door


@pytest.mark.parametrize("naam", ["adviseur", "beheerder", "voorzitter_platform", "trekker"])
def test_who_must_have_a_second_factor_opens_nothing_by_a_link_but_to_set_it(
    per_mail, mensen, naam
):
    bezoeker = per_mail(getattr(mensen, naam))
    for pad in ("/mijn", "/postvak", "/gegevens", "/bijeenkomsten", "/mail"):
        assert bezoeker.open(pad).naar == BEVEILIGING
    pagina = bezoeker.open(BEVEILIGING)
    assert "vraagt om een tweede stap" in pagina.tekst
    assert 'href="/postvak"' not in pagina.html and 'href="/acties"' not in pagina.html
    assert bezoeker.open("/mijn", htmx=True).koppen["HX-Redirect"] == BEVEILIGING
    assert bezoeker.volg(bezoeker.verstuur(pagina, "/uitloggen")).status == 200
    assert bezoeker.open("/mijn").naar.startswith("/inloggen?")


@pytest.mark.parametrize("naam", ["inbrenger", "deelnemer", "specialist", "bestuurder"])
def test_who_need_not_comes_in_by_a_link(per_mail, mensen, naam):
    assert per_mail(getattr(mensen, naam)).open("/mijn").status == 200


def test_whoever_is_not_in_yet_reads_a_public_page_as_a_stranger_does(per_mail, anoniem, mensen):
    def hoofd(bezoeker):
        return bezoeker.open("/kennisbank").tekst, bezoeker.open("/").tekst

    assert hoofd(per_mail(mensen.adviseur)) == hoofd(anoniem)


def test_a_link_is_not_enough_either_for_who_has_a_second_factor(per_mail, mensen):
    factoren.met_app(mensen.collega)
    bezoeker = per_mail(mensen.collega)
    for pad in ("/mijn", BEVEILIGING, f"{BEVEILIGING}/wachtwoord", f"{BEVEILIGING}/passkeys/nieuw"):
        assert bezoeker.open(pad).naar == f"{NOGMAALS}?volgende={pad}"
    assert bezoeker.post(f"{BEVEILIGING}/app/weg").status == 401
    assert Codeapp.select().exists()
    assert bezoeker.doe(bezoeker.open(NOGMAALS), bewijs_code=code()).kop == "Mijn dilemma’s"


def test_whoever_gets_the_seat_of_a_chair_meets_the_door_at_the_next_request(per_mail, mensen):
    bezoeker = per_mail(mensen.deelnemer)
    assert bezoeker.open("/mijn").status == 200
    hier = Lidmaatschap.persoon == mensen.deelnemer
    Lidmaatschap.update(rol=LidRol.VOORZITTER).where(hier).execute()
    assert bezoeker.open("/mijn").naar == BEVEILIGING
    Lidmaatschap.update(tot=dag(NU) - timedelta(days=1)).where(hier).execute()
    assert bezoeker.open("/mijn").status == 200


def test_what_was_typed_when_the_door_closed_is_not_lost(per_mail, mensen):
    bezoeker = per_mail(mensen.deelnemer)
    formulier = bezoeker.open("/gegevens")
    Lidmaatschap.update(rol=LidRol.VOORZITTER).execute()
    antwoord = bezoeker.verstuur(formulier, naam="Nieuwe naam")
    assert antwoord.status == 401 and "Nieuwe naam" in antwoord.tekst
    assert antwoord.links["Beveilig je account (in een nieuw venster)"] == BEVEILIGING
    assert Persoon.get_by_id(mensen.deelnemer.id).naam == "Deelnemer"


# Setting it


def test_an_adviseur_sets_a_password_and_an_app_and_is_in(per_mail, mensen):
    adviseur = per_mail(mensen.adviseur)
    overzicht = adviseur.open(BEVEILIGING)
    assert "Kies eerst een wachtwoord" in overzicht.tekst
    assert adviseur.open(f"{BEVEILIGING}/app").naar == f"{BEVEILIGING}/wachtwoord"
    assert "Kies eerst een wachtwoord" in adviseur.open(f"{BEVEILIGING}/wachtwoord").tekst
    pagina = adviseur.open(overzicht.links["Kies een wachtwoord"])
    for matig in ("kort", "aaaaaaaaaaaaaaaaaaaa", "adviseur@test.example"):
        fout = adviseur.verstuur(pagina, wachtwoord=matig)
        assert fout.status == 422 and f'value="{matig}" autocomplete="new' not in fout.html
    overzicht = adviseur.doe(pagina, wachtwoord=WACHTWOORD)
    assert adviseur.open("/postvak").naar == BEVEILIGING
    pagina = adviseur.open(overzicht.links["Stel een app in"])
    geheim = "".join(re.search(r"Typ dan over: ((?:\w{4} ?){8})", pagina.tekst)[1].split())
    assert adviseur.verstuur(pagina, code="000000").status == 422
    getypt = eenmalig.pyotp.TOTP(geheim).at(NU)
    codes = adviseur.doe(pagina, code=getypt)
    assert codes.kop == "Je herstelcodes" and 'href="/postvak"' in codes.html
    op_papier = re.findall(r"(?:[a-z0-9]{4}-){3}[a-z0-9]{4}", codes.tekst)
    assert len(op_papier) == 10 and not [
        c for c in op_papier if c in adviseur.open(BEVEILIGING).html
    ]
    assert adviseur.open("/postvak").kop == "Postvak"
    assert Persoon.get_by_id(mensen.adviseur.id).beveiligd_op == NU
    assert [b.soort for b in Bericht.select()] == ["beveiliging"] * 2
    log = Gebeurtenis.select().where(Gebeurtenis.soort == "factor")
    wie = (mensen.adviseur, f"account {mensen.adviseur.id}")
    assert [(g.wie, g.onderwerp) for g in log] == [wie] * 2


def test_the_first_code_of_an_app_does_not_work_again(per_mail, client, mensen):
    factoren.met_app(mensen.adviseur)
    Codeapp.update(laatste_stap=int(NU.timestamp()) // 30).execute()
    bezoeker = per_mail(mensen.adviseur)
    assert bezoeker.verstuur(bezoeker.open(NOGMAALS), bewijs_code=code()).status == 422


def test_the_secret_of_a_page_is_for_whom_it_was_made(per_mail, client, mensen):
    for persoon in (mensen.adviseur, mensen.adviseur2):
        factoren.met_wachtwoord(persoon)
    pagina = per_mail(mensen.adviseur).open(f"{BEVEILIGING}/app")
    ander = per_mail(mensen.adviseur2)
    geheim = dict(pagina.formulier().ingevuld({}, None))["geheim"]
    eigen = ander.open(f"{BEVEILIGING}/app")
    assert ander.verstuur(eigen, geheim=geheim, code=code()).status == 422
    assert not Codeapp.select().exists()


def test_an_adviseur_makes_a_passkey_and_is_in(per_mail, mensen):
    adviseur, hanger = per_mail(mensen.adviseur), Sleutelhanger()
    pagina = adviseur.open(f"{BEVEILIGING}/passkeys/nieuw")
    fout = toon_passkey(adviseur, pagina, hanger.maak(b"iets anders"), naam="Laptop")
    assert fout.status == 422 and not Passkey.select().exists()
    goed = toon_passkey(adviseur, fout, hanger.maak(uitdaging(fout)), naam="Laptop")
    overzicht = adviseur.volg(goed)
    assert "Laptop" in overzicht.tekst and adviseur.open("/postvak").status == 200
    nog_eens = adviseur.open(f"{BEVEILIGING}/passkeys/nieuw")
    dubbel = toon_passkey(adviseur, nog_eens, hanger.maak(uitdaging(nog_eens)), naam="Weer")
    assert dubbel.status == 422 and Passkey.select().count() == 1


@pytest.mark.parametrize("anders", [{"herkomst": "https://elders.example"}, {"vlaggen": 0}])
def test_a_passkey_made_elsewhere_or_without_a_finger_is_none(per_mail, mensen, anders):
    adviseur = per_mail(mensen.adviseur)
    pagina = adviseur.open(f"{BEVEILIGING}/passkeys/nieuw")
    antwoord = Sleutelhanger().maak(uitdaging(pagina), **anders)
    assert toon_passkey(adviseur, pagina, antwoord, naam="Laptop").status == 422
    assert not Passkey.select().exists()


def test_whoever_must_have_one_keeps_their_last_second_factor(client, mensen):
    factoren.met_passkey(mensen.adviseur)
    adviseur = client(mensen.adviseur)
    assert "Verwijder" not in adviseur.open(BEVEILIGING).tekst
    weg = f"{BEVEILIGING}/passkeys/{Passkey.get().id}/weg"
    assert adviseur.post(weg).status == 403
    factoren.met_app(mensen.adviseur)
    assert (
        adviseur.post(weg).status == 303 and adviseur.post(f"{BEVEILIGING}/app/weg").status == 403
    )
    assert (Passkey.select().count(), Codeapp.select().count()) == (0, 1)


def test_a_member_may_go_back_to_a_link_alone(client, per_mail, mensen):
    factoren.met_app(mensen.collega)
    lid = client(mensen.collega)
    assert lid.doe(lid.open(BEVEILIGING), "/app/weg").status == 200
    assert not Herstelcode.select().exists()
    assert per_mail(mensen.collega).open("/mijn").status == 200


def test_a_passkey_gets_another_name_and_nobody_elses_is_there(client, mensen):
    factoren.met_passkey(mensen.collega)
    naam = f"{BEVEILIGING}/passkeys/{Passkey.get().id}/naam"
    lid, ander = client(mensen.collega), client(mensen.adviseur)
    assert "Sleutelbos" in lid.doe(lid.open(naam), naam="Sleutelbos").tekst
    assert lid.verstuur(lid.open(naam), naam="x" * 61).status == 422
    assert {ander.open(naam).status, ander.post(naam.replace("naam", "weg")).status} == {404}


def test_a_new_password_signs_out_everywhere_else(client, mensen):
    hier, elders = client(mensen.collega), client(mensen.collega)
    hier.doe(hier.open(f"{BEVEILIGING}/wachtwoord"), wachtwoord=WACHTWOORD)
    assert hier.open("/mijn").status == 200
    assert elders.open("/mijn").naar.startswith("/inloggen?")


def test_new_codes_on_paper_replace_the_old(client, mensen):
    oud = factoren.met_app(mensen.collega)
    lid = client(mensen.collega)
    overzicht = lid.open(BEVEILIGING)
    nieuw = lid.doe(overzicht, "/herstelcodes")
    assert nieuw.kop == "Je herstelcodes" and oud[0] not in nieuw.tekst
    assert lid.doe(overzicht, "/herstelcodes").kop != nieuw.kop  # the second of two clicks
    assert lid.open(f"{BEVEILIGING}/codes").naar == BEVEILIGING
    assert Herstelcode.select().count() == 10


# Once more


def oud_genoeg(klok):
    klok.nu += STRAKS


def test_a_page_of_a_sensitive_deed_asks_for_the_second_factor_first(client, mensen, klok):
    factoren.met_app(mensen.collega)
    lid = client(mensen.collega)
    assert lid.open(f"{BEVEILIGING}/wachtwoord").status == 200
    oud_genoeg(klok)
    deur = lid.volg(lid.open(f"{BEVEILIGING}/wachtwoord"))
    assert lid.doe(deur, bewijs_code=code(klok.nu)).kop == "Kies een wachtwoord"


def test_a_button_that_is_sensitive_asks_and_then_goes_on(client, mensen, klok):
    factoren.met_app(mensen.collega)
    lid = client(mensen.collega)
    overzicht = lid.open(BEVEILIGING)
    oud_genoeg(klok)
    deur = lid.verstuur(overzicht, "/app/weg")
    assert deur.status == 401 and Codeapp.select().exists()
    fout = lid.verstuur(deur, bewijs_code="123456")
    assert fout.status == 422
    verder = lid.verstuur(fout, bewijs_code=code(klok.nu))
    assert (verder.status, verder.naar) == (307, f"{BEVEILIGING}/app/weg")


def test_what_was_typed_goes_on_once_it_is_shown_who_it_is(client, mensen, klok, nieuw_adres):
    """An adviseur moves a filing to another address, and typed for a while."""
    factoren.met_app(mensen.adviseur)
    adviseur, nummer = client(mensen.adviseur), nieuw_adres
    formulier = adviseur.open(f"/dilemma/{nummer}/adres")
    klok.nu += STRAKS
    deur = adviseur.verstuur(formulier, email="goed@test.example", reden="Een tikfout.")
    assert deur.status == 401 and "nog niet verstuurd" in deur.tekst
    assert Dilemma.met_nummer(nummer).inbrenger.email == "fout@test.example"
    paren = deur.formulier("/nogmaals").ingevuld({"bewijs_code": code(klok.nu)}, None)
    verder = adviseur.verstuur(deur, "/nogmaals", bewijs_code=code(klok.nu))
    assert (verder.status, verder.naar) == (307, f"/dilemma/{nummer}/adres")
    assert adviseur.post(verder.naar, dict(paren)).status == 303  # as a browser does by itself
    assert Dilemma.met_nummer(nummer).inbrenger.email == "goed@test.example"


def test_the_second_of_two_clicks_goes_on_as_the_first_did(client, mensen, klok):
    factoren.met_app(mensen.collega)
    lid = client(mensen.collega)
    klok.nu += STRAKS
    deur = lid.volg(lid.open(f"{BEVEILIGING}/wachtwoord"))
    for _ in range(2):
        klaar = lid.verstuur(deur, bewijs_code=code(klok.nu))
        assert (klaar.status, klaar.naar) == (303, f"{BEVEILIGING}/wachtwoord")


def test_who_just_showed_it_is_asked_for_nothing(client, mensen):
    factoren.met_app(mensen.collega)
    assert client(mensen.collega).open(f"{NOGMAALS}?volgende=/acties").naar == "/acties"


def test_nobody_is_sent_elsewhere_with_what_they_typed(client, mensen, klok):
    factoren.met_app(mensen.collega)
    lid = client(mensen.collega)
    for naar in ("https://elders.example/", "//elders.example", "/\\elders.example"):
        fout = {"bewijs_naar": naar, "bewijs_post": "ja", "bewijs_code": "123456"}
        klok.nu = NU
        assert lid.post(NOGMAALS, fout).naar == "/mijn"
        klok.nu = NU + STRAKS
        assert 'value="/mijn"' in lid.post(NOGMAALS, fout).html


def test_who_has_no_second_factor_gives_the_password_or_comes_in_anew(per_mail, mensen, klok):
    lid, ander = per_mail(mensen.collega), per_mail(mensen.buitenstaander)
    factoren.met_wachtwoord(mensen.collega)
    oud_genoeg(klok)
    deur = lid.volg(lid.open(f"{BEVEILIGING}/wachtwoord"))
    assert lid.doe(deur, bewijs_wachtwoord=WACHTWOORD).kop == "Kies een wachtwoord"
    assert Sessie.get(Sessie.persoon == mensen.collega).sterk_op is None
    deur = ander.volg(ander.open(f"{BEVEILIGING}/wachtwoord"))
    ander.verstuur(deur, "/inloggen")
    assert Linkverzoek.get().email == mensen.buitenstaander.email


def test_ending_ones_sessions_elsewhere_asks_as_well(client, mensen, klok):
    factoren.met_app(mensen.collega)
    lid, elders = client(mensen.collega), Sessie.select().where(Sessie.persoon == mensen.collega)
    client(mensen.collega)
    klok.nu += STRAKS
    for pad in ("andere", *(f"{rij.id}/beeindigen" for rij in elders)):
        assert lid.post(f"/mijn/sessies/{pad}").status == 401
    assert elders.count() == 2
    lid.doe(lid.open(NOGMAALS), bewijs_code=code(klok.nu))
    assert lid.post("/mijn/sessies/andere").status == 303 and elders.count() == 1


def test_nobody_gets_a_secret_back_on_an_error_page(client, mensen):
    lid = client(mensen.collega)
    pagina = lid.open(f"{BEVEILIGING}/wachtwoord")
    Sessie.delete().execute()
    antwoord = lid.verstuur(pagina, wachtwoord=WACHTWOORD)
    assert antwoord.naar.startswith("/inloggen") or WACHTWOORD not in antwoord.html
    assert not Wachtwoord.select().exists()


@pytest.fixture
def demo(db, klok):
    """A visitor of the demo, where a persona is one button away."""
    Instelling.create(sleutel="demo", waarde="ja")
    for naam in personas.PERSONAS:
        rol = Rol.ADVISEUR if naam == "adviseur" else Rol.PROFESSIONAL
        Persoon.create(email=personas.email(naam), naam=naam, organisatie="", functie="", rol=rol)
    return web.Bezoeker(web.maak_app(demo=True, smtp_url=""), None, NU)


def test_in_the_demo_one_plain_button_shows_who_it_is(demo, klok):
    demo.doe(demo.open("/inloggen"), "/demo/adviseur")
    assert demo.open("/postvak").status == 200 and demo.open(BEVEILIGING).status == 200
    klok.nu += STRAKS
    deur = demo.volg(demo.open(f"{BEVEILIGING}/wachtwoord"))
    assert len(deur.formulier(NOGMAALS).knoppen) == 1 and "bewijs_code" not in deur.html
    assert demo.doe(deur).kop == "Kies een wachtwoord"
    demo.http.environ_base["REMOTE_ADDR"] = "192.0.2.7"
    klok.nu += STRAKS
    assert demo.verstuur(demo.volg(demo.open(f"{BEVEILIGING}/wachtwoord"))).status == 422


def test_codes_can_go_onto_paper(client, mensen):
    lid = client(mensen.collega)
    factoren.met_app(mensen.collega)
    pagina = lid.doe(lid.open(BEVEILIGING), "/herstelcodes")
    assert "Schrijf ze op of print ze." in pagina.tekst
    assert re.search(r"<button[^>]* data-print hidden>Print de codes<", pagina.html)
