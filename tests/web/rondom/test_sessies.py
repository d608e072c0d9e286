"""How long a sign-in lasts without use, seeing and ending one's own, and a trusted phone."""

from datetime import timedelta

import pytest

from portal.jobs.ronde import ruim_op
from portal.models import Persoon, Sessie
from portal.steps.rondom import accounts, sessies, toegang
from portal.vocabulary import Rol
from tests.hulp import dilemmas, momentopname, wereld
from tests.hulp.web import link_in_mail
from tests.hulp.wereld import NU, PERSONAS
from tests.web.rondom.test_toegang import LEZER, vraag_link

ZWAAR = {
    "adviseur",
    "adviseur2",
    "beheerder",
    "voorzitter_platform",
    "voorzitter_beraad",
    "trekker",
}
RUST = {naam: timedelta(minutes=60) if naam in ZWAAR else timedelta(hours=2) for naam in PERSONAS}
SECONDE = timedelta(seconds=1)


def vertrouw(client, email=LEZER):
    """Sign in by a link, on a phone that one trusts."""
    wie = client()
    vraag_link(wie, email)
    wie.verstuur(wie.open(link_in_mail("inloggen", email)), vertrouwd="y")
    return wie


@pytest.mark.parametrize("persona", PERSONAS)
def test_who_does_nothing_for_so_long_is_signed_out(client, mensen, klok, persona):
    te_vroeg, te_laat = client(getattr(mensen, persona)), client(getattr(mensen, persona))
    klok.nu = NU + RUST[persona] - SECONDE
    assert te_vroeg.open("/mijn").status == 200
    klok.nu = NU + RUST[persona]
    assert te_laat.open("/mijn").status == 302
    assert te_vroeg.open("/mijn").status == 200  # it was used


def test_the_last_use_is_written_by_the_jobs_and_at_most_once_a_minute(client, mensen, klok):
    wie = client(mensen.collega)
    voor = momentopname.alles()
    klok.nu += timedelta(seconds=59)
    wie.open("/mijn")
    sessies.schrijf_gezien()
    assert momentopname.alles() == voor
    klok.nu += SECONDE
    wie.open("/mijn")
    assert momentopname.alles() == voor  # who reads writes nothing
    sessies.schrijf_gezien()
    assert Sessie.get().gezien_op == klok.nu


def test_asking_how_long_it_lasts_is_no_use_and_staying_is(client, mensen, klok):
    wie = client(mensen.collega)
    klok.nu += timedelta(minutes=59)
    assert wie.http.get("/mijn/sessies/nog").json == {"over": 61 * 60, "langer": True}
    klok.nu += timedelta(minutes=59)
    assert wie.http.get("/mijn/sessies/nog").json == {"over": 2 * 60, "langer": True}
    blijft = wie.http.post("/mijn/sessies/nog", headers={"X-CSRFToken": wie.token()})
    klok.nu += timedelta(minutes=1)
    assert blijft.status_code == 200
    assert wie.http.get("/mijn/sessies/nog").json["over"] > 100 * 60


def test_a_page_tells_the_browser_when_to_warn_and_one_without_a_session_does_not(
    client, anoniem, mensen
):
    assert f'data-over="{60 * 60}"' in client(mensen.adviseur).open("/mijn").html
    assert "data-over" not in anoniem.open("/").html


def test_the_list_shows_ones_own_and_which_is_this_one(client, mensen):
    telefoon, laptop = client(mensen.collega), client(mensen.collega)
    client(mensen.adviseur)
    Sessie.update(apparaat="Firefox op Android").where(Sessie.id == 1).execute()
    pagina = laptop.open(laptop.open("/gegevens").links["Waar je bent ingelogd"])
    assert pagina.html.count("<section") == 2
    assert "Firefox op Android" in pagina.tekst and "(dit apparaat)" in pagina.tekst
    laptop.doe(pagina, "/beeindigen")
    assert (telefoon.open("/mijn").status, laptop.open("/mijn").status) == (302, 200)


