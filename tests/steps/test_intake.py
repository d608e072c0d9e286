"""Step 1: bringing in, confirming, editing, answering and withdrawing."""

from datetime import timedelta

import pytest

from portal import policy
from portal.engine import NietToegestaan, Onvolledig, Verouderd, Verzoek
from portal.models import (
    Agendapunt,
    Behandeling,
    Bericht,
    Bijeenkomst,
    Dilemma,
    Gebeurtenis,
    Persoon,
    Vraag,
)
from portal.steps import intake, triage
from portal.steps.bijeenkomst import plannen as bijeenkomst
from portal.steps.bijeenkomst import punten as agendapunten
from portal.steps.rondom import bevestigen, toegang
from portal.tools.tijd import dag
from portal.vocabulary import Status, Voorval, WachtOp
from tests.hulp import dilemmas, wereld
from tests.hulp.dilemmas import INTAKE, doe, met, nieuw
from tests.hulp.wereld import NU

ANONIEM = {
    **INTAKE,
    "email": " Nieuw@Test.example ",
    "naam": "Nieuw",
    "organisatie": "School",
    "functie": "Docent",
}


def mails(soort):
    return sorted(b.aan.split("@")[0] for b in Bericht.select().where(Bericht.soort == soort))


def anoniem(sleutel="", *, indienen=True, **anders):
    return met(
        intake.breng_in(Verzoek(None, NU, {**ANONIEM, **anders}, sleutel), indienen=indienen)
    )


def gelogd(dilemma, soort):
    return (
        Gebeurtenis.select()
        .where(Gebeurtenis.dilemma == dilemma, Gebeurtenis.soort == soort)
        .count()
    )


def stel_vraag(dilemma, mensen, nu=NU):
    invoer = {"vraag": "Sinds wanneer?", "uiterlijk": dag(nu) + timedelta(days=7)}
    triage.stel_vraag(dilemma, Verzoek(mensen.adviseur, nu, invoer))
    return Vraag.get(Vraag.dilemma == dilemma)


def test_a_concept_has_a_number_and_waits_for_its_inbrenger(mensen):
    concept = nieuw(mensen.inbrenger)
    assert (concept.nummer, concept.status, concept.wacht_op) == (
        "D-2026-0001",
        Status.CONCEPT,
        WachtOp.INBRENGER,
    )
    assert concept.ingediend_op is None and mails("overgang") == []


def test_filing_keeps_every_word_that_was_written(mensen):
    dilemma = nieuw(mensen.inbrenger, indienen=True)
    assert {
        naam: getattr(dilemma, naam) for naam in INTAKE if naam != "themas"
    }.items() <= INTAKE.items()
    assert [k.thema.sleutel for k in dilemma.themakoppels] == INTAKE["themas"]


def test_the_same_form_sent_again_gives_the_same_dilemma(db):
    assert anoniem("sleutel-1") == anoniem("sleutel-1")
    assert Dilemma.select().count() == 1


def test_filing_without_an_account_makes_one_and_asks_to_confirm_the_address(db):
    dilemma = anoniem()
    assert (dilemma.inbrenger.email, dilemma.indiener.organisatie) == (
        "nieuw@test.example",
        "School",
    )
    assert dilemma.bevestigd_op is None
    assert mails("bevestigen") == ["nieuw"] and mails("overgang") == []


def test_the_ccv_hears_of_it_when_its_address_is_confirmed(db):
    dilemma = anoniem()
    token = Bericht.get(Bericht.soort == "bevestigen").gegevens["pad"].rsplit("/", 1)[1]
    bevestigen.antwoord(token, [dilemma.nummer], NU, eigen=True)
    assert mails("overgang") == ["adviseur", "adviseur2"]


def test_filing_under_a_known_address_changes_nothing_about_that_account(mensen):
    anoniem(email=mensen.collega.email, naam="Iemand anders")
    assert Persoon.get_by_id(mensen.collega.id).naam == mensen.collega.naam


