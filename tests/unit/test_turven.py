"""Counting that all processes share, and that waits for nobody."""

import subprocess
import sys
from datetime import timedelta

import pytest

from portal.db import database, is_sqlite, schrijven
from portal.models import Turf
from portal.steps.rondom import turven
from portal.steps.rondom.turven import Turfbord
from tests.hulp.databases import alleen_sqlite, verbonden
from tests.hulp.wereld import NU

TOT = NU + timedelta(minutes=15)
# Another process: counts so many under a key, and prints what each came to.
ANDER = """
import sys
from datetime import datetime, UTC
from portal.db import open_database, database
from portal.steps.rondom.turven import Turfbord
url, keer, stap = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
open_database(url)
bord, tot = Turfbord(), datetime.fromisoformat(sys.argv[4])
with database.connection_context():
    print(*[bord.turf("sleutel", tot, tot, stap, wacht=True) for _ in range(keer)])
"""


def ander(url, keer, stap=1):
    opdracht = [sys.executable, "-c", ANDER, url, str(keer), str(stap), TOT.isoformat()]
    klaar = subprocess.run(opdracht, capture_output=True, text=True, check=True, timeout=60)
    return [int(getal) for getal in klaar.stdout.split()]


def tel(bord, keer=1, stap=1, wacht=True):
    return [bord.turf("sleutel", TOT, NU, stap, wacht=wacht) for _ in range(keer)]


def in_database():
    return sum(t.aantal for t in Turf.select())


def test_two_processes_on_one_database_share_one_tally(eigen_database, eigen_url):
    bord = Turfbord()
    assert tel(bord, 3) == [1, 2, 3]
    assert ander(eigen_url, 3) == [4, 5, 6]
    assert tel(bord, 1) == [7] and in_database() == 7


@pytest.mark.parametrize(("keer", "geschreven"), [(1, 1), (2, 1), (5, 1), (6, 6), (12, 11)])
def test_the_first_and_every_so_many_are_written(db, keer, geschreven):
    bord = Turfbord()
    assert tel(bord, keer, stap=5)[-1] == keer == bord.stand("sleutel")
    assert in_database() == geschreven


def test_two_processes_differ_by_less_than_a_step(eigen_database, eigen_url):
    bord = Turfbord()
    tel(bord, 7, stap=5)
    assert ander(eigen_url, 5, stap=5) == [7, 8, 9, 10, 11]
    tel(bord, 5, stap=5)
    assert in_database() == 12 and bord.stand("sleutel") == 13


@pytest.fixture
def bezet(eigen_url):
    """Another process that began to write and does not end."""
    opdracht = [sys.executable, "-c", SCHRIJVER, eigen_url]
    met = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(opdracht, **met) as schrijver:
        assert schrijver.stdout.readline() == "bezig\n"
        yield
        schrijver.stdin.close()


SCHRIJVER = """
import sys
from portal.db import open_database, database, schrijven
from portal.models import Instelling, Turf
open_database(sys.argv[1])
with database.connection_context(), schrijven():
    Instelling.create(sleutel="bezig", waarde="ja")
    print("bezig", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("wacht", [True, False])
def test_a_writer_that_hangs_holds_nobody_up_and_the_process_counts_on(
    eigen_database, bezet, monkeypatch, wacht
):
    geprobeerd = []
    echt = turven._schrijf
    monkeypatch.setattr(
        turven, "_schrijf", lambda *args, **kw: geprobeerd.append(1) or echt(*args, **kw)
    )
    monkeypatch.setattr(turven, "RUST", 3600)
    bord = Turfbord()
    assert tel(bord, 30, wacht=wacht) == list(range(1, 31))
    # On PostgreSQL a tally is a row of its own, which nobody holds.
    assert (len(geprobeerd), in_database()) == ((1, 0) if is_sqlite() else (30, 30))


def test_what_could_not_be_written_is_written_later(eigen_database, monkeypatch):
    bord = Turfbord()
    monkeypatch.setattr(turven, "RUST", 0)
    with monkeypatch.context() as weg:
        weg.setattr(turven, "_schrijf", lambda *_, **__: None)
        assert tel(bord, 3) == [1, 2, 3]
    assert tel(bord) == [4] and in_database() == 4


@alleen_sqlite  # on PostgreSQL it is of one transaction
def test_the_connection_is_as_patient_afterwards_as_before(eigen_database):
    voor = database.execute_sql("PRAGMA busy_timeout").fetchone()
    tel(Turfbord())
    assert database.execute_sql("PRAGMA busy_timeout").fetchone() == voor


def test_inside_a_transaction_it_is_kept_with_the_rest(eigen_database):
    with schrijven():
        tel(Turfbord(), 2)
    assert in_database() == 2


def test_a_database_that_is_gone_keeps_nobody_from_counting(tmp_path, kale_url):
    with verbonden(kale_url):  # without the table
        assert tel(Turfbord(), 2) == [1, 2]


def test_a_process_remembers_no_more_than_so_many(db, monkeypatch):
    monkeypatch.setattr(turven, "TURVEN_MAX", 3)
    bord = Turfbord()
    for n in range(9):
        bord.turf(f"sleutel {n}", TOT, NU, 1, wacht=True)
    assert len(bord._standen) <= 3 and in_database() == 9
