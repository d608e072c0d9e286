"""What `make install` brings, and that the portal writes nothing beside its own code: it runs from
a checkout that nobody may write in, with its data elsewhere.
"""

import os
import shutil
import socket
import subprocess
import sys
import urllib.request

import pytest

from portal.config import ROOT

GEDULD = 100  # seconds; only a process that hangs needs them
DRAAIT = ("app.py", "pyproject.toml", "portal", "reports", "templates", "static")
OPDRACHTEN = (
    "migrate",
    "user adviseur@ccv.example --naam Adviseur --rol adviseur",
    "report jaarrapport 2026 --output uit.pdf",
    "jobs",
)
PAGINAS = ("/gezond", "/", "/kennisbank", "/inbrengen")


def uitgecheckt(map_, delen, *zonder):
    """Copy parts of the checkout as it comes, without what was made in it."""
    map_.mkdir()
    for deel in delen:
        if (ROOT / deel).is_dir():
            weg = shutil.ignore_patterns("__pycache__", *zonder)
            shutil.copytree(ROOT / deel, map_ / deel, ignore=weg)
        else:
            shutil.copyfile(ROOT / deel, map_ / deel)
    return map_


@pytest.mark.parametrize(
    ("doel", "brengt", "niet"),
    [
        ("install", ["pip.sh requirements.lock", "pango.sh", "npm.sh ci --omit=dev"],
         ["requirements-test", "axe-core", "canaille", "demo", "test-tools"]),
        ("run", ["pip.sh requirements.lock", "npm.sh ci", "app demo"], ["requirements-test"]),
        ("test", ["requirements-test", "npm.sh ci", "axe-core", "canaille"], ["--omit=dev"]),
    ],
)  # fmt: skip
def test_each_goal_brings_what_it_needs_and_nothing_else(tmp_path, doel, brengt, niet):
    delen = ("Makefile", "static", ".ci", "requirements.lock", "requirements-test.lock")
    map_ = uitgecheckt(tmp_path / "kaal", delen, "node_modules")
    droog = ["make", "--dry-run", doel]
    doet = subprocess.run(droog, cwd=map_, capture_output=True, text=True, check=True).stdout
    assert all(deel in doet for deel in brengt)
    assert not [deel for deel in niet if deel in doet]


@pytest.fixture
def vast(tmp_path):
    """A checkout that nobody may write in."""
    map_ = uitgecheckt(tmp_path / "vast", DRAAIT)
    paden = [map_, *map_.rglob("*")]
    for pad in paden:
        pad.chmod(pad.stat().st_mode & ~0o222)
    yield map_
    for pad in paden:
        pad.chmod(pad.stat().st_mode | 0o200)


def staat(map_):
    """Its files and when they were written: root may write in spite of all. What Python keeps of
    them it does without where it may not.
    """
    bestanden = [p for p in map_.rglob("*") if p.is_file() and p.parent.name != "__pycache__"]
    return {str(pad): pad.stat().st_mtime_ns for pad in bestanden}


@pytest.fixture
def flask(vast, tmp_path):
    """Start a command of that checkout, with data elsewhere; "{uit}" is a file there."""
    (tmp_path / "data").mkdir()
    with socket.create_server(("127.0.0.1", 0)) as vrij:
        poort = vrij.getsockname()[1]
    eigen = {
        "DATABASE_URL": f"sqlite:///{tmp_path}/data/portal.db",
        "PORT": str(poort),
        "SECRET_KEY": "x" * 32,
        "SMTP_URL": "smtp://127.0.0.1:9",
        "HOME": "/nonexistent",  # as a user of the system has it
    }
    omgeving = {naam: w for naam, w in os.environ.items() if naam != "PORTAL_DEMO"} | eigen

    def start(*woorden):
        opdracht = [sys.executable, "-m", "flask", "--app", f"{vast}/app.py", *woorden]
        uitvoer = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        return subprocess.Popen(opdracht, cwd=tmp_path, env=omgeving, **uitvoer)

    return start


def test_the_portal_runs_from_a_checkout_that_is_read_only(flask, vast, tmp_path):
    voor = staat(vast)
    for woorden in OPDRACHTEN:
        proces = flask(*woorden.split())
        gezegd = proces.communicate(timeout=GEDULD)[0]
        assert proces.returncode == 0, gezegd
    proces = flask("serve")
    try:
        adres = proces.stdout.readline().removeprefix("The portal serves on ").strip()
        for pad in PAGINAS:
            with urllib.request.urlopen(f"{adres}{pad}", timeout=GEDULD) as antwoord:
                assert antwoord.status == 200
    finally:
        proces.terminate()
        proces.communicate(timeout=GEDULD)
    assert staat(vast) == voor
    assert (tmp_path / "uit.pdf").read_bytes().startswith(b"%PDF")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["data", "uit.pdf", "vast"]
