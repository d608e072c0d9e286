"""A meeting to invite people to, and an adviseur who does so."""

import pytest

from portal.engine import Verzoek
from tests.hulp import vergaderen
from tests.hulp.uitnodigen import vers
from tests.hulp.wereld import NU


@pytest.fixture
def meeting(mensen):
    return vergaderen.plan(mensen.adviseur, titel="KANARIE", plaats="KANARIE-zaal")


@pytest.fixture
def doe(mensen):
    """Take a step with a meeting as the adviseur: doe(uitnodigingen.nodig_uit, meeting)."""

    def stap(wat, rij, sleutel="", nu=NU, **invoer):
        return wat(vers(rij), Verzoek(mensen.adviseur, nu, invoer, sleutel))

    return stap