def test_the_link_in_the_mail_confirms_the_intake_once_and_signs_nobody_in(db):
    dilemma = anoniem()
    token = Bericht.get(Bericht.soort == "bevestigen").gegevens["pad"].rsplit("/", 1)[1]
    assert toegang.wissel_in(token, NU) is None and met(dilemma.nummer).bevestigd_op is None
    assert bevestigen.antwoord(token, [dilemma.nummer], NU, eigen=True)
    assert met(dilemma.nummer).bevestigd_op == NU and not dilemma.inbrenger.sessies.exists()
    assert not bevestigen.antwoord(token, [dilemma.nummer], NU, eigen=True)


def test_confirming_twice_is_logged_once(mensen):
    dilemma = anoniem(email=mensen.collega.email)
    for _ in range(2):
        intake.bevestig(dilemma, Verzoek(mensen.collega, NU))
    assert gelogd(dilemma, Voorval.BEVESTIGD) == 1


def test_nobody_confirms_the_intake_of_another(mensen):
    with pytest.raises(NietToegestaan):
        intake.bevestig(anoniem(), Verzoek(mensen.collega, NU))


@pytest.mark.parametrize(
    "los", [{"bevestigd_op": None}, {"op_de_hoogte": False}], ids=["unconfirmed", "unasked"]
)
def test_an_inbrenger_who_did_not_ask_hears_the_outcome_only(mensen, los):
    dilemma = nieuw(mensen.inbrenger, indienen=True)
    Bericht.delete().execute()
    Dilemma.update(**los).where(Dilemma.id == dilemma.id).execute()
    dilemma = doe("agenderen", dilemma, mensen.adviseur)
    assert mails("overgang") == []
    doe("oplossen", dilemma, mensen.adviseur)
    assert mails("overgang") == ["inbrenger"]


def test_only_the_inbrenger_edits_and_only_a_concept(mensen, dilemma_in):
    concept, ingediend = dilemma_in(Status.CONCEPT), dilemma_in(Status.INGEDIEND)
    for dilemma, actor in (
        (concept, mensen.adviseur),
        (concept, mensen.collega),
        (ingediend, mensen.inbrenger),
    ):
        with pytest.raises(NietToegestaan):
            intake.bewerk(dilemma, Verzoek(actor, NU, INTAKE), indienen=False)


def test_editing_replaces_the_words_and_the_themas(mensen, dilemma_in):
    concept = dilemma_in(Status.CONCEPT)
    anders = {"titel": "Anders", "themas": ["informatiedeling"]}
    intake.bewerk(concept, Verzoek(mensen.inbrenger, NU, anders), indienen=True)
    na = met(concept.nummer)
    assert (na.titel, na.vraag, na.status) == ("Anders", INTAKE["vraag"], Status.INGEDIEND)
    assert [k.thema.sleutel for k in na.themakoppels] == ["informatiedeling"]


def test_two_screens_cannot_overwrite_one_concept_unseen(mensen, dilemma_in):
    concept = dilemma_in(Status.CONCEPT)
    invoer = {"titel": "Eerste", "themas": []}
    intake.bewerk(
        concept, Verzoek(mensen.inbrenger, NU, invoer, versie=concept.versie), indienen=False
    )
    with pytest.raises(Verouderd):
        intake.bewerk(
            concept, Verzoek(mensen.inbrenger, NU, invoer, versie=concept.versie), indienen=False
        )


@pytest.mark.parametrize("leeg", ["titel", "vraag"])
def test_an_incomplete_concept_cannot_be_filed(mensen, leeg):
    concept = nieuw(mensen.inbrenger, **{leeg: ""})
    with pytest.raises(Onvolledig, match=leeg):
        doe("indienen", concept, mensen.inbrenger)
    assert met(concept.nummer).status is Status.CONCEPT


def test_a_concept_that_is_still_empty_can_be_withdrawn(mensen):
    concept = doe("intrekken", nieuw(mensen.inbrenger, titel="", vraag=""), mensen.inbrenger)
    assert concept.status is Status.INGETROKKEN


