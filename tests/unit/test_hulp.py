"""The tests' own tools: what is missing is never passed over in silence, no test runs for ever, and
each runs on the database that its name says.
"""

import os
import subprocess
import sys

import pytest

from portal.config import ROOT
from portal.models import Dilemma, Persoon
from portal.steps.rondom import toegang
from portal.vocabulary import Status
from tests.hulp import (
    databases,
    dilemmas,
    geheugen,
    momentopname,
    postgres,
    vergaderen,
    vluggesql,
    wereld,
)


@pytest.mark.parametrize(
    ("ci", "uitkomst"), [("1", pytest.fail.Exception), ("", pytest.skip.Exception)]
)
def test_without_postgresql_the_tests_fail_in_ci_and_are_counted_as_skipped_elsewhere(
    monkeypatch, ci, uitkomst
):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(postgres, "programmas", lambda: None)
    with pytest.raises(uitkomst, match="PostgreSQL is not installed"), databases.postgresql():
        pass


@pytest.fixture
def pytest_op(tmp_path):
    """Run pytest on files of the test's own and return what it says: pytest_op({naam: inhoud})."""

    def draai(bestanden, *opties, **omgeving):
        for naam, inhoud in bestanden.items():
            (tmp_path / naam).parent.mkdir(exist_ok=True)
            (tmp_path / naam).write_text(inhoud)
        vlak = ["-q", "-c", os.devnull, "--rootdir=.", "-p", "no:cacheprovider", "-p", "no:xdist"]
        omgeving = os.environ | {"PYTHONPATH": str(ROOT)} | omgeving
        return subprocess.run(
            [sys.executable, "-m", "pytest", *vlak, *opties],
            cwd=tmp_path,
            env=omgeving,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=100,
        ).stdout

    return draai


EINDELOOS = """
import pytest

def test_that_never_ends():
    while True:
        try:
            raise ValueError
        except Exception:
            pass

@pytest.fixture
def nooit():
    while True:
        pass

def test_that_never_begins(nooit):
    pass

def test_that_comes_after():
    pass
"""


def test_what_never_ends_fails_where_it_hangs_and_the_next_test_runs(pytest_op):
    uitvoer = pytest_op({"conftest.py": WAAKHOND, "test_lang.py": EINDELOOS}, GEDULD="0.2")
    assert "1 failed, 1 passed, 1 error" in uitvoer
    assert uitvoer.count("TeLang: still busy after 0.2 seconds") >= 2
    assert "while True:" in uitvoer


DOOF = """
import signal, time

def test_that_hears_nothing():
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
    time.sleep(90)
"""


def test_what_hears_no_signal_ends_the_run_and_says_where(pytest_op):
    uitvoer = pytest_op({"conftest.py": WAAKHOND, "test_doof.py": DOOF}, EINDE="1")
    assert "Timeout" in uitvoer and "in test_that_hears_nothing" in uitvoer


WAAKHOND = "from tests.hulp.waakhond import *\n"

# The kinds of database stand for themselves here: what is proved is which one a test is given.
SOORTEN = """
import pytest
from tests.conftest import backend, gevulde_database

@pytest.fixture(scope="session")
def gevulde_databases():
    return str
"""
ALLEEN_SQLITE = """
import pytest

@pytest.fixture(scope="session", params=["sqlite"])
def backend(request):
    return request.param
"""
NOEMT = """
def test_database(backend, gevulde_database, request):
    assert request.node.name == f"test_database[{gevulde_database}]"
"""


def test_a_test_named_sqlite_runs_on_sqlite_whatever_ran_before(pytest_op):
    """Also where a folder has a `backend` of its own, that knows nothing of who came before."""
    bestanden = {"test_eerst.py": NOEMT, "map/conftest.py": ALLEEN_SQLITE, "map/test_dan.py": NOEMT}
    eerst = [f"test_eerst.py::test_database[{soort}]" for soort in ("sqlite", "postgresql")]
    volgorde = [eerst[1], "map/test_dan.py", eerst[0]]
    assert "3 passed" in pytest_op({"conftest.py": SOORTEN, **bestanden}, *volgorde)


def test_the_models_speak_to_the_database_that_the_name_says(db, backend, request):
    assert databases.soort() == backend and f"[{backend}]" in request.node.name


def test_the_sql_is_the_same_without_the_second_look_at_it(db, monkeypatch):
    mensen = Persoon.select(Persoon.id).where(Persoon.rol.in_(["adviseur"]))
    vraag = Dilemma.select().where(
        Dilemma.id.in_(Dilemma.select(Dilemma.id).where(Dilemma.inbrenger.in_(mensen))),
        Dilemma.behandelaar.not_in(mensen),
        Dilemma.nummer.in_([]) | Dilemma.nummer.not_in([]),
    )
    kort = vraag.sql()
    for (klasse, methode), van_peewee in vluggesql.VAN_PEEWEE.items():
        monkeypatch.setattr(klasse, methode, van_peewee)
    assert vraag.sql() == kort


def test_what_is_remembered_is_what_the_steps_write(db, mensen):
    def beland():
        with databases.teruggedraaid(db):
            toegang.begin_demo_sessie(mensen.collega, wereld.NU)  # stands in nobody's way
            dilemma = dilemmas.in_status(Status.AFGEROND, mensen)
            vergaderen.stel_vast(vergaderen.plan(mensen.adviseur), mensen.adviseur)
            alles = momentopname.alles()
            alles["sessie"] = []  # its secret is another each time
            return dilemma.nummer, alles

    eerst, uit_geheugen = beland(), beland()
    geheugen.van(db).plek = None
    assert eerst == uit_geheugen == beland()


def test_a_helper_is_not_remembered_past_another_write(db, mensen):
    eerste = dilemmas.in_status(Status.INGEDIEND, mensen)
    with databases.teruggedraaid(db):
        Persoon.update(naam="Een ander").where(Persoon.id == mensen.inbrenger.id).execute()
        tweede = dilemmas.in_status(Status.INGEDIEND, mensen)
        assert (tweede.id, tweede.inbrenger.naam) == (eerste.id + 1, "Een ander")
