"""What a stranger called an account does not stay on it when the portal gets newer."""

import pytest
from playhouse.migrations import Runner

from portal.db import database, open_database
from portal.migrations.migreren import MAP, migreer
from portal.models import Dilemma, Persoon, Sessie
from tests.hulp.wereld import NU

VOOR = "0012_horen"
T = NU.isoformat(sep=" ")


@pytest.fixture
def oud(kale_url):
    db = open_database(kale_url)
    with db.connection_context():
        Runner(db, str(MAP)).up(VOOR)
        yield db


def account(db, nummer, bevestigd):
    waar = "'" + T + "'" if bevestigd else "NULL"
    db.execute_sql(
        "INSERT INTO persoon (email, naam, organisatie, functie, rol, actief, bevestigd_op) VALUES "
        f"('{nummer}@test.example', 'Naam {nummer}', 'O', 'F', 'professional', {db.param}, {waar})",
        [True],
    )
    db.execute_sql(
        "INSERT INTO dilemma (nummer, status, versie, inbrenger_id, titel, vraag, enerzijds, "
        "anderzijds, context, geprobeerd, belemmeringen, zou_helpen, bedreigd, naam_tonen, "
        "op_de_hoogte, telefoon, veilig_bellen, aangemaakt_op, bevestigd_op, terugkoppeling, "
        f"wacht_op, wacht_sinds, volgende_datum) VALUES ('D-2026-000{nummer}', 'concept', 1, "
        f"{nummer}, 'T', 'V', '', '', '', '', '[]', '', {db.param}, {db.param}, {db.param}, '', "
        f"'', '{T}', {waar}, '', 'inbrenger', '{T}', '2026-04-01')",
        [False, False, True],
    )


def test_a_name_that_nobody_confirmed_goes_to_what_was_filed_and_any_other_stays(oud):
    account(oud, 1, bevestigd=False)
    account(oud, 2, bevestigd=True)
    migreer()
    assert [p.naam for p in Persoon.select().order_by(Persoon.id)] == ["", "Naam 2"]
    eerste, tweede = Dilemma.select().order_by(Dilemma.id)
    assert eerste.afzender == {"naam": "Naam 1", "organisatie": "O", "functie": "F"}
    assert tweede.afzender == {}


def test_a_sign_in_of_before_was_last_used_when_it_began(oud):
    account(oud, 1, bevestigd=True)
    database.execute_sql(
        "INSERT INTO sessie (token_hash, persoon_id, begonnen_op, verloopt_op) "
        f"VALUES ('x', 1, '{T}', '{T}')"
    )
    migreer()
    sessie = Sessie.get()
    assert (sessie.gezien_op, sessie.beperkt, sessie.sterk_op) == (NU, False, None)
