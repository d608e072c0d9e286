"""The command that makes the demo."""

import click
from flask.cli import with_appcontext

from portal.cli.gedeeld import instellingen, verbonden, werk_bij
from portal.demo import opbouw
from portal.tools import tijd


@click.command("demo")
@with_appcontext
def demo() -> None:
    """Make the demo database, once; refused on any database that holds something else."""
    if not instellingen().demo:
        raise click.ClickException(
            "The demo is made only with PORTAL_DEMO=1, as `make run` sets it."
        )
    werk_bij()  # which looks first whose it is
    with verbonden():
        nieuw = opbouw.maak(tijd.nu(), instellingen().base_url)
    click.echo("The demo is made." if nieuw else "The demo is there.")


OPDRACHTEN = (demo,)
