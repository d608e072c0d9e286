"""Being signed in: a session is a row, and whatever ends the row ends every copy of the cookie."""

from datetime import timedelta

import pytest

from portal.models import Inloglink, Persoon, Sessie
from tests.hulp import momentopname
from tests.hulp.web import link_in_mail

LEZER = "collega@test.example"


def cookie(bezoeker):
    return bezoeker.http.get_cookie("session").value


def test_signing_out_kills_a_copied_cookie(client, mensen):
    bezoeker, dief = client(mensen.collega), client()
    dief.http.set_cookie("session", cookie(bezoeker))
    assert dief.open("/mijn").status == 200
    assert bezoeker.verstuur(bezoeker.open("/mijn"), "/uitloggen").naar == "/"
    assert dief.open("/mijn").status == bezoeker.open("/mijn").status == 302
    assert not Sessie.select().exists()


def test_signing_out_here_leaves_another_device_signed_in(client, mensen):
    telefoon, laptop = client(mensen.collega), client(mensen.collega)
    telefoon.verstuur(telefoon.open("/mijn"), "/uitloggen")
    assert laptop.open("/mijn").status == 200


def test_signing_out_twice_is_fine(client):
    bezoeker = client()
    assert bezoeker.post("/uitloggen").naar == bezoeker.post("/uitloggen").naar == "/"


def test_a_session_ends_after_twelve_hours(client, mensen, klok):
    bezoeker, eind = client(mensen.collega), klok.nu + timedelta(hours=12)
    while klok.nu < eind - timedelta(minutes=55):
        klok.nu += timedelta(minutes=50)
        assert bezoeker.open("/mijn").status == 200
    klok.nu = eind - timedelta(seconds=1)
    assert bezoeker.open("/mijn").status == 200
    klok.nu += timedelta(seconds=1)
    assert bezoeker.open("/mijn").status == 302


def test_a_closed_account_is_out_at_once(client, mensen):
    bezoeker = client(mensen.adviseur)
    Persoon.update(actief=False).where(Persoon.id == mensen.adviseur.id).execute()
    assert bezoeker.open("/postvak").status == 302


def test_a_role_taken_away_counts_at_once(client, mensen):
    bezoeker = client(mensen.adviseur)
    Persoon.update(rol="professional").where(Persoon.id == mensen.adviseur.id).execute()
    assert bezoeker.open("/postvak").status == 403


def test_a_forged_cookie_is_nobody(client, mensen):
    bezoeker = client(mensen.adviseur)
    for vals in (cookie(bezoeker)[:-3] + "abc", "x", "", "eyJfdXNlcl9pZCI6IjEifQ.x.y"):
        dief = client()
        dief.http.set_cookie("session", vals)
        assert dief.open("/postvak").status == 302


@pytest.mark.parametrize("wie", ["één", "", None, "x" * 2000])
def test_a_well_signed_cookie_of_another_shape_is_nobody(client, wie):
    bezoeker = client()
    with bezoeker.http.session_transaction() as sessie:
        sessie["_user_id"] = wie
    assert bezoeker.open("/postvak").status == 302


def test_the_token_itself_is_in_no_table(client, mensen):
    bezoeker = client(mensen.collega)
    anoniem = client()
    anoniem.verstuur(anoniem.open("/inloggen"), email=LEZER)
    with bezoeker.http.session_transaction() as sessie:
        token = sessie["_user_id"]
    assert token not in str(momentopname.alles()["sessie"])
    assert link_in_mail("inloggen", LEZER).rsplit("/")[-1] not in str(
        list(Inloglink.select().dicts())
    )