def test_what_was_withdrawn_before_it_was_filed_never_reaches_the_ccv(mensen, dilemma_in):
    concept = doe("intrekken", dilemma_in(Status.CONCEPT), mensen.inbrenger)
    assert policy.zicht(mensen.adviseur, concept, dag(NU)) == set()
    assert mails("overgang") == []
    with pytest.raises(NietToegestaan):
        doe("heropenen", concept, mensen.adviseur)
    with pytest.raises(NietToegestaan):
        triage.noteer(concept, Verzoek(mensen.adviseur, NU, {"notitie": "Ik lees mee."}))


def test_reopening_what_was_never_filed_files_it(mensen, dilemma_in):
    concept = doe("intrekken", dilemma_in(Status.CONCEPT), mensen.inbrenger)
    dilemma = doe("heropenen", concept, mensen.inbrenger)
    assert (dilemma.status, dilemma.ingediend_op) == (Status.INGEDIEND, NU)
    assert policy.zicht(mensen.adviseur, dilemma, dag(NU))


def test_reopening_an_empty_concept_asks_for_what_is_missing(mensen):
    concept = doe("intrekken", nieuw(mensen.inbrenger, titel=""), mensen.inbrenger)
    with pytest.raises(Onvolledig, match="titel"):
        doe("heropenen", concept, mensen.inbrenger)


def test_an_answer_gives_the_turn_back_and_tells_who_asked(mensen, dilemma_in):
    vraag = stel_vraag(dilemma_in(Status.INGEDIEND), mensen)
    later = NU + timedelta(days=1)
    nummer = intake.beantwoord(vraag, Verzoek(mensen.inbrenger, later, {"antwoord": "Sinds mei."}))
    assert (met(nummer).wacht_op, met(nummer).wacht_sinds) == (WachtOp.CCV, later)
    assert mails("antwoord") == ["adviseur"]


def test_a_question_is_answered_once_by_the_inbrenger_while_the_dilemma_is_open(mensen, dilemma_in):
    vraag = stel_vraag(dilemma_in(Status.INGEDIEND), mensen)
    antwoord = {"antwoord": "Sinds mei."}
    with pytest.raises(NietToegestaan):
        intake.beantwoord(vraag, Verzoek(mensen.collega, NU, antwoord))
    intake.beantwoord(vraag, Verzoek(mensen.inbrenger, NU, antwoord))
    with pytest.raises(NietToegestaan):
        intake.beantwoord(vraag, Verzoek(mensen.inbrenger, NU, antwoord))


def test_withdrawing_ends_the_stay_and_leaves_only_meetings_that_were_held(mensen, dilemma_in):
    dilemma = dilemma_in(Status.PLATFORM)
    stay, platform = (
        Behandeling.get(Behandeling.dilemma == dilemma),
        wereld.gremium_met(wereld.PLATFORM),
    )
    for dagen in (-1, 1):
        plan = {
            "titel": "Platform",
            "begint": NU + timedelta(dagen),
            "minuten": 90,
            "plaats": "Utrecht",
        }
        bijeenkomst.plan(platform, Verzoek(mensen.adviseur, NU, plan))
    for meeting in Bijeenkomst.select():
        agendapunten.voeg_dilemma_toe(meeting, stay, Verzoek(mensen.adviseur, NU))
    doe("intrekken", dilemma, mensen.inbrenger)
    assert Behandeling.get_by_id(stay.id).geeindigd_op == NU
    blijft = Agendapunt.select().where(Agendapunt.behandeling == stay)
    assert [punt.bijeenkomst.begint for punt in blijft] == [NU - timedelta(1)]


def test_numbers_follow_the_year_in_amsterdam(mensen):
    silvester = dilemmas.BEGIN.replace(year=2026, month=12, day=31, hour=23, minute=30)
    assert nieuw(mensen.inbrenger, silvester).nummer == "D-2027-0001"
    assert nieuw(mensen.inbrenger, silvester - timedelta(hours=1)).nummer == "D-2026-0001"
