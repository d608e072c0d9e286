"""Step 5: a decision is recorded, fixed, released and carried out."""

import pytest

from portal.docs.rechten import alle_daden
from portal.engine import EisNietVervuld, NietToegestaan, Verouderd, Verzoek
from portal.models import Actie, Bericht, Besluit, Optie
from portal.steps import beraad
from portal.vocabulary import BesluitStatus, Status, WachtOp
from tests.hulp import vergaderen
from tests.hulp.dilemmas import doe, met, vrijgegeven_besluit
from tests.hulp.invoer import OVER_DRIE_WEKEN
from tests.hulp.wereld import NU

DADEN = alle_daden()


@pytest.fixture
def dilemma(dilemma_in):
    return dilemma_in(Status.BERAAD)


@pytest.fixture
def besluit(dilemma, mensen):
    """A decision that is still a concept."""
    beraad.leg_besluit_vast(dilemma, Verzoek(mensen.adviseur, NU, {"tekst": "Doe het."}))
    return Besluit.get()


def verder(besluit, wie, versie=None):
    beraad.breng_besluit_verder(besluit, Verzoek(wie, NU, versie=versie))
    return Besluit.get_by_id(besluit.id)


def test_a_decision_goes_from_concept_to_fixed_to_released_and_no_further(besluit, mensen):
    assert besluit.status is BesluitStatus.CONCEPT
    assert verder(besluit, mensen.adviseur).status is BesluitStatus.VASTGESTELD
    vrij = verder(besluit, mensen.adviseur)
    assert (vrij.status, vrij.vrijgegeven_op) == (BesluitStatus.VRIJGEGEVEN, NU)
    with pytest.raises(NietToegestaan):
        verder(besluit, mensen.adviseur)


def test_the_members_hear_only_of_the_release(besluit, mensen):
    verder(besluit, mensen.adviseur)
    assert not Bericht.select().where(Bericht.soort == "besluit").exists()
    verder(besluit, mensen.adviseur)
    mails = [b.aan for b in Bericht.select().where(Bericht.soort == "besluit")]
    assert sorted(mails) == sorted([mensen.bestuurder.email, mensen.voorzitter_beraad.email])


def test_two_screens_that_mean_the_same_step_do_not_take_two(besluit, dilemma, mensen):
    versie = met(dilemma.nummer).versie
    verder(besluit, mensen.adviseur, versie)
    with pytest.raises(Verouderd):
        verder(besluit, mensen.adviseur2, versie)
    assert Besluit.get_by_id(besluit.id).status is BesluitStatus.VASTGESTELD


@pytest.mark.parametrize("persona", ["bestuurder", "voorzitter_beraad", "inbrenger", "beheerder"])
def test_decisions_are_recorded_by_adviseurs(dilemma, besluit, mensen, persona):
    wie = getattr(mensen, persona)
    with pytest.raises(NietToegestaan):
        beraad.leg_besluit_vast(dilemma, Verzoek(wie, NU, {"tekst": "Doe het."}))
    with pytest.raises(NietToegestaan):
        verder(besluit, wie)


@pytest.mark.parametrize("status", [Status.PLATFORM, Status.UITVOERING, Status.AFGEROND])
def test_there_is_nothing_to_decide_elsewhere(dilemma_in, mensen, status):
    with pytest.raises(NietToegestaan):
        beraad.leg_besluit_vast(
            dilemma_in(status), Verzoek(mensen.adviseur, NU, {"tekst": "Doe het."})
        )


@pytest.mark.parametrize("stappen", [0, 1])
def test_a_decision_is_not_carried_out_before_its_release(besluit, dilemma, mensen, stappen):
    for _ in range(stappen):
        verder(besluit, mensen.adviseur)
    with pytest.raises(EisNietVervuld):
        doe("besluiten", dilemma, mensen.adviseur, besluit=str(besluit.id))


def test_carrying_out_hands_out_the_acties_and_waits_for_the_first(dilemma, mensen):
    besluit = vrijgegeven_besluit(dilemma, mensen.adviseur)
    rijen = [
        {"wat": w, "eigenaar": str(mensen.bestuurder.id), "termijn": OVER_DRIE_WEKEN}
        for w in ("Een.", "Twee.")
    ]
    na = doe("besluiten", dilemma, mensen.adviseur, acties=rijen)
    verwacht = [(rij["wat"], besluit, mensen.bestuurder) for rij in rijen]
    assert [(a.wat, a.besluit, a.eigenaar) for a in Actie.select()] == verwacht
    assert (na.wacht_op, na.volgende_datum) == (WachtOp.EIGENAAR, OVER_DRIE_WEKEN)
    acties = Bericht.select().where(Bericht.soort == "actie")
    assert [b.aan for b in acties] == [mensen.bestuurder.email]  # one mail by one event


def test_the_decision_on_another_dilemma_does_not_count(dilemma, dilemma_in, mensen):
    vrijgegeven_besluit(dilemma, mensen.adviseur)
    ander = vrijgegeven_besluit(dilemma_in(Status.BERAAD), mensen.adviseur)
    with pytest.raises(NietToegestaan):
        doe("besluiten", dilemma, mensen.adviseur, besluit=str(ander.id))
    assert not Actie.select().exists()


def test_a_decision_that_was_carried_out_is_not_carried_out_again(dilemma_in, mensen):
    dilemma = dilemma_in(Status.AFGEROND)
    for naam in ("heropenen", "agenderen", "voorleggen"):
        dilemma = doe(naam, dilemma, mensen.adviseur)
    with pytest.raises(EisNietVervuld):
        doe("besluiten", dilemma, mensen.adviseur, besluit=str(Besluit.get().id))
    vrijgegeven_besluit(dilemma, mensen.adviseur)
    with pytest.raises(NietToegestaan):
        doe(
            "besluiten",
            dilemma,
            mensen.adviseur,
            besluit=str(Besluit.select().order_by(Besluit.id).get().id),
        )


def test_the_options_for_the_briefing_are_replaced_as_a_whole(dilemma, mensen):
    for teksten in (["Een", "Twee"], ["Drie"]):
        opties = [{"tekst": t, "voor": "Ja", "tegen": "Nee"} for t in teksten]
        beraad.bewaar_voorstel(
            dilemma, Verzoek(mensen.adviseur, NU, {"opties": opties, "voorgestelde_acties": "Bel."})
        )
    assert [(o.volgorde, o.tekst) for o in Optie.select()] == [(1, "Drie")]


@pytest.mark.parametrize(
    "naam", ["beraad.haal_besluit_weg", "bijeenkomst.vergaderbesluiten.haal_weg"]
)
@pytest.mark.parametrize("stand", BesluitStatus)
def test_only_a_concept_can_be_removed_from_any_screen(mensen, dilemma_in, naam, stand):
    """Whatever was vastgesteld is put right with a trace, and stays."""
    besluit = vrijgegeven_besluit(dilemma_in(Status.BERAAD), mensen.adviseur)
    besluit.status, besluit.bijeenkomst = stand, vergaderen.plan(mensen.adviseur)
    mag = DADEN[naam].kan(mensen.adviseur, besluit, NU)
    assert mag is (stand is BesluitStatus.CONCEPT)
