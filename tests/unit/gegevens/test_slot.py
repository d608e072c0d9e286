"""Who migrates waits for another who does, and for nobody who serves: that is refused."""

import os
import subprocess
import sys

import pytest

from portal.config import ROOT, Settings
from portal.db import database
from portal.factory import create_app
from portal.gegevens import slot
from portal.gegevens.keuring import GegevensFout
from portal.migrations.migreren import achter
from portal.models import Gebeurtenis, Gremium
from portal.vocabulary import Voorval
from portal.web import verbinding
from tests.hulp import databases, web
from tests.hulp.opdrachten import fout, gelukt, opdrachtgever

GEDULD = 100  # seconds; only a process that hangs needs them


@pytest.fixture
def opdracht(tmp_path, kale_url):
    """Give a command on a database that nobody has made anything of yet."""
    with databases.gesloten(kale_url):
        yield opdrachtgever(tmp_path / "post", database_url=kale_url)


def flask(url, *woorden):
    """Start a real command on a database."""
    eigen = {"DATABASE_URL": url, "PORTAL_DEMO": "1", "SECRET_KEY": "x" * 32, "SMTP_URL": ""}
    return subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "app", *woorden],
        cwd=ROOT,
        env={**os.environ, **eigen},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_who_migrates_at_the_same_time_waits_for_a_turn(opdracht, kale_url):
    twee = [flask(kale_url, "migrate") for _ in range(2)]
    gezegd = sorted(proces.communicate(timeout=GEDULD)[0] for proces in twee)
    assert gezegd[0].startswith("Applied 0001_") and gezegd[1] == "The database is up to date.\n"
    assert [proces.returncode for proces in twee] == [0, 0]
    with database.connection_context():
        assert achter() == []
        assert Gremium.select().count() == 2
        assert Gebeurtenis.select().where(Gebeurtenis.soort == Voorval.STAND).count() == 1


def test_a_migration_under_a_portal_that_serves_is_refused_when_it_would_change_anything(opdracht):
    gelukt(opdracht("migrate"))
    with slot.gedeeld(), slot.gedeeld():
        assert gelukt(opdracht("migrate")) == "The database is up to date.\n"
        with database.connection_context():
            database.execute_sql("DELETE FROM schema_migration WHERE name = '0018_herkomst'")
        assert fout(opdracht("migrate")) == f"{slot.BEDIEND}\n"


def test_who_waits_goes_on_when_another_has_done_it(opdracht):
    gelukt(opdracht("migrate"))
    with slot.alleen() as ik, slot.alleen(klaar=lambda: True) as jij:
        assert (ik, jij) == (True, False)


def test_nobody_serves_or_does_jobs_while_it_is_migrated(opdracht):
    gelukt(opdracht("migrate"))
    with slot.alleen():
        for woord in ("serve", "jobs"):
            assert fout(opdracht(woord)) == f"{slot.VERBOUWD}\n"
    with slot.gedeeld(), pytest.raises(GegevensFout, match="stop it first"), slot.alleen():
        pass


def test_any_server_holds_it_from_its_first_page_on(opdracht, kale_url):
    gelukt(opdracht("migrate"))
    app = create_app(Settings(**web.INSTELLINGEN | {"database_url": kale_url}))
    with slot.alleen():
        assert app.test_client().get("/kennisbank").status_code == 503
    assert app.test_client().get("/kennisbank").status_code == 200
    with pytest.raises(GegevensFout, match="stop it first"), slot.alleen():
        pass
    app.extensions[verbinding.HOUVAST].laat()


def test_any_server_leaves_a_database_alone_that_is_behind_its_code(opdracht, kale_url):
    gelukt(opdracht("migrate"))
    with database.connection_context():
        database.execute_sql("DELETE FROM schema_migration WHERE name = '0018_herkomst'")
    app = create_app(Settings(**web.INSTELLINGEN | {"database_url": kale_url}))
    assert app.test_client().get("/kennisbank").status_code == 503
    with slot.alleen():  # nor does it hold it
        pass


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
@pytest.mark.postgres
@pytest.mark.parametrize("codering", ["SQL_ASCII", "LATIN1"])
def test_a_database_that_does_not_hold_every_letter_is_refused(
    backend, kale_url, tmp_path, codering
):
    bron = f"sqlite:///{tmp_path}/bron.db"
    naam = f"zonder_{codering.lower()}"
    with databases.verbonden(kale_url) as db:
        db.execute_sql(f"CREATE DATABASE {naam} TEMPLATE template0 ENCODING '{codering}'")
    url = f"postgresql:///{naam}?{kale_url.partition('?')[2]}"
    with databases.gesloten(bron):
        opdracht = opdrachtgever(tmp_path / "post", database_url=bron)
        gelukt(opdracht("migrate"))
        assert "-E UTF8" in fout(opdracht("move", url))
    with databases.gesloten(url):
        (tmp_path / "kopie").write_bytes(b"rommel")
        for woorden in (["migrate"], ["demo"], ["restore", tmp_path / "kopie"]):
            demo = woorden == ["demo"]
            opdracht = opdrachtgever(tmp_path / "post", database_url=url, demo=demo)
            assert "-E UTF8" in fout(opdracht(*woorden))
        with database.connection_context():
            (aantal,) = database.execute_sql(
                "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
            ).fetchone()
            assert aantal == 0
