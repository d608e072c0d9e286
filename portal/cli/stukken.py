"""The command for papers: report."""

from pathlib import Path

import click
from flask.cli import with_appcontext

from portal.cli.gedeeld import BESTAND, verbonden
from portal.models import Bijeenkomst, Dilemma
from portal.queries.adres import getal
from portal.queries.rondom.jaar import EERSTE, LAATSTE
from portal.tools import tijd
from portal.vocabulary import Stuksoort
from reports import papieren as stukken
from reports.papieren import PAPIEREN, Onderwerp
from reports.pers.drukker import PapierMislukt


@click.command("report")
@click.argument("soort", metavar="KIND")
@click.argument("id_", metavar="ID")
@click.option(
    "--output", "uitvoer", metavar="FILE", type=BESTAND, required=True, help="Where the PDF goes."
)
@with_appcontext
def report(soort: str, id_: str, uitvoer: Path) -> None:
    """Print the paper KIND (such as agenda) to a PDF.

    ID is what it is about: the number in the address of a meeting or an opbrengst, the number of a
    dilemma (D-2026-0001), or a year. It is printed as things stand now: what was issued is in the
    portal.
    """
    if soort not in list(PAPIEREN):
        raise click.UsageError(f"There is no paper {soort}; the papers are: {', '.join(PAPIEREN)}.")
    with verbonden():
        stuk, onderwerp = Stuksoort(soort), _onderwerp(Stuksoort(soort), id_)
        try:
            uitvoer.write_bytes(stukken.druk(stuk, onderwerp, tijd.nu()))
        except PapierMislukt as fout:
            raise click.ClickException(str(fout)) from fout
        except OSError as fout:
            raise click.ClickException(f"{uitvoer} cannot be written: {fout.strerror}.") from fout
    click.echo(f"Wrote {uitvoer}")


def _onderwerp(stuk: Stuksoort, id_: str) -> Onderwerp:
    """Return what the paper is about; a mistake is one sentence."""
    gevonden = _zoek(stuk, id_)
    if gevonden is None:
        raise click.ClickException(f"There is no {stuk} {id_}.")
    if isinstance(gevonden, Bijeenkomst) and stuk not in stukken.voor(gevonden):
        raise click.ClickException(f"A meeting of {gevonden.gremium.naam} has no {stuk}.")
    if not PAPIEREN[stuk].kan(gevonden, tijd.nu()):
        raise click.ClickException(f"There is nothing to print yet in {stuk} {id_}.")
    return gevonden


def _zoek(stuk: Stuksoort, id_: str) -> Onderwerp | None:
    over = PAPIEREN[stuk].over
    if over is Dilemma and (dilemma := Dilemma.met_nummer(id_)):
        return dilemma
    if not getal(id_):
        raise click.UsageError(f"The {stuk} is found by a number, not by {id_!r}.")
    if issubclass(over, int):
        return int(id_) if EERSTE <= int(id_) <= LAATSTE else None
    return over.get_or_none(over.id == int(id_))


OPDRACHTEN = (report,)
