"""Papers printed once for all tests that look at them."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from reports import agenda, briefing
from reports.pers import drukker
from tests.reports import voorbeelden
from tests.reports.lezen import bladen

AGENDA = agenda.html(voorbeelden.agenda(6, concept=True))
BRIEFING = briefing.html(voorbeelden.briefing(6))


@pytest.fixture(scope="session", autouse=True)
def persen():
    """No press outlives the tests."""
    yield
    drukker.close()


@pytest.fixture(scope="session")
def agenda_pdf():
    return drukker.render(AGENDA)


@pytest.fixture(scope="session")
def briefing_pdf():
    return drukker.render(BRIEFING)


@pytest.fixture(scope="session")
def agenda_bladen(agenda_pdf):
    return bladen(agenda_pdf)


@pytest.fixture(scope="session")
def briefing_bladen(briefing_pdf):
    return bladen(briefing_pdf)


@pytest.fixture(params=["agenda", "briefing"])
def papier(request):
    """Each paper in turn, as bytes."""
    return request.getfixturevalue(f"{request.param}_pdf")


@pytest.fixture
def gelezen(papier):
    """Each paper in turn, opened."""
    return PdfReader(BytesIO(papier))
