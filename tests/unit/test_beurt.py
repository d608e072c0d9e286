"""The turn that the writing threads of one process hand to one another."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from portal.cli import dienst
from portal.config import ROOT
from portal.tools.beurt import Beurt, GeenBeurt

GEDULD = 100  # seconds; only what hangs needs them


def tot(voorwaarde):
    """Wait until it is so."""
    for _ in range(GEDULD * 100):
        if voorwaarde():
            return
        time.sleep(0.01)
    raise AssertionError("it never came to that")


@pytest.fixture
def bezet():
    """Let a thread take a turn and keep it until the test is done: bezet(turn)."""
    los, draden = Event(), ThreadPoolExecutor(20)

    def houd_vast(beurt):
        vast = Event()

        def houd():
            with beurt.neem():
                vast.set()
                los.wait(GEDULD)

        draden.submit(houd)
        vast.wait(GEDULD)
        return draden, los

    yield houd_vast
    los.set()
    draden.shutdown()


def neem(beurt, doe=lambda: None):
    with beurt.neem():
        return doe()


def test_turns_come_in_the_order_in_which_they_were_asked(bezet):
    beurt, volgorde = Beurt(GEDULD, GEDULD), []
    draden, los = bezet(beurt)
    for n in range(9):
        draden.submit(neem, beurt, lambda n=n: volgorde.append(n))
        tot(lambda n=n: beurt.wachters == n + 1)
    los.set()
    tot(lambda: len(volgorde) == 9)
    assert volgorde == list(range(9))


def test_whoever_has_the_turn_may_take_it_again():
    beurt = Beurt(0, 0)
    assert neem(beurt, lambda: neem(beurt, lambda: "twee")) == "twee"
    assert neem(beurt, lambda: "los") == "los"


def test_nobody_waits_for_ever_and_the_row_is_left_as_it_was(bezet):
    beurt = Beurt(0.05, 0.02)
    _, los = bezet(beurt)
    with pytest.raises(GeenBeurt):
        neem(beurt)
    assert beurt.wachters == 0
    los.set()
    tot(lambda: beurt._van is None)
    assert neem(beurt, lambda: "gelukt") == "gelukt"


def test_behind_one_that_hangs_only_so_many_wait_and_the_rest_hears_it_at_once(bezet):
    beurt = Beurt(GEDULD, 0.05, hoogstens=2)
    draden, los = bezet(beurt)
    wachtend = [draden.submit(neem, beurt, lambda: "gelukt") for _ in range(7)]
    tot(lambda: sum(w.done() for w in wachtend) == 5)
    assert [type(w.exception()) for w in wachtend if w.done()] == [GeenBeurt] * 5
    assert beurt.wachters == 2
    with pytest.raises(GeenBeurt):
        neem(beurt)
    los.set()
    assert [w.result() for w in wachtend if w.exception() is None] == ["gelukt"] * 2


def test_in_a_row_that_moves_all_wait(bezet):
    beurt = Beurt(GEDULD, GEDULD, hoogstens=0)
    draden, los = bezet(beurt)
    wachtend = [draden.submit(neem, beurt, lambda: "gelukt") for _ in range(9)]
    tot(lambda: beurt.wachters == 9)
    los.set()
    assert [w.result(GEDULD) for w in wachtend] == ["gelukt"] * 9


def test_a_turn_that_came_to_nothing_leaves_the_row_stuck(bezet):
    """One after another tries, as the lock itself is another process's."""
    beurt = Beurt(GEDULD, 0.05, hoogstens=1)
    begonnen, los = Event(), Event()

    def mislukt():
        begonnen.set()
        los.wait(GEDULD)
        raise GeenBeurt

    with ThreadPoolExecutor(2) as draden:
        eerste = draden.submit(neem, beurt, mislukt)
        begonnen.wait(GEDULD)
        tweede = draden.submit(neem, beurt, mislukt)
        tot(lambda: beurt.wachters == 1)
        sinds = beurt._sinds
        los.set()
        assert [type(w.exception(GEDULD)) for w in (eerste, tweede)] == [GeenBeurt] * 2
    assert beurt._sinds == sinds and beurt._van is None


def test_whatever_serves_leaves_most_of_its_threads_to_who_reads():
    """Before anybody sets it: another WSGI server than ours comes in by `create_app` alone."""
    zegt = "from app import app; from portal.db import BEURT; print(BEURT.hoogstens)"
    omgeving = os.environ | {"DATABASE_URL": "sqlite:///:memory:", "SECRET_KEY": "x" * 32}
    omgeving |= {"BASE_URL": "http://localhost", "SMTP_URL": "smtp://127.0.0.1:9"}
    uitvoer = subprocess.check_output([sys.executable, "-c", zegt], cwd=ROOT, env=omgeving)
    assert 0 < int(uitvoer) < dienst.WAITRESS["threads"] // 2
