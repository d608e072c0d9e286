"""A writer that hangs: who writes is told so in time and keeps what they typed, who reads notices
nothing.

The one that hangs is another process, which really has the lock.
"""

from concurrent.futures import ThreadPoolExecutor, wait
from threading import get_ident

import pytest

from portal import db as portaldb
from portal.db import BEURT, GRENZEN, PRAGMAS, Bezet, database, schrijven
from portal.models import Dilemma, Instelling, Inzage
from portal.steps.rondom import spoor, toegang
from portal.tools import tijd
from portal.tools.beurt import Beurt, GeenBeurt
from portal.vocabulary import Status
from tests.hulp import databases, dilemmas, rondgang, web, wereld
from tests.hulp.schrijver import hangt
from tests.hulp.wereld import NU
from tests.web.test_inbrengen import ALLES, TEKSTEN

GEDULD = 100  # seconds; only what hangs needs them
THREADS = 8
LEEST = {
    None: ("/gezond", "/", "/inbrengen", "/kennisbank", "/inloggen"),
    "adviseur": ("/postvak", "/mijn", "/bijeenkomsten", "/acties", "/signalen"),
    "voorzitter_platform": ("/mijn", "/bijeenkomsten", "/werkgroepen"),
}


@pytest.fixture
def kort(monkeypatch):
    """Nobody has patience; set before the database is opened."""
    monkeypatch.setitem(PRAGMAS, "busy_timeout", 300)
    monkeypatch.setitem(GRENZEN, "lock_timeout", 300)
    beurt = Beurt(1.0, 0.1, hoogstens=2)
    monkeypatch.setattr(portaldb, "BEURT", beurt)
    return beurt


@pytest.fixture
def url(kort, eigen_url, monkeypatch):
    monkeypatch.setattr(tijd, "nu", web.Klok(NU))
    with databases.verbonden(eigen_url):
        yield eigen_url


def schrijf(_n=0):
    with database.connection_context(), schrijven():
        return Instelling.select().count()


def test_a_write_waits_a_while_and_then_says_so(url):
    with hangt(url), pytest.raises(Bezet), schrijven():
        raise AssertionError("two write at once")
    with schrijven():
        assert Dilemma.select().count() == 0


def test_who_writes_keeps_what_they_typed_and_sends_it_once_it_goes_again(url):
    anoniem = web.Bezoeker(web.maak_app(), None, NU)
    formulier = anoniem.open("/inbrengen")
    with hangt(url):
        fout = anoniem.verstuur(formulier, **ALLES)
        assert (fout.status, fout.kop) == (503, "Het is nu druk")
        assert int(fout.antwoord.headers["Retry-After"]) > 0
        assert all(tekst in fout.tekst for tekst in TEKSTEN.values())
    assert anoniem.verstuur(fout).status == 303
    assert [d.titel for d in Dilemma.select()] == [ALLES["titel"]]


def test_all_that_only_reads_is_served_while_a_writer_hangs(url):
    mensen = wereld.mensen()
    lezers = {
        naam: web.Bezoeker(web.maak_app(), naam and getattr(mensen, naam), NU) for naam in LEEST
    }
    with hangt(url):
        for naam, paden in LEEST.items():
            for pad in paden:
                assert lezers[naam].open(pad).status == 200, (naam, pad)


def test_no_page_or_paper_waits_for_a_writer_that_hangs(url, zonder_pers):
    """Each address of each route; that somebody opened a paper is told once it goes again."""
    mensen = wereld.mensen()
    rondgang.vul({status: dilemmas.in_status(status, mensen) for status in Status})
    app = web.maak_app()
    paden = [p for r in rondgang.routes(app, "GET") for p in rondgang.adressen(r)]
    namen = (None, "adviseur", "beheerder", "bestuurder", "inbrenger")
    lezers = [web.Bezoeker(app, naam and getattr(mensen, naam), NU) for naam in namen]
    geopend = Inzage.select().count()
    with hangt(url):
        wachten = {
            (wie, pad)
            for wie, lezer in zip(namen, lezers, strict=True)
            for pad in paden
            if lezer.http.get(pad).status_code == 503
        }
    assert wachten == set()
    spoor.schrijf_wachtende()
    assert Inzage.select().count() > geopend and len(paden) > 100


def test_a_stranger_who_asks_for_nothing_real_waits_for_no_lock(url):
    """Every page that anybody may post to, with nothing filled in and a link that was never
    made.
    """
    app = web.maak_app()
    anoniem = web.Bezoeker(app, None, NU, keurt=False)
    open_ = [r for r in rondgang.routes(app, "POST") if rondgang.toegang(app, r) == "openbaar"]
    paden = {r.endpoint: rondgang.adressen(r)[0] for r in open_ if rondgang.adressen(r)}
    with hangt(url):
        wachten = {naam for naam, pad in paden.items() if anoniem.post(pad).status == 503}
    assert len(paden) > 8 and wachten == set()


def test_writers_behind_one_that_hangs_leave_threads_to_who_reads(url, kort):
    """As the server has them: eight threads that do what comes, one thing after another."""
    app = web.maak_app()

    def gezond():
        return app.test_client().get("/gezond").status_code

    with hangt(url), ThreadPoolExecutor(THREADS) as draden:
        schrijvers = [draden.submit(schrijf) for _ in range(3 * THREADS)]
        assert draden.submit(gezond).result(GEDULD) == 200
        wait(schrijvers, GEDULD)
    assert {type(s.exception()) for s in schrijvers} == {Bezet}
    assert kort.wachters == 0 and schrijf() >= 0


def test_whoever_writes_takes_their_turn(url, kort):
    """Before the database is asked for its lock, which is unfair to who waits for it."""
    with schrijven(), ThreadPoolExecutor(1) as draden:
        assert kort._van == get_ident()
        wachter = draden.submit(kort._wacht)
        assert type(wachter.exception(GEDULD)) is GeenBeurt
    los = ThreadPoolExecutor(1)
    los.submit(kort._wacht).result(GEDULD)  # another thread has it, and the database is free
    with pytest.raises(Bezet):
        schrijf()
    los.submit(kort._geef_door).result(GEDULD)
    los.shutdown()
    assert schrijf() >= 0


def test_a_stranger_who_asks_for_a_mail_too_often_keeps_nobody_from_writing(url):
    anoniem = web.Bezoeker(web.maak_app(), None, NU)
    bon = anoniem.volg(anoniem.verstuur(anoniem.open("/inbrengen"), **ALLES))
    for _ in range(toegang.NOG_EENS_MAX):
        bon = anoniem.doe(bon, "/opnieuw")
    with hangt(url):
        assert anoniem.verstuur(bon, "/opnieuw").status == 303


def test_the_limits_are_those_of_every_connection(eigen_database, backend):
    def vraag(wat):
        return database.execute_sql(wat).fetchone()[0]

    if backend == "sqlite":
        assert vraag("PRAGMA busy_timeout") == BEURT.geduld * 1000
        return
    for naam, grens in GRENZEN.items():
        waarde = f"SELECT setting::int FROM pg_settings WHERE name = '{naam}'"
        assert 0 < grens == vraag(waarde)
