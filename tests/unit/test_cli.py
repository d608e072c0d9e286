"""Each command does what it says; each mistake is one sentence with its exit code, and never a traceback."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest
from flask import Flask

from portal import cli, docs, tijd
from portal.begin import THEMAS, VASTE_GREMIA
from portal.cli import stukken
from portal.config import ROOT
from portal.db import database, open_database
from portal.gegevens import sqlite
from portal.models import Gebeurtenis, Gremium, Lidmaatschap, Persoon, Sessie, Thema
from portal.steps import toegang
from portal.vocabulary import LidRol, Rol, Voorval
from tests.hulp import dilemmas, wereld
from tests.hulp.databases import alleen_sqlite
from tests.hulp.post import bericht, met_postmap

ADRES = "nieuw@ccv.example"


@pytest.fixture
def opdracht(tmp_path):
    """Give a command to a portal with nothing but its commands: opdracht("user", …) -> its result."""
    app = Flask("opdrachten")
    cli.registreer(app)

    def geef(*woorden, **settings):
        app.config["SETTINGS"] = met_postmap(tmp_path / "post", **settings)
        return app.test_cli_runner().invoke(args=[str(woord) for woord in woorden])

    return geef


def fout(resultaat, code=1):
    """Return the one sentence of a command that was refused."""
    assert resultaat.exit_code == code, resultaat.output
    assert isinstance(resultaat.exception, SystemExit)
    zin = resultaat.output.rpartition("Error: ")[2]
    assert re.fullmatch(r"\S.*\.\n", zin), zin
    return zin


def gelukt(resultaat):
    assert resultaat.exit_code == 0, resultaat.output
    return resultaat.output


@pytest.fixture
def kaal(tmp_path):
    """A database that nobody has made anything of yet; the models speak to it."""
    eigen, url = database.obj, f"sqlite:///{tmp_path}/nieuw/portal.db"
    open_database(url)
    yield url
    database.close()
    database.initialize(eigen)


def test_migrate_makes_what_a_real_start_needs_and_nothing_twice(opdracht, kaal):
    assert re.fullmatch(r"Applied 0001_\w+.*\.\n", gelukt(opdracht("migrate")))
    assert gelukt(opdracht("migrate")) == "The database is up to date.\n"
    with database.connection_context():
        assert [g.soort for g in Gremium.select().order_by(Gremium.id)] == list(VASTE_GREMIA)
        assert {t.sleutel: t.naam for t in Thema.select()} == THEMAS
    assert sqlite.databasebestand().stat().st_mode & 0o777 == 0o600


def test_migrate_leaves_alone_what_people_changed(opdracht, kaal):
    gelukt(opdracht("migrate"))
    with database.connection_context():
        Thema.delete().where(Thema.sleutel == "anders").execute()
        Thema.update(naam="Anders genoemd").where(Thema.sleutel == "bedreiging").execute()
        voor = list(Thema.select().order_by(Thema.id).tuples())
    gelukt(opdracht("migrate"))
    with database.connection_context():
        assert list(Thema.select().order_by(Thema.id).tuples()) == voor


@pytest.mark.parametrize("woorden", [
    ("user", ADRES), ("jobs",), ("serve",), ("audit", "verify"), ("restore", __file__),
], ids=lambda woorden: woorden[0])
def test_a_database_that_is_not_made_yet_is_told_so(opdracht, kaal, woorden):
    os.makedirs(sqlite.databasebestand().parent, exist_ok=True)
    assert "migrate" in fout(opdracht(*woorden)) or woorden[0] == "restore"


def test_a_database_that_cannot_be_opened_is_told_so(opdracht, kaal, tmp_path):
    (tmp_path / "nieuw").write_text("dit is een bestand, geen map")
    assert "cannot be used" in fout(opdracht("jobs"))


def test_user_makes_an_account_with_clean_text_and_logs_it_without_saying_who(opdracht, db):
    naam = " Nieuwe\u202e  Adviseur "
    uit = gelukt(opdracht("user", "Nieuw@CCV.example", "--naam", naam, "--rol", "adviseur"))
    persoon = Persoon.met_email(ADRES)
    assert (persoon.naam, persoon.rol, persoon.actief) == ("Nieuwe Adviseur", Rol.ADVISEUR, True)
    assert uit == f"{ADRES}: Nieuwe Adviseur, adviseur\n"
    laatste = Gebeurtenis.select().order_by(Gebeurtenis.id.desc()).get()
    assert (laatste.soort, laatste.wie, laatste.onderwerp) == (Voorval.ACCOUNT, None, f"account {persoon.id}")
    assert "Nieuwe" not in str(laatste.gegevens) and "@" not in str(laatste.gegevens)


def test_user_changes_only_what_is_named(opdracht, mensen):
    gelukt(opdracht("user", mensen.adviseur.email, "--functie", "Hoofd"))
    na = Persoon.get_by_id(mensen.adviseur.id)
    assert (na.functie, na.naam, na.rol) == ("Hoofd", mensen.adviseur.naam, mensen.adviseur.rol)


def test_user_without_options_shows_and_changes_nothing(opdracht, mensen):
    voor = Gebeurtenis.select().count()
    uit = gelukt(opdracht("user", mensen.voorzitter_beraad.email))
    assert "professional, voorzitter of Strategisch Beraad" in uit
    assert Gebeurtenis.select().count() == voor


def test_user_keeps_somebody_out_at_once_and_lets_them_in_again(opdracht, mensen):
    toegang.begin_sessie(mensen.adviseur, tijd.nu())
    assert "kept out" in gelukt(opdracht("user", mensen.adviseur.email, "--niet-actief"))
    assert Sessie.select().count() == 0
    gelukt(opdracht("user", mensen.adviseur.email, "--actief"))
    assert Persoon.get_by_id(mensen.adviseur.id).is_adviseur


def zetels(persoon):
    rijen = Lidmaatschap.geldig(tijd.dag(tijd.nu())).where(Lidmaatschap.persoon == persoon)
    return [(rij.gremium.naam, rij.rol) for rij in rijen]


def test_user_gives_a_seat_changes_it_and_takes_it_away(opdracht, mensen):
    wie = mensen.buitenstaander
    for rol in ("lid", "lid", "voorzitter"):
        uit = gelukt(opdracht("user", wie.email, "--gremium", "platform", "--lid", rol))
        assert f"{rol} of {wereld.PLATFORM}" in uit
        assert zetels(wie) == [(wereld.PLATFORM, LidRol(rol))]
    gelukt(opdracht("user", wie.email, "--gremium", "platform", "--lid", "geen"))
    assert zetels(wie) == []


def test_a_seat_of_long_ago_is_ended_and_not_erased(opdracht, mensen):
    gelukt(opdracht("user", mensen.bestuurder.email, "--gremium", "beraad", "--lid", "voorzitter"))
    plek = Lidmaatschap.select().where(Lidmaatschap.persoon == mensen.bestuurder)
    oud, nieuw = plek.order_by(Lidmaatschap.van)
    assert (oud.rol, oud.van, nieuw.rol, nieuw.tot) == (LidRol.LID, wereld.INGESTELD, LidRol.VOORZITTER, None)
    assert (nieuw.van - oud.tot).days == 1


@pytest.mark.parametrize(("woorden", "zin"), [
    (("user", ADRES), "needs --naam"),
    (("user", "geen adres", "--naam", "X"), "@-sign"),
    (("user", "jörg@ccv.example", "--naam", "X"), "EMAIL"),
    (("user", ADRES, "--naam", "x" * 201), "at most 200 characters"),
    (("user", ADRES, "--naam", "X", "--rol", "baas"), "'baas' is not one of"),
    (("user", ADRES, "--naam", "X", "--lid", "lid"), "go together"),
    (("user", ADRES, "--naam", "X", "--gremium", "beraad"), "go together"),
    (("user", ADRES, "--naam", "X", "--gremium", "werkgroep", "--lid", "lid"), "not one of"),
    (("audit", "verify", "--anker", "zomaar"), "COUNT:HASH"),
    (("report", "gedicht", "1", "--output", "x.pdf"), "There is no paper gedicht"),
    (("report", "agenda", "nul", "--output", "x.pdf"), "not a valid integer"),
])
def test_a_command_that_was_not_well_asked_for_is_told_what_is_wrong(opdracht, db, woorden, zin):
    voor = Persoon.select().count()
    assert zin in fout(opdracht(*woorden), code=2)
    assert Persoon.select().count() == voor


def test_audit_verify_prints_an_anchor_that_it_takes_back(opdracht, db):
    anker = gelukt(opdracht("audit", "verify")).split()[-1]
    dilemmas.nieuw(wereld.mensen().inbrenger, indienen=True)
    gelukt(opdracht("audit", "verify", "--anker", anker))
    aantal, hash_ = anker.split(":")
    assert "tail has been cut off" in opdracht("audit", "verify", "--anker", f"999:{hash_}").output
    assert "faults: 1" in fout(opdracht("audit", "verify", "--anker", f"{int(aantal) + 1}:{hash_}"))


@alleen_sqlite
def test_audit_verify_names_every_event_that_was_changed(opdracht, eigen_database):
    database.execute_sql("DROP TRIGGER gebeurtenis_geen_update")
    Gebeurtenis.update(onderwerp="iets anders").where(Gebeurtenis.id == 2).execute()
    uit = opdracht("audit", "verify")
    assert "event 2: its content was changed" in uit.output
    assert "faults: 1" in fout(uit)


@alleen_sqlite
def test_backup_and_restore_bring_everything_back_and_print_the_anchor(opdracht, eigen_database, tmp_path):
    bestand = tmp_path / "kopie.db"
    anker = gelukt(opdracht("backup", bestand)).split()[-1]
    Persoon.update(naam="Later").execute()
    database.close()
    uit = gelukt(opdracht("restore", bestand))
    assert anker in uit and "is kept as" in uit
    database.connect()
    assert not Persoon.select().where(Persoon.naam == "Later").exists()


@alleen_sqlite
def test_a_backup_over_a_file_and_a_restore_from_none_are_refused(opdracht, eigen_database, tmp_path):
    assert "never overwrites" in fout(opdracht("backup", __file__))
    database.close()
    assert "is not a file" in fout(opdracht("restore", tmp_path / "weg"))


@alleen_sqlite
def test_jobs_does_one_round_and_counts(opdracht, db, tmp_path):
    bericht(op=tijd.nu())
    assert gelukt(opdracht("jobs")) == "reminded 0, sent 1, cleaned up 0\n"
    assert len(list((tmp_path / "post").iterdir())) == 1


@alleen_sqlite
def test_report_writes_what_the_paper_gives_and_names_an_unknown_id(opdracht, db, tmp_path, monkeypatch):
    def papier(id_, nu):
        return Gremium.get_by_id(id_).naam.encode()

    monkeypatch.setitem(stukken.STUKKEN, "proef", papier)
    gelukt(opdracht("report", "proef", Gremium.get().id, "--output", tmp_path / "uit.pdf"))
    assert (tmp_path / "uit.pdf").read_text() == Gremium.get().naam
    weg = tmp_path / "weg" / "x.pdf"
    assert fout(opdracht("report", "proef", "999", "--output", weg)) == "There is no proef 999.\n"
    assert "cannot be written" in fout(opdracht("report", "proef", "1", "--output", weg))


def test_docs_writes_the_page(opdracht, tmp_path, monkeypatch):
    monkeypatch.setattr(docs, "schrijf", lambda: (tmp_path / "workflow.md").write_text(docs.pagina()))
    assert gelukt(opdracht("docs")) == "Wrote docs/workflow.md\n"
    assert "stateDiagram" in (tmp_path / "workflow.md").read_text()


@alleen_sqlite
@pytest.mark.parametrize("host", ["0.0.0.0", "::", "portaal.example", "192.0.2.1", ""])
def test_the_demo_serves_this_machine_only(opdracht, db, host):
    assert "this machine only" in fout(opdracht("serve", "--host", host))


@alleen_sqlite
def test_serve_refuses_a_database_that_is_being_restored(opdracht, eigen_database):
    with sqlite.slot(alleen=True):
        assert "being restored" in fout(opdracht("serve"))


@pytest.fixture
def flask(kaal):
    """Start the real command line on a port of its own and the database of `kaal`: flask("serve", …)."""
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
    proces = flask("serve")
    adres = proces.stdout.readline().removeprefix("The portal serves on ").strip()
    with urllib.request.urlopen(f"{adres}/gezond", timeout=20) as antwoord:
        assert antwoord.status == 200
        assert "Server" not in antwoord.headers
    assert "Address already in use." in flask("serve").communicate(timeout=60)[0]
    assert "stop it first." in fout(opdracht("restore", tmp_path / "kopie"))
    proces.send_signal(signal.SIGTERM)
    assert proces.wait(20) == 0
    assert proces.stdout.read() == ""


def test_a_wrong_setting_stops_every_command_with_one_sentence(flask):
    proces = flask("migrate", PORT="achtduizend")
    assert proces.wait(60) == 1
    assert proces.stdout.read() == "PORT must be a number from 1 to 65535, not 'achtduizend'.\n"
