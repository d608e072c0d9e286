"""Somebody who is threatened files on a phone, without an account, and is called."""

from datetime import timedelta

import pytest

from portal.jobs.post import als_mail, verstuur_wachtende
from portal.models import Bericht
from portal.queries.wachten import TERMIJN
from portal.tools.tijd import als_dag, dag, na_werkdagen
from portal.vocabulary import Status
from tests.hulp import dilemmas
from tests.hulp.dilemmas import met
from tests.hulp.post import BASIS
from tests.hulp.web import bevestig, log_in
from tests.hulp.wereld import NU
from tests.web.test_inbrengen import AFZENDER, enige

ZAAK = {
    "titel": "Ik durf niet meer langs te gaan",
    "vraag": "Moet ik doorgaan?",
    "bedreigd": True,
    "telefoon": "06-12 34 56 78",
    "veilig_bellen": "Na 17.00 uur, en spreek niets in.",
}
MORGEN = als_dag(na_werkdagen(dag(NU), 1))
NUMMER = {"telefoon": "", "veilig_bellen": ""}


@pytest.fixture
def bon(anoniem, formulier):
    return anoniem.doe(formulier, **ZAAK, **AFZENDER)


def test_the_receipt_says_who_calls_when_and_names_112(bon):
    assert bon.kop == "Je dilemma is ingediend"
    assert f"Een adviseur van het CCV belt je uiterlijk {MORGEN}" in bon.tekst
    assert bon.links["112"] == "tel:112"
    assert f"Binnen {TERMIJN[Status.INGEDIEND]} werkdagen" in bon.tekst


def test_who_gives_no_number_is_told_how_they_are_reached(anoniem, formulier):
    bon = anoniem.doe(formulier, **ZAAK | NUMMER, **AFZENDER)
    assert f"Een adviseur van het CCV mailt je uiterlijk {MORGEN}" in bon.tekst


def test_who_is_not_threatened_reads_nothing_of_it(anoniem, formulier):
    bon = anoniem.doe(formulier, **ZAAK | NUMMER | {"bedreigd": False}, **AFZENDER)
    assert "belt je" not in bon.tekst and "mailt je" not in bon.tekst


def test_a_concept_says_that_nobody_calls_before_it_is_filed(anoniem, formulier):
    bon = anoniem.volg(anoniem.verstuur(formulier, knop="concept", **ZAAK, **AFZENDER))
    assert "Pas als je het indient, leest het CCV mee en neemt het contact met je op." in bon.tekst
    assert bon.links["112"] == "tel:112" and "belt je" not in bon.tekst


def test_the_advisers_are_mailed_at_once_that_it_is_for_today(bon, mensen):
    brieven = []
    verstuur_wachtende(NU, brieven.append)
    aan_ccv = [b for b in brieven if b.aan in (mensen.adviseur.email, mensen.adviseur2.email)]
    onderwerpen = {als_mail(b, BASIS, "p@portaal.test.example")["Subject"] for b in aan_ccv}
    assert len(aan_ccv) == 2 and enige().bevestigd_op is None
    assert onderwerpen == {f"Vandaag nodig: dilemma {enige().nummer} is ingediend"}


def test_it_stands_first_and_on_its_page_is_how_to_call_until_somebody_did(
    bon, adviseur, mensen, klok
):
    dilemmas.nieuw(mensen.collega, NU - timedelta(days=60), indienen=True)
    nummer = Bericht.get(Bericht.soort == "bevestigen").gegevens["nummer"]
    postvak = adviseur.open("/postvak")
    assert postvak.met_klasse("rij-nummer")[0] == nummer
    pagina = adviseur.open(f"/dilemma/{nummer}")
    assert pagina.links["06-12 34 56 78"] == "tel:0612345678"
    assert ZAAK["veilig_bellen"] in pagina.met_klasse("banner")[0]
    for dagen in (1, 2):  # the day after the last one it is late
        klok.nu = NU + timedelta(days=dagen)
        adviseur.meld_aan(mensen.adviseur, klok.nu)
        stand = adviseur.open("/postvak").met_klasse("rij-stand")[0]
        assert ("te laat: was nodig op" in stand) is (dagen == 2)
    daarna = adviseur.doe(pagina, f"/dilemma/{nummer}/contact")
    assert "Het contact is vastgelegd." in daarna.tekst and met(nummer).contact_op == klok.nu
    assert "Contact gehad over de veiligheid" in daarna.met_klasse("tijdlijn-tekst")
    assert f"/dilemma/{nummer}/contact" not in daarna.html
    assert nummer not in adviseur.open("/postvak").tekst  # its address is not confirmed yet


