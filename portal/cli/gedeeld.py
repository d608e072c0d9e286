"""What the commands share: the settings, the database, and mistakes told in a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click
from flask import current_app
from peewee import PeeweeException

from portal import audit
from portal.config import Settings
from portal.db import database, is_sqlite
from portal.gegevens import slot
from portal.gegevens.bruikbaar import bezwaar
from portal.gegevens.keuring import GegevensFout, keur_codering
from portal.gegevens.ruimte import is_vol
from portal.migrations.migreren import achter, migreer
from portal.models.bewaking import achterstallig

BESTAND = click.Path(dir_okay=False, path_type=Path)


def instellingen() -> Settings:
    """Return the settings of the portal whose command runs."""
    settings: Settings = current_app.config["SETTINGS"]
    return settings


@contextmanager
def in_een_zin() -> Iterator[None]:
    """Tell in one sentence what keeps the database, or a file, from being used."""
    try:
        yield
    except GegevensFout as fout:
        raise click.ClickException(str(fout)) from fout
    except PeeweeException as fout:
        waar = f" ({database.database})" if is_sqlite() else ""
        reden = str(fout).splitlines()[0].rstrip(".")
        if is_sqlite() and is_vol(reden):
            raise click.ClickException(f"The disk is full: make room{waar}.") from fout
        raise click.ClickException(f"The database cannot be used: {reden}{waar}.") from fout
    except OSError as fout:
        wat = fout.filename or database.database
        raise click.ClickException(f"{wat} cannot be used: {fout.strerror}.") from fout


@contextmanager
def verbonden(*, bijgewerkt: bool = True) -> Iterator[None]:
    """Have the database open for a while, up to date unless told otherwise; one that was open stays
    so. Refuses one that this portal must leave alone: each command comes in here.
    """
    zelf_geopend, eerder = database.is_closed(), audit.VANAF.set(audit.OPDRACHT)
    try:
        with in_een_zin():
            if zelf_geopend:
                eis_er_is()
            database.connect(reuse_if_open=True)
            if zin := bezwaar(demo=instellingen().demo, bijgewerkt=bijgewerkt):
                raise click.ClickException(zin)
            yield
    finally:
        audit.VANAF.reset(eerder)
        if zelf_geopend:
            database.close()


@contextmanager
def in_dienst() -> Iterator[slot.Greep]:
    """Hold the database while this process serves from it or does its jobs: nobody migrates or
    restores it meanwhile.
    """
    with in_een_zin():
        eis_er_is()
        with slot.gedeeld() as greep:
            yield greep


def eis_er_is() -> None:
    """Refuse a file that is not there: to open it would make it."""
    if not slot.is_er():
        raise click.ClickException(
            f"There is no database {database.database}: run `flask --app app migrate` first."
        )


def werk_bij() -> list[str]:
    """Bring the database up to date and return the migrations applied, once others who do so are
    done. Refused under a portal that serves, unless there is nothing to do.
    """
    with in_een_zin():
        nieuw = is_sqlite() and slot.databasebestand().stat().st_size == 0
        # Of one that others make just now a look would be in their way, and see the half of it.
        if not nieuw:
            with suppress(GegevensFout), slot.gedeeld(), verbonden(bijgewerkt=False):
                keur_codering()  # who may not use it hears so below
                if _is_bij():
                    return []
        with slot.alleen(klaar=_is_bij_intussen) as mijn_beurt:
            if not mijn_beurt:
                return []
            with verbonden(bijgewerkt=False):
                keur_codering()
                return migreer()


def _is_bij() -> bool:
    return not achter() and not achterstallig()


def _is_bij_intussen() -> bool:
    """Tell whether another has done it by now; a table that they hold is an answer too."""
    try:
        with database.connection_context():
            return _is_bij()
    except PeeweeException:
        return False
