"""A restore checks first, keeps the old and revives nobody's spent link."""

import pytest

from portal import audit
from portal.db import database, open_database
from portal.gegevens import kopie, slot
from portal.gegevens.bewijs import standfouten
from portal.gegevens.keuring import GegevensFout
from portal.models import (
    Bericht,
    Codeapp,
    Gebeurtenis,
    Herstelcode,
    Inloglink,
    Instelling,
    Persoon,
    Sessie,
)
from portal.steps.rondom import toegang
from tests.hulp import dilemmas, factoren, wereld
from tests.hulp.databases import alleen_sqlite, lees
from tests.hulp.momentopname import alles
from tests.hulp.post import bericht


def test_what_was_backed_up_comes_back_row_by_row(backup, lege_url, nu, terug):
    dilemmas.nieuw(wereld.mensen().inbrenger, indienen=True)
    voor, bestand = alles(), backup()
    Persoon.update(naam="Later").execute()
    terug(bestand, lege_url, nu)
    assert alles() == voor
    assert list(audit.fouten()) == []


def test_a_restored_database_still_refuses_what_the_table_forbids(backup, lege_url, nu, terug):
    terug(backup(), lege_url, nu)
    with pytest.raises(Exception, match="append-only"):
        Gebeurtenis.delete().execute()


def test_a_link_or_session_of_before_does_not_work_after_a_restore(backup, lege_url, nu, terug):
    adviseur = wereld.mensen().adviseur
    toegang.begin_sessie(adviseur, nu)
    toegang.stuur_link(adviseur.email, nu)
    factoren.met_app(adviseur)
    Bericht.delete().where(Bericht.soort == "beveiliging").execute()
    gewoon = bericht("vraag")
    terug(backup(), lege_url, nu)
    assert (Sessie.select().count(), Inloglink.select().count()) == (0, 0)
    assert (Codeapp.select().count(), Herstelcode.select().count()) == (1, 0)
    assert [rij.id for rij in Bericht.select()] == [gewoon.id]


@alleen_sqlite
def test_the_old_database_is_kept_beside_the_new_one(backup, url, nu, terug):
    bestand = backup()
    later = wereld.mensen().adviseur
    Persoon.update(naam="Later").where(Persoon.id == later.id).execute()
    oud = terug(bestand, url, nu)
    assert oud.name.endswith("-20260312T093000.db")
    assert lees(oud, f"SELECT naam FROM persoon WHERE id = {later.id}") == [("Later",)]
    assert Persoon.get_by_id(later.id).naam == later.naam


@alleen_sqlite
def test_a_trigger_that_is_not_the_portals_does_nothing_and_is_gone(backup, url, nu, terug):
    bestand = backup()
    lees(
        bestand,
        'CREATE TRIGGER "vreemd ""een""" AFTER DELETE ON sessie '
        "BEGIN UPDATE persoon SET rol = 'beheerder'; END",
        "CREATE TRIGGER vreemd2 AFTER INSERT ON gebeurtenis BEGIN DELETE FROM notitie; END",
        "CREATE TRIGGER vreemd3 AFTER UPDATE ON instelling BEGIN DELETE FROM notitie; END",
    )
    toegang.begin_sessie(wereld.mensen().adviseur, nu)
    eigen = database.execute_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    terug(bestand, url, nu)
    nu_ = database.execute_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    assert set(nu_) == set(eigen) and len(eigen) > 10
    assert list(standfouten()) == []


@alleen_sqlite
@pytest.mark.parametrize(
    "opdracht",
    [
        "CREATE VIEW vreemd AS SELECT load_extension('x') FROM persoon",
        "CREATE VIRTUAL TABLE vreemd USING fts5(tekst)",
    ],
)
def test_a_view_or_a_virtual_table_is_refused_and_nothing_changes(backup, url, nu, terug, opdracht):
    bestand, voor = backup(), alles()
    lees(bestand, opdracht)
    with pytest.raises(GegevensFout, match="never makes: vreemd"):
        terug(bestand, url, nu)
    assert alles() == voor


@alleen_sqlite
@pytest.mark.parametrize("begin", ["create virtual table", "Create\n\tVIRTUAL  TABLE"])
def test_a_virtual_table_is_refused_however_its_schema_is_written(backup, url, nu, terug, begin):
    """SQLite writes it in capitals, but whoever made the file can write anything there."""
    bestand, voor = backup(), alles()
    lees(
        bestand,
        "CREATE VIRTUAL TABLE vreemd USING fts5(tekst)",
        "PRAGMA writable_schema = 1",
        "UPDATE sqlite_schema SET sql = "
        f"replace(sql, 'CREATE VIRTUAL TABLE', '{begin}') WHERE name = 'vreemd'",
    )
    with pytest.raises(GegevensFout, match="never makes: vreemd"):
        terug(bestand, url, nu)
    assert alles() == voor


