"""Before an agenda is fixed: comments, stage directions, the order, and what else waits."""

import pytest

from portal.daden import KanNuNiet
from portal.engine import NietToegestaan, Verouderd, Verzoek
from portal.models import Bijeenkomst, Opmerking, Signaal
from portal.queries import versies
from portal.queries.bijeenkomst import voorbereiding as query
from portal.queries.bijeenkomst.ernaast import ernaast
from portal.steps.bijeenkomst import punten as agendapunten
from portal.steps.bijeenkomst import voorbereiding
from portal.tools.tijd import dag
from portal.vocabulary import SignaalStatus, Status
from tests.hulp import dilemmas, signalen, vergaderen, wereld
from tests.hulp.vergaderen import titels
from tests.hulp.wereld import NU

VANDAAG = dag(NU)


@pytest.fixture
def concept(mensen):
    return vergaderen.plan(mensen.adviseur, voorzitter=mensen.voorzitter_platform.id)


@pytest.fixture
def beraad(mensen):
    voorzitter = mensen.voorzitter_beraad.id
    return vergaderen.plan(
        mensen.adviseur, wereld.gremium_met(wereld.BERAAD), voorzitter=voorzitter
    )


def vers(b):
    return Bijeenkomst.get_by_id(b.id)


# Comments and stage directions


def test_who_prepares_comments_and_who_does_not_may_not(beraad, mensen):
    mag = {"adviseur", "adviseur2", "voorzitter_beraad", "deelnemer", "voorzitter_platform"}
    for naam in wereld.PERSONAS:
        plaats = Verzoek(getattr(mensen, naam), NU, {"tekst": naam})
        if naam in mag:
            voorbereiding.plaats_opmerking(beraad, plaats)
        else:
            with pytest.raises(NietToegestaan):
                voorbereiding.plaats_opmerking(beraad, plaats)
    assert {o.tekst for o in Opmerking.select()} == mag


def test_adviseurs_and_the_chair_read_all_comments_others_their_own(beraad, mensen):
    for naam in ("voorzitter_beraad", "deelnemer"):
        voorbereiding.plaats_opmerking(beraad, Verzoek(getattr(mensen, naam), NU, {"tekst": naam}))
    leest = {
        naam: {
            o.tekst
            for lijst in query.opmerkingen(beraad, getattr(mensen, naam), VANDAAG).values()
            for o in lijst
        }
        for naam in (
            "adviseur",
            "voorzitter_beraad",
            "deelnemer",
            "voorzitter_platform",
            "bestuurder",
        )
    }
    alle = {"voorzitter_beraad", "deelnemer"}
    assert leest == {
        "adviseur": alle,
        "voorzitter_beraad": alle,
        "deelnemer": {"deelnemer"},
        "voorzitter_platform": set(),
        "bestuurder": set(),
    }


def test_a_fixed_agenda_takes_no_comments(concept, mensen):
    vergaderen.stel_vast(concept, mensen.adviseur)
    with pytest.raises(KanNuNiet):
        voorbereiding.plaats_opmerking(
            concept, Verzoek(mensen.voorzitter_platform, NU, {"tekst": "Te laat."})
        )


def test_stage_directions_change_while_the_agenda_is_fixed_but_not_unseen(concept, mensen):
    vergaderen.stel_vast(concept, mensen.adviseur)
    punt = concept.punten.get()
    gezien = versies.REGIE_VAN_PUNT(punt)
    voorbereiding.schrijf_regie(
        punt, Verzoek(mensen.adviseur, NU, {"inzet": "Eerst luisteren."}, versie=gezien)
    )
    assert (
        type(punt).get_by_id(punt.id).inzet == "Eerst luisteren." and vers(concept).vastgesteld_op
    )
    with pytest.raises(Verouderd):
        voorbereiding.schrijf_regie(
            punt, Verzoek(mensen.adviseur2, NU, {"inzet": "Anders."}, versie=gezien)
        )
    with pytest.raises(NietToegestaan):
        voorbereiding.schrijf_regie(punt, Verzoek(mensen.voorzitter_platform, NU, {"inzet": "Ik."}))


# The order, and what else waits


def test_the_order_is_that_of_the_screen(concept, mensen):
    ids = [punt.id for punt in concept.punten]
    agendapunten.orden(concept, Verzoek(mensen.adviseur, NU, {"volgorde": ids[::-1]}))
    eerder = titels(concept)
    assert eerder[0] == "Rondvraag en sluiting" and eerder[-1] == "Opening"
    agendapunten.orden(concept, Verzoek(mensen.adviseur, NU, {"volgorde": ids[::-1]}))
    assert titels(concept) == eerder


@pytest.mark.parametrize(
    "maak",
    [
        lambda eigen, vreemd: [*eigen, vreemd[0]],
        lambda eigen, vreemd: [*eigen[1:], vreemd[0]],
        lambda eigen, vreemd: eigen[1:],
        lambda eigen, vreemd: [*eigen, eigen[0]],
        lambda eigen, vreemd: [],
    ],
    ids=["more", "another's", "fewer", "twice", "none"],
)
def test_an_order_of_other_items_is_refused(concept, mensen, maak):
    vreemd = [punt.id for punt in vergaderen.plan(mensen.adviseur).punten]
    volgorde = maak([punt.id for punt in concept.punten], vreemd)
    with pytest.raises(NietToegestaan):
        agendapunten.orden(concept, Verzoek(mensen.adviseur, NU, {"volgorde": volgorde}))


def test_open_acties_wait_at_their_gremium_for_whom_they_concern(
    beraad, concept, mensen, dilemma_in
):
    dilemma_in(Status.UITVOERING)
    assert [a.wat for a in ernaast(beraad, mensen.adviseur, VANDAAG).acties] == [
        "Maak een afspraak."
    ]
    assert len(ernaast(beraad, mensen.bestuurder, VANDAAG).acties) == 1
    assert ernaast(beraad, mensen.deelnemer, VANDAAG).acties == []
    assert ernaast(concept, mensen.adviseur, VANDAAG).acties == []


def test_a_decision_that_is_fixed_waits_until_it_is_released(beraad, mensen, dilemma_in):
    dilemma = dilemma_in(Status.BERAAD)
    besluit = dilemmas.vrijgegeven_besluit(dilemma, mensen.adviseur)
    type(besluit).update(status="vastgesteld", vrijgegeven_op=None).execute()
    assert ernaast(beraad, mensen.adviseur, VANDAAG).besluiten == [besluit]
    assert ernaast(beraad, mensen.bestuurder, VANDAAG).besluiten == []
    dilemmas.doe("terugverwijzen", dilemma, mensen.adviseur, naar="platform")
    assert ernaast(beraad, mensen.adviseur, VANDAAG).besluiten == [besluit]


def test_accepted_signalen_wait_for_the_briefing_of_the_beraad(beraad, concept, mensen):
    signalen.een_van_elk(mensen.inbrenger, mensen.adviseur)
    wacht = ernaast(beraad, mensen.adviseur, VANDAAG).signalen
    assert [s.status for s in wacht] == [SignaalStatus.AANGENOMEN]
    assert ernaast(beraad, mensen.bestuurder, VANDAAG).signalen == []
    assert ernaast(concept, mensen.adviseur, VANDAAG).signalen == []
    Signaal.update(bijeenkomst=concept).execute()
    assert ernaast(beraad, mensen.adviseur, VANDAAG).signalen == []
