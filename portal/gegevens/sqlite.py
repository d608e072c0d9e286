"""Copies of a SQLite database: never `cp`, which was corrupt two times out of three under
writes.
"""

import os
import re
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from peewee import PeeweeException

from portal.db import database, open_database
from portal.gegevens.bruikbaar import MERK, NIET_VAN_DE_DEMO, VAN_DE_DEMO
from portal.gegevens.keuring import GegevensFout, maak_klaar
from portal.gegevens.ruimte import is_vol
from portal.gegevens.slot import alleen, databasebestand


def schrijf_kopie(bestand: Path) -> None:
    """Fill `bestand` (there, but empty) with a copy of the open database as it stands at one
    moment.
    """
    try:
        database.execute_sql("VACUUM INTO ?", (str(bestand),))
    except PeeweeException as fout:
        reden = "the disk is full" if is_vol(str(fout), bestand.parent) else fout
        raise GegevensFout(f"The copy cannot be made: {reden}.") from fout
    _keur(bestand)
    op_schijf(bestand)


def instelling(bestand: Path, sleutel: str) -> str:
    """Return a setting that a copy holds, or nothing; raises GegevensFout for what is no copy."""
    try:
        with closing(sqlite3.connect(f"{bestand.resolve().as_uri()}?mode=ro", uri=True)) as kopie:
            vraag = "SELECT waarde FROM instelling WHERE sleutel = ?"
            return "".join(waarde for (waarde,) in kopie.execute(vraag, (sleutel,)))
    except sqlite3.DatabaseError as fout:
        raise GegevensFout(f"{bestand} is not a backup that can be read: {fout}.") from fout


def zet_terug(bestand: Path, nu: datetime, *, demo: bool) -> Path | None:
    """Put a copy in the place of the database; return the file that keeps the old one, if there was
    one. With `demo` both are of the demo.
    """
    doel = databasebestand()
    half = doel.with_name(doel.name + ".restore")
    with alleen():
        if doel.stat().st_size and _heeft_merk(doel) is not demo:
            raise GegevensFout(NIET_VAN_DE_DEMO if demo else VAN_DE_DEMO)
        try:
            shutil.copyfile(bestand, half)
            half.chmod(0o600)
            _bereid_voor(half, nu, demo=demo)
            oud = _leg_opzij(doel, nu)
            half.replace(doel)
            op_schijf(doel.parent)
            return oud
        finally:
            half.unlink(missing_ok=True)


def _heeft_merk(doel: Path) -> bool:
    """Tell whether the demo made a file; one that cannot be read is what a restore is for."""
    with suppress(GegevensFout):
        return bool(instelling(doel, MERK))
    return False


def _bereid_voor(half: Path, nu: datetime, *, demo: bool) -> None:
    """Check the copy and bring it up to date, with the models bound to it for as long as that
    takes.
    """
    _neem_vreemds_af(half)
    _keur(half)
    eigen = database.obj
    try:
        with open_database(f"sqlite:///{half}").connection_context():
            maak_klaar(nu, demo=demo)
    finally:
        database.initialize(eigen)
    op_schijf(half)


def _neem_vreemds_af(half: Path) -> None:
    """Drop every trigger (the portal's own are made anew) and refuse what else would run code when
    its rows are read or written: the portal has no views and no virtual tables.
    """
    try:
        with closing(sqlite3.connect(half)) as kopie:
            kopie.execute("PRAGMA trusted_schema = 0")
            schema = kopie.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
            for soort, naam, sql in schema:
                if soort == "view" or re.match(r"CREATE\s+VIRTUAL", sql or "", re.IGNORECASE):
                    raise GegevensFout(f"The backup holds what the portal never makes: {naam}.")
            for naam in [naam for soort, naam, _ in schema if soort == "trigger"]:
                kopie.execute('DROP TRIGGER "{}"'.format(naam.replace('"', '""')))
            kopie.commit()
    except sqlite3.DatabaseError as fout:
        raise GegevensFout(f"This is not a SQLite database that can be read: {fout}.") from fout


def _keur(bestand: Path) -> None:
    """Raise GegevensFout unless the file is a sound SQLite database."""
    try:
        with closing(sqlite3.connect(f"{bestand.as_uri()}?mode=ro", uri=True)) as kopie:
            kopie.execute("PRAGMA trusted_schema = 0")
            gaaf = kopie.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            gaaf = gaaf and kopie.execute("PRAGMA foreign_key_check").fetchone() is None
    except sqlite3.DatabaseError as fout:
        raise GegevensFout(f"This is not a SQLite database that can be read: {fout}.") from fout
    if not gaaf:
        raise GegevensFout("The file is damaged: SQLite finds faults in it.")


def _leg_opzij(doel: Path, nu: datetime) -> Path | None:
    """Give the present database a second name, so that at no moment there is none."""
    if doel.stat().st_size == 0:
        return None
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(doel)) as oude:
        oude.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    oud = doel.with_name(f"{doel.stem}-{nu:%Y%m%dT%H%M%S}{doel.suffix}")
    os.link(doel, oud)
    for staart in (
        "-wal",
        "-shm",
    ):  # left over only when the old database is too damaged to fold its log in
        with suppress(FileNotFoundError):
            os.rename(f"{doel}{staart}", f"{oud}{staart}")
    return oud


def op_schijf(pad: Path) -> None:
    """Wait until a file's bytes, or a directory's names, would survive a power cut."""
    descriptor = os.open(pad, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
