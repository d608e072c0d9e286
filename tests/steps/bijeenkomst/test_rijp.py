"""Agendarijp: each line of the checklist by itself, and what keeps an agenda from being fixed."""

import pytest

from portal.daden import KanNuNiet
from portal.engine import NietToegestaan, Verouderd, Verzoek
from portal.models import Agendapunt, Behandeling, Bijeenkomst, Dilemma, Gebeurtenis
from portal.queries.bijeenkomst import rijp as query
from portal.steps import triage
from portal.steps.bijeenkomst import agenda
from portal.steps.bijeenkomst import rijp as agendarijp
from portal.steps.bijeenkomst.rijp import NietRijp
from portal.vocabulary import PuntSoort, Status, Uitslag
from tests.hulp import vergaderen, wereld
from tests.hulp.dilemmas import doe, met
from tests.hulp.wereld import NU


def verzoek(mensen, **invoer):
    return Verzoek(mensen.adviseur, NU, invoer)


def rijp_dilemma(dilemma, mensen):
    triage.wijs_toe(dilemma, verzoek(mensen, behandelaar=mensen.adviseur.id))
    return met(dilemma.nummer)


@pytest.fixture
def punt(dilemma_in, mensen):
    """A ripe dilemma on the draft agenda of the Platform."""
    return vergaderen.agendeer(
        vergaderen.plan(mensen.adviseur),
        rijp_dilemma(dilemma_in(Status.PLATFORM), mensen),
        mensen.adviseur,
    )


def ontbreekt(punt):
    return [uitkomst.toets.naam for uitkomst in query.rijpheid(punt.bijeenkomst)[punt.id].ontbreekt]


def wijzig(punt, **waarden):
    Behandeling.update(**waarden).where(Behandeling.id == punt.behandeling_id).execute()


def test_a_ripe_item_lacks_nothing_and_can_be_fixed(punt, mensen):
    assert ontbreekt(punt) == [] and query.onrijp(punt.bijeenkomst) == []
    agenda.stel_vast(punt.bijeenkomst, verzoek(mensen))
    assert Bijeenkomst.get_by_id(punt.bijeenkomst_id).vastgesteld_op == NU


@pytest.mark.parametrize(
    ("waarden", "naam"),
    [
        *(({tekst: " "}, "agendatekst") for tekst in query.IN_TEKST),
        ({"vraag": ""}, "vraag"),
        ({"vraag": "Mag het? En wie beslist dat?"}, "vraag"),
        ({"geprobeerd": "\n"}, "geprobeerd"),
    ],
)
def test_what_the_text_lacks(punt, waarden, naam):
    wijzig(punt, **waarden)
    assert ontbreekt(punt) == [naam]


def test_a_request_to_decide_is_a_question_without_a_question_mark(punt):
    wijzig(punt, vraag="Stel een landelijk team in.")
    assert ontbreekt(punt) == []


@pytest.mark.parametrize(("minuten", "rijp"), [(9, False), (10, True), (180, True), (181, False)])
def test_a_dilemma_takes_a_sensible_time(punt, minuten, rijp):
    Agendapunt.update(minuten=minuten).where(Agendapunt.id == punt.id).execute()
    assert ontbreekt(punt) == ([] if rijp else ["minuten"])


def test_somebody_looks_after_it(punt):
    Dilemma.update(behandelaar=None).execute()
    assert ontbreekt(punt) == ["behandelaar"]


def test_a_text_that_changed_is_to_be_checked_again(punt, mensen):
    b = Behandeling.get_by_id(punt.behandeling_id)
    teksten = {
        naam: getattr(b, naam)
        for naam in ("titel", "kern", "enerzijds", "anderzijds", "context", "geprobeerd")
    }
    triage.bewaar_agendatekst(b.dilemma, verzoek(mensen, **teksten, vraag="Mag het?"))
    assert ontbreekt(punt) == ["anoniem"]
    agendarijp.bevestig_anoniem(punt, verzoek(mensen))
    assert ontbreekt(punt) == []


def test_who_confirms_saw_the_text_as_it_is_now(punt, mensen):
    oud = punt.behandeling.dilemma.versie - 1
    with pytest.raises(Verouderd):
        agendarijp.bevestig_anoniem(punt, Verzoek(mensen.adviseur, NU, versie=oud))
    for wie in (mensen.deelnemer, mensen.voorzitter_platform):
        with pytest.raises(NietToegestaan):
            agendarijp.bevestig_anoniem(punt, Verzoek(wie, NU))


