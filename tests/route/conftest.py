"""People who open the portal, on either database, as days go by."""

import pytest

from tests.hulp import web


@pytest.fixture
def als(db, klok, mensen):
    """Somebody opens the portal today: als("adviseur"), or als(None) without an account."""
    app = web.maak_app()
    return lambda naam: web.Bezoeker(app, getattr(mensen, naam) if naam else None, klok())
