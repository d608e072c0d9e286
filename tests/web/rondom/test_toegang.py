"""Signing in by a link, staying signed in, and signing out everywhere."""

from datetime import timedelta

import pytest

from portal.models import Bericht, Persoon, Sessie
from portal.steps.rondom import linkverzoeken
from tests.hulp import momentopname
from tests.hulp.web import link_in_mail, log_in
from tests.hulp.wereld import NU
from tests.web.test_inbrengen import ALLES, enige

LEZER = "collega@test.example"


def vraag_link(bezoeker, email=LEZER, volgende=""):
    return bezoeker.verstuur(bezoeker.open(f"/inloggen{volgende}"), email=email)


def test_a_link_by_mail_signs_in(anoniem):
    assert vraag_link(anoniem).kop == "Kijk in je mail"
    pagina = anoniem.open(link_in_mail("inloggen", LEZER))
    welkom = anoniem.volg(anoniem.verstuur(pagina))
    assert (welkom.status, welkom.kop) == (200, "Mijn dilemma’s")
    assert "Collega" in welkom.html and "Uitloggen" in welkom.html


def test_an_address_in_capitals_is_the_same_address(anoniem):
    vraag_link(anoniem, LEZER.upper())
    assert anoniem.open(link_in_mail("inloggen", LEZER)).status == 200


@pytest.mark.parametrize("email", ["niemand@test.example", "inactief"])
def test_the_answer_is_the_same_for_who_may_not_enter_and_no_mail_goes_out(anoniem, mensen, email):
    Persoon.update(actief=False).where(Persoon.id == mensen.buitenstaander.id).execute()
    email = mensen.buitenstaander.email if email == "inactief" else email
    bekend, onbekend = (
        vraag_link(anoniem, adres).tekst.replace(adres, "") for adres in (LEZER, email)
    )
    assert bekend == onbekend
    linkverzoeken.verstuur_gevraagde(NU)
    assert [b.aan for b in Bericht.select()] == [LEZER]


def test_opening_the_link_changes_nothing_however_often(anoniem):
    vraag_link(anoniem)
    pad = link_in_mail("inloggen", LEZER)
    voor = momentopname.alles()
    for _ in range(3):
        assert anoniem.open(pad).status == 200
    assert momentopname.alles() == voor


def test_a_link_works_once(anoniem, client):
    vraag_link(anoniem)
    pad = link_in_mail("inloggen", LEZER)
    pagina = anoniem.open(pad)
    anoniem.verstuur(pagina)
    ander = client()
    tweede = ander.post(pad)
    assert (tweede.status, tweede.kop) == (410, "Deze link werkt niet meer")
    assert ander.open(pad).status == 410
    assert Sessie.select().count() == 1


@pytest.mark.parametrize(
    ("later", "status"), [(timedelta(minutes=10, seconds=-1), 200), (timedelta(minutes=10), 410)]
)
def test_a_link_lives_ten_minutes(anoniem, klok, later, status):
    vraag_link(anoniem)
    pad = link_in_mail("inloggen", LEZER)
    klok.nu += later
    assert anoniem.open(pad).status == status
    assert anoniem.post(pad).status == (303 if status == 200 else 410)


@pytest.mark.parametrize("token", ["x", "x" * 500, "%00", "%ED%A0%80", "é", "..%2f", "demo"])
def test_a_made_up_link_is_gone(anoniem, token):
    assert anoniem.open(f"/inloggen/{token}").status in (404, 410)
    assert anoniem.post(f"/inloggen/{token}").status in (404, 410)


def test_whoever_was_on_the_way_somewhere_gets_there(anoniem):
    ergens = anoniem.open("/werkgroepen?x=1")
    assert ergens.status == 302
    anoniem.verstuur(anoniem.volg(ergens), email=LEZER)
    pagina = anoniem.open(link_in_mail("inloggen", LEZER))
    assert anoniem.verstuur(pagina).naar == "/werkgroepen?x=1"


def test_a_fragment_request_is_sent_to_the_sign_in_page_as_a_whole(anoniem):
    antwoord = anoniem.open("/mijn", htmx=True)
    assert (antwoord.status, antwoord.koppen["HX-Redirect"]) == (401, "/inloggen?volgende=/mijn")
    assert not antwoord.html


@pytest.mark.parametrize(
    "volgende",
    [
        "https://elders.example/",
        "//elders.example",
        "/\\elders.example",
        "\\\\elders.example",
        "/\t/elders.example",
        "/%09/elders.example",
        "/\n/elders.example",
        " //elders.example",
        "javascript:alert(1)",
        "http:elders.example",
        "///elders.example",
        "/.//elders.example\\",
        "elders",
        "/\\/elders.example",
        "https:/elders.example",
        "/%5Celders.example",
        "/\u0000/elders.example",
        "/\ud800",
    ],
)
def test_nobody_is_sent_elsewhere(anoniem, volgende):
    pagina = anoniem.http.get(
        "/inloggen", query_string={"volgende": volgende.encode("utf-8", "replace")}
    )
    assert pagina.status_code == 200
    formulier = anoniem.open("/inloggen")
    anoniem.verstuur(formulier, email=LEZER, volgende=volgende.encode("utf-8", "replace").decode())
    naar = anoniem.verstuur(anoniem.open(link_in_mail("inloggen", LEZER))).naar
    assert (
        naar.startswith("/")
        and not naar.startswith(("//", "/\\"))
        and not set(naar) & set("\\\t\n\r\0")
    )


