"""One migrated database per kind and session; every test works inside a transaction that is rolled
back.
"""

import gc
import os
from functools import cache

import hypothesis
import pytest

from portal.tools import tijd
from tests.hulp import databases, dilemmas, web, wereld
from tests.hulp.verdeling import pytest_collection_modifyitems, pytest_xdist_make_scheduler  # noqa: F401 - pytest finds them here
from tests.hulp.waakhond import (  # noqa: F401 - and these
    pytest_configure,
    pytest_runtest_call,
    pytest_runtest_setup,
    pytest_runtest_teardown,
)
from tests.hulp.wereld import NU

hypothesis.settings.register_profile("default", deadline=None, max_examples=60)
hypothesis.settings.register_profile(
    "ci", deadline=None, max_examples=60, derandomize=True, database=None
)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "default")


def pytest_collection_finish():
    """What is loaded by now stays: to look through it for garbage again and again is an eighth of
    all the work.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session")
def postgresql():
    with databases.postgresql() as nieuwe_url:
        yield nieuwe_url


@pytest.fixture(
    scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
)
def backend(request):
    """The name of the database in turn; whatever needs a database runs once for each."""
    return request.param


@pytest.fixture(scope="session")
def gevulde_databases(request):
    """Return the database of a kind with people and bodies in it, made when it is first asked for:
    gevulde_databases("sqlite").
    """
    with databases.op_voorraad(lambda: request.getfixturevalue("postgresql")) as van_soort:
        yield van_soort


# Per module: `backend` is another fixture in some folders, and what is kept for the whole session
# is not made anew for that.
@pytest.fixture(scope="module")
def gevulde_database(backend, gevulde_databases):
    return gevulde_databases(backend)


@pytest.fixture
def db(backend, gevulde_database):
    """The models speak to a database with people and bodies in it; what the test writes is rolled
    back.
    """
    with databases.teruggedraaid(gevulde_database):
        assert databases.soort() == backend
        yield gevulde_database


@pytest.fixture(scope="session")
def origineel(request, tmp_path_factory):
    """Return where a database of a kind is that has people and bodies in it, to make copies of:
    origineel("sqlite").
    """

    @cache
    def van_soort(soort):
        url = _nieuw(soort, request, tmp_path_factory.mktemp("origineel"))
        with databases.geopend(url):
            return url

    return van_soort


def _nieuw(soort, request, map_):
    """Return the URL of an empty database: in a file, or on the server."""
    if soort == "sqlite":
        return databases.sqlite_bestand(map_)
    return request.getfixturevalue("postgresql")()


@pytest.fixture
def kale_url(backend, request, tmp_path):
    """Where an empty database is, of this test alone."""
    return _nieuw(backend, request, tmp_path)


@pytest.fixture
def eigen_url(backend, origineel, request, tmp_path):
    """Where the database of this test alone is, with people and bodies in it."""
    return databases.kopie(
        origineel(backend), tmp_path, lambda: request.getfixturevalue("postgresql")
    )


@pytest.fixture
def eigen_database(eigen_url):
    """The same, opened, for threads and processes that really commit."""
    with databases.verbonden(eigen_url) as db:
        yield db


@pytest.fixture
def nu():
    """The fixed moment at which tests act; dilemmas walked to where they stand in the month
    before.
    """
    return wereld.NU


@pytest.fixture
def mensen(db):
    """The people by persona: mensen.adviseur, mensen.inbrenger …"""
    return wereld.mensen()


@pytest.fixture
def dilemma_in(mensen):
    """Make a dilemma that walked the real steps: dilemma_in(Status.BERAAD, titel="…")."""
    return lambda status, **anders: dilemmas.in_status(status, mensen, **anders)


@pytest.fixture
def klok(monkeypatch):
    """The clock that requests look at; set `klok.nu` to let time pass."""
    klok = web.Klok(NU)
    monkeypatch.setattr(tijd, "nu", klok)
    return klok
