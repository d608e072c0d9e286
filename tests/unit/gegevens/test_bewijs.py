"""Whoever owns the database can change anything in it; `audit verify` says what and where."""

import re
from datetime import UTC, datetime

import pytest

from portal import audit
from portal.db import database
from portal.demo import opbouw
from portal.demo.verhalen import lees
from portal.gegevens import kopie
from portal.gegevens.ankers import ankerfouten, bewaarde
from portal.gegevens.bewijs import leg_stand_vast, standfouten
from portal.gegevens.stukbewijs import stukfouten
from portal.migrations.migreren import migreer
from portal.models import (
    Besluit,
    Bijeenkomst,
    Dilemma,
    Exemplaar,
    Gebeurtenis,
    Lidmaatschap,
    Persoon,
    Signaal,
    Stuk,
)
from portal.queries.teksten import contact, teksten
from portal.steps.rondom import accounts
from portal.steps.rondom import stuk as stukken
from portal.vocabulary import GremiumSoort, LidRol, Rol, Status, Voorval
from tests.hulp import dilemmas, signalen, vergaderen, wereld
from tests.hulp import stukken as hulp
from tests.hulp.databases import alleen_sqlite, verbonden
from tests.hulp.opdrachten import gelukt, opdrachtgever
from tests.hulp.post import bericht
from tests.hulp.wereld import NU


@pytest.fixture
def opdracht(tmp_path):
    return opdrachtgever(tmp_path / "post")


@pytest.fixture
def gezien(eigen_database, opdracht):
    """What the log tells of: a decision, a signaal, a fixed agenda with a paper and a copy of it;
    return what `audit verify` says of it, a sentence a fault.
    """
    mensen = wereld.mensen()
    dilemmas.vrijgegeven_besluit(dilemmas.in_status(Status.BERAAD, mensen), mensen.adviseur)
    signalen.nieuw(mensen.inbrenger)
    b = vergaderen.plan(mensen.adviseur, voorzitter=mensen.voorzitter_platform)
    inhoud = f"%PDF logboek {audit.ankertekst()} van de agenda".encode()
    stuk = hulp.stel_vast(b, mensen.adviseur, op_naam=True, inhoud=inhoud)
    stukken.bewaar_exemplaar(stuk, mensen.deelnemer, b"%PDF van de deelnemer", NU)
    dilemmas.nieuw(mensen.collega, indienen=True)
    assert gelukt(opdracht("audit", "verify"))
    return lambda *opties: opdracht("audit", "verify", *opties).stderr.splitlines()[:-1]


@pytest.fixture
def weerloos(gezien, monkeypatch):
    """Take the guard away that the database itself keeps: its triggers, and its rules of rows."""
    for (naam,) in lees_namen():
        database.execute_sql(f"DROP TRIGGER {naam}")
    monkeypatch.setattr("portal.cli.gegevens.wachtfouten", lambda: [])  # told by its own test
    database.execute_sql("PRAGMA ignore_check_constraints = 1")


def lees_namen():
    return database.execute_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()


def herreken():
    """Compute the whole chain anew, as somebody would who knows how it is made."""
    vorige = audit.BEGIN
    for g in Gebeurtenis.select().order_by(Gebeurtenis.id):
        g.vorige = vorige
        g.hash = vorige = audit._hash(g)
        Gebeurtenis.update(vorige=g.vorige, hash=f"x{g.id}").where(Gebeurtenis.id == g.id).execute()
        Gebeurtenis.update(hash=g.hash).where(Gebeurtenis.id == g.id).execute()


def midden():
    return Gebeurtenis.select().order_by(Gebeurtenis.id).offset(3).first()


pytestmark = alleen_sqlite


