"""What a stranger filed under somebody's address is not called theirs before they said so."""

from datetime import timedelta

import pytest

from portal.queries.tijdlijn import IEMAND
from tests.hulp.web import link_in_mail
from tests.web.rondom.test_ontvangst import dien_in, per_soort, zaak
from tests.web.rondom.test_signaal import ALLES as SIGNAAL
from tests.web.test_inbrengen import ALLES

VRAAG = "Is dit van jou?"
EIGEN = ("Jij bent aan zet", "Jij ·", "· Jij", "Wat je schreef", "Je gaf aan dat")


@pytest.fixture(params=["collega", "adviseur"])
def eigenaar(request, client, mensen):
    """Whose address was typed."""
    return client(getattr(mensen, request.param)), getattr(mensen, request.param).email


def lijsten(app):
    """Yield every page that needs nothing but its address."""
    for regel in app.url_map.iter_rules():
        if "GET" in regel.methods and not regel.arguments and regel.endpoint != "static":
            yield regel.rule


@per_soort
@pytest.mark.parametrize("knop", [None, "concept"])
def test_it_stands_apart_with_the_way_to_say_yes_or_no(anoniem, eigenaar, soort, knop):
    wie, email = eigenaar
    if soort == "signaal" and knop:
        return
    dien_in(anoniem, soort, email, knop)
    mijn, nummer = wie.open("/mijn"), zaak(soort).nummer
    apart = mijn.html.partition(VRAAG)[2].partition("</section>")[0]
    assert f'href="/{soort}/{nummer}"' in apart and mijn.html.count(f'"/{soort}/{nummer}"') == 1
    assert not [woord for woord in EIGEN if woord in mijn.tekst]
    pagina = wie.open(f"/{soort}/{nummer}")
    assert not [woord for woord in EIGEN if woord in pagina.tekst]
    wie.doe(pagina, "/bevestigen")
    daarna = wie.open("/mijn")
    assert VRAAG not in daarna.tekst and nummer in daarna.tekst
    assert IEMAND not in daarna.tekst


def test_the_timeline_says_that_somebody_typed_it(anoniem, eigenaar):
    wie, email = eigenaar
    dien_in(anoniem, "dilemma", email)
    pad = f"/dilemma/{zaak('dilemma').nummer}"
    assert IEMAND in wie.open(pad).tekst
    wie.doe(wie.open(pad), "/bevestigen")
    assert IEMAND not in wie.open(pad).tekst and "Jij" in wie.open(pad).tekst


@per_soort
def test_of_all_lists_only_mijn_names_it_to_the_owner_of_the_address(
    app, anoniem, client, mensen, soort
):
    """Not among the numbers to call, the questions or anything else of one's own."""
    dien_in(anoniem, soort, mensen.collega.email)
    wie, nummer = client(mensen.collega), zaak(soort).nummer
    noemt = [pad for pad in lijsten(app) if nummer in wie.http.get(pad).get_data(as_text=True)]
    assert noemt == ["/mijn"]


def test_a_flood_fits_one_page_and_the_rest_comes_after(client, mensen, klok):
    for n in range(12):
        klok.nu += timedelta(hours=1)
        dilemma = ALLES | {"titel": f"Vraag {n}", "email": mensen.collega.email}
        vreemde = client()
        vreemde.verstuur(vreemde.open("/inbrengen"), **dilemma)
    mijn = client(mensen.collega)
    mijn = mijn.open("/mijn")
    assert mijn.html.count('href="/dilemma/D-') == 10 and "Er wacht nog meer." in mijn.tekst


def test_confirmed_by_the_link_in_the_mail_it_is_theirs(anoniem, client, mensen):
    email = mensen.collega.email
    anoniem.verstuur(anoniem.open("/signaal"), **SIGNAAL | {"email": email})
    ander = client()
    ander.verstuur(ander.open(link_in_mail("bevestigen", email)))
    pagina = client(mensen.collega).open("/mijn")
    assert VRAAG not in pagina.tekst and "Mijn signalen" in pagina.tekst
