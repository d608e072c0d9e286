"""Of every request, whatever comes of it, the log has one line: when, by which name, which route,
how it ended and how long it took. What was typed, asked for or looked up stands in no line at all.
"""

import json
import logging
import re
from functools import wraps

import pytest
from flask import abort
from peewee import OperationalError

from portal.jobs.ronde import ronde
from portal.models import Bericht, Dilemma, Persoon, Signaal, Stuk
from portal.steps.rondom import toegang
from portal.tools import tijd
from portal.tools.logregel import Logvorm
from portal.web import drempels
from portal.web.verzoekregel import KOP
from reports.pers import drukker
from reports.pers.job import PapierMislukt
from tests.hulp import databases, post, rondgang, web, wereld
from tests.hulp.wereld import NU

pytestmark = databases.alleen_sqlite
APP = web.maak_app.__wrapped__()
MERK = "Kanarie"
REGELS = {r.rule for r in APP.url_map.iter_rules()} | {"-"}
LEZERS = (None, "adviseur", "inbrenger")
TOKEN = "kanarie-kwinkslag-0123456789abcdef"
GETYPT = {"titel": MERK, "vraag": MERK, "email": f"{MERK}@test.example", "wachtwoord": MERK}


class Bewaarder(logging.Handler):
    """Keeps what a log in each form would hold."""

    def __init__(self):
        super().__init__()
        self.vormen = [Logvorm(als_json=True), Logvorm(als_json=False)]
        self.json, self.alles = [], []

    def emit(self, record):
        als_json, als_tekst = (vorm.format(record) for vorm in self.vormen)
        self.json.append(json.loads(als_json))
        self.alles += [als_json, als_tekst]


@pytest.fixture
def log(monkeypatch):
    """All that is logged, by us and by others, from INFO on."""
    bewaarder, wortel = Bewaarder(), logging.getLogger()
    monkeypatch.setattr(wortel, "level", logging.INFO)
    wortel.addHandler(bewaarder)
    logging.getLogger("portal").manager._clear_cache()
    yield bewaarder
    wortel.removeHandler(bewaarder)
    logging.getLogger("portal").manager._clear_cache()


@pytest.fixture
def gevuld(ladder, mensen, monkeypatch):
    rondgang.vul(ladder)
    monkeypatch.setattr(tijd, "nu", web.Klok(NU))
    monkeypatch.setattr(drukker, "render", lambda html, *_: html.encode())


@pytest.fixture
def bezoeker(gevuld, mensen):
    return lambda naam: web.Bezoeker(APP, getattr(mensen, naam) if naam else None, NU, keurt=False)


def verzoeken(log):
    return [r for r in log.json if r["logger"] == "portal.web.verzoekregel"]


def is_zuiver(log, *meer):
    """Assert that no line holds a number, a code, an address, a token or a word of anybody."""
    nummers = [d.nummer for soort in (Dilemma, Signaal) for d in soort.select()]
    codes = [s.code for s in Stuk.select()]
    adressen = [p.email for p in Persoon.select()] + [b.aan for b in Bericht.select()]
    woorden = [d.titel for d in Dilemma.select()] + [p.naam for p in Persoon.select()]
    alles = "\n".join(log.alles)
    verboden = {*nummers, *codes, *adressen, *woorden, MERK, TOKEN, "geen-echte", *meer}
    assert [wat for wat in verboden if wat and wat.lower() in alles.lower()] == []


def klopt(log, antwoord, regel, methode):
    """Assert that the last request has one line, and that it is about this."""
    kenmerk = antwoord.koppen[KOP]
    (gezegd,) = [r for r in verzoeken(log) if r["request"] == kenmerk]
    assert verzoeken(log)[-1] is gezegd and len(kenmerk) == 16
    assert (gezegd["route"], gezegd["method"]) == (regel, methode)
    assert gezegd["status"] == antwoord.status and gezegd["ms"] >= 0
    assert gezegd["level"] == ("WARNING" if antwoord.status >= 500 else "INFO")
    assert set(gezegd) == {
        "time", "level", "logger", "request", "message", "method", "route", "status", "ms",
    }  # fmt: skip
    log.json.clear()


