"""A backup is whole, of one moment and private; an anchor kept elsewhere shows what was cut."""

import shutil
import threading
from datetime import timedelta

import pytest

from portal import audit
from portal.db import database, schrijven
from portal.gegevens import kopie
from portal.gegevens.ankers import Anker, ankerfouten
from portal.gegevens.keuring import GegevensFout
from tests.hulp import dilemmas, wereld
from tests.hulp.databases import alleen_sqlite, lees
from tests.hulp.post import bericht
from tests.hulp.waakhond import GEDULD


def test_a_backup_overwrites_nothing_and_is_its_owners_only(backup):
    bestand = backup()
    assert bestand.stat().st_mode & 0o777 == 0o600
    inhoud = bestand.read_bytes()
    with pytest.raises(GegevensFout, match="never overwrites"):
        backup()
    assert bestand.read_bytes() == inhoud
    assert [p.name for p in bestand.parent.iterdir() if "backup" in p.name] == ["portal.backup"]


def test_a_backup_that_cannot_be_written_says_why_and_leaves_nothing(url, tmp_path):
    with pytest.raises(GegevensFout, match="No such file or directory"):
        kopie.maak(tmp_path / "weg" / "x", url)


@alleen_sqlite
def test_a_backup_under_writes_is_one_moment(backup):
    """Two rows are always written together, so a copy of one moment holds as many of either."""
    bezig, klaar = threading.Event(), threading.Event()

    def schrijf():
        with database.connection_context():
            while not klaar.is_set():
                with schrijven():
                    bericht("vraag")
                    bericht("antwoord")
                bezig.set()

    schrijver = threading.Thread(target=schrijf, daemon=True)
    schrijver.start()
    try:
        assert bezig.wait(GEDULD)
        bestand = backup()
    finally:
        klaar.set()
        schrijver.join(GEDULD)
    een, ander = lees(bestand, "SELECT count(*) FROM bericht GROUP BY soort")
    assert een == ander


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
@pytest.mark.postgres
def test_a_missing_program_of_postgresql_is_named(backup, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda programma: None)
    with pytest.raises(GegevensFout, match="pg_dump is missing: install the Debian package"):
        backup()


def test_an_anchor_kept_elsewhere_shows_a_cut_or_a_rewritten_log(db, nu):
    dilemmas.nieuw(wereld.mensen().inbrenger, indienen=True)
    aantal, hash_ = audit.anker()
    assert list(ankerfouten([Anker(aantal, hash_), Anker(0, audit.BEGIN)])) == []
    assert "tail has been cut off" in next(ankerfouten([Anker(aantal + 1, hash_)]))
    assert "is not the one" in next(ankerfouten([Anker(aantal - 1, hash_)]))
    dilemmas.nieuw(wereld.mensen().inbrenger, nu + timedelta(days=1))
    assert list(ankerfouten([Anker(aantal, hash_)])) == []
