"""What one beheerder alone does to an account is seen by others, and what takes two says so."""

import pytest

from portal.engine import Verzoek
from portal.steps.beheer import mensen as stap
from tests.hulp import wereld
from tests.hulp.meldzaken import ZAKEN, Zaken
from tests.hulp.wereld import NU

ZIN = "Vraag dit aan een andere beheerder, of aan wie de server beheert"


def test_the_page_of_changes_shows_an_adviseur_who_got_which_seat(client, mensen):
    ZAKEN["beheer.gremia.geef_zetel"](Zaken(mensen))()
    html = client(mensen.adviseur).open("/beheer/veranderd").html
    assert f"{mensen.buitenstaander.naam}: Lid, {wereld.WERKGROEP}" in html


def test_the_changes_of_one_account_tell_of_its_seats_and_of_nobody_elses(client, mensen):
    ZAKEN["beheer.gremia.geef_zetel"](Zaken(mensen))()
    wie = client(mensen.beheerder)
    van = mensen.buitenstaander
    html = wie.open(f"/beheer/veranderd?account={van.id}").html
    assert f"{van.naam}: Lid, {wereld.WERKGROEP}" in html
    for ander in (mensen.inbrenger.id, int(f"{van.id}{van.id}"), int(str(van.id)[-1])):
        assert van.naam not in wie.open(f"/beheer/veranderd?account={ander}").html


def test_who_looks_after_accounts_alone_hears_why_that_stays_and_where_to_go(client, mensen):
    wie, pad = client(mensen.beheerder), f"/beheer/mensen/{mensen.beheerder.id}"
    for deel in ("rol", "sluiten"):
        pagina = wie.open(f"{pad}/{deel}")
        assert pagina.status == 403 and "geen andere beheerder" in pagina.html
        assert pagina.links["Verder"] == pad


def test_an_address_that_another_account_waits_for_leads_to_that_account(client, mensen):
    vraag = Verzoek(mensen.beheerder, NU, {"email": "nieuw@test.example"})
    stap.verhuis(mensen.inbrenger, vraag)
    wie = client(mensen.beheerder)
    pagina = wie.open("/beheer/mensen/nieuw")
    antwoord = wie.verstuur(pagina, email="nieuw@test.example", naam="Iemand", rol="professional")
    assert antwoord.status == 422 and "wacht al op bevestiging" in antwoord.html
    assert f"/beheer/mensen/{mensen.inbrenger.id}" in antwoord.links.values()


@pytest.mark.parametrize(("eerst", "plek"), [("verhuis", "herstel"), ("neem_factoren_af", "adres")])
def test_the_page_says_whom_to_ask_for_the_other_half(eerst, plek, mensen, client):
    vraag = Verzoek(mensen.beheerder, NU, {"email": "nieuw@test.example"})
    getattr(stap, eerst)(mensen.adviseur, vraag)
    wie, pad = client(mensen.beheerder), f"/beheer/mensen/{mensen.adviseur.id}"
    pagina = wie.open(f"{pad}/{plek}")
    assert pagina.status == 403 and ZIN in pagina.html
    html = wie.open(pad).html
    assert ZIN in html and f'href="{pad}/{plek}"' not in html
