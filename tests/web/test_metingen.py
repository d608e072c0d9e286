"""Figures for Prometheus: on this machine only, of words of ours, and gone for everybody else."""

import pytest
from peewee import OperationalError
from prometheus_client.parser import text_string_to_metric_families

from portal.config import Settings
from portal.db import database
from portal.factory import create_app
from portal.models import Bericht, Dilemma, Persoon
from portal.tools import telling
from portal.versie import VERSIE
from portal.vocabulary import Status
from portal.web import drempels
from portal.web.proxy import DOORGESTUURD
from tests.hulp import web
from tests.hulp.post import bericht, opgegeven
from tests.hulp.wereld import NU

GEHEIM, PROXY = "een-woord-van-tweeendertig-letters", "127.0.0.1"
MERK = "Kanarie"


@pytest.fixture
def portaal(db, klok):
    """A portal that counts for itself: portaal(metrics="1")."""

    def maak(**anders):
        vorige = database.obj
        app = create_app(Settings(**web.INSTELLINGEN | anders))
        app.config["DREMPELS"] = app.config["SPOOR"] = False
        database.initialize(vorige)
        return app

    return maak


def vraag(app, van="127.0.0.1", **koppen):
    koppen = {naam.replace("_", "-"): waarde for naam, waarde in koppen.items()}
    return app.test_client().get("/metrics", headers=koppen, environ_base={"REMOTE_ADDR": van})


def figuren(app, **koppen):
    """Return every figure by its name and labels, as Prometheus reads them."""
    antwoord = vraag(app, **koppen)
    assert antwoord.status_code == 200 and antwoord.content_type.startswith("text/plain; version=")
    return {
        (s.name, *sorted(s.labels.values())): s.value
        for familie in text_string_to_metric_families(antwoord.text)
        for s in familie.samples
    }


def test_it_tells_how_much_how_often_and_how_long(portaal, mensen, vol):
    app = portaal(metrics="1")
    wie = web.Bezoeker(app, mensen.adviseur, NU)
    Bericht.delete().execute()
    bericht()
    opgegeven(mensen.inbrenger, "D-2026-0001")
    nummer = vol[Status.PLATFORM].nummer
    for _ in range(3):
        wie.open(f"/dilemma/{nummer}")
    wie.open(f"/{MERK}")
    telling.tel(telling.PRENT, "done")
    f = figuren(app)
    assert f["portal_requests_total", "2xx", "GET", "dilemma.pagina"] == 3
    assert f["portal_requests_total", "-", "4xx", "GET"] == 1
    assert f["portal_request_seconds_count", "dilemma.pagina"] == 3
    assert f["portal_request_seconds_sum", "dilemma.pagina"] > 0
    for naam in ("letters_waiting", "letters_failed", "sessions"):
        assert f[f"portal_{naam}",] == 1, naam
    assert f["portal_prints_total", "done"] >= 1
    assert f["portal_info", VERSIE] == f["portal_check_ok", "database"] == 1
    assert f["portal_print_queue",] == f["portal_log_lines_waiting",] == 0
    assert ("portal_jobs_last_round_age_seconds",) not in f  # there was none
    assert f["portal_oldest_letter_age_seconds",] == 0


def test_a_limit_that_was_hit_and_a_database_that_is_away_are_counted(portaal, mensen, monkeypatch):
    app = portaal(metrics="1")
    app.config["DREMPELS"] = True
    voor = telling.geteld(telling.DREMPEL).get("inloggen", 0)
    monkeypatch.setattr(drempels, "_tel", lambda _bord, turf: turf.drempel.aantal + 1)
    wie = web.Bezoeker(app, None, NU)
    assert wie.post("/inloggen", {"email": "lid@test.example"}).status == 429
    assert figuren(app)["portal_limits_hit_total", "inloggen"] == voor + 1

    def weg(*_args, **_opties):
        raise OperationalError(MERK)

    app.config["DREMPELS"] = False
    with monkeypatch.context() as even:
        even.setattr(database.obj, "execute_sql", weg)
        assert wie.open("/kennisbank").status == 503
        f = figuren(app)
    assert f["portal_check_ok", "database"] == 0 and f["portal_database_errors_total",] >= 1
    assert ("portal_sessions",) not in f and ("portal_sessions",) in figuren(app)


