"""Who sat as a specialist before there was a last day, and what they may see from then on."""

from datetime import UTC, datetime, timedelta

import pytest
from playhouse.migrations import Runner

from portal import policy
from portal.db import database, open_database
from portal.migrations.migreren import MAP, migreer
from portal.models import Gremium, Lidmaatschap

VOOR = "0015_wie_binnenkomt"
NU = datetime.now(UTC).date()


@pytest.fixture
def oud(kale_url):
    db = open_database(kale_url)
    with db.connection_context():
        Runner(db, str(MAP)).up(VOOR)
        for nummer in range(1, 6):
            db.execute_sql(
                "INSERT INTO persoon (email, naam, organisatie, functie, rol, actief) VALUES "
                f"('{nummer}@test.example', 'N', 'O', 'F', 'professional', {db.param})",
                [True],
            )
        yield db


def gremium(naam, gesloten="NULL"):
    database.execute_sql(
        "INSERT INTO gremium (soort, naam, opdracht, structureel, ingesteld_op, gesloten_op) "
        f"VALUES ('werkgroep', '{naam}', '', {database.param}, '2025-01-01', {gesloten})",
        [False],
    )
    return Gremium.select(Gremium.id).where(Gremium.naam == naam).get().id


def zetel(groep, persoon, rol, van="2025-02-01", tot="NULL"):
    database.execute_sql(
        "INSERT INTO lidmaatschap (gremium_id, persoon_id, rol, van, tot) "
        f"VALUES ({groep}, {persoon}, '{rol}', '{van}', {tot})"
    )


def test_a_specialist_without_a_last_day_sits_a_year_more_or_until_the_werkgroep_closed(oud):
    loopt, dicht = gremium("Loopt"), gremium("Dicht", "'2025-06-01'")
    zetel(loopt, 1, "specialist")
    zetel(loopt, 2, "specialist", tot="'2025-03-01'")
    zetel(loopt, 3, "lid")
    zetel(dicht, 4, "specialist")
    zetel(dicht, 5, "specialist", van="2025-07-01")
    migreer()
    tot = [str(z.tot) for z in Lidmaatschap.select().order_by(Lidmaatschap.persoon)]
    jaar = str(NU + timedelta(days=365))
    assert tot == [jaar, "2025-03-01", "None", "2025-06-01", "2025-07-01"]


def test_who_sat_there_promises_before_they_come_in_again(oud):
    loopt = gremium("Loopt")
    zetel(loopt, 1, "specialist")
    zetel(loopt, 3, "lid")
    migreer()
    specialist, lid = (z.persoon for z in Lidmaatschap.select().order_by(Lidmaatschap.persoon))
    assert not policy.heeft_zetel(specialist, NU) and policy.heeft_zetel(lid, NU)
    assert policy.zonder_geheimhouding(specialist, NU).count() == 1
    assert policy.zonder_geheimhouding(lid, NU).count() == 0
