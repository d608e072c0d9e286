"""Backup and restore, whichever database it is."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from portal.db import is_sqlite
from portal.gegevens import ankers, postgres, sqlite
from portal.gegevens.ankers import Anker
from portal.gegevens.keuring import GegevensFout


def maak(bestand: Path, url: str) -> str:
    """Write a complete copy of the open database (at `url`) to `bestand`, readable by its owner
    only, and return the anchor of the log that it holds.

    Raises GegevensFout, also when the file exists already; half a copy never bears that name.
    """
    if bestand.exists():
        raise GegevensFout(f"{bestand} exists already, and a backup never overwrites a file.")
    half = bestand.with_name(bestand.name + ".part")
    anker = ankers.leg_vast()
    try:
        half.unlink(missing_ok=True)
        half.touch(mode=0o600)
        sqlite.schrijf_kopie(half.resolve()) if is_sqlite() else postgres.schrijf_kopie(half, url)
        half.rename(bestand)
        return anker
    except OSError as fout:
        raise GegevensFout(f"{bestand} cannot be written: {fout.strerror}.") from fout
    finally:
        ankers.vergeet()
        with suppress(OSError):
            half.unlink()


def zet_terug(bestand: Path, url: str, nu: datetime, *, demo: bool = False) -> Path | None:
    """Put a copy in the place of the database at `url`, checked and up to date; everybody signs in
    anew. With `demo` both are of the demo.

    Return the file that keeps the old database, if there was one. Raises GegevensFout; then nothing
    changed, except on PostgreSQL, where the once empty database may hold a backup that failed its
    check.
    """
    if not bestand.is_file():
        raise GegevensFout(f"{bestand} is not a file.")
    try:
        if is_sqlite():
            return sqlite.zet_terug(bestand, nu, demo=demo)
        postgres.zet_terug(bestand, url, nu, demo=demo)
        return None
    except OSError as fout:
        waar = f"{fout.filename}: " if fout.filename else ""
        raise GegevensFout(f"{bestand} cannot be put back: {waar}{fout.strerror}.") from fout


def ankers_in(bestand: Path) -> tuple[Anker, ...]:
    """Return the anchor that a backup holds, of either kind of database; raises GegevensFout."""
    if not bestand.is_file():
        raise GegevensFout(f"{bestand} is not a file.")
    soort = sqlite if is_sqlite_bestand(bestand) else postgres
    gevonden = tuple(ankers.lees(soort.instelling(bestand, ankers.SLEUTEL), str(bestand)))
    if not gevonden:
        raise GegevensFout(f"{bestand} holds no anchor.")
    return gevonden


def is_sqlite_bestand(bestand: Path) -> bool:
    """Tell whether this is a copy of a SQLite database."""
    with bestand.open("rb") as begin:
        return begin.read(16) == b"SQLite format 3\x00"
