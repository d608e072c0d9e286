"""Each command that opens the database looks first whether it may: the demo never becomes
production, an older portal leaves a newer database alone, and what cannot be opened is told in one
sentence.
"""

import os
from contextlib import contextmanager
from pathlib import Path
from pwd import getpwnam
from tempfile import TemporaryDirectory

import pytest

from portal.db import database, open_database, schrijven
from portal.gegevens import kopie
from portal.models import Instelling
from tests.hulp import databases
from tests.hulp.databases import alleen_sqlite
from tests.hulp.momentopname import alles
from tests.hulp.opdrachten import (
    GEVRAAGD,
    MAKEN,
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


@pytest.mark.parametrize("opdracht", [o for o in GEVRAAGD if o != "restore"])
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
    assert "the demo" in zin or "holds tables" in zin
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


@MET_DATABASE
def test_the_demo_leaves_what_is_real_as_it_is(goed, geef, opdracht):
    """With it mail would land in a folder, and a database that is behind be brought up to date."""
    with database.connection_context():
        database.execute_sql("DELETE FROM schema_migration WHERE name = '0018_herkomst'")
    voor, bestand = inhoud(), Path(database.database)
    staat = bestand.exists() and bestand.read_bytes()
    zin = fout(geef(opdracht, demo=True))
    assert "not made by the demo" in zin or "holds tables" in zin
    assert staat == (bestand.exists() and bestand.read_bytes())
    assert inhoud() == voor


@pytest.mark.parametrize("via", ["migrate", "move"])
def test_the_demo_leaves_a_real_portal_that_nobody_is_in_yet(kale_url, geef, tmp_path, via):
    with databases.verbonden(kale_url):
        database.close()
        gelukt(geef("migrate", demo=False, url=kale_url))
        url = kale_url
        if via == "move":
            gelukt(geef("move", demo=False, url=kale_url))
            url = f"sqlite:///{tmp_path}/elders.db"
            open_database(url)
        voor = inhoud()
        for opdracht in [o for o in GEVRAAGD if o != "restore"]:
            assert "not made by the demo" in fout(geef(opdracht, demo=True, url=url)), opdracht
        assert inhoud() == voor


def test_the_demo_is_made_where_it_migrated_itself(kale_url, geef):
    with databases.verbonden(kale_url):
        database.close()
        gelukt(geef("migrate", demo=True, url=kale_url))
        assert gelukt(geef("demo", demo=True, url=kale_url)) == "The demo is made.\n"
        assert gelukt(geef("demo", demo=True, url=kale_url)) == "The demo is there.\n"


@pytest.mark.parametrize("opdracht", [o for o in GEVRAAGD if o != "restore"])
def test_a_database_of_a_newer_portal_is_left_alone(goed, geef, opdracht):
    """A restore is about what comes, and sets aside what was there."""
    later = ("9999_later", "2026-11-30")
    with database.connection_context():
        vraag = "INSERT INTO schema_migration (name, applied) VALUES ({0}, {0})"
        database.execute_sql(vraag.format(database.param), later)
    voor = inhoud()
    assert "newer portal than this one: it has migration 9999_later" in fout(
        geef(opdracht, demo=opdracht == "demo")
    )
    assert inhoud() == voor


# What DATABASE_URL may lead to instead of a database, each made in a folder of the test's own.
KAPOT = {
    "niets": lambda map_: map_ / "portal.db",
    "geen map": lambda map_: map_ / "weg" / "portal.db",
    "een map": lambda map_: gemaakt(map_ / "portal.db", Path.mkdir),
    "door een bestand": lambda map_: gemaakt(map_ / "bestand", Path.touch) / "portal.db",
    "leeg": lambda map_: gemaakt(map_ / "portal.db", Path.touch),
    "geen database": lambda map_: gemaakt(
        map_ / "portal.db", lambda p: p.write_bytes(b"rommel" * 999)
    ),
    "half": lambda map_: gemaakt(map_ / "portal.db", half),
    "een kring": lambda map_: gemaakt(map_ / "portal.db", lambda p: p.symlink_to(p)),
    "een link naar niets": lambda map_: gemaakt(
        map_ / "portal.db", lambda p: p.symlink_to(map_ / "weg" / "x")
    ),
    "te lang": lambda map_: map_ / ("x" * 300) / "portal.db",
    "alleen te lezen": lambda map_: gemaakt(map_ / "portal.db", lambda p: niet_voor(p, 0o444)),
    "niet te lezen": lambda map_: gemaakt(map_ / "portal.db", lambda p: niet_voor(p, 0o000)),
    "in een map van een ander": lambda _: Path("/sys/portal.db"),
    "een volle schijf": lambda _: Path("/dev/full"),
}


def gemaakt(pad, maak):
    maak(pad)
    return pad


def half(pad):
    pad.write_bytes(b"SQLite format 3\x00" + b"\x10\x00\x01\x01\x00" * 20)


def niet_voor(pad, mode):
    pad.touch()
    pad.chmod(mode)
    pad.parent.chmod(0o555)


@contextmanager
def als_niemand():
    """What root may do says nothing."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(getpwnam("nobody").pw_uid)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def ruim():
    """A folder that anybody may write in, and look for."""
    with TemporaryDirectory(prefix="opdracht-") as map_:
        os.chmod(map_, 0o777)
        yield Path(map_)
        os.chmod(map_, 0o777)


@alleen_sqlite
@pytest.mark.parametrize("kapot", KAPOT)
@MET_DATABASE
def test_what_cannot_be_opened_is_told_in_one_sentence(backend, ruim, monkeypatch, opdracht, kapot):
    monkeypatch.setattr("portal.demo.opbouw.maak", lambda nu, base_url: True)
    map_ = gemaakt(ruim / "hier", Path.mkdir)
    map_.chmod(0o777)
    url = f"sqlite:///{KAPOT[kapot](map_)}"
    (ruim / "goed.backup").write_bytes(b"rommel")
    voor = inhoud_van(map_)
    with databases.gesloten(url), als_niemand():
        geef = opdrachtgever(ruim / "post", database_url=url, demo=opdracht == "demo")
        uit = geef(*woorden(opdracht, ruim))
    if uit.exit_code or opdracht not in MAKEN:
        fout(uit)
        assert opdracht in MAKEN or inhoud_van(map_) == voor
    map_.chmod(0o777)


def inhoud_van(map_):
    """The names in it, but of the lock, which stays."""
    return sorted(pad.name for pad in map_.iterdir() if pad.suffix != ".lock")


@alleen_sqlite
@MET_DATABASE
def test_a_server_that_does_not_answer_is_told_in_one_sentence(backend, tmp_path, opdracht):
    (tmp_path / "goed.backup").write_bytes(b"rommel")
    url = f"postgresql:///portal?host={tmp_path}&user=portal"
    with databases.gesloten(url):
        geef = opdrachtgever(tmp_path / "post", database_url=url, demo=opdracht == "demo")
        uit = geef(*woorden(opdracht, tmp_path))
    assert "The database cannot be used: connection" in fout(uit)
