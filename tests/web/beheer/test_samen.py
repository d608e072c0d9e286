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


@pytest.mark.parametrize(("eerst", "plek"), [("verhuis", "herstel"), ("neem_factoren_af", "adres")])
def test_the_page_says_whom_to_ask_for_the_other_half(eerst, plek, mensen, client):
    vraag = Verzoek(mensen.beheerder, NU, {"email": "nieuw@test.example"})
    getattr(stap, eerst)(mensen.adviseur, vraag)
    wie, pad = client(mensen.beheerder), f"/beheer/mensen/{mensen.adviseur.id}"
    pagina = wie.open(f"{pad}/{plek}")
    assert pagina.status == 403 and ZIN in pagina.html
    html = wie.open(pad).html
    assert ZIN in html and f'href="{pad}/{plek}"' not in html
