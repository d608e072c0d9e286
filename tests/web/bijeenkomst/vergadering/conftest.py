"""A meeting of the Platform on its day, and the screen on which an adviseur holds it."""

import pytest

from portal.models import Agendapunt
from portal.vocabulary import PuntSoort, Status
from tests.hulp import vergaderen
from tests.hulp.vergaderen import pagina


@pytest.fixture
def dilemma(dilemma_in):
    return dilemma_in(Status.PLATFORM)


@pytest.fixture
def vergadering(mensen, dilemma, klok):
    """A meeting of the Platform that begins now, with a dilemma on its fixed agenda."""
    b = vergaderen.plan(mensen.adviseur)
    vergaderen.agendeer(b, dilemma, mensen.adviseur)
    vergaderen.stel_vast(b, mensen.adviseur)
    klok.nu = b.begint
    return b


@pytest.fixture
def pad(vergadering):
    return f"{pagina(vergadering)}/vergadering"


@pytest.fixture
def adviseur(vergadering, client, mensen):
    return client(mensen.adviseur)


@pytest.fixture
def punt(vergadering):
    """The item with the dilemma."""
    return Agendapunt.get(
        Agendapunt.bijeenkomst == vergadering, Agendapunt.soort == PuntSoort.DILEMMA
    )


@pytest.fixture
def eerste(vergadering):
    return vergadering.punten.order_by(Agendapunt.volgorde).get()


@pytest.fixture
def scherm(adviseur, pad, punt):
    """The screen with the dilemma in view."""
    return adviseur.open(f"{pad}?punt={punt.id}")
