"""After the meeting: what came of each item, and the transitions that follow."""

from datetime import timedelta

import pytest

from portal.engine import Verzoek
from portal.models import Agendapunt, Gebeurtenis
from portal.steps import triage
from portal.vocabulary import PuntSoort, Status, Uitslag
from tests.hulp import dilemmas, vergaderen, wereld
from tests.hulp.vergaderen import pagina
from tests.hulp.wereld import NU


@pytest.fixture
def na_afloop(adviseur, klok, mensen):
    """Let a meeting pass; sessions do not last that long, so the adviseur signs in again."""

    def wacht(bijeenkomst, uren=3):
        klok.nu = bijeenkomst.begint + timedelta(hours=uren)
        adviseur.meld_aan(mensen.adviseur, klok.nu)

    return wacht


@pytest.fixture
def gepland(mensen):
    return vergaderen.plan_kort(mensen.adviseur)


@pytest.fixture
def dilemma(dilemma_in):
    return dilemma_in(Status.PLATFORM)


@pytest.fixture
def besproken(gepland, dilemma, mensen, na_afloop):
    """The item of a dilemma on a fixed agenda, after the meeting."""
    punt = vergaderen.agendeer(gepland, dilemma, mensen.adviseur)
    vergaderen.stel_vast(gepland, mensen.adviseur)
    na_afloop(gepland)
    return punt


def formulier(punt):
    return f"{pagina(punt.bijeenkomst)}/punten/{punt.id}/resultaat"


def leg_vast(adviseur, punt, **waarden):
    return adviseur.volg(adviseur.verstuur(adviseur.open(formulier(punt)), **waarden))


def stappen(scherm):
    return [pad.removeprefix("/dilemma/") for pad in scherm.links.values() if "/stap/" in pad]


@pytest.mark.parametrize(
    ("uitslag", "volgt"),
    [
        ("opgelost", ["oplossen"]),
        ("niet_opgelost", ["instellen", "voorleggen"]),
        ("aangehouden", ["aanhouden"]),
        ("geen", []),
    ],
)
def test_a_result_offers_the_transitions_that_follow(adviseur, besproken, dilemma, uitslag, volgt):
    eerst = adviseur.open(pagina(besproken.bijeenkomst))
    assert "1 × het resultaat van een dilemma vastleggen" in eerst.tekst and not stappen(eerst)
    na = leg_vast(adviseur, besproken, uitslag=uitslag, verslag="We spraken erover.")
    assert stappen(na) == [f"{dilemma.nummer}/stap/{naam}" for naam in volgt]
    assert "We spraken erover." in na.met_klasse("programma-punt")[1]
    assert {adviseur.open(f"/dilemma/{pad}").status for pad in stappen(na)} <= {200}


def test_what_was_done_replaces_what_can_be_done(adviseur, besproken, dilemma, mensen, klok):
    leg_vast(adviseur, besproken, uitslag="niet_opgelost")
    dilemmas.doe("instellen", dilemmas.met(dilemma.nummer), mensen.adviseur, klok())
    na = adviseur.open(pagina(besproken.bijeenkomst))
    assert (
        f"{dilemma.nummer} · Naar een werkgroep (26 maart 2026)"
        in na.met_klasse("programma-punt")[1]
    )
    assert not stappen(na) and "Nog te doen" not in na.tekst


def test_what_needs_a_next_step_does_not_wait_for_a_meeting(
    adviseur, besproken, dilemma, mensen, klok
):
    leg_vast(adviseur, besproken, uitslag="aangehouden")
    klok.nu += timedelta(days=1)
    adviseur.meld_aan(mensen.adviseur, klok.nu)
    assert "Wacht op een bijeenkomst Alles wat" in adviseur.open("/bijeenkomsten").tekst
    later = pagina(vergaderen.plan(mensen.adviseur, begint=klok.nu + timedelta(weeks=6)))
    assert "besproken op 26 maart 2026, kies eerst de volgende stap" in adviseur.open(later).tekst
    dilemmas.doe("aanhouden", dilemmas.met(dilemma.nummer), mensen.adviseur, klok())
    assert "kies eerst" not in adviseur.open(later).tekst
    assert "Wacht op een bijeenkomst Landelijk Platform" in adviseur.open("/bijeenkomsten").tekst


def test_a_bundel_moves_together_but_is_solved_one_by_one(
    adviseur, gepland, dilemma, dilemma_in, mensen, klok, na_afloop
):
    genoot = dilemma_in(Status.PLATFORM, inbrenger=mensen.collega)
    triage.bundel(
        dilemma, Verzoek(mensen.adviseur, NU, {"titel": "Samen", "nummers": [genoot.nummer]})
    )
    punt = vergaderen.agendeer(gepland, dilemma, mensen.adviseur)
    na_afloop(gepland)
    samen = stappen(leg_vast(adviseur, punt, uitslag="niet_opgelost"))
    assert samen == [f"{dilemma.nummer}/stap/instellen", f"{dilemma.nummer}/stap/voorleggen"]
    elk = stappen(leg_vast(adviseur, punt, uitslag="opgelost"))
    assert elk == [f"{d.nummer}/stap/oplossen" for d in (dilemma, genoot)]
    dilemmas.doe("oplossen", dilemmas.met(dilemma.nummer), mensen.adviseur, klok())
    assert stappen(adviseur.open(pagina(gepland))) == [f"{genoot.nummer}/stap/oplossen"]


