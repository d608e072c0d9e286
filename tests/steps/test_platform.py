"""Step 3: the Platform, its meetings, and whose turn it is before and after them."""

from datetime import timedelta

import pytest

from portal.engine import NietToegestaan, Verzoek
from portal.models import Agendapunt, Behandeling, Bericht, Gremium, Lidmaatschap, Opbrengst
from portal.queries import wachten
from portal.steps.bijeenkomst import plannen as bijeenkomst
from portal.steps.bijeenkomst import punten as agendapunten
from portal.steps.bijeenkomst import vergadering
from portal.tools.tijd import dag, na_werkdagen
from portal.velden import NIEUW
from portal.vocabulary import LidRol, Status, Uitslag, WachtOp
from tests.hulp import vergaderen, wereld
from tests.hulp.dilemmas import doe, met
from tests.hulp.wereld import NU

BEGINT = vergaderen.BEGINT
LATER = dag(BEGINT) + timedelta(days=30)


@pytest.fixture
def dilemma(dilemma_in):
    return dilemma_in(Status.PLATFORM)


@pytest.fixture
def punt(dilemma, mensen):
    """The dilemma as an item on the agenda of a meeting to come."""
    return vergaderen.agendeer(vergaderen.plan(mensen.adviseur), dilemma, mensen.adviseur)


def wacht(dilemma):
    nu = met(dilemma.nummer)
    opgeslagen = wachten.Wacht(nu.wacht_op, nu.wacht_sinds, nu.volgende_datum)
    assert opgeslagen == wachten.stand(nu)
    return opgeslagen.op, opgeslagen.datum


def leg_vast(punt, mensen, uitslag, nu=BEGINT):
    invoer = {"verslag": "Besproken.", "uitslag": uitslag.value}
    agendapunten.leg_resultaat_vast(punt, Verzoek(mensen.adviseur, nu, invoer))


def test_without_a_meeting_the_ccv_must_plan_one(dilemma):
    assert wacht(dilemma) == (WachtOp.CCV, na_werkdagen(dag(dilemma.wacht_sinds), 15))


def test_on_an_agenda_it_is_the_turn_of_the_gremium_until_the_day(dilemma, punt):
    assert wacht(dilemma) == (WachtOp.GREMIUM, dag(BEGINT))


def test_the_agenda_item_of_another_dilemma_does_not_count(dilemma_in, punt):
    assert wacht(dilemma_in(Status.PLATFORM))[0] is WachtOp.CCV


def test_a_meeting_on_another_day_moves_the_date(dilemma, punt, mensen):
    later = {"begint": BEGINT + timedelta(days=7)}
    bijeenkomst.wijzig(punt.bijeenkomst, Verzoek(mensen.adviseur, NU, later))
    assert wacht(dilemma) == (WachtOp.GREMIUM, dag(BEGINT) + timedelta(days=7))


def test_taken_off_the_agenda_it_is_the_turn_of_the_ccv(dilemma, punt, mensen):
    agendapunten.haal_weg(punt, Verzoek(mensen.adviseur, NU))
    assert wacht(dilemma)[0] is WachtOp.CCV


def test_an_item_with_notes_stays_whatever_an_older_screen_says(punt, mensen):
    vergadering.bewaar_verslag(punt, Verzoek(mensen.adviseur, BEGINT, {"verslag": "Een uur werk."}))
    with pytest.raises(NietToegestaan):
        agendapunten.haal_weg(punt, Verzoek(mensen.adviseur, BEGINT))
    assert Agendapunt.get_by_id(punt.id).verslag == "Een uur werk."


@pytest.mark.parametrize("uitslag", Uitslag)
def test_after_the_result_the_ccv_must_do_something_with_it(dilemma, punt, mensen, uitslag):
    leg_vast(punt, mensen, uitslag)
    assert wacht(dilemma) == (WachtOp.CCV, na_werkdagen(dag(BEGINT), 15))


def test_held_over_it_waits_until_the_chosen_day(dilemma, punt, mensen):
    leg_vast(punt, mensen, Uitslag.AANGEHOUDEN)
    doe("aanhouden", dilemma, mensen.adviseur, BEGINT + timedelta(days=1), volgende_datum=LATER)
    assert wacht(dilemma) == (WachtOp.CCV, LATER)


