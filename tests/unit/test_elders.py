"""Whoever starts the portal by another server than `serve` reads that jobs must run beside it."""

import json
import os
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection

import pytest

from portal.cli.elders import JOBS
from portal.config import ROOT, TABEL
from tests.hulp.opdrachten import gelukt

GEDULD = 100  # seconds; only a process that hangs needs them
INSTELLINGEN = {setting.naam for setting in TABEL}
FLASK = ["-m", "flask", "--app", "app"]
# Any WSGI server: it imports the application, and here it answers one request. `geleden`: how many
# seconds ago it began.
SERVER = (
    "from wsgiref.simple_server import WSGIRequestHandler, make_server\n"
    "from app import app\n"
    "from portal.web.gezondheid import BEGONNEN\n"
    "app.config[BEGONNEN] -= float('{geleden}')\n"
    "stil = type('Stil', (WSGIRequestHandler,), {{'log_message': lambda *_: None}})\n"
    "server = make_server('127.0.0.1', 0, app, handler_class=stil)\n"
    "print(server.server_port, flush=True)\n"
    "server.handle_request()\n"
)


@pytest.fixture
def omgeving(kaal, opdracht):
    gelukt(opdracht("migrate"))
    eigen = {"DATABASE_URL": kaal, "SECRET_KEY": "x" * 32, "SMTP_URL": "smtp://127.0.0.1:9"}
    vrij = {naam: waarde for naam, waarde in os.environ.items() if naam not in INSTELLINGEN}
    return vrij | eigen


def start(omgeving, *woorden):
    opties = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, *woorden], cwd=ROOT, env=omgeving, **opties)


def gezond(proces):
    """Return what the server that printed its port answers to one question."""
    verbinding = HTTPConnection("127.0.0.1", int(proces.stdout.readline()), timeout=GEDULD)
    verbinding.request("GET", "/gezond")
    antwoord = verbinding.getresponse()
    gezegd = antwoord.status, json.loads(antwoord.read())["mankeert"]
    verbinding.close()
    return gezegd


@pytest.mark.parametrize(
    ("geleden", "hoe"), [(10, (200, [])), (3_700, (503, ["jobs"]))], ids=["begint", "een uur later"]
)
def test_another_server_says_so_once_and_is_unwell_when_no_jobs_ran(omgeving, geleden, hoe):
    proces = start(omgeving, "-c", SERVER.format(geleden=geleden))
    assert gezond(proces) == hoe
    _, gezegd = proces.communicate(timeout=GEDULD)
    assert gezegd.count(JOBS) == 1 and "route=/gezond" in gezegd


def test_where_jobs_run_beside_another_server_all_is_well(omgeving):
    jobs = start(omgeving, *FLASK, "jobs")
    assert JOBS not in "".join(jobs.communicate(timeout=GEDULD)) and jobs.returncode == 0
    proces = start(omgeving, "-c", SERVER.format(geleden=3_700))
    assert gezond(proces) == (200, [])
    proces.communicate(timeout=GEDULD)


def test_so_does_the_server_of_flask_and_it_tells_no_address(omgeving):
    with socket.create_server(("127.0.0.1", 0)) as vrij:
        poort = vrij.getsockname()[1]
    proces = start(omgeving, *FLASK, "run", "--port", str(poort))
    gezegd = ""
    while JOBS not in gezegd:
        regel = proces.stderr.readline()
        assert regel, gezegd
        gezegd += regel
    assert _status(poort, "/inloggen/kanarie-kwinkslag") == 410
    proces.terminate()  # SIGINT is ignored by what a shell runs in the background
    uit, gezegd = proces.communicate(timeout=GEDULD)
    assert JOBS not in gezegd and "kanarie" not in uit + gezegd
    assert gezegd.count("route=/inloggen/<token>") == 1


def _status(poort, pad):
    """Ask until the server that is starting takes the call."""
    for _ in range(GEDULD * 10):
        try:
            verbinding = HTTPConnection("127.0.0.1", poort, timeout=GEDULD)
            verbinding.request("GET", pad)
            return verbinding.getresponse().status
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise AssertionError("it does not serve")


@pytest.mark.parametrize("opdracht_", ["audit verify", "--help"])
def test_a_command_serves_nothing_and_says_nothing(omgeving, opdracht_):
    proces = start(omgeving, *FLASK, *opdracht_.split())
    assert JOBS not in "".join(proces.communicate(timeout=GEDULD))
