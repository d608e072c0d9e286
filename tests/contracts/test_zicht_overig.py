"""Who sees opbrengsten, meetings, werkgroepen and acties; what is counted is what is shown."""

import pytest

from portal import policy
from portal.engine import Verzoek
from portal.models import Actie, Agendapunt, Besluit, Bijeenkomst, Gremium, Opbrengst, Persoon, Stuk
from portal.steps import triage
from portal.steps.bijeenkomst import besluiten, vergaderbesluiten
from portal.tools.tijd import dag
from portal.vocabulary import Kring, Openbaarheid, Status, Stuksoort, Uitslag
from tests.hulp import vergaderen, wereld
from tests.hulp.dilemmas import doe, met, vrijgegeven_besluit
from tests.hulp.wereld import NU, PERSONAS

VANDAAG = dag(NU)
CCV = {"adviseur", "adviseur2"}
PLATFORM = {"deelnemer", "voorzitter_platform"}
WERKGROEP = {"specialist", "trekker"}
BERAAD = {"bestuurder", "voorzitter_beraad"}


def zien(model, voorwaarde, mensen):
    """Return the personas (and 'niemand' without an account) for whom the condition leaves
    anything.
    """
    lezers = {naam: getattr(mensen, naam) for naam in PERSONAS} | {"niemand": None}
    return {
        naam
        for naam, wie in lezers.items()
        if model.select().where(voorwaarde(wie, VANDAAG)).exists()
    }


@pytest.mark.parametrize(
    ("openbaarheid", "lezers"),
    [
        (Openbaarheid.DEELNEMERS, CCV | PLATFORM | {"inbrenger"}),
        (Openbaarheid.PROFESSIONALS, set(PERSONAS)),
        (Openbaarheid.OPENBAAR, {*PERSONAS, "niemand"}),
    ],
)
def test_an_opbrengst_is_read_by_whom_it_was_released_to(mensen, dilemma_in, openbaarheid, lezers):
    doe("oplossen", dilemma_in(Status.PLATFORM), mensen.adviseur, openbaarheid=openbaarheid.value)
    assert zien(Opbrengst, policy.leesbare_opbrengsten, mensen) == lezers


def test_a_meeting_in_preparation_is_for_the_ccv_and_its_chair(mensen):
    meeting = vergaderen.plan(mensen.adviseur, voorzitter=mensen.voorzitter_platform)
    assert zien(Bijeenkomst, policy.zichtbare_bijeenkomsten, mensen) == CCV | {
        "voorzitter_platform"
    }
    vergaderen.stel_vast(meeting, mensen.adviseur)
    assert zien(Bijeenkomst, policy.zichtbare_bijeenkomsten, mensen) == CCV | PLATFORM


def test_chairing_a_meeting_of_a_gremium_one_does_not_sit_in_shows_nothing(mensen):
    vergaderen.plan(mensen.adviseur, voorzitter=mensen.buitenstaander)
    assert zien(Bijeenkomst, policy.zichtbare_bijeenkomsten, mensen) == CCV


def test_a_werkgroep_exists_for_those_who_sit_in_it(mensen):
    def deze(wie, vandaag):
        return policy.zichtbare_werkgroepen(wie, vandaag) & (Gremium.naam == wereld.WERKGROEP)

    assert zien(Gremium, deze, mensen) == CCV | WERKGROEP


def test_a_closed_werkgroep_is_gone_for_its_specialists(mensen):
    Gremium.update(gesloten_op=VANDAAG).where(Gremium.naam == wereld.WERKGROEP).execute()
    werkgroep = wereld.gremium_met(wereld.WERKGROEP)
    assert werkgroep not in Gremium.select().where(
        policy.zichtbare_werkgroepen(mensen.specialist, VANDAAG)
    )
    assert werkgroep in Gremium.select().where(
        policy.zichtbare_werkgroepen(mensen.trekker, VANDAAG)
    )


def test_an_actie_is_seen_by_its_owner_its_gremium_and_the_ccv(mensen, dilemma_in):
    dilemma_in(Status.UITVOERING)
    Actie.update(eigenaar=mensen.buitenstaander).execute()
    assert zien(Actie, policy.zichtbare_acties, mensen) == CCV | BERAAD | {"buitenstaander"}


