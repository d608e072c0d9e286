"""Asking the chair for their akkoord, and what of a draft they agreed with."""

import pytest

from portal.engine import NietToegestaan, Verouderd, Verzoek
from portal.models import Behandeling, Bericht, Gebeurtenis
from portal.queries.bijeenkomst import voorbereiding as query
from portal.steps.bijeenkomst import plannen as bijeenkomst
from portal.steps.bijeenkomst import punten as agendapunten
from portal.steps.bijeenkomst import voorbereiding
from portal.vocabulary import Status
from tests.hulp import vergaderen, wereld
from tests.hulp.wereld import NU
from tests.steps.bijeenkomst.test_voorbereiding import VANDAAG, vers


@pytest.fixture
def concept(mensen):
    return vergaderen.plan(mensen.adviseur, voorzitter=mensen.voorzitter_platform.id)


@pytest.fixture
def beraad(mensen):
    voorzitter = mensen.voorzitter_beraad.id
    return vergaderen.plan(
        mensen.adviseur, wereld.gremium_met(wereld.BERAAD), voorzitter=voorzitter
    )


def post():
    return {b.aan.split("@")[0] for b in Bericht.select().where(Bericht.soort == "concept_agenda")}


def akkoord(b, lezer):
    return query.voorbereiding(vers(b), lezer, VANDAAG).akkoord


def test_asking_mails_the_chair_and_leaves_the_screens_of_others_alone(concept, mensen):
    voorbereiding.vraag_akkoord(concept, Verzoek(mensen.adviseur, NU))
    assert post() == {"voorzitter_platform"} and vers(concept).versie == concept.versie
    assert query.voorbereiding(concept, mensen.adviseur, VANDAAG).gevraagd_op == NU


def test_the_beraad_is_prepared_with_the_platform(beraad, mensen):
    voorbereiding.vraag_akkoord(beraad, Verzoek(mensen.adviseur, NU))
    assert post() == {"voorzitter_beraad", "deelnemer", "voorzitter_platform"}


@pytest.mark.parametrize("voorzitter", [None, "adviseur"])
def test_nobody_is_asked_without_a_chair_and_nobody_asks_themselves(mensen, voorzitter):
    wie = getattr(mensen, voorzitter).id if voorzitter else None
    with pytest.raises(NietToegestaan):
        voorbereiding.vraag_akkoord(
            vergaderen.plan(mensen.adviseur, voorzitter=wie), Verzoek(mensen.adviseur, NU)
        )
    assert post() == set()


def test_only_the_chair_agrees(concept, mensen):
    for naam in set(wereld.PERSONAS) - {"voorzitter_platform"}:
        with pytest.raises(NietToegestaan):
            voorbereiding.geef_akkoord(concept, Verzoek(getattr(mensen, naam), NU))
    voorbereiding.geef_akkoord(concept, Verzoek(mensen.voorzitter_platform, NU))
    rij = vers(concept)
    assert (rij.akkoord_op, rij.akkoord_door, rij.akkoord_versie) == (
        NU,
        mensen.voorzitter_platform,
        rij.versie,
    )
    assert akkoord(concept, mensen.adviseur).actueel


def test_who_agrees_saw_the_agenda_as_it_is(concept, mensen):
    gezien = query.hele_agenda(concept)
    vergaderen.voeg_toe(concept, mensen.adviseur)
    with pytest.raises(Verouderd):
        voorbereiding.geef_akkoord(concept, Verzoek(mensen.voorzitter_platform, NU, versie=gezien))
    assert vers(concept).akkoord_op is None


def _tekst(b, punt, adviseur):
    Behandeling.update(kern="Een andere kern.").execute()


@pytest.mark.parametrize(
    "doe",
    [
        lambda b, punt, wie: vergaderen.voeg_toe(b, wie),
        lambda b, punt, wie: agendapunten.verschuif(punt, -1, Verzoek(wie, NU)),
        lambda b, punt, wie: agendapunten.wijzig_punt(punt, Verzoek(wie, NU, {"minuten": 40})),
        lambda b, punt, wie: bijeenkomst.wijzig(b, Verzoek(wie, NU, {"plaats": "Zwolle"})),
        _tekst,
    ],
    ids=["item", "order", "minutes", "place", "text"],
)
def test_an_agenda_that_changed_after_is_another_one_than_was_agreed(
    concept, mensen, dilemma_in, doe
):
    punt = vergaderen.agendeer(concept, dilemma_in(Status.PLATFORM), mensen.adviseur)
    voorbereiding.geef_akkoord(concept, Verzoek(mensen.voorzitter_platform, NU))
    doe(vers(concept), punt, mensen.adviseur)
    assert not akkoord(concept, mensen.adviseur).actueel


def test_comments_stage_directions_and_fixing_change_nothing_that_was_agreed(concept, mensen):
    voorbereiding.geef_akkoord(concept, Verzoek(mensen.voorzitter_platform, NU))
    voorbereiding.plaats_opmerking(
        concept, Verzoek(mensen.voorzitter_platform, NU, {"tekst": "Goed zo."})
    )
    voorbereiding.schrijf_regie(
        concept.punten.get(), Verzoek(mensen.adviseur, NU, {"inzet": "Kort houden."})
    )
    vergaderen.stel_vast(vers(concept), mensen.adviseur)
    assert akkoord(concept, mensen.adviseur).actueel
    assert _laatste_log() == "agenda vastgesteld"


def test_fixing_without_akkoord_is_possible_and_says_so(concept, mensen):
    vergaderen.stel_vast(concept, mensen.adviseur)
    assert _laatste_log() == "agenda vastgesteld zonder akkoord van de voorzitter"


def _laatste_log():
    rijen = Gebeurtenis.select().where(Gebeurtenis.soort == "bijeenkomst")
    return rijen.order_by(Gebeurtenis.id.desc()).get().gegevens["wat"]
