"""One dilemma in each status, walked once per module; what a test does to them is rolled back."""

import pytest

from portal.tools import tijd
from portal.vocabulary import Status
from reports.pers import drukker
from tests.hulp import databases, dilemmas, rondgang, web, wereld
from tests.hulp.wereld import NU


@pytest.fixture(scope="module")
def ladder(gevulde_database):
    with databases.teruggedraaid(gevulde_database):
        yield {status: dilemmas.in_status(status, wereld.mensen()) for status in Status}


@pytest.fixture(scope="module")
def volle_ladder(ladder):
    """The same, with one of everything else that an address can name."""
    rondgang.vul(ladder)


@pytest.fixture
def zonder_pers(monkeypatch):
    """The clock stands still, and of a paper only its HTML is made."""
    monkeypatch.setattr(tijd, "nu", web.Klok(NU))
    monkeypatch.setattr(drukker, "render", lambda html, *_: html.encode())