def test_a_decision_of_the_beraad_first_has_to_be_released(
    adviseur, dilemma_in, klok, mensen, na_afloop
):
    dilemma = dilemma_in(Status.BERAAD)
    beraad = vergaderen.plan(mensen.adviseur, wereld.gremium_met(wereld.BERAAD))
    punt = vergaderen.agendeer(beraad, dilemma, mensen.adviseur)
    na_afloop(beraad)
    na = leg_vast(adviseur, punt, uitslag="besloten")
    assert na.links["Er is nog geen vrijgegeven besluit."] == f"/dilemma/{dilemma.nummer}"
    dilemmas.vrijgegeven_besluit(dilemmas.met(dilemma.nummer), mensen.adviseur, klok())
    assert stappen(adviseur.open(na.pad)) == [f"{dilemma.nummer}/stap/besluiten"]


def test_only_results_that_lead_somewhere_are_offered(adviseur, besproken):
    keuzes = adviseur.open(formulier(besproken)).formulier().keuzes("uitslag")
    assert keuzes == ["opgelost", "niet_opgelost", "aangehouden", "geen"]


def test_the_question_stands_above_the_form(adviseur, besproken):
    assert besproken.behandeling.vraag in adviseur.open(formulier(besproken)).tekst


def test_a_dilemma_needs_a_result(adviseur, besproken):
    antwoord = adviseur.verstuur(adviseur.open(formulier(besproken)), verslag="Alleen tekst.")
    assert antwoord.status == 422 and "Maak een keuze bij ‘Uitslag’." in antwoord.tekst
    assert "Alleen tekst." in antwoord.tekst


def test_other_items_only_get_a_report(adviseur, besproken):
    opening = Agendapunt.get(Agendapunt.soort == PuntSoort.OPENING)
    na = leg_vast(adviseur, opening, verslag="Welkom geheten.")
    assert "Welkom geheten." in na.met_klasse("programma-punt")[0]
    assert Agendapunt.get_by_id(opening.id).uitslag is Uitslag.GEEN


def test_no_result_before_the_day(adviseur, gepland):
    assert "Resultaat" not in adviseur.open(pagina(gepland)).tekst
    assert adviseur.open(formulier(gepland.punten.get())).status == 404


def test_two_people_recording_the_same_item_do_not_overwrite_each_other(
    adviseur, client, mensen, besproken
):
    ander, opening = client(mensen.adviseur2), Agendapunt.get(Agendapunt.soort == PuntSoort.OPENING)
    oud, los = ander.open(formulier(besproken)), ander.open(formulier(opening))
    leg_vast(adviseur, besproken, uitslag="opgelost", verslag="Eerste lezing.")
    antwoord = ander.verstuur(oud, uitslag="geen", verslag="Tweede lezing.")
    assert antwoord.status == 409 and "Tweede lezing." in antwoord.tekst
    assert Agendapunt.get_by_id(besproken.id).verslag == "Eerste lezing."
    assert ander.verstuur(los, verslag="Een ander punt.").status == 303


def test_the_inbrenger_hears_of_a_result_once_however_often_the_text_changes(
    adviseur, besproken, dilemma
):
    for verslag in ("Eerst.", "Beter.", "Best."):
        leg_vast(adviseur, besproken, uitslag="opgelost", verslag=verslag)
    regels = Gebeurtenis.select().where(
        Gebeurtenis.dilemma == dilemma, Gebeurtenis.soort == "besproken"
    )
    assert [g.gegevens for g in regels] == [{"uitslag": "opgelost"}]


def test_members_read_the_result_but_get_no_transitions(adviseur, client, mensen, besproken):
    leg_vast(adviseur, besproken, uitslag="niet_opgelost", verslag="Er is meer nodig.")
    gelezen = client(mensen.deelnemer).open(pagina(besproken.bijeenkomst))
    assert gelezen.met_klasse("programma-punt")[1].endswith("Niet opgelost Er is meer nodig.")
    assert not stappen(gelezen) and not gelezen.formulieren


def test_what_has_a_result_stays_on_the_agenda(adviseur, besproken, mensen):
    leg_vast(adviseur, besproken, uitslag="opgelost")
    vergaderen.stel_vast(besproken.bijeenkomst, mensen.adviseur, vast=False)
    bewerk = adviseur.open(f"{pagina(besproken.bijeenkomst)}/punten/{besproken.id}")
    assert "Haal dit punt van de agenda" not in bewerk.tekst
    assert adviseur.post(f"{bewerk.pad}/weg").status == 403
    assert adviseur.post(f"{pagina(besproken.bijeenkomst)}/afzeggen").status == 403


def test_the_list_tells_coming_from_past_and_what_is_left_to_do(adviseur, besproken, na_afloop):
    assert (
        "Geweest" not in adviseur.open("/bijeenkomsten").tekst
    )  # on the day itself it is still to come
    na_afloop(besproken.bijeenkomst, uren=24)
    lijst = adviseur.open("/bijeenkomsten")
    assert (
        "Er is geen bijeenkomst gepland." in lijst.tekst
        and "1 dilemma 1 zonder resultaat" in lijst.tekst
    )
    leg_vast(adviseur, besproken, uitslag="opgelost")
    assert "zonder resultaat" not in adviseur.open("/bijeenkomsten").tekst
