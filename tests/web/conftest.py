"""The portal over HTTP: `client(mensen.adviseur)` is a signed-in visitor, `client()` one without an
account.

    adviseur = client(mensen.adviseur)
    pagina = adviseur.open("/postvak")      # every page received is checked (hulp/paginakeuring.py)
    adviseur.verstuur(pagina, titel="Nieuw")  # fills in the form as it stands on that page

"""

import pytest

from portal.vocabulary import Status
from reports.pers import drukker
from tests.hulp import databases, dilemmas, rondgang, web, wereld


@pytest.fixture(scope="session", params=["sqlite"])
def backend(request):
    """Pages are the same on either database; the whole route is walked on both (tests/route)."""
    return request.param


@pytest.fixture(scope="session")
def app():
    return web.maak_app()


@pytest.fixture
def client(app, db, klok):
    """Return a visitor: client(mensen.adviseur), or client() for somebody without an account."""
    return lambda persoon=None: web.Bezoeker(app, persoon, klok())


@pytest.fixture
def adviseur(client, mensen):
    return client(mensen.adviseur)


@pytest.fixture
def anoniem(client):
    """Somebody without an account."""
    return client()


@pytest.fixture
def formulier(anoniem):
    """The page on which they file a dilemma."""
    return anoniem.open("/inbrengen")


@pytest.fixture(scope="module")
def vol(gevulde_database):
    """A portal with one of everything: a dilemma in each status, questions, notes, meetings,
    decisions.
    """
    with databases.teruggedraaid(gevulde_database):
        mensen = wereld.mensen()
        ladder = {status: dilemmas.in_status(status, mensen) for status in Status}
        rondgang.vul(ladder)
        yield ladder


@pytest.fixture(autouse=True)
def drukt_niet(monkeypatch):
    """A paper is its HTML: printing has its own tests."""
    monkeypatch.setattr(drukker, "render", lambda html, *_: html.encode())


@pytest.fixture
def bezoeker(vol, client, mensen):
    """Return a visitor of the full portal: bezoeker("adviseur"), or bezoeker(None) without an
    account.
    """
    return lambda naam: client(getattr(mensen, naam) if naam else None)