@alleen_sqlite
def test_a_backup_whose_log_was_cut_is_refused_by_the_anchor_in_it(backup, url, nu, terug):
    bestand = backup()
    lees(bestand, "DROP TRIGGER gebeurtenis_geen_delete", "DELETE FROM gebeurtenis WHERE id = 3")
    with pytest.raises(GegevensFout, match="the backup: the log had 3 events .* cut off"):
        terug(bestand, url, nu)


def test_a_backup_holds_the_anchor_of_its_moment_and_the_portal_keeps_none(backup, lege_url):
    anker = audit.ankertekst()
    (gevonden,) = kopie.ankers_in(backup())
    assert f"{gevonden.aantal}:{gevonden.hash}" == anker
    assert not Instelling.select().where(Instelling.sleutel == "anker").exists()


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
@pytest.mark.postgres
def test_what_a_dump_brings_besides_tables_is_left_out(backup, lege_url, nu, terug):
    database.execute_sql(
        "CREATE FUNCTION vreemd() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN UPDATE persoon SET rol = 'beheerder'; RETURN NULL; END $$"
    )
    database.execute_sql("CREATE TRIGGER vreemd AFTER DELETE ON sessie EXECUTE FUNCTION vreemd()")
    database.execute_sql("CREATE VIEW vreemd_zicht AS SELECT * FROM persoon")
    terug(backup(), lege_url, nu)
    assert list(standfouten()) == []
    functies = "SELECT proname FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace"
    waar = " WHERE nspname = 'public'"
    assert database.execute_sql(functies + waar).fetchall() == [("weiger",)]
    assert database.get_views() == []


SLECHT = {
    "newer portal": ["INSERT INTO schema_migration VALUES (9999, '9999_morgen', '2027-01-01')"],
    "event log": [
        "DROP TRIGGER gebeurtenis_geen_update",
        "UPDATE gebeurtenis SET gegevens = '{}' WHERE id = 1",
    ],
    "not a backup": ["DROP TABLE gebeurtenis"],
    "SQLite finds faults": [  # an index that belongs to another table
        "PRAGMA writable_schema = 1",
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = "
        "'thema_sleutel'"
        ") WHERE name = 'persoon_email'",
    ],
    "damaged": ["DELETE FROM persoon WHERE id = (SELECT persoon_id FROM lidmaatschap)"],
}


@alleen_sqlite
@pytest.mark.parametrize("fout", SLECHT)
def test_a_bad_backup_is_refused_and_nothing_changes(backup, url, nu, fout, terug):
    bestand, voor = backup(), alles()
    lees(bestand, *SLECHT[fout])
    with pytest.raises(GegevensFout, match=fout):
        terug(bestand, url, nu)
    assert alles() == voor
    assert not list(bestand.parent.glob("*.restore*"))


@alleen_sqlite
def test_a_damaged_file_and_any_other_file_are_refused(backup, url, nu, tmp_path, terug):
    ander = tmp_path / "brief.txt"
    ander.write_text("geen database " * 500)
    stuk = backup()
    with stuk.open("r+b") as bestand:
        bestand.seek(8192)
        bestand.write(b"x" * 60_000)
    for bestand in (ander, stuk, tmp_path / "bestaat-niet"):
        with pytest.raises(GegevensFout, match=r"\.$"):
            terug(bestand, url, nu)
    assert Persoon.select().count() == len(wereld.PERSONAS)


@alleen_sqlite
def test_a_damaged_database_can_be_replaced_and_is_kept_as_it_was(
    backup, url, eigen_database, nu, terug
):
    bestand = backup()
    database.close()
    with open(eigen_database.database, "wb") as db:
        db.write(b"rommel" * 1000)
    oud = terug(bestand, url, nu)
    assert oud.read_bytes() == b"rommel" * 1000
    assert Persoon.select().count() == len(wereld.PERSONAS)


@alleen_sqlite
def test_no_restore_under_a_portal_that_serves_and_no_serving_under_a_restore(
    backup, url, nu, terug
):
    bestand = backup()
    with slot.gedeeld(), slot.gedeeld(), pytest.raises(GegevensFout, match="stop it first"):
        terug(bestand, url, nu)
    with slot.alleen(), pytest.raises(GegevensFout, match="being restored"), slot.gedeeld():
        pass


@alleen_sqlite
def test_a_backup_restores_on_a_machine_without_a_database(backup, nu, tmp_path):
    bestand, voor, eigen = backup(), alles(), database.obj
    nieuw = tmp_path / "elders" / "portal.db"
    nieuw.parent.mkdir()
    try:
        open_database(f"sqlite:///{nieuw}")
        assert kopie.zet_terug(bestand, "", nu) is None
        with database.connection_context():
            assert alles() == voor
    finally:
        database.obj.close()
        database.initialize(eigen)
    assert nieuw.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
@pytest.mark.postgres
def test_postgresql_restores_only_into_an_empty_database(backup, url, nu, terug):
    bestand, voor = backup(), alles()
    with pytest.raises(GegevensFout, match="holds tables"):
        terug(bestand, url, nu)
    assert alles() == voor
