"""Copies of a PostgreSQL database, by its own programs."""

import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

from portal.db import database
from portal.gegevens.keuring import GegevensFout, maak_klaar


def schrijf_kopie(bestand: Path, url: str) -> None:
    """Fill `bestand` with a dump in pg_dump's own compressed format; one snapshot, while others go
    on.
    """
    _draai(
        "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={bestand}", url=url
    )


def zet_terug(bestand: Path, url: str) -> None:
    """Fill the database, which must be empty, from a dump: all of it or nothing; then check it."""
    with database.connection_context():
        bezet = database.get_tables()
    if bezet:
        raise GegevensFout(
            "This database holds tables: point DATABASE_URL to an empty one to restore in."
        )
    opties = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
    _draai("pg_restore", *opties, str(bestand.resolve()), url=url)
    with database.connection_context():
        maak_klaar()


def _draai(programma: str, *opties: str, url: str) -> None:
    """Run one of PostgreSQL's programs; raise GegevensFout with the first line it complains
    with.
    """
    if shutil.which(programma) is None:
        raise GegevensFout(f"{programma} is missing: install the Debian package postgresql-client.")
    # The password goes by the environment: anyone on the machine can read the arguments of a
    # process.
    wachtwoord = urlsplit(url).password
    omgeving = {**os.environ, "PGPASSWORD": unquote(wachtwoord)} if wachtwoord else None
    zonder = url.replace(f":{wachtwoord}@", "@", 1) if wachtwoord else url
    opdracht = [programma, *opties, f"--dbname={zonder}"]
    klaar = subprocess.run(opdracht, env=omgeving, capture_output=True, text=True)
    if klaar.returncode:
        raise GegevensFout(f"{programma} failed: {klaar.stderr.strip().partition(chr(10))[0]}")
