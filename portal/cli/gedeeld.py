"""What the commands share: the settings, the database, and mistakes told in a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import current_app
from peewee import PeeweeException

from portal import audit
from portal.config import Settings
from portal.db import database
from portal.gegevens.bruikbaar import bezwaar

BESTAND = click.Path(dir_okay=False, path_type=Path)


def instellingen() -> Settings:
    """Return the settings of the portal whose command runs."""
    settings: Settings = current_app.config["SETTINGS"]
    return settings


@contextmanager
def verbonden(*, bijgewerkt: bool = True) -> Iterator[None]:
    """Have the database open for a while, up to date unless told otherwise; one that was open stays
    so. Refuses one that this portal must leave alone: each command comes in here.
    """
    zelf_geopend, eerder = database.is_closed(), audit.VANAF.set(audit.OPDRACHT)
    try:
        database.connect(reuse_if_open=True)
        if zin := bezwaar(demo=instellingen().demo, bijgewerkt=bijgewerkt):
            raise click.ClickException(zin)
        yield
    except PeeweeException as fout:
        raise click.ClickException(
            f"The database cannot be used: {str(fout).splitlines()[0]}."
        ) from fout
    finally:
        audit.VANAF.reset(eerder)
        if zelf_geopend:
            database.close()