def test_all_others_end_at_once_and_nobody_elses(client, mensen):
    hier, *daar = (client(mensen.collega) for _ in range(3))
    ander = client(mensen.adviseur)
    hier.doe(hier.open("/mijn/sessies"), "/andere")
    assert [wie.open("/mijn").status for wie in (hier, *daar, ander)] == [200, 302, 302, 200]


def test_nobody_ends_a_session_of_somebody_else(client, mensen):
    slachtoffer, wie = client(mensen.adviseur), client(mensen.collega)
    wie.post(f"/mijn/sessies/{Sessie.get().id}/beeindigen")
    assert slachtoffer.open("/mijn").status == 200


@pytest.mark.parametrize("waarden", [{"rol": Rol.PROFESSIONAL}, {"actief": False}])
def test_another_role_or_a_closed_account_ends_all_of_them(client, mensen, waarden):
    client(mensen.adviseur), client(mensen.collega)
    accounts.bewaar(mensen.adviseur.email, waarden, NU)
    assert [s.persoon for s in Sessie.select()] == [mensen.collega]


def test_signing_in_again_ends_the_session_that_this_browser_had(client, mensen):
    wie = client(mensen.collega)
    vraag_link(wie)
    wie.verstuur(wie.open(link_in_mail("inloggen", LEZER)))
    assert Sessie.select().count() == 1 and wie.open("/mijn").status == 200


# A trusted phone.


def test_a_trusted_phone_keeps_its_cookie_and_any_other_forgets_it(client):
    assert vertrouw(client).http.get_cookie("session").expires is not None
    wie = client()
    vraag_link(wie)
    wie.verstuur(wie.open(link_in_mail("inloggen", LEZER)))
    assert wie.http.get_cookie("session").expires is None


def test_it_opens_for_thirty_days_what_only_this_person_filed(client, mensen, klok):
    dilemma = dilemmas.nieuw(mensen.collega, indienen=True)
    telefoon = vertrouw(client)
    klok.nu = NU + toegang.VERTROUWD_GELDIG - SECONDE
    ruim_op(klok.nu)
    pagina = telefoon.open(f"/dilemma/{dilemma.nummer}")
    assert pagina.status == 200 and "alleen wat je zelf inbracht" in pagina.tekst
    klok.nu += SECONDE
    assert telefoon.open(f"/dilemma/{dilemma.nummer}").status == 302
    assert ruim_op(klok.nu) and not Sessie.select().exists()


def test_its_rights_do_not_come_back_by_using_it(client, mensen, klok):
    telefoon = vertrouw(client, mensen.adviseur.email)
    klok.nu += timedelta(minutes=61)
    assert telefoon.open("/mijn").status == 200
    sessies.schrijf_gezien()
    klok.nu += timedelta(minutes=1)
    assert telefoon.open("/postvak").status == 302
    assert Sessie.get().beperkt


def test_signing_in_once_more_on_it_gives_all_rights_by_a_new_token(client, mensen, klok):
    telefoon = vertrouw(client)
    eerst = Sessie.get().token_hash
    klok.nu += timedelta(hours=13)
    assert telefoon.open("/bijeenkomsten").naar == "/inloggen?volgende=/bijeenkomsten"
    vraag_link(telefoon)
    telefoon.verstuur(telefoon.open(link_in_mail("inloggen", LEZER)))
    assert telefoon.open("/bijeenkomsten").status == 200
    assert Sessie.get().token_hash != eerst


def test_what_was_typed_there_in_a_form_that_is_not_open_any_more_stays(client, mensen, klok):
    telefoon = vertrouw(client)
    formulier = telefoon.open("/gegevens")
    klok.nu += timedelta(hours=13)
    fout = telefoon.verstuur(formulier, naam="Een andere naam")
    assert fout.status == 401 and "Een andere naam" in fout.html
    assert Persoon.met_email(LEZER).naam == wereld.mensen().collega.naam != "Een andere naam"
