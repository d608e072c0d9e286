"""The serve command: refuses what it must, serves, and stops when it is told to."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from portal.config import ROOT
from portal.gegevens import slot
from tests.hulp.databases import alleen_sqlite
from tests.hulp.opdrachten import fout, gelukt, opdrachtgever

GEDULD = 100  # seconds; only a process that hangs needs them


@alleen_sqlite
@pytest.mark.parametrize("host", ["0.0.0.0", "::", "portaal.example", "192.0.2.1", ""])
def test_the_demo_serves_this_machine_only(db, tmp_path, host):
    opdracht = opdrachtgever(tmp_path / "post", demo=True)
    assert "this machine only" in fout(opdracht("serve", "--host", host))


@alleen_sqlite
def test_serve_refuses_a_database_that_is_being_restored(opdracht, eigen_database):
    with slot.alleen():
        assert "being restored" in fout(opdracht("serve"))


@pytest.fixture
def flask(kaal):
    """Start the real command line on a port of its own and the database of `kaal`: flask("serve",
    …).
    """
    with socket.create_server(("127.0.0.1", 0)) as vrij:
        poort = vrij.getsockname()[1]
    eigen = {"DATABASE_URL": kaal, "PORT": str(poort), "PORTAL_DEMO": "1"}
    omgeving = {**os.environ, **eigen, "SECRET_KEY": "x" * 32, "SMTP_URL": ""}
    processen = []

    def start(*woorden, **anders):
        opdracht = [sys.executable, "-m", "flask", "--app", "app", *woorden]
        uitvoer = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        processen.append(subprocess.Popen(opdracht, cwd=ROOT, env=omgeving | anders, **uitvoer))
        return processen[-1]

    yield start
    for proces in processen:
        proces.kill()
        proces.communicate()


def test_serve_serves_the_portal_until_it_is_told_to_stop(flask, opdracht, tmp_path):
    for woorden in (["migrate"], ["backup", tmp_path / "kopie"]):
        gelukt(opdracht(*woorden))
    echt = {"PORTAL_DEMO": "", "SMTP_URL": "smtp://127.0.0.1:1"}  # as it was migrated
    proces = flask("serve", **echt)
    adres = proces.stdout.readline().removeprefix("The portal serves on ").strip()
    with urllib.request.urlopen(f"{adres}/gezond", timeout=GEDULD) as antwoord:
        assert antwoord.status == 200
        assert "Server" not in antwoord.headers
    bezet = flask("serve", **echt).communicate(timeout=GEDULD)[0]
    assert "cannot be served: Address already in use." in bezet
    assert "stop it first." in fout(opdracht("restore", tmp_path / "kopie"))
    proces.send_signal(signal.SIGTERM)
    assert proces.wait(GEDULD) == 0
    (regel,) = proces.stdout.read().splitlines()  # what was asked of it, and nothing else
    assert re.search(r" INFO portal\.\S+ request .* method=GET route=/gezond status=200 ms=", regel)


def test_a_wrong_setting_stops_every_command_with_one_sentence(flask):
    proces = flask("migrate", PORT="achtduizend")
    assert proces.wait(GEDULD) == 1
    assert proces.stdout.read() == "PORT must be a number from 1 to 65535, not 'achtduizend'.\n"
