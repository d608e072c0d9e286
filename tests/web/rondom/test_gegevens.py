"""Who somebody is: asked before filing as far as it is missing, and mended by themselves."""

import pytest

from portal.models import Dilemma, Gebeurtenis, Persoon, Signaal
from portal.vocabulary import Status
from tests.hulp.signalen import SIGNAAL
from tests.hulp.web import bevestig, log_in
from tests.hulp.wereld import PERSONAS
from tests.web.test_inbrengen import AFZENDER, TEKSTEN

ADRES = AFZENDER["email"]
GEGEVENS = {naam: waarde for naam, waarde in AFZENDER.items() if naam != "email"}


def wie():
    return {naam: getattr(Persoon.met_email(ADRES), naam) for naam in GEGEVENS}


@pytest.fixture
def met_concept(anoniem):
    """Somebody who kept a concept with an address only, and came back by the mail."""
    anoniem.verstuur(anoniem.open("/inbrengen"), knop="concept", email=ADRES)
    bevestig(anoniem, ADRES)
    log_in(anoniem, ADRES)
    return anoniem


def test_a_concept_that_is_taken_up_again_asks_who_they_are_before_it_is_filed(met_concept):
    pad = f"/inbrengen/{Dilemma.get().nummer}"
    formulier = met_concept.open(pad)
    assert set(GEGEVENS) <= formulier.formulier().namen
    fout = met_concept.verstuur(formulier, knop="indienen", **TEKSTEN)
    assert fout.status == 422 and "Vul ‘Je naam’ in." in fout.met_klasse("fout")
    assert Dilemma.get().status is Status.CONCEPT
    assert met_concept.verstuur(fout, knop="indienen", **GEGEVENS).status == 303
    assert Dilemma.get().status is Status.INGEDIEND and wie() == GEGEVENS


def test_as_a_concept_it_may_still_be_missing_and_what_was_said_is_kept(met_concept):
    pad = f"/inbrengen/{Dilemma.get().nummer}"
    met_concept.verstuur(met_concept.open(pad), knop="concept", naam="Noor Nieuw")
    assert wie() == {"naam": "Noor Nieuw", "organisatie": "", "functie": ""}
    assert {"organisatie", "functie"} == met_concept.open(pad).formulier().namen & set(GEGEVENS)


def test_no_other_way_files_it_without_them(met_concept):
    pad = f"/inbrengen/{Dilemma.get().nummer}"
    met_concept.verstuur(met_concept.open(pad), knop="concept", **TEKSTEN)
    stap = f"/dilemma/{Dilemma.get().nummer}/stap/indienen"
    assert met_concept.verstuur(met_concept.open(stap)).status == 422
    assert Dilemma.get().status is Status.CONCEPT


@pytest.mark.parametrize("pad", ["/inbrengen", "/signaal"])
def test_each_form_that_files_asks_for_what_is_missing(met_concept, pad):
    assert set(GEGEVENS) <= met_concept.open(pad).formulier().namen
    invoer = TEKSTEN if pad == "/inbrengen" else SIGNAAL
    assert met_concept.verstuur(met_concept.open(pad), **invoer, **GEGEVENS).status == 303
    assert wie() == GEGEVENS
    assert not set(GEGEVENS) & met_concept.open(pad).formulier().namen


def test_of_two_filings_under_one_address_the_confirmed_one_says_who_it_is(anoniem):
    anoniem.verstuur(anoniem.open("/inbrengen"), knop="concept", email=ADRES)
    anoniem.verstuur(anoniem.open("/signaal"), **SIGNAAL, **AFZENDER)
    assert wie() == dict.fromkeys(GEGEVENS, "") and Signaal.get().inbrenger.email == ADRES
    bevestig(anoniem, ADRES)
    bevestig(anoniem, ADRES)
    assert wie() == GEGEVENS
    ander = AFZENDER | {"naam": "Iemand anders"}
    anoniem.verstuur(anoniem.open("/signaal"), **SIGNAAL | {"titel": "Nog een"}, **ander)
    assert wie() == GEGEVENS, "what was said once is not overwritten by who types an address"


def test_a_confirmed_account_is_not_filled_in_by_whoever_types_its_address(met_concept, client):
    ander = client()
    ander.verstuur(ander.open("/signaal"), **SIGNAAL, **AFZENDER)
    assert set(wie().values()) == {""}


@pytest.mark.parametrize("persona", PERSONAS)
def test_everybody_mends_their_own_and_finds_the_page_in_the_menu(client, mensen, persona):
    bezoeker, persoon = client(getattr(mensen, persona)), getattr(mensen, persona)
    pagina = bezoeker.open(bezoeker.open("/mijn").links["Wijzig je gegevens"])
    assert f'<span class="onzichtbaar">Mijn gegevens: </span>{persoon.naam}</a>' in pagina.html
    formulier = [set(GEGEVENS) == f.namen for f in pagina.formulieren].index(True)
    na = bezoeker.doe(pagina, formulier, **GEGEVENS)
    assert "Je gegevens zijn bewaard." in na.tekst
    vers = Persoon.get_by_id(persoon.id)
    assert {naam: getattr(vers, naam) for naam in GEGEVENS} == GEGEVENS
    gelogd = Gebeurtenis.get(Gebeurtenis.onderwerp == persoon.onderwerp)
    assert (gelogd.wie, gelogd.gegevens) == (persoon, {"wat": "eigen gegevens gewijzigd"})


@pytest.mark.parametrize("gegeven", GEGEVENS)
def test_an_old_screen_of_ones_own_does_not_overwrite(client, mensen, gegeven):
    bezoeker = client(mensen.collega)
    oud = bezoeker.open("/gegevens")
    nummer = [set(GEGEVENS) == f.namen for f in oud.formulieren].index(True)
    bezoeker.verstuur(bezoeker.open("/gegevens"), nummer, **{gegeven: "Net gewijzigd"})
    fout = bezoeker.verstuur(oud, nummer, **{gegeven: "Iets anders"})
    assert fout.status == 409 and "Iets anders" in fout.tekst
    assert getattr(Persoon.get_by_id(mensen.collega.id), gegeven) == "Net gewijzigd"


def test_without_a_name_it_is_not_kept(client, mensen):
    bezoeker = client(mensen.collega)
    pagina = bezoeker.open("/gegevens")
    nummer = [set(GEGEVENS) == f.namen for f in pagina.formulieren].index(True)
    assert bezoeker.verstuur(pagina, nummer, naam=" ").status == 422


def test_the_number_to_be_called_at_is_seen_and_mended_from_there(client, mensen, dilemma_in):
    ik = client(mensen.inbrenger)
    assert "We vragen alleen een nummer" in ik.open("/gegevens").tekst
    nummer = dilemma_in(Status.PLATFORM, bedreigd=True, telefoon="030 751 67 00").nummer
    pagina = ik.open("/gegevens")
    assert "030 751 67 00" in pagina.tekst and nummer in pagina.tekst
    vorm = ik.open(pagina.links[f"Wijzig het nummer bij {nummer}"])
    ik.doe(vorm, telefoon="030 751 67 99", reden="Ander toestel.")
    assert "030 751 67 99" in ik.open("/gegevens").tekst
    assert nummer not in client(mensen.collega).open("/gegevens").tekst
