"""The command that makes the demo."""

import click
from flask.cli import with_appcontext

from portal.cli.gedeeld import in_een_zin, instellingen, verbonden, werk_bij
from portal.demo import opbouw
from portal.gegevens import slot
from portal.gegevens.bruikbaar import NIET_VAN_DE_DEMO, mag_demo
from portal.tools import tijd


@click.command("demo")
@with_appcontext
def demo() -> None:
    """Make the demo database, once; refused on any database that holds something else."""
    if not instellingen().demo:
        raise click.ClickException(
            "The demo is made only with PORTAL_DEMO=1, as `make run` sets it."
        )
    with in_een_zin():
        nieuw = not slot.is_er()
    if not nieuw:  # before anything in it changes
        with verbonden(bijgewerkt=False):
            if not mag_demo():
                raise click.ClickException(NIET_VAN_DE_DEMO)
    werk_bij()
    with verbonden():
        nieuw = opbouw.maak(tijd.nu(), instellingen().base_url)
    click.echo("The demo is made." if nieuw else "The demo is there.")


OPDRACHTEN = (demo,)
