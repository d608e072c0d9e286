"""A process that moves a database and hangs at one table until it is killed; only tests run it."""

import sys

from portal.db import database, open_database
from portal.gegevens import verhuizing


def verhuis(van: str, naar: str, tabel: str) -> None:
    """Move, say so at the table, and wait there."""

    def meld(regel: str) -> None:
        if regel.startswith(tabel):
            sys.stdout.write(f"{tabel}\n")
            sys.stdout.flush()
            sys.stdin.readline()
            raise SystemExit

    open_database(van)
    with database.connection_context():
        verhuizing.verhuis(naar, meld)


if __name__ == "__main__":
    verhuis(*sys.argv[1:])
