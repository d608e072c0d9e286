"""The first schema."""

from portal.models import TABELLEN


def up(migrator, db):
    db.create_tables(TABELLEN)
