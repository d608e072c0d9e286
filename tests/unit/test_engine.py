"""The one function that moves a dilemma: once per form, never from a stale screen, and only what
the table asks.
"""

from datetime import timedelta

import pytest

from portal import engine
from portal.engine import NietToegestaan, Onvolledig, Verouderd, Verzoek
from portal.models import Behandeling, Dilemma, Gebeurtenis, Verzoeksleutel
from portal.queries import wachten
from portal.steps import route
from portal.tools.tijd import dag
from portal.vocabulary import Status
from portal.workflow import OVERGANG
from tests.hulp.dilemmas import doe, met
from tests.hulp.invoer import geldige_invoer
from tests.hulp.momentopname import alles
from tests.hulp.wereld import NU


def vraagt(naam, dilemma, actor, sleutel="", versie=None, **anders):
    invoer = geldige_invoer(OVERGANG[naam], dilemma, **anders)
    return route.zet(naam, dilemma, Verzoek(actor, NU, invoer, sleutel, versie))


def test_a_form_sent_again_changes_nothing_and_gets_the_first_answer(mensen, dilemma_in):
    dilemma = dilemma_in(Status.INGEDIEND)
    eerste = vraagt("agenderen", dilemma, mensen.adviseur, "sleutel", dilemma.versie)
    voor = alles()
    assert (
        vraagt("agenderen", dilemma, mensen.adviseur, "sleutel", dilemma.versie)
        == eerste
        == dilemma.nummer
    )
    assert alles() == voor


def test_a_refused_form_can_be_sent_again_with_the_same_key(mensen, dilemma_in):
    dilemma = dilemma_in(Status.INGEDIEND)
    with pytest.raises(Onvolledig):
        vraagt("agenderen", dilemma, mensen.adviseur, "sleutel", vraag="")
    assert vraagt("agenderen", dilemma, mensen.adviseur, "sleutel") == dilemma.nummer


def test_without_a_key_nothing_is_remembered(mensen, dilemma_in):
    vraagt("agenderen", dilemma_in(Status.INGEDIEND), mensen.adviseur)
    assert not Verzoeksleutel.select().exists()


@pytest.mark.parametrize("ernaast", [-1, 1])
def test_a_screen_of_another_version_is_told_what_changed(mensen, dilemma_in, ernaast):
    dilemma = dilemma_in(Status.PLATFORM)
    voor = alles()
    with pytest.raises(Verouderd) as fout:
        vraagt("oplossen", dilemma, mensen.adviseur, "sleutel", dilemma.versie + ernaast)
    assert [g.soort for g in fout.value.sindsdien] == (["agenderen"] if ernaast < 0 else [])
    assert alles() == voor


def test_a_row_changed_behind_the_back_is_not_overwritten(mensen, dilemma_in):
    dilemma = dilemma_in(Status.PLATFORM)
    Dilemma.update(versie=Dilemma.versie + 1).where(Dilemma.id == dilemma.id).execute()
    with pytest.raises(Verouderd):
        engine.meld(dilemma, "toegewezen", Verzoek(mensen.adviseur, NU))


def test_an_effect_that_fails_leaves_nothing_behind(mensen, dilemma_in):
    dilemma = dilemma_in(Status.INGEDIEND)
    voor = alles()

    def half(leden, verzoek, naar):
        Behandeling.create(dilemma=leden[0], gremium=1)
        raise RuntimeError("halverwege")

    verzoek = Verzoek(mensen.adviseur, NU, geldige_invoer(OVERGANG["afwijzen"], dilemma))
    with pytest.raises(RuntimeError, match="halverwege"):
        engine.zet(OVERGANG["afwijzen"], dilemma, verzoek, half)
    assert alles() == voor


@pytest.mark.parametrize("naar", ["platform", "afgerond", "ingediend"])
def test_a_choice_outside_the_table_is_refused(mensen, dilemma_in, naar):
    with pytest.raises(NietToegestaan):
        vraagt("versnellen", dilemma_in(Status.INGEDIEND), mensen.adviseur, naar=naar)


def test_what_the_table_does_not_ask_is_not_recorded(mensen, dilemma_in):
    extra = {
        "volgende_datum": dag(NU) + timedelta(days=90),
        "terugkoppeling": "Alvast.",
        "opdracht": "Anders.",
    }
    dilemma = doe("agenderen", dilemma_in(Status.INGEDIEND), mensen.adviseur, **extra)
    assert dilemma.terugkoppeling == "" and dilemma.behandelingen.get().opdracht == ""
    assert wachten.stand(dilemma).datum == dilemma.volgende_datum != extra["volgende_datum"]


def test_the_event_keeps_short_reasons_and_not_the_texts_that_live_in_tables(mensen, dilemma_in):
    doe("agenderen", dilemma_in(Status.INGEDIEND), mensen.adviseur)
    gegevens = Gebeurtenis.get(Gebeurtenis.soort == "agenderen").gegevens
    assert set(gegevens) == {veld.naam for veld in OVERGANG["agenderen"].velden if veld.log}


def test_the_answer_of_an_earlier_end_is_kept_in_the_log_when_it_is_reopened(mensen, dilemma_in):
    dilemma = dilemma_in(Status.NIET_IN_BEHANDELING)
    antwoord = dilemma.terugkoppeling
    assert doe("heropenen", dilemma, mensen.adviseur).terugkoppeling == ""
    assert Gebeurtenis.get(Gebeurtenis.soort == "afwijzen").gegevens["terugkoppeling"] == antwoord


@pytest.mark.parametrize("nummer", ["d-2026-0001", "D-2026-0001"])
def test_a_number_is_found_in_any_case(dilemma_in, nummer):
    assert met(nummer) is None
    assert dilemma_in(Status.CONCEPT) == met(nummer)


@pytest.mark.parametrize(
    "nummer", ["", "D-2026-0001\x00", "\ud800", "D" * 5000, "'; DROP TABLE dilemma"]
)
def test_a_number_that_cannot_be_is_not_found(db, nummer):
    assert met(nummer) is None
