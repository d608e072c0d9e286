"""What the steps of werkgroep, Beraad and uitkomst refuse by themselves, whatever a page let
through.
"""

import pytest

from portal import policy
from portal.engine import NietToegestaan, Onvolledig, Verzoek
from portal.models import Besluit, Gremium, Lidmaatschap, Persoon
from portal.steps import beraad, werkgroep
from portal.tools.tijd import dag
from portal.vocabulary import BesluitStatus, Openbaarheid, Status
from tests.hulp import dilemmas
from tests.hulp.momentopname import alles
from tests.hulp.wereld import NU, WERKGROEP, gremium_met

UITNODIGING = {
    "rol": "lid",
    "email": "gast@test.example",
    "naam": "Gast",
    "organisatie": "X",
    "functie": "Y",
}
RESULTAAT = {
    "opbrengst_soort": "inzicht",
    "opbrengst_titel": "Bel eerst",
    "opbrengst_tekst": "De huisarts.",
}


@pytest.fixture
def groep(db):
    return gremium_met(WERKGROEP)


def geweigerd(doe):
    voor = alles()
    with pytest.raises(NietToegestaan):
        doe()
    assert alles() == voor


def test_a_closed_werkgroep_takes_nobody_and_lets_people_go(mensen, groep):
    verzoek = Verzoek(mensen.adviseur, NU, UITNODIGING)
    werkgroep.sluit(groep, verzoek)
    geweigerd(lambda: werkgroep.nodig_uit(groep, verzoek))
    geweigerd(lambda: werkgroep.sluit(groep, verzoek))
    geweigerd(lambda: werkgroep.maak_structureel(groep, verzoek, structureel=True))
    werkgroep.beeindig_lidmaatschap(
        Lidmaatschap.get(Lidmaatschap.persoon == mensen.trekker), verzoek
    )
    assert not policy.mag_leiden(mensen.trekker, groep, dag(NU))


def test_the_platform_is_not_managed_as_a_werkgroep(mensen):
    platform, verzoek = gremium_met("Landelijk Platform"), Verzoek(mensen.adviseur, NU, UITNODIGING)
    geweigerd(lambda: werkgroep.nodig_uit(platform, verzoek))
    geweigerd(lambda: werkgroep.sluit(platform, verzoek))


def test_a_closed_account_is_not_invited(mensen, groep):
    Persoon.update(actief=False).where(Persoon.id == mensen.collega.id).execute()
    for wie in ({"persoon": str(mensen.collega.id)}, {"email": mensen.collega.email}):
        geweigerd(
            lambda wie=wie: werkgroep.nodig_uit(
                groep, Verzoek(mensen.adviseur, NU, UITNODIGING | wie)
            )
        )


@pytest.mark.parametrize("lezers", [Openbaarheid.PROFESSIONALS, Openbaarheid.OPENBAAR])
def test_a_trekker_does_not_release_wider_than_the_deelnemers(mensen, groep, lezers):
    invoer = RESULTAAT | {"openbaarheid": lezers.value}
    geweigerd(lambda: werkgroep.leg_opbrengst_vast(groep, Verzoek(mensen.trekker, NU, invoer)))


@pytest.mark.parametrize("persona", ["trekker", "adviseur"])
def test_a_result_belongs_to_no_dilemma_of_elsewhere(mensen, groep, dilemma_in, persona):
    invoer = RESULTAAT | {"dilemma": dilemma_in(Status.PLATFORM).nummer}
    geweigerd(
        lambda: werkgroep.leg_opbrengst_vast(groep, Verzoek(getattr(mensen, persona), NU, invoer))
    )


def test_a_decision_is_changed_as_a_concept_only(mensen, dilemma_in):
    dilemma, verzoek = dilemma_in(Status.BERAAD), Verzoek(mensen.adviseur, NU, {"tekst": "Nee."})
    besluit = Besluit.create(
        dilemma=dilemma, tekst="Ja.", status=BesluitStatus.VASTGESTELD, gemaakt_op=NU
    )
    geweigerd(lambda: beraad.wijzig_besluit(besluit, verzoek))


def test_a_werkgroep_that_closed_while_the_form_was_open_gets_no_dilemma(mensen, groep, dilemma_in):
    dilemma = dilemma_in(Status.PLATFORM)
    Gremium.update(gesloten_op=dag(NU)).where(Gremium.id == groep.id).execute()
    with pytest.raises(NietToegestaan):
        dilemmas.doe("instellen", dilemma, mensen.adviseur, gremium=str(groep.id))


@pytest.mark.parametrize("naam", [WERKGROEP, WERKGROEP.swapcase()])
def test_two_gremia_do_not_bear_one_name(mensen, dilemma_in, naam):
    dilemma, aantal = dilemma_in(Status.PLATFORM), Gremium.select().count()
    with pytest.raises(Onvolledig):
        dilemmas.doe("instellen", dilemma, mensen.adviseur, gremium="nieuw", nieuwe_naam=naam)
    assert Gremium.select().count() == aantal
