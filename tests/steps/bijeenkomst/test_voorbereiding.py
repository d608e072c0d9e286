"""Before an agenda is fixed: asking the chair, their akkoord, comments, stage directions, and the
order of items.
"""

import pytest

from portal.daden import KanNuNiet
from portal.engine import NietToegestaan, Verouderd, Verzoek
from portal.models import Behandeling, Bericht, Bijeenkomst, Gebeurtenis, Opmerking, Signaal
from portal.queries import versies
from portal.queries.bijeenkomst import voorbereiding as query
from portal.queries.bijeenkomst.ernaast import rondom
from portal.steps.bijeenkomst import plannen as bijeenkomst
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


def post():
    return {b.aan.split("@")[0] for b in Bericht.select().where(Bericht.soort == "concept_agenda")}


def vers(b):
    return Bijeenkomst.get_by_id(b.id)


def akkoord(b, lezer):
    return query.voorbereiding(vers(b), lezer, VANDAAG).akkoord


# Akkoord


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
    gezien = versies.hele_agenda(concept)
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
    assert [a.wat for a in rondom(beraad, mensen.adviseur, VANDAAG).acties] == [
        "Maak een afspraak."
    ]
    assert len(rondom(beraad, mensen.bestuurder, VANDAAG).acties) == 1
    assert rondom(beraad, mensen.deelnemer, VANDAAG).acties == []
    assert rondom(concept, mensen.adviseur, VANDAAG).acties == []


def test_a_decision_that_is_fixed_waits_until_it_is_released(beraad, mensen, dilemma_in):
    dilemma = dilemma_in(Status.BERAAD)
    besluit = dilemmas.vrijgegeven_besluit(dilemma, mensen.adviseur)
    type(besluit).update(status="vastgesteld", vrijgegeven_op=None).execute()
    assert rondom(beraad, mensen.adviseur, VANDAAG).besluiten == [besluit]
    assert rondom(beraad, mensen.bestuurder, VANDAAG).besluiten == []
    dilemmas.doe("terugverwijzen", dilemma, mensen.adviseur, naar="platform")
    assert rondom(beraad, mensen.adviseur, VANDAAG).besluiten == [besluit]


def test_accepted_signalen_wait_for_the_briefing_of_the_beraad(beraad, concept, mensen):
    signalen.een_van_elk(mensen.inbrenger, mensen.adviseur)
    wacht = rondom(beraad, mensen.adviseur, VANDAAG).signalen
    assert [s.status for s in wacht] == [SignaalStatus.AANGENOMEN]
    assert rondom(beraad, mensen.bestuurder, VANDAAG).signalen == []
    assert rondom(concept, mensen.adviseur, VANDAAG).signalen == []
    Signaal.update(bijeenkomst=concept).execute()
    assert rondom(beraad, mensen.adviseur, VANDAAG).signalen == []
