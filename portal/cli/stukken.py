"""The command for papers: report."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click
from flask.cli import with_appcontext
from peewee import DoesNotExist

from portal import tijd
from portal.cli.gedeeld import BESTAND, verbonden
from reports.drukker import PapierMislukt

# Kind of paper -> what returns the PDF for that id, as it is at that moment; DoesNotExist for an unknown id.
STUKKEN: dict[str, Callable[[int, datetime], bytes]] = {}


@click.command("report")
@click.argument("soort", metavar="KIND")
@click.argument("id_", metavar="ID", type=click.IntRange(min=1))
@click.option("--output", "uitvoer", metavar="FILE", type=BESTAND, required=True, help="Where the PDF goes.")
@with_appcontext
def report(soort: str, id_: int, uitvoer: Path) -> None:
    """Print the paper KIND (such as agenda or briefing) of the meeting ID to a PDF."""
    if soort not in STUKKEN:
        raise click.UsageError(f"There is no paper {soort}; the papers are: {', '.join(STUKKEN) or 'none'}.")
    with verbonden():
        try:
            uitvoer.write_bytes(STUKKEN[soort](id_, tijd.nu()))
        except DoesNotExist as fout:
            raise click.ClickException(f"There is no {soort} {id_}.") from fout
        except PapierMislukt as fout:
            raise click.ClickException(str(fout)) from fout
        except OSError as fout:
            raise click.ClickException(f"{uitvoer} cannot be written: {fout.strerror}.") from fout
    click.echo(f"Wrote {uitvoer}")


OPDRACHTEN = (report,)
