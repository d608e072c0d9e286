"""Each command does what it says; each mistake is one sentence with its exit code, and never a
traceback.
"""

import json
import re

import pytest

from portal.db import database
from portal.docs import rechten, workflow
from portal.gegevens import slot
from portal.migrations.begin import THEMAS, VASTE_GREMIA
from portal.models import Bijeenkomst, Dilemma, Gebeurtenis, Gremium, Opbrengst, Persoon, Thema
from portal.tools import tijd
from portal.vocabulary import GremiumSoort, Status
from reports import papieren as stukken
from reports.papieren import PAPIEREN
from tests.hulp import dilemmas, vergaderen, wereld
from tests.hulp.databases import alleen_sqlite, lees
from tests.hulp.opdrachten import fout, gelukt
from tests.hulp.post import bericht


def test_migrate_makes_what_a_real_start_needs_and_nothing_twice(opdracht, kaal):
    assert re.fullmatch(r"Applied 0001_\w+.*\.\n", gelukt(opdracht("migrate")))
    assert gelukt(opdracht("migrate")) == "The database is up to date.\n"
    with database.connection_context():
        assert [g.soort for g in Gremium.select().order_by(Gremium.id)] == list(VASTE_GREMIA)
        assert {t.sleutel: t.naam for t in Thema.select()} == THEMAS
    assert slot.databasebestand().stat().st_mode & 0o777 == 0o600


def test_migrate_leaves_alone_what_people_changed(opdracht, kaal):
    gelukt(opdracht("migrate"))
    with database.connection_context():
        Thema.delete().where(Thema.sleutel == "anders").execute()
        Thema.update(naam="Anders genoemd").where(Thema.sleutel == "bedreiging").execute()
        voor = list(Thema.select().order_by(Thema.id).tuples())
    gelukt(opdracht("migrate"))
    with database.connection_context():
        assert list(Thema.select().order_by(Thema.id).tuples()) == voor


@pytest.mark.parametrize("woorden", ["user a@ccv.example", "jobs", "serve", "audit verify"])
def test_a_database_that_is_not_made_yet_is_told_so(opdracht, kaal, woorden):
    slot.databasebestand()
    assert "run `flask --app app migrate` first" in fout(opdracht(*woorden.split()))


@pytest.mark.parametrize("woorden", ["migrate", "restore {}", "move sqlite:///{}/nieuw/elders.db"])
def test_a_folder_that_is_not_there_is_not_made(opdracht, kaal, tmp_path, woorden):
    (tmp_path / "kopie").write_bytes(b"")
    (tmp_path / "nieuw").rmdir()
    waar = tmp_path / "kopie" if woorden.startswith("restore") else tmp_path
    zin = fout(opdracht(*woorden.format(waar).split()))
    assert "There is no" in zin and f"{tmp_path}/nieuw" in zin
    assert not (tmp_path / "nieuw").exists()


def test_a_database_that_cannot_be_opened_is_told_so(opdracht, kaal, tmp_path):
    (tmp_path / "nieuw").rmdir()
    (tmp_path / "nieuw").write_text("dit is een bestand, geen map")
    assert "cannot be used" in fout(opdracht("jobs"))


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        (("audit", "verify", "--anker", "zomaar"), "COUNT:HASH"),
        (("report", "gedicht", "1", "--output", "x.pdf"), "There is no paper gedicht"),
        (("report", "agenda", "nul", "--output", "x.pdf"), "found by a number"),
    ],
)
def test_a_command_that_was_not_well_asked_for_is_told_what_is_wrong(opdracht, db, woorden, zin):
    assert zin in fout(opdracht(*woorden), code=2)


def test_audit_verify_prints_an_anchor_that_it_takes_back(opdracht, db):
    anker = gelukt(opdracht("audit", "verify")).split()[-1]
    dilemmas.nieuw(wereld.mensen().inbrenger, indienen=True)
    gelukt(opdracht("audit", "verify", "--anker", anker))
    aantal, hash_ = anker.split(":")
    assert "tail has been cut off" in opdracht("audit", "verify", "--anker", f"999:{hash_}").output
    assert "faults: 1" in fout(opdracht("audit", "verify", "--anker", f"{int(aantal) + 1}:{hash_}"))


def test_audit_list_prints_json_lines_from_a_day_on_and_of_one_kind(opdracht, db):
    dilemmas.nieuw(wereld.mensen().inbrenger, indienen=True)
    regels = [json.loads(r) for r in gelukt(opdracht("audit", "list")).splitlines()]
    assert [r["actie"] for r in regels][-2:] == ["aangemaakt", "indienen"]
    assert {r["uitslag"] for r in regels} == {"gelukt"}
    ingediend = gelukt(opdracht("audit", "list", "--sinds", "2026-01-01", "--soort", "indienen"))
    assert [json.loads(r) for r in ingediend.splitlines()] == regels[-1:]
    assert gelukt(opdracht("audit", "list", "--sinds", "2100-01-01")) == ""
    assert "does not match the format" in fout(opdracht("audit", "list", "--sinds", "ooit"), code=2)


def test_what_is_done_at_the_console_says_so_in_the_log(opdracht, db):
    gelukt(opdracht("user", "nieuw@ccv.example", "--naam", "Nieuw", "--rol", "adviseur"))
    assert Gebeurtenis.select().order_by(Gebeurtenis.id.desc()).get().vanaf == "opdracht"