def test_no_label_holds_what_anybody_typed_or_whom_or_what_it_was_about(portaal, mensen, vol):
    app = portaal(metrics="1")
    wie = web.Bezoeker(app, mensen.adviseur, NU, keurt=False)
    for dilemma in Dilemma.select():
        wie.open(f"/dilemma/{dilemma.nummer}?zoek={MERK}")
    wie.post("/inloggen", {"email": f"{MERK}@test.example"})
    wie.open(f"/{MERK}/{MERK}")
    wie._vraag(MERK.upper(), "/", False, {})
    tekst = vraag(app).text
    verboden = {MERK, "D-2026", "@", *(p.naam for p in Persoon.select())}
    assert [wat for wat in verboden if wat.lower() in tekst.lower()] == []


@pytest.mark.parametrize(
    ("metrics", "proxy", "van", "koppen", "status"),
    [
        ("", "", "127.0.0.1", {}, 404),
        ("1", "", "127.0.0.1", {}, 200),
        ("1", "", "127.0.0.1", {"Authorization": f"Bearer {GEHEIM}"}, 200),
        ("1", "", "192.0.2.7", {}, 404),
        ("1", "", "127.0.0.1", {"X_Forwarded_For": "127.0.0.1"}, 404),
        ("1", "", "127.0.0.1", {"Via": "1.1 nginx"}, 404),
        ("1", PROXY, "127.0.0.1", {}, 404),  # all come from there
        (GEHEIM, PROXY, "127.0.0.1", {}, 404),
        (GEHEIM, PROXY, "127.0.0.1", {"Authorization": "Bearer 1"}, 404),
        (GEHEIM, PROXY, "127.0.0.1", {"Authorization": "Bearer é"}, 404),
        (GEHEIM, PROXY, "127.0.0.1", {"Authorization": f"Bearer {GEHEIM}"}, 200),
        (GEHEIM, PROXY, "192.0.2.7", {"Authorization": f"Bearer {GEHEIM}"}, 404),
        (GEHEIM, "", "127.0.0.1", {}, 404),
        (GEHEIM, "", "::1", {"Authorization": f"Bearer {GEHEIM}"}, 200),
    ],
)
def test_who_asks_from_elsewhere_meets_no_such_page(portaal, metrics, proxy, van, koppen, status):
    app = portaal(metrics=metrics, trusted_proxy=proxy)
    assert vraag(app, van, **koppen).status_code == status


@pytest.mark.parametrize("proxy", ["", "192.0.2.1"])
def test_each_word_of_a_proxy_by_itself_says_that_who_asks_is_elsewhere(portaal, proxy):
    app = portaal(metrics="1", trusted_proxy=proxy)
    assert vraag(app).status_code == 200
    gezien = {kop: vraag(app, **{kop: "127.0.0.1"}).status_code for kop in DOORGESTUURD}
    assert gezien == dict.fromkeys(DOORGESTUURD, 404) and len(gezien) == 6


def test_what_is_not_there_reads_as_any_page_that_is_not(portaal):
    """Whoever may not see the figures does not learn that there are any."""
    app = portaal(metrics="1")
    weg = app.test_client().get("/metriek", environ_base={"REMOTE_ADDR": "192.0.2.7"})
    hier = vraag(app, "192.0.2.7")
    assert (hier.status_code, hier.text) == (weg.status_code, weg.text)


def test_nothing_is_counted_where_nobody_asks(portaal):
    app = portaal()
    assert "metingen" not in app.extensions and len(app.extensions["verzoeken"]) == 1


def test_two_portals_of_one_process_count_apart(portaal):
    een, ander = portaal(metrics="1"), portaal(metrics="1")
    een.test_client().get("/robots.txt")
    naam = ("portal_requests_total", "2xx", "GET", "start.robots")
    assert figuren(een)[naam] == 1 and naam not in figuren(ander)
