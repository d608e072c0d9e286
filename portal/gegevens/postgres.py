"""Copies of a PostgreSQL database, by its own programs."""

import os
import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import unquote, urlsplit

from portal.db import database
from portal.gegevens.bruikbaar import VAN_DE_DEMO, is_demo
from portal.gegevens.keuring import GegevensFout, keur_codering, maak_klaar
from portal.gegevens.slot import alleen

# A line of a dump's contents: its number, two oids and the kind of thing.
_EIGEN = re.compile(
    r"\d+; \d+ \d+ (TABLE|TABLE DATA|SEQUENCE|SEQUENCE OWNED BY|SEQUENCE SET|DEFAULT|CONSTRAINT|"
    r"FK CONSTRAINT|INDEX) "
)


def schrijf_kopie(bestand: Path, url: str) -> None:
    """Fill `bestand` with a dump in pg_dump's own compressed format; one snapshot, while others go
    on.
    """
    _draai(
        "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={bestand}", url=url
    )


def instelling(bestand: Path, sleutel: str) -> str:
    """Return a setting that a dump holds, or nothing; raises GegevensFout for what is no dump."""
    uit = _draai("pg_restore", "--data-only", "--table=instelling", "--file=-", str(bestand))
    rijen = (regel.split("\t") for regel in uit.splitlines())
    return "".join(rij[1] for rij in rijen if len(rij) == 2 and rij[0] == sleutel)


def zet_terug(bestand: Path, url: str, nu: datetime, *, demo: bool) -> None:
    """Fill the database, which must be empty, from a dump: all of it or nothing; then check it."""
    with alleen():
        _vul(bestand, url, nu, demo=demo)


def _vul(bestand: Path, url: str, nu: datetime, *, demo: bool) -> None:
    with database.connection_context():
        keur_codering()
        bezet = database.get_tables()
        if is_demo() and not demo:
            raise GegevensFout(VAN_DE_DEMO)
    if bezet:
        raise GegevensFout(
            "This database holds tables: point DATABASE_URL to an empty one to restore in."
        )
    opties = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
    with NamedTemporaryFile("w", suffix=".list") as lijst:
        lijst.write(_eigen_delen(_draai("pg_restore", "--list", str(bestand))))
        lijst.flush()
        _draai("pg_restore", *opties, f"--use-list={lijst.name}", str(bestand.resolve()), url=url)
    with database.connection_context():
        maak_klaar(nu, demo=demo)


def _eigen_delen(inhoud: str) -> str:
    """Return of the contents of a dump what holds or orders data. Triggers and functions are made
    anew by the portal; what else a dump brings (views, rules, languages) it never made.
    """
    return "".join(f"{regel}\n" for regel in inhoud.splitlines() if _EIGEN.match(regel))


def _draai(programma: str, *opties: str, url: str = "") -> str:
    """Run one of PostgreSQL's programs and return what it prints; raise GegevensFout with the first
    line it complains with. Without `url` it works on a file alone.
    """
    if shutil.which(programma) is None:
        raise GegevensFout(f"{programma} is missing: install the Debian package postgresql-client.")
    # The password goes by the environment: anyone on the machine can read the arguments of a
    # process.
    wachtwoord = urlsplit(url).password
    omgeving = {**os.environ, "PGPASSWORD": unquote(wachtwoord)} if wachtwoord else None
    zonder = url.replace(f":{wachtwoord}@", "@", 1) if wachtwoord else url
    opdracht = [programma, *opties, *([f"--dbname={zonder}"] if url else [])]
    klaar = subprocess.run(opdracht, env=omgeving, capture_output=True, text=True)  # nosec B603 # our own words, no shell
    if klaar.returncode:
        raise GegevensFout(f"{programma} failed: {klaar.stderr.strip().partition(chr(10))[0]}")
    return klaar.stdout
