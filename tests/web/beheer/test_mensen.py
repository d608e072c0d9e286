"""The pages of accounts: found, made, changed, moved and closed by a beheerder without a shell."""

from datetime import timedelta

import pytest

from portal.models import Bericht, Persoon
from portal.vocabulary import Rol

NIEUW = "nieuw@test.example"


@pytest.fixture
def beheerder(client, mensen):
    return client(mensen.beheerder)


def eigen(mens, deel=""):
    return f"/beheer/mensen/{mens.id}{deel}"


def test_somebody_is_found_by_name_address_or_organisation(beheerder, mensen):
    Persoon.update(naam="Één Naam").where(Persoon.id == mensen.collega.id).execute()
    for vraag in ("een", "COLLEGA@", "gemeente voorbeeld", "een gemeente"):
        gevonden = beheerder.open(f"/beheer/mensen?zoek={vraag}")
        assert "Één Naam" in gevonden.html and "Buitenstaander" not in gevonden.html
    assert "Geen account gevonden" in beheerder.open("/beheer/mensen?zoek=bestaatniet").html
    adviseurs = beheerder.open("/beheer/mensen?rol=adviseur").html
    assert "Adviseur2" in adviseurs and "Buitenstaander" not in adviseurs


def test_a_closed_account_stands_in_a_list_of_its_own(beheerder, mensen):
    beheerder.verstuur(beheerder.open(eigen(mensen.buitenstaander, "/sluiten")))
    assert "Buitenstaander" not in beheerder.open("/beheer/mensen").html
    assert "Buitenstaander" in beheerder.open("/beheer/mensen?lijst=gesloten").html
    beheerder.verstuur(beheerder.open(eigen(mensen.buitenstaander, "/heropenen")))
    assert Persoon.get_by_id(mensen.buitenstaander.id).actief


def test_an_account_is_made_and_hears_so(beheerder):
    pagina = beheerder.open("/beheer/mensen/nieuw")
    wie = {"email": NIEUW, "naam": "Nieuw Iemand", "rol": "adviseur"}
    antwoord = beheerder.verstuur(pagina, **wie)
    mens = Persoon.met_email(NIEUW)
    assert antwoord.naar == eigen(mens) and mens.rol is Rol.ADVISEUR
    assert Bericht.select().where(Bericht.soort == "account", Bericht.aan == NIEUW).exists()


@pytest.mark.parametrize("pad", ["/beheer/mensen/nieuw", "/beheer/mensen/{}/adres"])
def test_an_address_that_exists_is_refused_with_what_was_typed(beheerder, mensen, pad):
    pagina = beheerder.open(pad.format(mensen.inbrenger.id))
    invoer = {"email": mensen.collega.email.upper()}
    invoer |= {"naam": "Nieuw Iemand"} if "nieuw" in pad else {}
    antwoord = beheerder.verstuur(pagina, **invoer)
    assert antwoord.status == 422 and "Bij dit e-mailadres hoort al een account" in antwoord.html
    assert mensen.collega.email in antwoord.html
    assert eigen(mensen.collega) in antwoord.links.values()


def test_somebody_moves_to_another_address_by_its_own_page(beheerder, client, mensen):
    mens = mensen.inbrenger
    beheerder.verstuur(beheerder.open(eigen(mens, "/adres")), email=NIEUW)
    assert "wacht een ander e-mailadres" in beheerder.open(eigen(mens)).html
    pad = Bericht.get(Bericht.soort == "verhuizing").gegevens["pad"]
    vreemde = client()
    pagina = vreemde.open(pad)
    assert NIEUW in pagina.html and mens.email not in pagina.html and mens.naam not in pagina.html
    assert Persoon.get_by_id(mens.id).email == mens.email  # opening is not enough
    assert vreemde.verstuur(pagina).naar == "/inloggen"
    assert Persoon.get_by_id(mens.id).email == NIEUW
    assert vreemde.open(pad).status == 410
    assert "wacht een ander" not in beheerder.open(eigen(mens)).html


def test_that_it_moves_is_taken_back_with_a_button(beheerder, client, mensen):
    beheerder.verstuur(beheerder.open(eigen(mensen.inbrenger, "/adres")), email=NIEUW)
    pad = Bericht.get(Bericht.soort == "verhuizing").gegevens["pad"]
    pagina = beheerder.open(eigen(mensen.inbrenger))
    beheerder.verstuur(pagina, "/niet")
    assert client().open(pad).status == 410


def test_the_last_beheerder_has_no_button_for_what_is_refused(beheerder, mensen):
    pagina = beheerder.open(eigen(mensen.beheerder)).html
    assert "Rol wijzigen" not in pagina and "Account sluiten" not in pagina
    assert "Maak eerst iemand anders beheerder" in pagina
    assert "Maak eerst" not in beheerder.open(eigen(mensen.collega)).html
    assert beheerder.open(eigen(mensen.beheerder, "/rol")).status == 403


def test_what_weighs_asks_for_the_second_factor_again(client, mensen, klok):
    beheerder = client(mensen.beheerder)
    beheerder.open("/beheer")
    klok.nu += timedelta(minutes=30)
    for deel in ("/rol", "/adres", "/sluiten", "/uitloggen", "/herstel"):
        assert (beheerder.open(eigen(mensen.collega, deel)).naar or "").startswith("/inloggen/")
    assert beheerder.open(eigen(mensen.collega, "/gegevens")).status == 200


def test_an_old_screen_changes_no_role(client, mensen):
    een, ander = client(mensen.beheerder), client(mensen.beheerder)
    oud = een.open(eigen(mensen.collega, "/rol"))
    ander.verstuur(ander.open(eigen(mensen.collega, "/rol")), rol="adviseur")
    assert een.verstuur(oud, rol="beheerder").status == 409
    assert Persoon.get_by_id(mensen.collega.id).rol is Rol.ADVISEUR
