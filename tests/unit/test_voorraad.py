"""Connections to PostgreSQL: opened by any URL, kept and used again, and made anew when the server
was away.
"""

import gc
import os
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from threading import Barrier
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from peewee import OperationalError, PostgresqlDatabase

from portal import db as portaldb
from portal.config import ROOT
from portal.db import VERBINDINGEN, database, open_database, schrijven
from portal.migrations.migreren import migreer
from portal.models import Instelling
from portal.tools import voorraad
from tests.hulp import databases, web

pytestmark = pytest.mark.postgres
VREEMD = "a@b:c/d%e#f é'\"?&"
GEDULD = 60  # seconds; only what hangs needs them


@pytest.fixture(scope="module")
def server():
    """A server of this module alone: it is restarted."""
    with databases.eigen_server() as cluster:
        yield cluster


@pytest.fixture
def url(server, request):
    naam = re.sub(r"\W", "_", request.node.name)[-60:]
    eerder, url = database.obj, server.nieuwe_database(naam)
    yield url
    databases.sluit(database.obj)
    database.initialize(eerder)


def sql(opdracht):
    with database.connection_context():
        return database.execute_sql(opdracht).fetchone()[0]


def verbinding():
    return sql("SELECT pg_backend_pid()")


def test_every_part_of_the_url_may_be_written_with_percent_signs(server):
    eerder, beheer = database.obj, server.nieuwe_database("beheer")
    rol, geheim = VREEMD.replace('"', '""'), VREEMD.replace("'", "''")
    with databases.verbonden(beheer) as db:
        db.execute_sql(f"""CREATE ROLE "{rol}" LOGIN PASSWORD '{geheim}'""".replace("%", "%%"), ())
        db.execute_sql(f'CREATE DATABASE "{rol}" OWNER "{rol}"'.replace("%", "%%"), ())
    vraagt = server.map / "data" / "pg_hba.conf"
    oud = vraagt.read_text()
    vraagt.write_text("local all portal trust\nlocal all all scram-sha-256\n")
    try:
        server.herstart()
        deel = quote(VREEMD, safe="")
        goed = f"postgresql://{deel}:{deel}@/{deel}?host={server.map}"
        with databases.verbonden(goed):
            assert database.execute_sql("SELECT current_user, current_database()").fetchone() == (
                VREEMD,
                VREEMD,
            )
        with pytest.raises(OperationalError, match="password"):
            open_database(goed.replace(f":{deel}@", ":fout@")).connect()
    finally:
        vraagt.write_text(oud)
        server.herstart()
        database.initialize(eerder)


def test_a_connection_is_used_again_and_its_limits_with_it(url):
    open_database(f"{url}&options=-c%20application_name=eigen")
    with database.connection_context():
        migreer()
    assert len({verbinding() for _ in range(5)}) == 1
    assert sql("SHOW lock_timeout") == "5s" and sql("SHOW statement_timeout") == "1min"
    assert sql("SHOW application_name") == "eigen"


def test_what_a_thread_left_open_is_not_of_the_next(url):
    open_database(url)
    with database.connection_context():
        database.execute_sql("CREATE TABLE half (id int)")
        database.begin()
        database.execute_sql("INSERT INTO half VALUES (1)")
        database.obj._state.transactions.clear()
    assert sql("SELECT count(*) FROM half") == 0


def test_a_request_after_a_restart_of_the_server_is_served(url, server):
    open_database(url)
    with database.connection_context():
        migreer()
    klant = web.maak_app().test_client()
    for _ in range(2):
        assert klant.get("/kennisbank").status_code == 200
        server.herstart()
    assert klant.get("/kennisbank").status_code == 200


def test_a_server_that_is_away_is_told_as_one_that_is_busy_and_comes_back(url, monkeypatch):
    open_database(url)
    with database.connection_context():
        migreer()
    klant = web.maak_app().test_client()
    with monkeypatch.context() as weg:
        database.obj.close_idle()
        weg.setitem(database.obj.connect_params, "host", "/bestaat/niet")
        monkeypatch.setattr(voorraad, "RUST", 0.0)
        assert [klant.get("/kennisbank").status_code for _ in range(3)] == [503] * 3
    assert klant.get("/kennisbank").status_code == 200


