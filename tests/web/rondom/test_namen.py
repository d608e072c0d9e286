"""A name that nobody confirmed never sticks to an account: it stays with what was filed."""

import pytest

from portal.models import Persoon
from tests.hulp.web import link_in_mail
from tests.web.rondom.test_ontvangst import GOED, SOORTEN, dien_in, per_soort, zaak

BURGEMEESTER = "burgemeester@test.example"
VALS = {"naam": "Een grap", "organisatie": "Nergens", "functie": "Niets"}
NAMEN = tuple(VALS)


def dien_vals_in(wie, soort, email=BURGEMEESTER):
    pad, alles, _ = SOORTEN[soort]
    return wie.volg(wie.verstuur(wie.open(pad), **alles | VALS | {"email": email}))


def namen(email):
    persoon = Persoon.met_email(email)
    return {naam: getattr(persoon, naam) for naam in NAMEN}


def bevestig(wie, email, nummer):
    pagina = wie.open(link_in_mail("bevestigen", email))
    return wie.verstuur(pagina, knop=f"Ja, dit heb ik ingestuurd: {nummer}")


@per_soort
def test_whoever_files_first_names_nobody(anoniem, soort):
    dien_vals_in(anoniem, soort)
    assert namen(BURGEMEESTER) == dict.fromkeys(NAMEN, "")
    assert zaak(soort).afzender == VALS


@per_soort
def test_the_ccv_reads_who_the_filing_says_it_is_from(anoniem, adviseur, mensen, soort):
    dien_vals_in(anoniem, soort, mensen.collega.email)
    pagina = adviseur.open(f"/{soort}/{zaak(soort).nummer}")
    assert VALS["naam"] in pagina.tekst and mensen.collega.naam not in pagina.tekst


@per_soort
def test_the_list_says_what_the_page_says_of_who_filed_it(anoniem, adviseur, mensen, soort):
    """Though it reads less of each row."""
    dien_vals_in(anoniem, soort, mensen.collega.email)
    lijst = {"dilemma": "/postvak?lijst=onbevestigd", "signaal": "/signalen?lijst=onbevestigd"}
    pagina = adviseur.open(lijst[soort])
    assert zaak(soort).nummer in pagina.tekst and VALS["organisatie"] in pagina.tekst
    assert mensen.collega.organisatie not in pagina.tekst


@per_soort
def test_an_account_keeps_its_name_whatever_is_filed_under_it(anoniem, client, mensen, soort):
    dien_vals_in(anoniem, soort, mensen.collega.email)
    voor = namen(mensen.collega.email)
    eigenaar = client(mensen.collega)
    pagina = eigenaar.open(f"/{soort}/{zaak(soort).nummer}")
    eigenaar.doe(pagina, "/bevestigen")
    assert namen(mensen.collega.email) == voor and zaak(soort).afzender == {}


@per_soort
def test_a_name_from_the_console_is_not_filled_in_by_a_stranger(anoniem, mensen, soort):
    Persoon.update(organisatie="", bevestigd_op=None).execute()
    voor = namen(mensen.collega.email)
    dien_vals_in(anoniem, soort, mensen.collega.email)
    assert namen(mensen.collega.email) == voor


@per_soort
@pytest.mark.parametrize("wie", ["indiener", "adviseur"])
def test_an_address_put_right_takes_the_name_along_and_names_nobody(anoniem, adviseur, soort, wie):
    dien_in(anoniem, soort)
    eerst = zaak(soort).afzender
    if wie == "adviseur":
        form = adviseur.open(f"/{soort}/{zaak(soort).nummer}/adres")
        adviseur.verstuur(form, email=GOED, naam="Beter gespeld", reden="Een letter te veel.")
    else:
        form = anoniem.open(f"/ontvangen/{soort}/wijzig")
        anoniem.verstuur(form, email=GOED, naam="Beter gespeld")
    assert zaak(soort).afzender == eerst | {"naam": "Beter gespeld"}
    assert namen(GOED) == dict.fromkeys(NAMEN, "")
