"""A dilemma on the agenda of the Platform and one on that of the Beraad, on the day itself."""

from datetime import timedelta

import pytest

from portal.engine import Verzoek
from portal.models import Agendapunt, Besluit
from portal.steps.bijeenkomst import vergaderbesluiten
from portal.vocabulary import BesluitStatus, PuntSoort, Status
from tests.hulp import vergaderen, wereld

NU = vergaderen.BEGINT
STATUSSEN = list(BesluitStatus)


@pytest.fixture
def punt(mensen, dilemma_in):
    """A dilemma on the agenda of the Platform, on the day itself."""
    b = vergaderen.plan(mensen.adviseur)
    return vergaderen.agendeer(b, dilemma_in(Status.PLATFORM), mensen.adviseur)


@pytest.fixture
def opening(punt):
    return Agendapunt.get(
        Agendapunt.bijeenkomst == punt.bijeenkomst_id, Agendapunt.soort == PuntSoort.OPENING
    )


@pytest.fixture
def vraag(mensen):
    """vraag(tekst="…") is what an adviseur asks during the meeting."""
    return lambda wie=None, na=0, versie=None, **invoer: Verzoek(
        wie or mensen.adviseur, NU + timedelta(minutes=na), invoer, versie=versie
    )


@pytest.fixture
def beraadpunt(mensen, dilemma_in):
    b = vergaderen.plan(mensen.adviseur, wereld.gremium_met(wereld.BERAAD))
    return vergaderen.agendeer(b, dilemma_in(Status.BERAAD), mensen.adviseur)


@pytest.fixture
def besluit(punt, vraag):
    """besluit(status) is a decision that came so far."""

    def maak(status=BesluitStatus.CONCEPT, bij=punt):
        vergaderbesluiten.leg_vast(bij, vraag(tekst="Doe het."))
        rij = Besluit.select().order_by(Besluit.id.desc()).get()
        for _ in range(STATUSSEN.index(status)):
            vergaderbesluiten.doe(rij, "verder", vraag())
        return Besluit.get_by_id(rij.id)

    return maak
