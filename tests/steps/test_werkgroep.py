"""Step 4: up to the Beraad, back to an earlier rung, and what the werkgroep itself may do."""

import pytest

from portal.engine import NietToegestaan, Verzoek
from portal.models import Behandeling, Bericht, Gremium, Lidmaatschap, Opbrengst
from portal.steps import werkgroep as stap
from portal.tools.tijd import dag
from portal.vocabulary import LidRol, Openbaarheid, Status
from tests.hulp import wereld
from tests.hulp.dilemmas import doe, met
from tests.hulp.wereld import NU

OPBRENGST = {
    "opbrengst_soort": "inzicht",
    "opbrengst_titel": "Zo kan het",
    "opbrengst_tekst": "Bel eerst.",
    "openbaarheid": "deelnemers",
}


@pytest.fixture
def werkgroep(db):
    return wereld.gremium_met(wereld.WERKGROEP)


def verblijven(dilemma):
    return list(Behandeling.select().where(Behandeling.dilemma == dilemma).order_by(Behandeling.id))


def test_the_decision_that_is_asked_becomes_the_question_to_the_beraad(mensen, dilemma_in):
    dilemma = dilemma_in(Status.WERKGROEP)
    doe(
        "voorleggen",
        dilemma,
        mensen.adviseur,
        gevraagd_besluit="Sta het toe.",
        waarom_niet_opgelost="Geen mandaat.",
    )
    *_, eerder, nu = verblijven(dilemma)
    assert (nu.gremium.naam, nu.vraag, nu.begonnen_op) == (wereld.BERAAD, "Sta het toe.", NU)
    assert (eerder.waarom_niet_opgelost, eerder.geeindigd_op) == ("Geen mandaat.", NU)


def test_the_platform_can_go_straight_to_the_beraad(mensen, dilemma_in):
    dilemma = doe("voorleggen", dilemma_in(Status.PLATFORM), mensen.adviseur)
    assert [b.gremium.naam for b in verblijven(dilemma)] == [wereld.PLATFORM, wereld.BERAAD]


@pytest.mark.parametrize(
    ("van", "naar", "gremium"),
    [
        (Status.WERKGROEP, "platform", wereld.PLATFORM),
        (Status.BERAAD, "platform", wereld.PLATFORM),
        (Status.BERAAD, "werkgroep", wereld.WERKGROEP),
    ],
)
def test_sent_back_it_has_a_question_of_its_own_and_the_reason_is_kept(
    mensen, dilemma_in, van, naar, gremium
):
    dilemma = doe(
        "terugverwijzen",
        dilemma_in(van),
        mensen.adviseur,
        naar=naar,
        vraag="En nu?",
        reden="Te vroeg.",
    )
    *_, eerder, nu = verblijven(dilemma)
    assert (nu.gremium.naam, nu.vraag, eerder.waarom_niet_opgelost) == (
        gremium,
        "En nu?",
        "Te vroeg.",
    )


def test_sent_back_to_the_platform_needs_no_werkgroep(mensen, dilemma_in):
    leeg = {"gremium": "", "nieuwe_naam": ""}
    dilemma = doe(
        "terugverwijzen", dilemma_in(Status.BERAAD), mensen.adviseur, naar="platform", **leeg
    )
    assert dilemma.status is Status.PLATFORM


def test_sent_back_to_the_platform_a_left_over_choice_of_werkgroep_does_not_matter(
    mensen, dilemma_in
):
    over = {"gremium": "nieuw", "nieuwe_naam": ""}
    dilemma = doe(
        "terugverwijzen", dilemma_in(Status.BERAAD), mensen.adviseur, naar="platform", **over
    )
    assert dilemma.status is Status.PLATFORM


@pytest.mark.parametrize("persona", ["adviseur", "trekker"])
def test_trekker_and_adviseur_record_what_was_found(mensen, werkgroep, persona):
    stap.leg_opbrengst_vast(werkgroep, Verzoek(getattr(mensen, persona), NU, OPBRENGST))
    assert Opbrengst.get().gremium == werkgroep


@pytest.mark.parametrize("persona", ["specialist", "deelnemer", "inbrenger", "beheerder"])
def test_nobody_else_does(mensen, werkgroep, persona):
    with pytest.raises(NietToegestaan):
        stap.leg_opbrengst_vast(werkgroep, Verzoek(getattr(mensen, persona), NU, OPBRENGST))


@pytest.mark.parametrize("openbaarheid", [Openbaarheid.PROFESSIONALS, Openbaarheid.OPENBAAR])
def test_only_the_ccv_releases_it_wider(mensen, werkgroep, openbaarheid):
    with pytest.raises(NietToegestaan):
        stap.leg_opbrengst_vast(
            werkgroep, Verzoek(mensen.trekker, NU, {**OPBRENGST, "openbaarheid": openbaarheid})
        )


def test_what_is_still_treated_keeps_a_werkgroep_open(mensen, dilemma_in, werkgroep):
    dilemma = dilemma_in(Status.WERKGROEP)
    with pytest.raises(NietToegestaan):
        stap.sluit(werkgroep, Verzoek(mensen.adviseur, NU))
    doe("oplossen", dilemma, mensen.adviseur)
    stap.sluit(werkgroep, Verzoek(mensen.adviseur, NU))
    assert Gremium.get_by_id(werkgroep.id).gesloten_op == dag(NU)


@pytest.mark.parametrize("naam", [wereld.PLATFORM, wereld.BERAAD])
def test_the_platform_and_the_beraad_cannot_be_closed(mensen, naam):
    with pytest.raises(NietToegestaan):
        stap.sluit(wereld.gremium_met(naam), Verzoek(mensen.adviseur, NU))


def test_an_invitation_is_mailed_once_and_gives_one_seat(mensen, werkgroep):
    invoer = {"persoon": str(mensen.buitenstaander.id), "rol": "specialist"}
    invoer["specialist_tot"] = dag(NU)
    for _ in range(2):
        stap.nodig_uit(werkgroep, Verzoek(mensen.adviseur, NU, invoer))
    assert mensen.buitenstaander.lidmaatschappen.count() == 1


def test_a_werkgroep_dilemma_waits_for_the_werkgroep(dilemma_in):
    assert met(dilemma_in(Status.WERKGROEP).nummer).wacht_op.value == "gremium"


def test_a_beheerder_hears_of_no_dilemma_whatever_seat_they_were_given(mensen, dilemma_in):
    werkgroep = wereld.gremium_met(wereld.WERKGROEP)
    Lidmaatschap.create(
        gremium=werkgroep, persoon=mensen.beheerder, rol=LidRol.LID, van=wereld.INGESTELD
    )
    Bericht.delete().execute()
    dilemma_in(Status.WERKGROEP)
    geschreven = {b.aan.split("@")[0] for b in Bericht.select()}
    assert "trekker" in geschreven and "beheerder" not in geschreven
