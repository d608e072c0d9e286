"""Every page there is, walked past once by each person: all tests in this folder look at what they
met.
"""

import pytest

from portal.vocabulary import Rol
from tests.hulp import databases, vergaderen, voliere, web, wereld
from tests.hulp.ronde import Ronde
from tests.hulp.wereld import NU

# Whose forms are sent, and whose pages are checked for that; who else looks, looks for leaks.
ZENDERS = ("adviseur", "inbrenger", "trekker", "bestuurder", "deelnemer", None)


@pytest.fixture(scope="package")
def kooi(backend, gevulde_databases):
    """A portal with one of everything and a canary in all of it, and a meeting of which nothing is
    recorded: that can still be called off.
    """
    with databases.teruggedraaid(gevulde_databases(backend)):
        gevuld = voliere.vul()
        vergaderen.plan(wereld.mensen().adviseur)
        yield gevuld


@pytest.fixture(scope="package")
def rondes():
    return {}


@pytest.fixture
def ronde(kooi, rondes, app, klok, mensen):
    """Return what this person meets on the walk: ronde("adviseur"), ronde(None)."""

    def van(naam):
        if naam not in rondes:
            persoon = getattr(mensen, naam) if naam else None
            lezer = web.Bezoeker(app, persoon, NU, keurt=naam in ZENDERS)
            rondes[naam] = Ronde(app, lezer, {Rol.PROFESSIONAL, persoon.rol} if persoon else set())
        return rondes[naam]

    return van


@pytest.fixture
def bezoeker(kooi, client, mensen):
    """Return a visitor of this portal: bezoeker("adviseur"), or bezoeker(None) without an
    account.
    """
    return lambda naam: client(getattr(mensen, naam) if naam else None)
