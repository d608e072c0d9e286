"""A database that is in use keeps every row when the portal gets newer."""

import pytest
from playhouse.migrations import Runner
from playhouse.schema_diff import diff_models

from portal.db import database, open_database
from portal.migrations.migreren import MAP, achter, migreer
from portal.models import TABELLEN as MODELLEN
from portal.models import Bericht, Persoon
from portal.vocabulary import Onbezorgd
from tests.hulp import oud as vorige
from tests.hulp.schema import schema

VOOR = "0003_bijeenkomsten_en_uitkomst"
TABELLEN = ("bijeenkomst", "agendapunt", "besluit", "actie")
T = "'2026-03-02 09:00:00'"
RIJEN = (
    "INSERT INTO persoon (email, naam, organisatie, functie, rol, actief) "
    "VALUES ('a@test.example', 'A', 'O', 'F', 'adviseur', {waar})",
    "INSERT INTO gremium (soort, naam, opdracht, structureel, ingesteld_op) "
    "VALUES ('beraad', 'B', '', {waar}, '2026-01-01')",
    "INSERT INTO dilemma (nummer, status, versie, inbrenger_id, titel, vraag, enerzijds, "
    "anderzijds, context, "
    "geprobeerd, belemmeringen, zou_helpen, bedreigd, naam_tonen, op_de_hoogte, aangemaakt_op, "
    "ingediend_op, "
    "terugkoppeling, wacht_op, wacht_sinds, volgende_datum) VALUES ('D-2026-0001', 'beraad', 1, "
    "1, 'T', 'V', '', '', "
    "'', '', '[]', '', {onwaar}, {onwaar}, {waar}, {t}, {t}, '', 'ccv', {t}, '2026-04-01')",
    "INSERT INTO bijeenkomst (gremium_id, titel, begint, minuten, plaats, voorzitter_id, versie) "
    "VALUES (1, 'B', {t}, 60, 'P', 1, 7)",
    "INSERT INTO agendapunt (bijeenkomst_id, volgorde, soort, titel, minuten, inleider, doel, "
    "verslag) "
    "VALUES (1, 1, 'opening', 'O', 10, '', 'informatie', 'V')",
    "INSERT INTO besluit (dilemma_id, bijeenkomst_id, tekst, status, gemaakt_op) VALUES (1, 1, "
    "'B', 'concept', {t})",
    "INSERT INTO actie (dilemma_id, besluit_id, gremium_id, wat, eigenaar_id, termijn, status, "
    "resultaat) "
    "VALUES (1, 1, 1, 'W', 1, '2026-05-01', 'open', '')",
)


def inhoud(tabel, kolommen):
    return database.execute_sql(f"SELECT {', '.join(kolommen)} FROM {tabel} ORDER BY id").fetchall()


@pytest.fixture
def oud(kale_url, backend):
    """A database as it was before, with a row in each table that is going to change, and in those
    they point to.
    """
    db = open_database(kale_url)
    woorden = (
        {"waar": "1", "onwaar": "0"} if backend == "sqlite" else {"waar": "true", "onwaar": "false"}
    )
    with db.connection_context():
        Runner(db, str(MAP)).up(VOOR)
        for rij in RIJEN:
            db.execute_sql(rij.format(t=T, **woorden))
        yield db


def test_rows_and_what_they_point_to_survive_the_newer_tables(oud):
    kolommen = {tabel: [k.name for k in database.get_columns(tabel)] for tabel in TABELLEN}
    voor = {tabel: inhoud(tabel, kolommen[tabel]) for tabel in TABELLEN}
    migreer()
    assert {tabel: inhoud(tabel, kolommen[tabel]) for tabel in TABELLEN} == voor
    assert all(len(rijen) == 1 for rijen in voor.values())


ADRESSEN = {
    "naam@gemeente-één.example": "naam@xn--gemeente-n-j7aa.example",
    "jörg@één.example": "jörg@één.example",  # no mail goes there
    "gewoon@test.example": "gewoon@test.example",
}
BRIEVEN = {  # soort: what is known of it before
    "vertrokken": f"'{{}}', {T}, NULL",
    "wacht": f"""'{{"nummer": "D-2026-0001"}}', NULL, {T}""",
    "opgegeven": "'{}', NULL, NULL",
}


def test_mail_that_was_given_up_before_is_seen_and_letters_know_their_reader(oud):
    Runner(oud, str(MAP)).up("0006_stukken")
    for soort, rest in BRIEVEN.items():
        oud.execute_sql(
            "INSERT INTO bericht (aan, soort, pogingen, fout, aangemaakt_op, gegevens, "
            f"verstuurd_op, volgende_poging_op) "
            f"VALUES ('a@test.example', '{soort}', 1, '', {T}, {rest})"
        )
    migreer()
    brieven = {b.soort: (b.waarom, b.zaak, b.persoon_id) for b in Bericht.select()}
    assert brieven == {
        "vertrokken": (None, "", 1),
        "wacht": (None, "D-2026-0001", 1),
        "opgegeven": (Onbezorgd.MISLUKT, "", 1),
    }
    assert Bericht.get(Bericht.soort == "opgegeven").opgegeven_op is not None


def test_an_accented_domain_of_before_becomes_what_it_is_looked_up_as(oud):
    for id_, adres in enumerate(ADRESSEN, 2):
        oud.execute_sql(
            "INSERT INTO persoon (email, naam, organisatie, functie, rol, actief) SELECT "
            f"'{adres}', 'P{id_}', 'O', 'F', 'professional', actief FROM persoon WHERE id = 1"
        )
    migreer()
    assert [p.email for p in Persoon.select().order_by(Persoon.id)][1:] == list(ADRESSEN.values())


@pytest.fixture
def laatste_uitgave(kale_url):
    """A database of the last release, with a row in each table."""
    db = open_database(kale_url)
    with db.connection_context():
        vorige.maak(db)
        yield db


def test_a_database_of_the_last_release_keeps_every_row(laatste_uitgave):
    kolommen = vorige.kolommen(laatste_uitgave)
    voor = vorige.inhoud(laatste_uitgave, kolommen)
    assert [tabel for tabel, rijen in voor.items() if not rijen] == []
    migreer()
    assert achter() == [] and vorige.inhoud(laatste_uitgave, kolommen) == voor


def test_a_database_of_the_last_release_becomes_what_the_models_say(laatste_uitgave, db):
    """And so the same as a new one: `db` was made by the migrations too."""
    nieuw = schema()
    database.initialize(laatste_uitgave)
    migreer()
    assert str(diff_models(laatste_uitgave, MODELLEN)) == ""
    assert schema() == nieuw


def test_who_was_threatened_is_called_once_the_portal_asks_it_unless_it_had_ended(oud):
    onderweg = "SELECT bedreigd_sinds = ingediend_op, contact_op FROM dilemma"
    database.execute_sql("UPDATE dilemma SET bedreigd = op_de_hoogte")
    migreer()
    assert [(bool(sinds), op) for sinds, op in database.execute_sql(onderweg)] == [(True, None)]


def test_who_was_threatened_in_what_had_ended_is_called_no_more(laatste_uitgave):
    migreer()
    klaar = "SELECT contact_op = afgesloten_op FROM dilemma WHERE bedreigd"
    assert [bool(op) for (op,) in database.execute_sql(klaar)] == [True]
