"""All rows of all tables at one moment, to prove that nothing changed."""

from portal.db import database
from portal.models import TABELLEN


def alles() -> dict[str, list[tuple]]:
    """Return every row of every table, as the driver gives them."""
    return {t: database.execute_sql(f'SELECT * FROM "{t}" ORDER BY 1').fetchall() for t in _NAMEN}


_NAMEN = [model._meta.table_name for model in TABELLEN]