def test_a_trigger_of_ours_that_is_gone_or_changed_and_one_that_is_not_ours(gezien):
    weg, anders, *_ = [naam for (naam,) in lees_namen()]
    niets = "BEGIN SELECT 1; END"
    for opdracht in (
        f"DROP TRIGGER {weg}",
        f"DROP TRIGGER {anders}",
        f"CREATE TRIGGER {anders} BEFORE UPDATE ON dilemma {niets}",
        f"CREATE TRIGGER spion AFTER INSERT ON sessie {niets}",
        "CREATE VIEW luik AS SELECT email FROM persoon",
    ):
        database.execute_sql(opdracht)
    assert sorted(gezien()) == sorted(
        [
            f"trigger {weg}: the portal's own, and it is gone",
            f"trigger {anders}: the portal's own, and it was changed",
            "luik: a trigger or view that the portal never made",
            "spion: a trigger or view that the portal never made",
        ]
    )


def test_a_changed_event(gezien, weerloos):
    g = midden()
    Gebeurtenis.update(wie=None, onderwerp="iets anders").where(Gebeurtenis.id == g.id).execute()
    assert f"event {g.id}: its content was changed" in gezien()


def test_a_deleted_event(gezien, weerloos):
    g = midden()
    g.delete_instance()
    assert f"event {g.id + 1}: an earlier event is missing or out of place" in gezien()


def test_a_cut_tail_by_the_paper_that_was_issued_before_it(gezien, weerloos):
    (stuk,) = Stuk.select()
    tot = int(re.search(rb"logboek (\d+):", bytes(stuk.inhoud))[1])
    Gebeurtenis.delete().where(Gebeurtenis.id >= tot).execute()
    zin = f"stuk {stuk.code}: the log had {tot} events when the anchor was kept"
    assert any(f.startswith(zin) for f in gezien())


def test_a_recomputed_chain_by_the_paper_and_by_an_anchor_kept_elsewhere(gezien, weerloos):
    aantal, hash_ = audit.anker()
    midden_ = midden()
    Gebeurtenis.update(onderwerp="iets anders").where(Gebeurtenis.id == midden_.id).execute()
    herreken()
    assert list(audit.fouten()) == [], "the chain alone shows nothing"
    (stuk,) = Stuk.select()
    fouten = gezien("--anker", f"{aantal}:{hash_}")
    assert any(
        re.fullmatch(rf"stuk {stuk.code}: event number \d+ is not the one .*", f) for f in fouten
    )
    assert (
        f"the anchor that was given: event number {aantal} is not the one the anchor was kept of"
        in fouten
    )


def test_a_recomputed_chain_by_the_mail_that_told_of_it(gezien, weerloos):
    """Where the papers say nothing any more."""
    mail = bericht("anker", anker=audit.ankertekst())
    Stuk.update(inhoud=b"%PDF").execute()
    Gebeurtenis.update(onderwerp="iets anders").where(Gebeurtenis.id == midden().id).execute()
    herreken()
    assert any(f.startswith(f"mail {mail.id}: event number ") for f in gezien())


@pytest.mark.parametrize("van", [Status.AFGEROND, Status.CONCEPT, None])
def test_a_step_from_where_it_never_stood(gezien, weerloos, van):
    """Also where the whole chain was computed anew, so that each event by itself is whole."""
    stap = Gebeurtenis.select().where(Gebeurtenis.naar == Status.BERAAD).get()
    Gebeurtenis.update(van=van).where(Gebeurtenis.id == stap.id).execute()
    herreken()
    assert list(audit.fouten()) == []
    assert f"event {stap.id}: {stap.onderwerp} was not {van} before it" in gezien()


def test_a_recomputed_chain_by_a_backup_that_was_kept(gezien, weerloos, url, tmp_path):
    bestand = tmp_path / "kopie"
    kopie.maak(bestand, url)
    Gebeurtenis.update(onderwerp="iets anders").where(Gebeurtenis.id == 1).execute()
    herreken()
    assert any(f.startswith(f"{bestand}: event number") for f in gezien("--backup", str(bestand)))


