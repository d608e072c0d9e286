"""Whose seat ends on a day to come hears so then, also when it was given before there was a job
that tells.
"""

from datetime import UTC, datetime, timedelta

from playhouse.migrations import Runner

from portal.db import open_database
from portal.migrations.migreren import MAP, migreer

VOOR = "0018_herkomst"
NU = datetime.now(UTC).date()
STRAKS, GISTEREN = NU + timedelta(days=9), NU - timedelta(days=1)


def test_the_end_of_a_seat_that_lasts_is_still_told_and_of_others_not(kale_url):
    db = open_database(kale_url)
    with db.connection_context():
        Runner(db, str(MAP)).up(VOOR)
        _vul(db)
        migreer()
        rijen = db.execute_sql(
            "SELECT meld_op, mandaat FROM lidmaatschap ORDER BY persoon_id"
        ).fetchall()
    dag_erna = str(STRAKS + timedelta(days=1))
    assert [(str(dag), mandaat) for dag, mandaat in rijen] == [
        (dag_erna, ""),
        ("None", ""),
        ("None", ""),
        ("None", ""),  # that it closed was told
        (dag_erna, ""),  # of whoever is no specialist there the seat lasts
    ]


def _vul(db):
    p = db.param
    for nummer in range(1, 6):
        db.execute_sql(
            "INSERT INTO persoon (email, naam, organisatie, functie, rol, actief) VALUES "
            f"('{nummer}@test.example', 'N', 'O', 'F', 'professional', {p})",
            [True],
        )
    for naam, gesloten in (("Loopt", "NULL"), ("Dicht", "'2025-06-01'")):
        db.execute_sql(
            "INSERT INTO gremium (soort, naam, opdracht, structureel, ingesteld_op, gesloten_op) "
            f"VALUES ('werkgroep', '{naam}', '', {p}, '2025-01-01', {gesloten})",
            [False],
        )
    groep = dict(db.execute_sql("SELECT naam, id FROM gremium").fetchall())
    zetels = (
        ("Loopt", "specialist", STRAKS),
        ("Loopt", "specialist", GISTEREN),
        ("Loopt", "lid", None),
        ("Dicht", "specialist", STRAKS),
        ("Dicht", "lid", STRAKS),
    )
    for nummer, (waar, rol, tot) in enumerate(zetels, 1):
        db.execute_sql(
            "INSERT INTO lidmaatschap (gremium_id, persoon_id, rol, van, tot) "
            f"VALUES ({p}, {p}, {p}, {p}, {p})",
            [groep[waar], nummer, rol, NU - timedelta(days=99), tot],
        )
