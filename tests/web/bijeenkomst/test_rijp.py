"""The checklist of an item on the screen: what it lacks, how that is mended, or why it may stay."""

import pytest

from portal.engine import Verzoek
from portal.models import Agendapunt, Behandeling, Dilemma
from portal.steps import triage
from portal.steps.bijeenkomst import plannen
from portal.vocabulary import Status, Voorval
from tests.hulp import vergaderen
from tests.hulp.vergaderen import pagina
from tests.hulp.wereld import NU
from tests.web.bijeenkomst.test_voorbereiding import eigen


@pytest.fixture
def concept(mensen):
    return vergaderen.plan_kort(mensen.adviseur, voorzitter=mensen.voorzitter_platform.id)


@pytest.fixture
def punt(concept, dilemma_in, mensen):
    """A dilemma that nobody looks after any more: all else about it is ripe."""
    punt = vergaderen.agendeer(concept, dilemma_in(Status.PLATFORM), mensen.adviseur)
    Dilemma.update(behandelaar=None).execute()
    return Agendapunt.get_by_id(punt.id)


def test_an_item_says_what_it_lacks_and_where_to_mend_it(adviseur, punt):
    scherm = adviseur.open(pagina(punt.bijeenkomst))
    regel = scherm.met_klasse("programma-punt")[1]
    assert "Nog niet rijp" in regel and "Een adviseur is de behandelaar van het dilemma." in regel
    nummer = punt.behandeling.dilemma.nummer
    herstel = scherm.links["Een adviseur is de behandelaar van het dilemma."]
    assert herstel == f"/dilemma/{nummer}/behandelaar"
    adviseur.verstuur(
        adviseur.open(herstel),
        behandelaar=adviseur.open(herstel).formulier().keuzes("behandelaar")[-1],
    )
    assert "Agendarijp" in adviseur.open(pagina(punt.bijeenkomst)).met_klasse("programma-punt")[1]


def test_what_is_not_ripe_is_refused_by_name_until_somebody_says_why(adviseur, punt):
    scherm = adviseur.open(pagina(punt.bijeenkomst))
    assert f"Nog niet rijp: {punt.titel} Vul aan" in scherm.tekst
    antwoord = adviseur.verstuur(scherm, "/vaststellen")
    assert (antwoord.status, antwoord.kop) == (409, "De agenda kan nog niet vast")
    assert f"‘{punt.titel}’ (behandelaar)" in antwoord.tekst
    reden = adviseur.open(scherm.links["Zeg waarom het toch op de agenda staat"])
    na = adviseur.doe(reden, 0, onrijp_reden="De behandelaar begint maandag.")
    assert (
        "Toch op de agenda De behandelaar begint maandag." in na.tekst
        and "Nog niet rijp:" not in na.tekst
    )


def test_a_reason_left_empty_is_not_said_to_be_kept(adviseur, punt):
    na = adviseur.doe(adviseur.open(eigen(punt, "/rijp")), 0, onrijp_reden=" ")
    assert "Er staat geen reden bij dit punt." in na.tekst and "bewaard" not in na.tekst


def test_a_changed_text_is_confirmed_anew_with_a_button(adviseur, punt, mensen):
    agendatekst = adviseur.open(f"/dilemma/{punt.behandeling.dilemma.nummer}/agendatekst")
    adviseur.verstuur(agendatekst, context="Iets meer context.")
    scherm = adviseur.open(eigen(punt, "/rijp"))
    assert "Nog niet Vul aan: anoniem" in scherm.tekst
    adviseur.verstuur(scherm, "/anoniem")
    assert "Nog niet Vul aan: anoniem" not in adviseur.open(scherm.pad).tekst


def test_a_ripe_item_asks_no_reason(adviseur, concept):
    scherm = adviseur.open(eigen(concept.punten.get(), "/rijp"))
    assert "Klopt" in scherm.tekst and "onrijp_reden" not in scherm.formulier().namen


def test_a_mended_question_leaves_the_checklist_by_itself(adviseur, punt):
    Behandeling.update(vraag="Eén? Twee?").where(Behandeling.id == punt.behandeling_id).execute()
    assert "Er ligt precies één vraag." in adviseur.open(pagina(punt.bijeenkomst)).links
    Behandeling.update(vraag="Eén?").where(Behandeling.id == punt.behandeling_id).execute()
    assert "Er ligt precies één vraag." not in adviseur.open(pagina(punt.bijeenkomst)).links


def test_a_stale_check_says_what_a_colleague_did_to_the_dilemma(adviseur, punt, mensen):
    gezien = punt.dilemma.versie
    triage.wijs_toe(
        punt.dilemma, Verzoek(mensen.adviseur2, NU, {"behandelaar": mensen.adviseur2.id})
    )
    pad = f"{pagina(punt.bijeenkomst)}/punten/{punt.id}/anoniem"
    for htmx in (False, True):
        fout = adviseur.post(pad, {"versie": str(gezien)}, htmx=htmx)
        assert fout.status == 409 and Voorval.TOEGEWEZEN.label in fout.tekst


def test_of_a_meeting_that_was_called_off_no_text_is_checked_and_one_is_led_back_to_it(
    adviseur, punt, mensen
):
    plannen.zeg_af(punt.bijeenkomst, Verzoek(mensen.adviseur, NU))
    fout = adviseur.post(f"{pagina(punt.bijeenkomst)}/punten/{punt.id}/anoniem", {})
    assert fout.status == 409 and "Deze bijeenkomst is afgezegd" in fout.tekst
    assert fout.links["Bekijk hoe het nu is"] == pagina(punt.bijeenkomst)
