"""Who serves keeps hold of the database when its server restarts, and serves nothing until then."""

from threading import Thread

import pytest

from portal.config import Settings
from portal.db import database
from portal.factory import create_app
from portal.gegevens import slot
from portal.gegevens.keuring import GegevensFout
from portal.jobs.ronde import Werker
from portal.queries.rondom.post import laatste_ronde
from portal.web import verbinding
from tests.hulp import databases, web
from tests.hulp.opdrachten import fout, gelukt, opdrachtgever
from tests.hulp.post import met_postmap

pytestmark = pytest.mark.postgres
LAATSTE = "0018_herkomst"  # any migration


@pytest.fixture
def server():
    """A server of this test alone: it is restarted."""
    with databases.eigen_server() as cluster:
        yield cluster


@pytest.fixture
def url(server, tmp_path):
    url = server.nieuwe_database("houvast")
    with databases.gesloten(url):
        gelukt(opdrachtgever(tmp_path / "post", database_url=url)("migrate"))
        yield url


@pytest.fixture
def migrate(url, tmp_path):
    return lambda: opdrachtgever(tmp_path / "post", database_url=url)("migrate")


@pytest.fixture
def portaal(url):
    """A portal that holds the database since its first page."""
    app = create_app(Settings(**web.INSTELLINGEN | {"database_url": url}))
    assert app.test_client().get("/kennisbank").status_code == 200
    yield app
    app.extensions[verbinding.HOUVAST].laat()


def opent(portaal, pad="/kennisbank"):
    return portaal.test_client().get(pad).status_code


def maak_achter():
    with database.connection_context():
        database.execute_sql(f"DELETE FROM schema_migration WHERE name = '{LAATSTE}'")


def maak_bij():
    with database.connection_context():
        database.execute_sql(
            "INSERT INTO schema_migration (name, applied) VALUES (%s, now())", (LAATSTE,)
        )


def wordt_vastgehouden():
    try:
        with slot.alleen():
            return False
    except GegevensFout:
        return True


def test_after_a_restart_the_next_page_takes_it_again_and_a_migration_is_refused(
    portaal, server, migrate
):
    server.herstart()
    assert opent(portaal) == 200
    maak_achter()
    assert fout(migrate()) == f"{slot.BEDIEND}\n"


def test_while_nobody_asks_for_a_page_the_next_round_takes_it_again(
    portaal, server, url, migrate, tmp_path
):
    houvast = portaal.extensions[verbinding.HOUVAST]
    werker = Werker(met_postmap(tmp_path / "post", database_url=url), keur=houvast.eis)
    server.herstart()
    werker._een_ronde()
    with database.connection_context():
        assert laatste_ronde()
    maak_achter()
    assert fout(migrate()) == f"{slot.BEDIEND}\n"


def test_who_lost_it_to_a_migration_serves_and_does_nothing_until_that_is_done_and_fits(
    portaal, server, url, tmp_path
):
    houvast = portaal.extensions[verbinding.HOUVAST]
    werker = Werker(met_postmap(tmp_path / "post", database_url=url), keur=houvast.eis)
    server.herstart()

    def staat_stil():
        werker._een_ronde()
        with database.connection_context():
            return (opent(portaal), opent(portaal, "/gezond"), laatste_ronde()) == (503, 503, None)

    with slot.alleen():
        assert staat_stil()
        maak_achter()
    assert staat_stil()
    assert not wordt_vastgehouden()
    maak_bij()
    assert opent(portaal) == 200
    assert wordt_vastgehouden()


def test_it_is_held_after_the_thread_that_took_it_ended(url):
    """As under a server that gives each request a thread of its own."""
    app = create_app(Settings(**web.INSTELLINGEN | {"database_url": url}))
    draad = Thread(target=opent, args=(app,))
    draad.start()
    draad.join()
    assert wordt_vastgehouden()
    assert app.extensions[verbinding.HOUVAST].vast()
    app.extensions[verbinding.HOUVAST].laat()
