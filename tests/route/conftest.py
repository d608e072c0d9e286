"""People who open the portal, on either database, as days go by."""

import pytest

from portal.tools import tijd
from tests.hulp import web
from tests.hulp.wereld import NU


@pytest.fixture
def klok(monkeypatch):
    klok = web.Klok(NU)
    monkeypatch.setattr(tijd, "nu", klok)
    return klok


@pytest.fixture
def als(db, klok, mensen):
    """Somebody opens the portal today: als("adviseur"), or als(None) without an account."""
    app = web.maak_app()
    return lambda naam: web.Bezoeker(app, getattr(mensen, naam) if naam else None, klok())