def test_what_climbed_says_why_it_was_not_solved_below(dilemma_in, mensen):
    dilemma = rijp_dilemma(dilemma_in(Status.BERAAD), mensen)
    beraad = vergaderen.plan(mensen.adviseur, wereld.gremium_met(wereld.BERAAD))
    punt = vergaderen.agendeer(beraad, dilemma, mensen.adviseur)
    assert ontbreekt(punt) == []
    Behandeling.update(waarom_niet_opgelost="").execute()
    assert ontbreekt(punt) == ["vorige trede"]


def test_what_came_back_down_or_went_past_the_platform_has_no_rung_below(dilemma_in, mensen):
    terug = doe("terugverwijzen", dilemma_in(Status.BERAAD), mensen.adviseur, naar="platform")
    versneld = doe("versnellen", dilemma_in(Status.INGEDIEND), mensen.adviseur, naar="werkgroep")
    for dilemma, naam in ((terug, wereld.PLATFORM), (versneld, wereld.WERKGROEP)):
        b = vergaderen.plan(mensen.adviseur, wereld.gremium_met(naam))
        assert (
            ontbreekt(vergaderen.agendeer(b, rijp_dilemma(dilemma, mensen), mensen.adviseur)) == []
        )


@pytest.mark.parametrize("soort", [soort for soort in PuntSoort if soort is not PuntSoort.DILEMMA])
def test_other_items_need_little_and_to_share_knowledge_a_presenter(mensen, soort):
    b = vergaderen.plan_kort(mensen.adviseur)
    vergaderen.voeg_toe(b, mensen.adviseur, soort)
    onrijp = {r.punt.soort: [u.toets.naam for u in r.ontbreekt] for r in query.onrijp(b)}
    assert onrijp == ({soort: ["inleider"]} if soort is PuntSoort.KENNISDELING else {})
    Agendapunt.update(inleider="De gast", minuten=200).execute()
    assert all([u.toets.naam for u in r.ontbreekt] == ["duur"] for r in query.onrijp(b))


def test_what_was_treated_already_is_not_checked_again(punt):
    Dilemma.update(behandelaar=None).execute()
    Agendapunt.update(uitslag=Uitslag.GEEN).where(Agendapunt.id == punt.id).execute()
    assert query.rijpheid(punt.bijeenkomst)[punt.id].uitkomsten == ()


def test_each_line_has_a_name_of_its_own_and_a_page_that_mends_it(punt):
    namen = [toets.naam for toets in query.TOETSEN]
    assert len(set(namen)) == len(namen)
    assert all(
        u.herstel.startswith("/") for u in query.rijpheid(punt.bijeenkomst)[punt.id].uitkomsten
    )


# Fixing


def test_what_is_not_ripe_keeps_the_agenda_from_being_fixed(punt, mensen):
    wijzig(punt, vraag="")
    with pytest.raises(NietRijp) as fout:
        agenda.stel_vast(punt.bijeenkomst, verzoek(mensen))
    assert [rijp.punt for rijp in fout.value.punten] == [punt]
    assert Bijeenkomst.get_by_id(punt.bijeenkomst_id).vastgesteld_op is None


def test_unless_an_adviseur_says_why_which_is_logged(punt, mensen):
    wijzig(punt, vraag="")
    versie = Bijeenkomst.get_by_id(punt.bijeenkomst_id).versie
    agendarijp.geef_reden(punt, verzoek(mensen, onrijp_reden="De vraag volgt maandag."))
    logregel = Gebeurtenis.select().order_by(Gebeurtenis.id.desc()).get()
    assert (
        logregel.gegevens["reden"] == "De vraag volgt maandag." and logregel.wie == mensen.adviseur
    )
    assert Bijeenkomst.get_by_id(punt.bijeenkomst_id).versie == versie
    agenda.stel_vast(punt.bijeenkomst, verzoek(mensen))
    with pytest.raises(KanNuNiet):
        agendarijp.geef_reden(punt, verzoek(mensen, onrijp_reden="Te laat."))


def test_a_reason_can_be_taken_back(punt, mensen):
    wijzig(punt, vraag="")
    for reden, tegen in (("Komt nog.", 0), ("", 1)):
        agendarijp.geef_reden(punt, verzoek(mensen, onrijp_reden=reden))
        assert len(query.onrijp(punt.bijeenkomst)) == tegen