def test_held_over_before_the_meeting_it_leaves_agendas_before_the_chosen_day(
    dilemma, punt, mensen
):
    doe("aanhouden", dilemma, mensen.adviseur, volgende_datum=LATER)
    assert not Agendapunt.select().where(Agendapunt.behandeling.is_null(False)).exists()
    assert wacht(dilemma) == (WachtOp.CCV, LATER)


def test_held_over_it_stays_on_the_agenda_of_the_chosen_day(dilemma, punt, mensen):
    doe("aanhouden", dilemma, mensen.adviseur, volgende_datum=dag(BEGINT))
    assert wacht(dilemma) == (WachtOp.GREMIUM, dag(BEGINT))


def test_a_second_meeting_after_the_first_counts(dilemma, punt, mensen):
    leg_vast(punt, mensen, Uitslag.AANGEHOUDEN)
    meeting = vergaderen.plan(mensen.adviseur, begint=BEGINT + timedelta(days=14))
    vergaderen.agendeer(meeting, dilemma, mensen.adviseur)
    assert wacht(dilemma) == (WachtOp.GREMIUM, dag(BEGINT) + timedelta(days=14))


def test_only_what_runs_at_this_gremium_goes_on_its_agenda(dilemma, dilemma_in, mensen):
    elders = Behandeling.get(
        Behandeling.dilemma == dilemma_in(Status.BERAAD), Behandeling.geeindigd_op.is_null()
    )
    with pytest.raises(NietToegestaan):
        agendapunten.voeg_dilemma_toe(
            vergaderen.plan(mensen.adviseur), elders, Verzoek(mensen.adviseur, NU)
        )


def test_fixing_the_agenda_tells_the_members_once_each(punt, mensen):
    vergaderen.stel_vast(punt.bijeenkomst, mensen.adviseur)
    mails = [b.aan for b in Bericht.select().where(Bericht.soort == "bijeenkomst")]
    assert sorted(mails) == sorted([mensen.deelnemer.email, mensen.voorzitter_platform.email])


def test_what_the_platform_solves_is_its_opbrengst(dilemma, mensen):
    doe("oplossen", dilemma, mensen.adviseur, opbrengst_titel="Zo kan het")
    opbrengst = Opbrengst.get()
    assert (opbrengst.gremium.naam, opbrengst.titel, opbrengst.dilemma) == (
        wereld.PLATFORM,
        "Zo kan het",
        dilemma,
    )


def test_going_to_a_werkgroep_ends_the_stay_with_why_it_was_not_solved(dilemma, mensen):
    doe(
        "instellen",
        dilemma,
        mensen.adviseur,
        waarom_niet_opgelost="Te weinig kennis.",
        opdracht="Zoek uit.",
    )
    eerste, tweede = (
        Behandeling.select().where(Behandeling.dilemma == dilemma).order_by(Behandeling.id)
    )
    assert (eerste.geeindigd_op, eerste.waarom_niet_opgelost) == (NU, "Te weinig kennis.")
    assert (tweede.gremium.naam, tweede.opdracht, tweede.kern) == (
        wereld.WERKGROEP,
        "Zoek uit.",
        eerste.kern,
    )


def test_a_new_werkgroep_gets_its_opdracht_trekker_and_specialists(dilemma, mensen):
    doe(
        "instellen",
        dilemma,
        mensen.adviseur,
        gremium=NIEUW,
        nieuwe_naam="Werkgroep Nieuw",
        opdracht="Zoek uit.",
        trekker=str(mensen.deelnemer.id),
        specialisten=[str(mensen.buitenstaander.id)],
    )
    nieuw = Gremium.get(Gremium.naam == "Werkgroep Nieuw")
    zetels = {
        (lid.persoon, lid.rol) for lid in Lidmaatschap.select().where(Lidmaatschap.gremium == nieuw)
    }
    assert zetels == {
        (mensen.deelnemer, LidRol.VOORZITTER),
        (mensen.buitenstaander, LidRol.SPECIALIST),
    }
    assert (nieuw.opdracht, nieuw.ingesteld_op) == ("Zoek uit.", dag(NU))


def test_a_closed_werkgroep_takes_no_dilemma(dilemma, mensen):
    werkgroep = wereld.gremium_met(wereld.ANDERE_WERKGROEP)
    Gremium.update(gesloten_op=dag(NU)).where(Gremium.id == werkgroep.id).execute()
    with pytest.raises(NietToegestaan):
        doe("instellen", dilemma, mensen.adviseur, gremium=str(werkgroep.id))
    assert met(dilemma.nummer).status is Status.PLATFORM