def test_who_filed_sees_who_calls_and_that_it_was_recorded(bon, anoniem, adviseur):
    brief = Bericht.get(Bericht.soort == "bevestigen")
    bevestig(anoniem, brief.aan)
    eigen = log_in(anoniem, brief.aan, f"/dilemma/{brief.zaak}")
    assert f"belt je uiterlijk {MORGEN}" in eigen.met_klasse("banner")[0]
    assert eigen.links["112"] == "tel:112" and ZAAK["telefoon"] in eigen.tekst
    adviseur.doe(adviseur.open(eigen.pad), f"{eigen.pad}/contact")
    daarna = anoniem.open(eigen.pad)
    assert "belt je" not in daarna.tekst and "Is er nu gevaar? Bel 112." in daarna.tekst
    assert "Contact gehad over de veiligheid" in daarna.met_klasse("tijdlijn-tekst")


@pytest.mark.parametrize("status", [Status.AFGEROND, Status.NIET_IN_BEHANDELING])
def test_an_end_does_not_hide_that_nobody_called(adviseur, dilemma_in, status):
    dilemma = dilemma_in(status, bedreigd=True)
    assert adviseur.open("/postvak").met_klasse("rij-nummer")[0] == dilemma.nummer
    assert "te laat: was nodig op" in adviseur.open("/postvak").met_klasse("rij-stand")[0]
    pagina = adviseur.open(f"/dilemma/{dilemma.nummer}")
    adviseur.doe(pagina, f"/dilemma/{dilemma.nummer}/contact")
    assert dilemma.nummer not in adviseur.open("/postvak").tekst


@pytest.mark.parametrize("persona", ["deelnemer", "voorzitter_platform", "beheerder", "collega"])
def test_nobody_else_learns_of_the_threat_or_the_number(client, mensen, dilemma_in, persona):
    dilemma = dilemma_in(Status.PLATFORM, bedreigd=True, naam_tonen=True)
    bezoeker = client(getattr(mensen, persona))
    pagina = bezoeker.open(f"/dilemma/{dilemma.nummer}")
    assert "bedreigd" not in pagina.tekst and dilemma.telefoon not in pagina.tekst
    assert bezoeker.post(f"/dilemma/{dilemma.nummer}/contact").status in (403, 404)


@pytest.mark.parametrize("status", [Status.PLATFORM, Status.WERKGROEP, Status.BERAAD])
def test_members_read_whose_turn_it_is_as_if_there_were_no_threat(
    client, mensen, dilemma_in, status
):
    gewoon = dilemma_in(status, inbrenger=mensen.collega)
    dilemma = dilemma_in(status, bedreigd=True)
    for persona in ("deelnemer", "trekker", "bestuurder"):
        bezoeker = client(getattr(mensen, persona))
        paginas = [bezoeker.open(f"/dilemma/{d.nummer}") for d in (gewoon, dilemma)]
        assert paginas[0].met_klasse("wacht") == paginas[1].met_klasse("wacht"), persona


def test_a_number_typed_without_the_tick_is_kept_and_what_is_hidden_holds_nothing(
    anoniem, formulier
):
    """Without JavaScript the fields are simply there; the page itself marks which a tick shows."""
    anoniem.verstuur(formulier, **ZAAK | {"bedreigd": False}, **AFZENDER)
    assert enige().telefoon == ZAAK["telefoon"]
    assert formulier.html.count('data-als="bedreigd"') == 2 and "hidden" not in _deel(formulier)


def _deel(pagina):
    return pagina.html.split('data-als="bedreigd"')[1].split(">")[0]
