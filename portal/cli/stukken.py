"""The command for papers: report."""

from pathlib import Path

import click
from flask.cli import with_appcontext
from peewee import DoesNotExist

from portal import tijd
from portal.cli.gedeeld import BESTAND, verbonden
from portal.models import Bijeenkomst
from reports import stukken
from reports.drukker import PapierMislukt


@click.command("report")
@click.argument("soort", metavar="KIND")
@click.argument("id_", metavar="ID", type=click.IntRange(min=1))
@click.option("--output", "uitvoer", metavar="FILE", type=BESTAND, required=True, help="Where the PDF goes.")
@with_appcontext
def report(soort: str, id_: int, uitvoer: Path) -> None:
    """Print the paper KIND (such as agenda or briefing) of the meeting ID to a PDF."""
    if soort not in stukken.VOOR:
        raise click.UsageError(f"There is no paper {soort}; the papers are: {', '.join(stukken.VOOR)}.")
    with verbonden():
        try:
            uitvoer.write_bytes(_druk(soort, Bijeenkomst.get_by_id(id_)))
        except DoesNotExist as fout:
            raise click.ClickException(f"There is no {soort} {id_}.") from fout
        except PapierMislukt as fout:
            raise click.ClickException(str(fout)) from fout
        except OSError as fout:
            raise click.ClickException(f"{uitvoer} cannot be written: {fout.strerror}.") from fout
    click.echo(f"Wrote {uitvoer}")


def _druk(soort: str, bijeenkomst: Bijeenkomst) -> bytes:
    if soort not in stukken.voor(bijeenkomst):
        raise click.ClickException(f"A meeting of {bijeenkomst.gremium.naam} has no {soort}.")
    return stukken.druk(soort, bijeenkomst, tijd.nu())


OPDRACHTEN = (report,)
