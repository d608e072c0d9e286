"""A filled database of the test's own, its backup, and the way back."""

import pytest

from portal.db import database, open_database
from portal.gegevens import kopie


@pytest.fixture
def url(eigen_database, backend):
    """The address of a filled database that the test has for itself."""
    if backend == "sqlite":
        return f"sqlite:///{eigen_database.database}"
    opties = eigen_database.connect_params
    return f"postgresql:///{eigen_database.database}?host={opties['host']}&user={opties['user']}"


@pytest.fixture
def backup(url, tmp_path):
    """Make a backup: backup() -> its file."""
    bestand = tmp_path / "portal.backup"

    def maak():
        kopie.maak(bestand, url)
        return bestand

    return maak


@pytest.fixture
def lege_url(url, backend, request):
    """Where a backup is put back: over the SQLite file itself, or in an empty PostgreSQL
    database.
    """
    return url if backend == "sqlite" else request.getfixturevalue("postgresql")()


@pytest.fixture
def terug(eigen_database):
    """Restore as the command does, without a connection of our own, and open what is there."""

    def zet(bestand, url, nu):
        database.close()
        if database.obj is eigen_database and not url.startswith("sqlite"):
            open_database(url)
        try:
            return kopie.zet_terug(bestand, url, nu)
        finally:
            database.connect(reuse_if_open=True)

    yield zet
    database.close()
    database.initialize(eigen_database)
