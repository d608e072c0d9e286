"""Backup and restore, whichever database it is."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from portal.db import is_sqlite
from portal.gegevens import postgres, sqlite
from portal.gegevens.keuring import GegevensFout


def maak(bestand: Path, url: str) -> None:
    """Write a complete copy of the open database (at `url`) to `bestand`, readable by its owner
    only.

    Raises GegevensFout, also when the file exists already; half a copy never bears that name.
    """
    if bestand.exists():
        raise GegevensFout(f"{bestand} exists already, and a backup never overwrites a file.")
    half = bestand.with_name(bestand.name + ".part")
    try:
        half.unlink(missing_ok=True)
        half.touch(mode=0o600)
        sqlite.schrijf_kopie(half.resolve()) if is_sqlite() else postgres.schrijf_kopie(half, url)
        half.rename(bestand)
    except OSError as fout:
        raise GegevensFout(f"{bestand} cannot be written: {fout.strerror}.") from fout
    finally:
        with suppress(OSError):
            half.unlink()


def zet_terug(bestand: Path, url: str, nu: datetime) -> Path | None:
    """Put a copy in the place of the database at `url`, checked and up to date; everybody signs in
    anew.

    Return the file that keeps the old database, if there was one. Raises GegevensFout; then nothing
    changed, except on PostgreSQL, where the once empty database may hold a backup that failed its
    check.
    """
    if not bestand.is_file():
        raise GegevensFout(f"{bestand} is not a file.")
    try:
        if is_sqlite():
            return sqlite.zet_terug(bestand, nu)
        postgres.zet_terug(bestand, url)
        return None
    except OSError as fout:
        raise GegevensFout(f"{bestand} cannot be put back: {fout.strerror}.") from fout