@pytest.mark.parametrize("naam", LEZERS)
def test_every_page_that_is_opened_is_one_line_without_what_was_asked_for(log, bezoeker, naam):
    lezer = bezoeker(naam)
    for regel in rondgang.routes(APP, "GET"):
        for pad in rondgang.adressen(regel)[-1:]:
            antwoord = lezer.open(f"{pad}?zoek={MERK}&code={TOKEN}", X_Request_Id=MERK)
            klopt(log, antwoord, regel.rule, "GET")
    is_zuiver(log)


@pytest.mark.parametrize("naam", LEZERS)
def test_every_form_that_is_sent_is_one_line_without_what_was_typed(log, bezoeker, naam):
    lezer = bezoeker(naam)
    for regel in rondgang.routes(APP, "POST"):
        antwoord = lezer.post(rondgang.adressen(regel)[0], GETYPT)
        klopt(log, antwoord, regel.rule, "POST")
    is_zuiver(log)


def brekend(view, fout):
    """Return a view with the marks of another, that fails."""

    @wraps(view)
    def breek(**_):
        raise fout from KeyError(TOKEN)

    return breek


def test_what_goes_wrong_on_any_page_is_told_without_its_words(log, bezoeker, monkeypatch):
    lezer, fout = bezoeker("adviseur"), RuntimeError(f"{MERK} D-2026-0001")
    for regel in rondgang.routes(APP, "GET"):
        view = APP.view_functions[regel.endpoint]
        monkeypatch.setitem(APP.view_functions, regel.endpoint, brekend(view, fout))
        antwoord = lezer.open(rondgang.adressen(regel)[-1])
        monkeypatch.setitem(APP.view_functions, regel.endpoint, view)
        assert antwoord.status == 500 and antwoord.koppen[KOP] in antwoord.html
        (zin,) = [r["message"] for r in log.json if r["logger"] == "portal.web.fouten"]
        assert "RuntimeError at tests/contracts/test_logregels.py" in zin and "KeyError" in zin
        klopt(log, antwoord, regel.rule, "GET")
    is_zuiver(log)


@pytest.mark.parametrize(
    ("fout", "status"),
    [
        (OperationalError(f"near {MERK}: syntax error"), 503),
        (ValueError(MERK), 500),
        (UnicodeDecodeError("utf-8", MERK.encode(), 0, 1, MERK), 500),
        (PapierMislukt("tijd"), 503),
    ],
    ids=lambda wat: type(wat).__name__,
)
def test_each_kind_of_fault_is_told_without_its_words(log, bezoeker, monkeypatch, fout, status):
    view = brekend(APP.view_functions["start.voordeur"], fout)
    monkeypatch.setitem(APP.view_functions, "start.voordeur", view)
    antwoord = bezoeker("adviseur").open("/")
    assert antwoord.status == status
    klopt(log, antwoord, "/", "GET")
    is_zuiver(log, "syntax", "near")


@pytest.mark.parametrize(
    "pad",
    ["/bestaat-niet", f"/{MERK}/{TOKEN}", f"/dilemma/{MERK}/{TOKEN}/", "/%00", "/" + "x" * 999],
)
def test_where_there_is_no_page_the_address_is_not_told_either(log, bezoeker, pad):
    klopt(log, bezoeker(None).open(pad), "-", "GET")
    is_zuiver(log, pad)


def test_a_method_that_somebody_made_up_is_not_told(log, bezoeker):
    antwoord = bezoeker(None)._vraag(MERK.upper(), "/", False, {})
    klopt(log, antwoord, "-", "OTHER")
    is_zuiver(log)


@pytest.mark.parametrize("waar", ["after_request_funcs", "before_request_funcs"])
def test_what_breaks_outside_a_page_is_one_line_as_well(log, bezoeker, monkeypatch, waar):
    lezer = bezoeker("adviseur")

    def breek(*_):
        raise RuntimeError(MERK)

    monkeypatch.setitem(getattr(APP, waar), "start", [breek])
    antwoord = lezer.open(f"/?zoek={TOKEN}")
    assert antwoord.status == 500
    klopt(log, antwoord, "/", "GET")
    is_zuiver(log)


def test_a_host_that_is_not_ours_and_a_limit_are_lines_like_any_other(log, bezoeker, monkeypatch):
    lezer = bezoeker(None)
    klopt(log, lezer.open("/", Host=f"{MERK}.example"), "-", "GET")
    monkeypatch.setitem(APP.config, "DREMPELS", True)
    monkeypatch.setattr(drempels, "_tel", lambda _bord, turf: turf.drempel.aantal + 1)
    antwoord = lezer.post("/inloggen", GETYPT)
    assert antwoord.status == 429
    klopt(log, antwoord, "/inloggen", "POST")
    is_zuiver(log)


