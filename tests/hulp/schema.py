"""What a database holds its rows to, read from the database itself."""

from portal.db import database, is_sqlite

_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name <> 'schema_migration'"
_POSTGRES = (
    "SELECT pg_get_constraintdef(c.oid), c.conrelid::regclass FROM pg_constraint c "
    "JOIN pg_class t ON c.conrelid = t.oid WHERE c.connamespace = 'public'::regnamespace "
    "AND t.relname <> 'schema_migration'"
)


def schema() -> set[str]:
    """Return every CHECK and reference (on SQLite also every column) with its table, in no order: a
    column that was added later stands last.
    """
    if not is_sqlite():
        return {" ".join(map(str, rij)) for rij in database.execute_sql(_POSTGRES).fetchall()}
    tabellen = database.execute_sql(_SQLITE).fetchall()
    return {
        f"{naam}: {stuk}"
        for naam, sql in tabellen
        for deel in _delen(sql)
        for stuk in _uit_elkaar(deel)
    }


def _uit_elkaar(deel: str) -> list[str]:
    """Tell of a column that was added later, and bears its reference itself, as of any other."""
    kolom, verwijst, waarheen = deel.partition(" REFERENCES ")
    if not verwijst or deel.startswith("FOREIGN KEY"):
        return [deel]
    return [kolom, f"FOREIGN KEY ({kolom.split()[0]}) REFERENCES {waarheen}"]


def _delen(sql: str) -> list[str]:
    """Split what stands between the outer parentheses at the commas outside all others."""
    delen, diepte = [""], 0
    for teken in sql[sql.index("(") + 1 : sql.rindex(")")]:
        diepte += (teken == "(") - (teken == ")")
        if teken == "," and diepte == 0:
            delen.append("")
        else:
            delen[-1] += teken
    return [deel.strip() for deel in delen]
