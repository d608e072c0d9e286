"""Each command that opens the database looks first whether it may: the demo never becomes
production, an older portal leaves a newer database alone, and what cannot be opened is told in one
sentence.
"""

import pytest

from portal.db import database, schrijven
from portal.gegevens import kopie
from portal.models import Instelling
from tests.hulp import databases
from tests.hulp.momentopname import alles
from tests.hulp.opdrachten import (
    GEVRAAGD,
    ZONDER_DATABASE,
    alle,
    fout,
    gelukt,
    opdrachtgever,
    woorden,
)

MET_DATABASE = pytest.mark.parametrize("opdracht", GEVRAAGD)


@pytest.fixture(autouse=True)
def dient_niet(monkeypatch):
    """To serve is to have come as far as that."""
    monkeypatch.setattr("portal.cli.draaien.bedien", lambda app, host, port, klaar: klaar())


@pytest.fixture
def geef(tmp_path, eigen_url):
    """Give a command to a portal on the database of the test: geef("jobs", demo=False)."""

    def doe(opdracht, *, demo, url=eigen_url):
        smtp = "" if demo else "smtp://127.0.0.1:9"
        app = opdrachtgever(tmp_path / "post", database_url=url, demo=demo, smtp_url=smtp)
        return app(*woorden(opdracht, tmp_path))

    return doe


@pytest.fixture
def goed(eigen_database, eigen_url, tmp_path):
    """The database of the test, a backup of it as it is, and the connection closed."""
    kopie.maak(tmp_path / "goed.backup", eigen_url)
    database.close()
    return eigen_url


def merk():
    """Give the database the mark of the demo."""
    with database.connection_context(), schrijven():
        Instelling.create(sleutel="demo", waarde="ja")


def inhoud():
    with database.connection_context():
        return alles()


def test_each_command_is_known_here():
    assert sorted(alle()) == sorted([*GEVRAAGD, *ZONDER_DATABASE])


@MET_DATABASE
def test_a_database_of_the_demo_is_refused_without_the_demo(goed, geef, opdracht):
    merk()
    voor = inhoud()
    zin = fout(geef(opdracht, demo=False))
    assert "PORTAL_DEMO=1" in zin
    assert inhoud() == voor


@pytest.mark.parametrize("opdracht", ["migrate", "serve", "audit verify", "backup", "demo"])
def test_with_the_demo_it_is_not(goed, geef, opdracht):
    merk()
    gelukt(geef(opdracht, demo=True))


@pytest.mark.parametrize("demo", [False, True])
def test_a_backup_of_the_demo_does_not_come_in_the_place_of_what_is_real(
    goed, geef, tmp_path, demo
):
    merk()
    (tmp_path / "goed.backup").unlink()
    with database.connection_context():
        kopie.maak(tmp_path / "goed.backup", goed)
        Instelling.delete().where(Instelling.sleutel == "demo").execute()
    voor = inhoud()
    zin = fout(geef("restore", demo=demo))
    assert "of the demo" in zin or "holds tables" in zin
    assert inhoud() == voor


def test_nor_where_there_is_nothing_yet(goed, geef, tmp_path, kale_url):
    merk()
    (tmp_path / "goed.backup").unlink()
    with database.connection_context():
        kopie.maak(tmp_path / "goed.backup", goed)
    with databases.verbonden(kale_url):
        database.close()
        assert "backup of the demo" in fout(geef("restore", demo=False, url=kale_url))
        assert fout(geef("serve", demo=False, url=kale_url)), "what PostgreSQL has of it is refused"


@pytest.mark.parametrize("opdracht", ["demo", "serve"])
def test_the_demo_leaves_what_is_real_as_it_is(goed, geef, opdracht):
    voor = inhoud()
    assert "not made by the demo" in fout(geef(opdracht, demo=True))
    assert inhoud() == voor
