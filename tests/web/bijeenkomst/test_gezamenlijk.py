"""Planning a joint meeting on the page: with which gremia, and what it may not have."""

import pytest

from portal.models import Bijeenkomst, Medegremium
from portal.vocabulary import Status
from tests.hulp import vergaderen, wereld
from tests.hulp.tafels import met_tafels, samen, tafel
from tests.hulp.vergaderen import pagina

INGEVULD = {"datum": "2026-03-26", "tijd": "10:00", "minuten": "120", "plaats": "Utrecht"}


@pytest.fixture
def beraad(db):
    return wereld.gremium_met(wereld.BERAAD)


@pytest.fixture
def concept(mensen):
    return samen(mensen.adviseur)


@pytest.fixture
def vast(mensen):
    return met_tafels(mensen.adviseur, mensen.bestuurder, mensen.deelnemer)


def test_a_joint_meeting_is_planned_by_ticking_the_others(adviseur, beraad):
    platform = wereld.gremium_met(wereld.PLATFORM)
    vorm = adviseur.open(f"/bijeenkomsten/nieuw?gremium={platform.id}")
    assert str(platform.id) not in vorm.formulier().keuzes("samen_met")
    blad = adviseur.doe(vorm, samen_met=[beraad.id], **INGEVULD)
    assert blad.kop == "Gezamenlijke bijeenkomst, 26 maart 2026"
    assert "Gezamenlijke bijeenkomst van Landelijk Platform met Strategisch Beraad" in blad.tekst
    assert Bijeenkomst.get().gezamenlijk and [m.gremium for m in Medegremium.select()] == [beraad]


def test_a_made_up_title_follows_the_day_and_the_company(adviseur, concept):
    wijzig = f"{pagina(concept)}/wijzigen"
    adviseur.doe(adviseur.open(wijzig), titel="", datum="2026-04-02")
    assert Bijeenkomst.get().titel == "Gezamenlijke bijeenkomst, 2 april 2026"
    blad = adviseur.doe(adviseur.open(wijzig), samen_met=[])
    assert blad.kop == "Landelijk Platform, 2 april 2026" and "Gesprekstafels" not in blad.tekst


def test_what_cannot_be_joint_is_said_at_the_field(adviseur, mensen, beraad, dilemma_in, concept):
    gewoon = vergaderen.plan(mensen.adviseur)
    vergaderen.agendeer(gewoon, dilemma_in(Status.PLATFORM), mensen.adviseur)
    tafel(concept, mensen.adviseur)
    for rij, keuze, fout in (
        (gewoon, [beraad.id], "Haal eerst de dilemma’s"),
        (concept, [], "gesprekstafels"),
    ):
        antwoord = adviseur.verstuur(adviseur.open(f"{pagina(rij)}/wijzigen"), samen_met=keuze)
        assert antwoord.status == 422 and fout in " ".join(antwoord.met_klasse("fout"))


def test_once_the_members_know_the_company_stays(adviseur, vast, mensen):
    vergaderen.stel_vast(vast, mensen.adviseur, vast=False)
    adviseur.doe(adviseur.open(pagina(vast)), "/uitnodigen")
    vorm = adviseur.open(f"{pagina(vast)}/wijzigen")
    assert "samen_met" not in vorm.formulier().namen and "de leden weten er al van" in vorm.tekst
    adviseur.doe(vorm, plaats="Zwolle")
    assert Bijeenkomst.get().gezamenlijk


def test_no_dilemma_is_offered_for_a_joint_agenda(adviseur, dilemma_in, concept):
    dilemma = dilemma_in(Status.PLATFORM)
    assert dilemma.nummer not in adviseur.open(pagina(concept)).tekst
    assert adviseur.post(f"{pagina(concept)}/dilemmas/{dilemma.nummer}").status == 403
