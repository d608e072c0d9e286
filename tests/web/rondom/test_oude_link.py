"""A link that was used or is too old is no dead end, and tells nobody whose it was."""

from datetime import timedelta

import pytest

from portal.models import Bericht, Dilemma
from portal.steps.rondom import linkverzoeken
from tests.hulp.web import link_in_mail
from tests.web.rondom.test_toegang import LEZER, vraag_link
from tests.web.test_inbrengen import ALLES, enige


def eenmaal_gebruikt(client, volgende=""):
    """Ask for a link, use it, and return where it leads: it is used up."""
    wie = client()
    vraag_link(wie, volgende=volgende)
    pad = link_in_mail("inloggen", LEZER)
    wie.verstuur(wie.open(pad))
    return pad


@pytest.mark.parametrize("later", [timedelta(0), timedelta(days=30)])
def test_an_old_link_leads_its_owner_to_the_page(client, mensen, klok, later):
    pad = eenmaal_gebruikt(client, "?volgende=/kennisbank")
    klok.nu += later
    eigenaar = client(mensen.collega)
    assert eigenaar.open(pad).naar == eigenaar.post(pad).naar == "/kennisbank"


@pytest.mark.parametrize("wie", [None, "adviseur"])
@pytest.mark.parametrize("later", [timedelta(0), timedelta(days=30)])
def test_an_old_link_asks_anybody_else_for_an_address_and_mails_nobody(
    client, mensen, klok, wie, later
):
    pad = eenmaal_gebruikt(client, "?volgende=/kennisbank")
    klok.nu += later
    Bericht.delete().execute()
    bezoeker = client(getattr(mensen, wie) if wie else None)
    for pagina in (bezoeker.open(pad), bezoeker.post(pad)):
        assert (pagina.status, pagina.kop) == (410, "Deze link werkt niet meer")
        assert pagina.formulier().namen == {"email"}
        assert LEZER not in pagina.html  # whose it is, only the mail knows
    assert bezoeker.post(f"{pad}/nieuw").status == 404
    linkverzoeken.verstuur_gevraagde(klok())
    assert not Bericht.select().exists()


def test_an_old_link_to_confirm_leads_to_signing_in_where_it_is_asked_again(anoniem, client, klok):
    anoniem.verstuur(anoniem.open("/inbrengen"), **ALLES)
    klok.nu += timedelta(days=15)
    ander = client()
    voorbij = ander.open(link_in_mail("bevestigen", ALLES["email"]))
    assert (voorbij.status, voorbij.formulier().namen) == (410, {"email"})
    ander.verstuur(voorbij, email=ALLES["email"])
    ander.doe(ander.open(link_in_mail("inloggen", ALLES["email"])))
    pad = f"/dilemma/{enige().nummer}"
    assert not enige().bevestigd_op
    ander.verstuur(ander.open(pad), "/bevestigen")
    assert enige().bevestigd_op


def test_a_link_that_nobody_knows_any_more_asks_for_the_address(anoniem):
    pagina = anoniem.open("/inloggen/van-lang-geleden")
    assert (pagina.status, pagina.formulier().namen) == (410, {"email"})
    assert anoniem.verstuur(pagina, email=LEZER).kop == "Kijk in je mail"
    assert anoniem.open(link_in_mail("inloggen", LEZER)).status == 200


def test_a_link_to_one_address_confirms_nothing_that_was_moved_to_another(anoniem, mensen):
    anoniem.verstuur(anoniem.open("/inbrengen"), **ALLES)
    pad = link_in_mail("bevestigen", ALLES["email"])
    Dilemma.update(inbrenger=mensen.collega).execute()
    assert anoniem.open(pad).status == 410
    assert not enige().bevestigd_op