@alleen_sqlite
def test_audit_verify_names_every_event_that_was_changed(opdracht, eigen_database):
    database.execute_sql("DROP TRIGGER gebeurtenis_geen_update")
    Gebeurtenis.update(onderwerp="iets anders").where(Gebeurtenis.id == 2).execute()
    uit = opdracht("audit", "verify")
    assert "event 2: its content was changed" in uit.output
    assert "trigger gebeurtenis_geen_update: the portal's own, and it is gone" in uit.output
    assert "faults: 2" in fout(uit)


@alleen_sqlite
def test_backup_and_restore_bring_everything_back_and_print_the_anchor(
    opdracht, eigen_database, tmp_path
):
    bestand = tmp_path / "kopie.db"
    anker = gelukt(opdracht("backup", bestand)).split()[-1]
    Persoon.update(naam="Later").execute()
    database.close()
    uit = gelukt(opdracht("restore", bestand))
    assert anker in uit and "is kept as" in uit
    database.connect()
    assert not Persoon.select().where(Persoon.naam == "Later").exists()


@alleen_sqlite
def test_a_restore_names_what_its_log_does_not_vouch_for(opdracht, eigen_database, tmp_path):
    bestand, adviseur = tmp_path / "kopie.db", wereld.mensen().adviseur
    gelukt(opdracht("backup", bestand))
    lees(bestand, f"UPDATE persoon SET rol = 'beheerder' WHERE id = {adviseur.id}")
    database.close()
    uit = opdracht("restore", bestand)
    database.connect()
    zin = f"account {adviseur.id}: the table says beheerder, the log says adviseur"
    assert uit.exit_code == 0 and uit.stderr.splitlines() == [zin]


@alleen_sqlite
def test_a_backup_over_a_file_and_a_restore_from_none_are_refused(
    opdracht, eigen_database, tmp_path
):
    assert "never overwrites" in fout(opdracht("backup", __file__))
    database.close()
    assert "is not a file" in fout(opdracht("restore", tmp_path / "weg"))


@alleen_sqlite
def test_jobs_does_one_round_and_counts(opdracht, db, tmp_path):
    bericht(op=tijd.nu())
    assert gelukt(opdracht("jobs")) == "reminded 0, sent 1, cleaned up 0\n"
    assert len(list((tmp_path / "post").iterdir())) == 1


@alleen_sqlite
def test_report_writes_the_paper_and_names_an_unknown_id(opdracht, db, tmp_path, monkeypatch):
    monkeypatch.setattr(stukken, "druk", lambda soort, b, nu: f"{soort} {b.titel}".encode())
    platform = Gremium.enige(GremiumSoort.PLATFORM)
    b = Bijeenkomst.create(
        gremium=platform, titel="Winter", begint=tijd.nu(), minuten=60, plaats="Utrecht"
    )
    gelukt(opdracht("report", "agenda", b.id, "--output", tmp_path / "uit.pdf"))
    assert (tmp_path / "uit.pdf").read_text() == "agenda Winter"
    weg = tmp_path / "weg" / "x.pdf"
    assert fout(opdracht("report", "agenda", "999", "--output", weg)) == "There is no agenda 999.\n"
    assert "cannot be written" in fout(opdracht("report", "agenda", b.id, "--output", weg))
    assert "has no briefing" in fout(opdracht("report", "briefing", b.id, "--output", weg))


@pytest.mark.parametrize("soort", PAPIEREN, ids=str)
def test_report_knows_every_paper_and_finds_what_it_is_about(
    opdracht, db, tmp_path, monkeypatch, soort
):
    monkeypatch.setattr(
        stukken, "druk", lambda soort, onderwerp, nu: f"{soort} {onderwerp}".encode()
    )
    mensen, over = wereld.mensen(), PAPIEREN[soort].over
    if over is Opbrengst:
        id_ = Opbrengst.create(
            soort="factsheet",
            titel="x",
            tekst="x",
            openbaarheid="openbaar",
            vrijgegeven_op=wereld.NU,
        ).id
    elif over is Dilemma:
        id_ = dilemmas.in_status(Status.AFGEROND, mensen).nummer
    else:
        beraad = wereld.gremium_met(wereld.BERAAD)
        id_ = 2026 if over is int else vergaderen.plan(mensen.adviseur, beraad, begint=wereld.NU).id
    gelukt(opdracht("report", soort, id_, "--output", tmp_path / "uit.pdf"))
    assert (tmp_path / "uit.pdf").read_text().startswith(f"{soort} ")
    assert (
        fout(opdracht("report", soort, "999", "--output", tmp_path / "x.pdf"))
        == f"There is no {soort} 999.\n"
    )


def test_docs_writes_its_pages(opdracht, tmp_path, monkeypatch):
    for pagina in (workflow, rechten):
        monkeypatch.setattr(pagina, "BESTAND", tmp_path / pagina.BESTAND.name)
    assert gelukt(opdracht("docs")) == "Wrote docs/workflow.md\nWrote docs/rechten.md\n"
    assert "stateDiagram" in (tmp_path / "workflow.md").read_text()
    assert "`triage.noteer`" in (tmp_path / "rechten.md").read_text()


def test_docs_in_a_folder_that_it_may_not_write_in_says_so(opdracht, tmp_path, monkeypatch):
    monkeypatch.setattr(workflow, "BESTAND", tmp_path / "weg" / "workflow.md")
    assert "workflow.md cannot be used: No such file" in fout(opdracht("docs"))