@pytest.mark.parametrize(
    ("wijzig", "zin"),
    [
        (lambda: Stuk.update(inhoud=b"%PDF anders"), "stuk {code}: its bytes are not"),
        (
            lambda: Stuk.update(inhoud=b"%PDF anders", sha256="0" * 64),
            "stuk {code}: its bytes are not those",
        ),
        (lambda: Stuk.update(bron="<p>anders</p>"), "stuk {code}: the source of its copies is not"),
        (
            lambda: Stuk.update(ingetrokken_op=NU, intrekreden="Zomaar."),
            "stuk {code}: whether it was withdrawn",
        ),
        (
            lambda: Exemplaar.update(inhoud=b"%PDF anders"),
            "stuk {code}, copy of account {wie}: its bytes are not",
        ),
        (lambda: Exemplaar.delete(), "stuk {code}, copy of account {wie}: gone"),
    ],
)
def test_a_paper_or_a_copy_with_other_bytes(gezien, weerloos, wijzig, zin):
    (stuk,), wie = Stuk.select(), Exemplaar.get().persoon_id
    wijzig().execute()
    (gevonden,) = gezien()
    assert gevonden.startswith(zin.format(code=stuk.code, wie=wie))


def test_a_paper_that_is_gone_or_was_slipped_in(gezien, weerloos):
    (stuk,) = Stuk.select()
    echt, stuk.code = stuk.code, "ECHT-WAAR"
    stuk.save()
    assert {
        f"stuk {echt}: issued by the log, and gone",
        "stuk ECHT-WAAR: in its table, but the log knows of no issue",
    } <= set(gezien())


@pytest.mark.parametrize(
    ("wijzig", "zin"),
    [
        (
            lambda m: Dilemma.update(status=Status.AFGEROND).where(Dilemma.status == Status.BERAAD),
            "D-2026-0001: the table says afgerond, the log says beraad",
        ),
        (
            lambda m: Persoon.update(rol=Rol.ADVISEUR).where(Persoon.id == m.collega.id),
            "account 2: the table says adviseur, the log says professional",
        ),
        (
            lambda m: Persoon.update(actief=False).where(Persoon.id == m.beheerder.id),
            "account 5: the table says beheerder, closed, the log says beheerder",
        ),
        (
            lambda m: Lidmaatschap.update(rol=LidRol.VOORZITTER).where(
                Lidmaatschap.persoon == m.deelnemer
            ),
            "zetel 1: the table says account 6 is voorzitter of gremium 1, "
            "the log says account 6 is lid of gremium 1",
        ),
        (
            lambda m: Lidmaatschap.delete().where(Lidmaatschap.persoon == m.deelnemer),
            "zetel 1: gone from its table, the log says account 6 is lid of gremium 1",
        ),
        (
            lambda m: Lidmaatschap.insert(
                gremium=1, persoon=m.collega, rol=LidRol.LID, van=wereld.INGESTELD
            ),
            "zetel 7: the table says account 2 is lid of gremium 1, the log says not there",
        ),
        (
            lambda m: Besluit.update(status="concept", vrijgegeven_op=None),
            "besluit 1: the table says concept, the log says vrijgegeven",
        ),
        (
            lambda m: Signaal.update(status="aangenomen"),
            "S-2026-0001: the table says aangenomen, the log says ingediend",
        ),
        (
            lambda m: Bijeenkomst.update(vastgesteld_op=None),
            "bijeenkomst 1: the table says concept, the log says vastgesteld",
        ),
        (
            lambda m: Bijeenkomst.update(afgezegd_op=NU),
            "bijeenkomst 1: the table says vastgesteld, afgezegd, the log says vastgesteld",
        ),
    ],
)
def test_a_role_a_seat_or_a_state_changed_in_its_table(gezien, weerloos, wijzig, zin):
    wijzig(wereld.mensen()).execute()
    assert gezien() == [zin]


def test_what_a_beheerder_does_at_the_console_is_vouched_for(gezien):
    mensen = wereld.mensen()
    accounts.bewaar(mensen.collega.email, {"rol": Rol.ADVISEUR}, NU)
    accounts.bewaar(mensen.collega.email, {"actief": False}, NU)
    accounts.bewaar("nieuw@test.example", {"naam": "Nieuw", "rol": Rol.BEHEERDER}, NU)
    for als in (LidRol.LID, LidRol.VOORZITTER, None):
        accounts.geef_zetel(mensen.buitenstaander, GremiumSoort.PLATFORM, als, NU)
    accounts.geef_zetel(mensen.deelnemer, GremiumSoort.PLATFORM, None, NU)
    assert gezien() == []