def test_a_page_of_ours_that_failed_names_the_request_and_another_does_not(bezoeker, monkeypatch):
    """What is refused reads alike for everybody: whether a thing is there nobody learns by it."""
    lezer = bezoeker(None)
    for code in (400, 403, 404, 409, 413, 422, 429, 500, 503):
        monkeypatch.setitem(APP.view_functions, "start.voordeur", lambda code=code: abort(code))
        antwoord = lezer.open("/")
        assert (antwoord.koppen[KOP] in antwoord.html) is (code >= 500)


def test_no_two_requests_bear_one_name_and_nobody_chooses_it(bezoeker):
    lezer = bezoeker(None)
    namen = [lezer.open("/", X_Request_Id=MERK).koppen[KOP] for _ in range(20)]
    assert len(set(namen)) == 20 and all(re.fullmatch("[0-9a-f]{16}", naam) for naam in namen)


def test_the_jobs_and_the_mail_tell_what_they_did_and_not_to_whom(log, gevuld, mensen, tmp_path):
    toegang.stuur_link(mensen.collega.email, NU)
    ronde(post.met_postmap(tmp_path), NU)
    (gezegd,) = [r["message"] for r in log.json if r["logger"] == "portal.jobs.ronde"]
    assert re.fullmatch(r"round of jobs: reminded \d+, sent [1-9]\d*, cleaned up \d+", gezegd)
    is_zuiver(log)


def test_mail_that_does_not_leave_is_told_without_its_reader(log, gevuld, mensen):
    toegang.stuur_link(mensen.collega.email, NU)
    ronde(post.met_postmap(None, demo=False, smtp_url="smtp://127.0.0.1:9"), NU)
    assert any("ConnectionRefusedError" in r["message"] for r in log.json)
    is_zuiver(log)


@pytest.mark.parametrize(
    ("naam", "bericht", "args", "staat_er"),
    [
        ("waitress", f"Exception while serving /inloggen/{TOKEN}", (), "Exception while serving,"),
        ("waitress.queue", "Task queue depth is %d", (7,), "Task queue depth is,"),
        ("waitress", f"{MERK}", (), None),
        ("authlib", f"{MERK} %s", (TOKEN,), "authlib in "),
        ("portal", "Exception on %s [%s]", (f"/dilemma/{TOKEN}", "GET"), "Exception on"),
        ("portal.web", f"een a@{MERK} D-2026-0001\nnieuw", (), "een [address] [number] nieuw"),
    ],
)  # fmt: skip
def test_of_what_others_log_place_and_kind_are_taken(db, log, naam, bericht, args, staat_er):
    try:
        raise RuntimeError(MERK)
    except RuntimeError:
        logging.getLogger(naam).error(bericht, *args, exc_info=naam != "portal.web")
    (gezegd,) = [r["message"] for r in log.json]
    assert staat_er is None or gezegd.startswith(staat_er)
    assert naam == "portal.web" or "RuntimeError at " in gezegd
    assert all("\n" not in regel for regel in log.alles)
    if staat_er:
        assert not [w for w in (MERK, TOKEN) if w in "".join(log.alles)]


@pytest.mark.parametrize(
    "nummer", ["D-2026-0001", "d-2026-0001", "D-2026-12345", "s-2026-123456789"]
)
def test_a_number_and_an_address_get_out_neither_in_a_message_nor_in_a_field(db, log, nummer):
    velden = {"wat": f"{nummer} van a@{MERK}.example", "hoe": nummer, "aantal": 7}
    logging.getLogger("portal.web").info("over %s", nummer, extra={"velden": velden})
    (gezegd,) = log.json
    assert (gezegd["message"], gezegd["wat"], gezegd["hoe"], gezegd["aantal"]) == (
        "over [number]", "[number] van [address]", "[number]", 7,
    )  # fmt: skip
    is_zuiver(log, nummer)


def test_the_world_of_these_tests_has_what_must_not_be_seen(gevuld):
    assert Dilemma.select().exists() and Stuk.select().exists() and wereld.mensen()
