"""Commands for the data as a whole: audit verify, backup, restore."""

from pathlib import Path

import click
from flask.cli import AppGroup, with_appcontext

from portal import audit as logboek
from portal.cli.gedeeld import BESTAND, instellingen, verbonden
from portal.gegevens import keuring, kopie
from portal.gegevens.keuring import GegevensFout
from portal.tools import tijd

audit = AppGroup("audit", help="The event log.")


def _anker(
    _ctx: click.Context, _param: click.Parameter, waarde: str | None
) -> tuple[int, str] | None:
    aantal, _, hash_ = (waarde or "").partition(":")
    if waarde and not (aantal.isdigit() and hash_):
        raise click.BadParameter("write COUNT:HASH, as an earlier `audit verify` printed it.")
    return (int(aantal), hash_) if waarde else None


@audit.command("verify")
@click.option(
    "--anker", callback=_anker, metavar="COUNT:HASH", help="What an earlier verify printed."
)
def verify(anker: tuple[int, str] | None) -> None:
    """Check that no event was changed, removed or slipped in; print the anchor to keep
    elsewhere.
    """
    with verbonden():
        fouten = [*logboek.fouten(), *(keuring.ankerfouten(*anker) if anker else ())]
        nieuw = _ankertekst()
    for fout in fouten:
        click.echo(fout, err=True)
    if fouten:
        raise click.ClickException(f"The event log is not whole; faults: {len(fouten)}.")
    click.echo(f"The event log is whole; anchor {nieuw}")


def _ankertekst() -> str:
    return "{}:{}".format(*logboek.anker())


@click.command("backup")
@click.argument("bestand", metavar="FILE", type=BESTAND)
@with_appcontext
def backup(bestand: Path) -> None:
    """Write a copy of the whole database to FILE, while the portal goes on."""
    with verbonden(bijgewerkt=False):  # a backup is what one makes before `migrate`
        anker = _ankertekst()
        try:
            kopie.maak(bestand, instellingen().database_url)
        except GegevensFout as fout:
            raise click.ClickException(str(fout)) from fout
    click.echo(f"Wrote {bestand}; anchor of the event log {anker}")


@click.command("restore")
@click.argument("bestand", metavar="FILE", type=BESTAND)
@with_appcontext
def restore(bestand: Path) -> None:
    """Put the backup FILE in the place of the database, once it has been checked."""
    try:
        oud = kopie.zet_terug(bestand, instellingen().database_url, tijd.nu())
    except GegevensFout as fout:
        raise click.ClickException(str(fout)) from fout
    with verbonden():
        click.echo(
            f"Restored {bestand}; anchor of the event log {_ankertekst()}; everybody signs in anew."
        )
    if oud:
        click.echo(f"The database of before is kept as {oud}")


OPDRACHTEN = (audit, backup, restore)