def test_who_waits_behind_a_server_that_is_away_hears_it_at_once(url, monkeypatch):
    open_database(url)
    keren = []

    def faal(_self):
        keren.append(1)
        raise OperationalError("away")

    monkeypatch.setattr(PostgresqlDatabase, "_connect", faal)
    monkeypatch.setattr(voorraad, "RUST", 1000.0)
    for _ in range(5):
        with pytest.raises(OperationalError):
            database.connect()
    assert len(keren) == 1


def test_there_are_connections_for_all_threads_and_no_more_than_that(url, monkeypatch):
    monkeypatch.setattr(portaldb, "GEDULD", 0.2)
    open_database(url)
    allen, vol = Barrier(VERBINDINGEN + 1), Barrier(VERBINDINGEN + 1)

    def houd(_n):
        with database.connection_context():
            allen.wait(GEDULD)
            vol.wait(GEDULD)
            return database.execute_sql("SELECT pg_backend_pid()").fetchone()[0]

    with ThreadPoolExecutor(VERBINDINGEN) as draden:
        bezig = draden.map(houd, range(VERBINDINGEN))
        allen.wait(GEDULD)
        with pytest.raises(OperationalError, match="in use"):
            database.connect()
        vol.wait(GEDULD)
        assert len(set(bezig)) == VERBINDINGEN
    assert verbinding()


def test_what_nobody_uses_any_more_is_closed(url, monkeypatch):
    open_database(url)
    eerste = verbinding()
    monkeypatch.setattr(database.obj, "_stale_timeout", 0.000001)
    assert verbinding() != eerste
    over = f"SELECT count(*) FROM pg_stat_activity WHERE pid = {eerste}"
    for _ in range(200):
        if sql(over) == 0:
            return
    raise AssertionError("the old connection is still open")


class Verbinding:
    """One that tells `gesloten` whether it was closed when it was cleaned up."""

    closed = False
    pgconn = SimpleNamespace(server_version=170000, transaction_status=0)

    def __init__(self, gesloten):
        self._gesloten = gesloten

    def close(self):
        self.closed = True

    def __del__(self):
        self._gesloten.append(self.closed)


@pytest.mark.parametrize("geeft_terug", [True, False])
@pytest.mark.parametrize("eerst", [True, False])
def test_what_nobody_can_reach_any_more_is_closed_before_it_is_cleaned_up(
    monkeypatch, eerst, geeft_terug
):
    """A database and its connections go together, and the oldest first, whatever that is."""
    gesloten = []
    vroeg = [Verbinding(gesloten)] if eerst else []
    monkeypatch.setattr(
        PostgresqlDatabase, "_connect", lambda _db: vroeg.pop() if vroeg else Verbinding(gesloten)
    )
    db = voorraad.Voorraad("nergens", 3, 1.0)
    db.zichzelf = db
    db.connect()
    if geeft_terug:
        db.close()
    del db
    gc.collect()
    assert gesloten == [True]


def test_a_child_of_ours_has_connections_of_its_own(url):
    open_database(url)
    with database.connection_context():
        eigen = database.connection()
        assert not os.get_inheritable(eigen.fileno())  # nor has a program that we start
    assert database.obj._connections
    lees, schrijf = os.pipe()
    kind = os.fork()
    if not kind:  # pragma: no cover
        os.write(schrijf, b"%d %d" % (len(database.obj._connections), verbinding()))
        os._exit(0)
    os.waitpid(kind, 0)
    with closing(os.fdopen(lees)) as pijp:
        os.close(schrijf)
        over, pid = pijp.read().split()
    assert over == "0" and int(pid) != verbinding()


ZET = re.compile(
    r'execute_sql\(\s*f?"(?:SET(?! LOCAL| TRANSACTION| CONSTRAINTS)|LISTEN|PREPARE)[^"]*"'
)


def test_nothing_sets_a_connection_that_others_get_after_it_but_migrations():
    """What is set in a transaction ends with it."""
    paden = Path(ROOT, "portal").rglob("*.py")
    zet = {f"{p.relative_to(ROOT)}: {g}" for p in paden for g in ZET.findall(p.read_text("utf-8"))}
    assert zet == {'portal/migrations/migreren.py: execute_sql("SET statement_timeout = 0"'}


def test_a_write_that_failed_leaves_a_connection_that_writes(url):
    open_database(url)
    with database.connection_context():
        migreer()
    with suppress(ZeroDivisionError), database.connection_context(), schrijven():
        Instelling.zet("half", "nee")
        _ = 1 / 0
    with database.connection_context(), schrijven():
        Instelling.zet("heel", "ja")
    assert sql("SELECT string_agg(sleutel, ' ') FROM instelling") == "heel"
