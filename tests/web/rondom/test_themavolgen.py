"""Following a thema: who hears of what was released, and how one begins and stops."""

import pytest

from portal.models import Bericht, Volger
from portal.vocabulary import Status
from tests.web.rondom.test_kennisbank import LEZERS, maak


@pytest.fixture
def dilemma(dilemma_in):
    return dilemma_in(Status.WERKGROEP)


@pytest.fixture
def opbrengsten(dilemma):
    """One opbrengst for each circle of readers, all from the same dilemma in the same werkgroep."""
    return {lezers: maak(titel, lezers, dilemma) for lezers, titel in LEZERS.items()}


def test_a_follower_of_a_thema_hears_of_a_release_once_and_without_content(
    client, mensen, opbrengsten
):
    lezer, adviseur = client(mensen.collega), client(mensen.adviseur)
    pagina = lezer.verstuur(lezer.open("/kennisbank?thema=uithuwelijking"), "/volgen")
    assert "Je volgt het thema Uithuwelijking." in lezer.volg(pagina).tekst
    Bericht.delete().execute()
    rij = opbrengsten["deelnemers"]
    for lezers in ("professionals", "openbaar"):
        adviseur.verstuur(adviseur.open(f"/kennisbank/{rij.id}/bewerken"), openbaarheid=lezers)
    brieven = [(b.aan, b.soort, b.gegevens) for b in Bericht.select()]
    assert brieven == [(mensen.collega.email, "opbrengst", {"pad": f"/kennisbank/{rij.id}"})]


def test_a_double_click_follows_and_a_second_button_stops(client, mensen, opbrengsten):
    lezer, pad = client(mensen.collega), f"/kennisbank/{opbrengsten['openbaar'].id}"
    knop = lezer.open(pad)
    assert [lezer.verstuur(knop, "/volgen").naar for _ in range(2)] == [pad, pad]
    assert Volger.select().count() == 1
    assert "Niet meer volgen" in lezer.open(pad).tekst
    lezer.verstuur(lezer.open(pad), "/volgen")
    assert not Volger.select().exists()


def test_without_an_account_the_way_to_follow_is_to_sign_in(client, opbrengsten):
    pad = f"/kennisbank/{opbrengsten['openbaar'].id}"
    assert client().open(pad).links["Log in om te volgen"] == f"/inloggen?volgende={pad}"
    assert client().post("/kennisbank/themas/uithuwelijking/volgen").naar.startswith("/inloggen")
    assert not Volger.select().exists()


@pytest.mark.parametrize(
    "terug", ["https://evil.example/", "//evil.example", "/\\evil.example", "js:1", ""]
)
def test_after_following_nobody_is_sent_elsewhere(client, mensen, terug):
    lezer, data = client(mensen.collega), {"terug": terug, "sleutel": "x"}
    antwoord = lezer.post("/kennisbank/themas/uithuwelijking/volgen", data)
    assert antwoord.naar == "/kennisbank?thema=uithuwelijking"


@pytest.mark.parametrize("sleutel", ["bestaat-niet", "%00", "x" * 300])
def test_a_thema_that_is_not_there_cannot_be_followed(client, mensen, sleutel):
    assert client(mensen.collega).post(f"/kennisbank/themas/{sleutel}/volgen").status == 404