def test_a_closed_account_gets_what_the_public_gets(mensen, dilemma_in):
    dilemma_in(Status.AFGEROND)
    Persoon.update(actief=False).execute()
    dicht = wereld.mensen()
    for model, voorwaarde in (
        (Bijeenkomst, policy.zichtbare_bijeenkomsten),
        (Gremium, policy.zichtbare_werkgroepen),
        (Actie, policy.zichtbare_acties),
        (Opbrengst, policy.leesbare_opbrengsten),
    ):
        assert zien(model, voorwaarde, dicht) == set()


@pytest.mark.parametrize(
    ("over_dilemma", "lezers"), [(True, CCV | PLATFORM | {"inbrenger"}), (False, CCV | PLATFORM)]
)
def test_a_decision_is_seen_by_its_meeting_and_its_dilemma_and_not_before_its_release(
    mensen, dilemma_in, over_dilemma, lezers
):
    bijeenkomst = vergaderen.plan(mensen.adviseur)
    vergaderen.agendeer(bijeenkomst, dilemma_in(Status.PLATFORM), mensen.adviseur)
    punt = bijeenkomst.punten.where(Agendapunt.behandeling.is_null(not over_dilemma)).get()
    vergaderbesluiten.leg_vast(punt, Verzoek(mensen.adviseur, NU, {"tekst": "Doe het."}))
    for _ in besluiten.VOLGENDE:
        assert zien(Besluit, policy.zichtbare_besluiten, mensen) == CCV
        vergaderbesluiten.doe(Besluit.get(), "verder", Verzoek(mensen.adviseur, NU))
    assert zien(Besluit, policy.zichtbare_besluiten, mensen) == lezers


def test_what_is_decided_on_a_bundel_is_decided_for_each_of_its_inbrengers(mensen, dilemma_in):
    leider, genoot = dilemma_in(Status.BERAAD), dilemma_in(Status.BERAAD, inbrenger=mensen.collega)
    triage.bundel(
        leider, Verzoek(mensen.adviseur, NU, {"titel": "Samen", "nummers": [genoot.nummer]})
    )
    vrijgegeven_besluit(met(leider.nummer), mensen.adviseur)
    assert {"inbrenger", "collega"} <= zien(Besluit, policy.zichtbare_besluiten, mensen)
    triage.maak_bundel_los(met(genoot.nummer), Verzoek(mensen.adviseur, NU))
    assert "collega" not in zien(Besluit, policy.zichtbare_besluiten, mensen)


@pytest.mark.parametrize(("uitslag", "lezers"), [(None, CCV), (Uitslag.GEEN, set(PERSONAS))])
def test_notes_are_read_once_there_is_a_result_not_while_they_are_being_typed(
    mensen, uitslag, lezers
):
    punt = vergaderen.plan(mensen.adviseur).punten.order_by(Agendapunt.id).first()
    punt.verslag, punt.uitslag = "Half een zin", uitslag
    assert {n for n in PERSONAS if policy.mag_verslag_lezen(getattr(mensen, n), punt)} == lezers


@pytest.mark.parametrize("soort", Stuksoort)
def test_a_paper_is_seen_by_members_only_where_it_is_for_members(mensen, soort):
    """Whatever was issued, straight in the table: a regieboek is never for all of a gremium."""
    b = vergaderen.plan(mensen.adviseur)
    voor_allen = soort.kring is Kring.GREMIA
    onderwerp = {"jaar": 2026} if voor_allen else {"bijeenkomst": b}
    Stuk.create(
        soort=soort,
        reeks=str(soort),
        versie=1,
        code="ABCD-EFGH",
        titel="Stuk",
        nummer="1",
        tlp="TLP:AMBER",
        inhoud=b"%PDF",
        sha256="0" * 64,
        bron="<p>",
        uitgegeven_op=NU,
        uitgegeven_door=mensen.adviseur,
        **onderwerp,
    )
    leden = {Kring.LEDEN: PLATFORM}.get(soort.kring, set())
    zetels = PLATFORM | WERKGROEP | BERAAD
    assert zien(Stuk, policy.zichtbare_stukken, mensen) == CCV | (zetels if voor_allen else leden)
