"""Indexes by which a page of a list, and how much a tab holds, is read without reading the rest."""

# Name, table, and what stands in it.
INDEXEN = (
    (
        "behandeling_gremium_id_geeindigd_op_begonnen_op_dilemma_id",
        "behandeling",
        '"gremium_id", "geeindigd_op", "begonnen_op", "dilemma_id"',
    ),
    ("gebeurtenis_onderwerp", "gebeurtenis", '"onderwerp"'),
    (
        "dilemma_tellingen",
        "dilemma",
        '"status", "wacht_op", "volgende_datum", "bevestigd_op", "ingediend_op", "inbrenger_id", '
        '"behandelaar_id", "bedreigd", "contact_op"',
    ),
)


def up(migrator, db):
    """Make them."""
    for naam, tabel, kolommen in INDEXEN:
        db.execute_sql(f'CREATE INDEX "{naam}" ON "{tabel}" ({kolommen})')
