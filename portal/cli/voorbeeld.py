"""The command that makes the demo."""

import click
from flask.cli import with_appcontext

from portal.cli.gedeeld import instellingen, verbonden
from portal.db import is_sqlite
from portal.demo import opbouw
from portal.gegevens import sqlite
from portal.gegevens.bruikbaar import NIET_VAN_DE_DEMO, mag_demo
from portal.migrations.migreren import migreer
from portal.tools import tijd


@click.command("demo")
@with_appcontext
def demo() -> None:
    """Make the demo database, once; refused on any database that holds something else."""
    if not instellingen().demo:
        raise click.ClickException(
            "The demo is made only with PORTAL_DEMO=1, as `make run` sets it."
        )
    if is_sqlite():
        sqlite.databasebestand()
    with verbonden(bijgewerkt=False):
        if not mag_demo():  # before anything in it changes
            raise click.ClickException(NIET_VAN_DE_DEMO)
        migreer()
        nieuw = opbouw.maak(tijd.nu(), instellingen().base_url)
    click.echo("The demo is made." if nieuw else "The demo is there.")


OPDRACHTEN = (demo,)