@pytest.mark.parametrize(
    "volgende",
    [
        "/mijn",
        "/postvak?lijst=lopend&zoek=a%20b",
        "/dilemma/D-2026-0001",
        "/x?y=https://elders.example",
    ],
)
def test_a_path_of_this_site_is_kept(anoniem, volgende):
    formulier = anoniem.open("/inloggen")
    anoniem.verstuur(formulier, email=LEZER, volgende=volgende)
    naar = anoniem.verstuur(anoniem.open(link_in_mail("inloggen", LEZER))).naar
    assert naar == volgende


def test_a_long_path_does_not_break_signing_in(anoniem):
    formulier = anoniem.open("/inloggen?volgende=/postvak?zoek=" + "x" * 3000)
    anoniem.verstuur(formulier, email=LEZER)
    naar = anoniem.volg(anoniem.verstuur(anoniem.open(link_in_mail("inloggen", LEZER))))
    assert naar.status in (200, 403)


def test_what_was_planted_in_the_cookie_before_is_gone_after_signing_in(anoniem):
    vraag_link(anoniem)
    pagina = anoniem.open(link_in_mail("inloggen", LEZER))
    with anoniem.http.session_transaction() as sessie:
        sessie["gepland"] = "door een ander"
    anoniem.verstuur(pagina)
    with anoniem.http.session_transaction() as sessie:
        assert "gepland" not in sessie and "_user_id" in sessie


def test_the_link_of_somebody_else_changes_who_is_signed_in(client, mensen):
    bezoeker = client(mensen.adviseur)
    vraag_link(client())
    nog_eens = bezoeker.verstuur(bezoeker.open(link_in_mail("inloggen", LEZER)))
    assert nog_eens.kop == "Heb jij om deze link gevraagd?" and LEZER in nog_eens.tekst
    bezoeker.verstuur(nog_eens)
    assert "Collega" in bezoeker.open("/mijn").html
    assert bezoeker.open("/postvak").status == 403


def test_the_mail_of_an_intake_confirms_it_and_a_link_of_its_own_signs_in(anoniem):
    anoniem.verstuur(anoniem.open("/inbrengen"), **ALLES)
    naar = f"/dilemma/{enige().nummer}"
    assert anoniem.open(naar).status == 302
    pad, voor = link_in_mail("bevestigen", ALLES["email"]), momentopname.alles()
    pagina = anoniem.open(pad)
    assert momentopname.alles() == voor
    anoniem.verstuur(pagina)
    assert anoniem.open(naar).status == 302
    eigen = log_in(anoniem, ALLES["email"], naar)
    assert (eigen.status, eigen.kop) == (200, ALLES["titel"])
    assert enige().bevestigd_op and Persoon.met_email(ALLES["email"]).bevestigd_op
    weer = (anoniem.open(pad), anoniem.post(pad))
    assert [antwoord.naar for antwoord in weer] == [eigen.pad, eigen.pad]


def test_who_filed_under_the_address_of_another_sees_nothing_and_the_other_decides(
    anoniem, client, mensen
):
    anoniem.verstuur(anoniem.open("/inbrengen"), **ALLES | {"email": LEZER})
    nummer = enige().nummer
    assert anoniem.open(f"/dilemma/{nummer}").status == 302
    echte = client(mensen.collega)
    pagina = echte.open(f"/dilemma/{nummer}")
    assert "Is dit dilemma van jou?" in pagina.tekst
    assert echte.volg(echte.verstuur(pagina, "/bevestigen")).status == 200
    assert enige().bevestigd_op
    assert Persoon.met_email(LEZER).naam == "Collega"


def test_an_unconfirmed_intake_stands_apart_from_what_waits(anoniem, client, mensen):
    anoniem.verstuur(anoniem.open("/inbrengen"), **ALLES | {"bedreigd": False})
    nummer, adviseur = enige().nummer, client(mensen.adviseur)
    assert nummer not in adviseur.open("/postvak").tekst
    assert nummer not in adviseur.open("/postvak?lijst=lopend").tekst
    assert nummer in adviseur.open("/postvak?lijst=onbevestigd").tekst


@pytest.mark.parametrize(
    ("bij", "status"),
    [
        ("localhost", 200),
        ("localhost:8000", 200),
        ("127.0.0.1", 200),
        ("elders.example", 400),
        ("localhost.elders.example", 400),
        ("", 200),
        ("localhost@elders.example", 400),
        ("127.0.0.1.example", 400),
    ],
)
def test_only_known_host_names_are_answered(anoniem, bij, status):
    antwoord = anoniem.open("/inloggen", Host=bij) if bij else anoniem.open("/inloggen")
    assert antwoord.status == status
    assert "elders.example" not in antwoord.html


def test_links_in_mail_never_follow_the_host_of_the_request(anoniem):
    anoniem.post("/inloggen", {"email": LEZER}, X_Forwarded_Host="elders.example")
    assert link_in_mail("inloggen", LEZER).startswith("/inloggen/")