def test_how_all_stood_is_logged_once_and_never_again(eigen_database):
    Persoon.update(rol=Rol.ADVISEUR).where(Persoon.id == wereld.mensen().collega.id).execute()
    leg_stand_vast(NU)
    assert list(standfouten()) == ["account 2: the table says adviseur, the log says professional"]


def test_the_log_vouches_for_all_that_the_demo_made(kale_url):
    """A year of every kind of deed: no papers, which take long to print."""
    with verbonden(kale_url):
        migreer()
        opbouw.maak(datetime(2026, 11, 30, 12, tzinfo=UTC))
        assert list(audit.fouten()) == list(standfouten()) == []
        assert Gebeurtenis.select().count() > 400
        assert contact(teksten(), "")._asdict() == lees()["contact"]
        assert Gebeurtenis.select().where(Gebeurtenis.soort == Voorval.TEKST).count() == 5


ONLEESBAAR = ("CAST(x'ff' AS TEXT)", "'{geen'", "NULL", "'[]'", "x'00ff'", "'tekst'", "-7")
BEKEKEN = (
    Gebeurtenis,
    Stuk,
    Exemplaar,
    Persoon,
    Lidmaatschap,
    Besluit,
    Dilemma,
    Signaal,
    Bijeenkomst,
)


@pytest.mark.parametrize("waarde", ONLEESBAAR)
@pytest.mark.parametrize("model", BEKEKEN, ids=lambda m: m._meta.table_name)
def test_a_row_that_cannot_be_read_hides_no_other_fault(gezien, weerloos, model, waarde):
    """In each column of each table that is checked; another row was changed as well."""
    database.execute_sql("PRAGMA foreign_keys = 0")
    database.execute_sql("PRAGMA writable_schema = 1")
    kaal = "replace(replace(sql, 'IS NOT NULL', 'IS_IETS'), ' NOT NULL', '')"
    database.execute_sql(
        f"UPDATE sqlite_schema SET sql = replace({kaal}, 'IS_IETS', 'IS NOT NULL')"
    )
    database.execute_sql("PRAGMA writable_schema = RESET")
    database.execute_sql("UPDATE bericht SET soort = 'anker'")
    database.execute_sql("UPDATE gebeurtenis SET vorige = 'anders' WHERE id = 2")
    tabel = model._meta.table_name
    (id_,) = database.execute_sql(f"SELECT max(id) FROM {tabel}").fetchone()
    for veld in model._meta.sorted_fields:
        if veld.primary_key:
            continue
        kolom = veld.column_name
        (was,) = database.execute_sql(
            f"SELECT quote({kolom}) FROM {tabel} WHERE id = {id_}"
        ).fetchone()
        database.execute_sql(f"UPDATE {tabel} SET {kolom} = {waarde} WHERE id = {id_}")
        alles = [*audit.fouten(), *ankerfouten(bewaarde()), *standfouten(), *stukfouten()]
        database.execute_sql(f"UPDATE {tabel} SET {kolom} = {was} WHERE id = {id_}")
        assert "event 2: an earlier event is missing or out of place" in alles, kolom


def test_a_paper_and_an_event_that_cannot_be_read_are_named(gezien, weerloos):
    database.execute_sql("UPDATE stuk SET inhoud = CAST(x'ff' AS TEXT)")
    database.execute_sql("UPDATE gebeurtenis SET gegevens = '{geen' WHERE id = 2")
    database.execute_sql(
        "UPDATE gebeurtenis SET hash = CAST(x'ff' AS TEXT) "
        "WHERE id = (SELECT max(id) FROM gebeurtenis)"
    )
    zinnen = "\n".join(gezien())
    assert "stuk 1: its row cannot be read" in zinnen and "gone" not in zinnen
    assert "event 2: its row cannot be read" in zinnen
