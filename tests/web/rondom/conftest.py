"""What several tests begin with: of papers, and of coming in."""

import pytest

from portal.db import schrijven
from portal.models import Bericht, Bijeenkomst
from portal.steps.rondom import toegang
from portal.vocabulary import Status
from tests.hulp import factoren, vergaderen, wereld
from tests.hulp.wereld import NU


@pytest.fixture
def b(mensen, dilemma_in):
    """A meeting of the Beraad in two weeks, with a dilemma that the Platform saw too."""
    b = vergaderen.plan(
        mensen.adviseur, wereld.gremium_met(wereld.BERAAD), voorzitter=mensen.voorzitter_beraad.id
    )
    vergaderen.agendeer(b, dilemma_in(Status.BERAAD), mensen.adviseur)
    vergaderen.maak_rijp(b, mensen.adviseur)
    return Bijeenkomst.get_by_id(b.id)


@pytest.fixture
def dilemma(dilemma_in):
    """A dilemma at the CCV, of which all mail has been read."""
    gemaakt = dilemma_in(Status.INGEDIEND)
    Bericht.delete().execute()
    return gemaakt


@pytest.fixture
def vlug():
    """Passwords are hashed with little work."""
    with factoren.vlug():
        yield


@pytest.fixture
def per_mail(client):
    """Return somebody who came in by a link in their mail."""

    def kom(persoon):
        bezoeker = client()
        with schrijven():
            token = toegang.begin_sessie(persoon, NU)
        with bezoeker.http.session_transaction() as sessie:
            sessie["_user_id"], sessie["_fresh"] = token, True
        return bezoeker

    return kom
