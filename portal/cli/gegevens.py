"""Commands for the data as a whole: audit verify, backup, restore, move."""

import json
from datetime import datetime
from pathlib import Path

import click
from flask.cli import AppGroup, with_appcontext

from portal import audit as logboek
from portal.cli.gedeeld import BESTAND, in_een_zin, instellingen, verbonden
from portal.config import ConfigError, from_env
from portal.gegevens import kopie, verhuizing
from portal.gegevens.ankers import ANKER, Anker, ankerfouten, bewaarde
from portal.gegevens.bewijs import standfouten
from portal.gegevens.keuring import GegevensFout
from portal.gegevens.stukbewijs import stukfouten
from portal.models.bewaking import wachtfouten
from portal.tools import tijd

audit = AppGroup("audit", help="The event log.")


def _ankers(
    _ctx: click.Context, _param: click.Parameter, waarden: tuple[str, ...]
) -> tuple[Anker, ...]:
    delen = [ANKER.fullmatch(waarde) for waarde in waarden]
    if not all(delen):
        raise click.BadParameter("write COUNT:HASH, as a paper, a mail or `audit verify` has it.")
    return tuple(Anker(int(deel[1]), deel[2]) for deel in delen if deel)


def _van_backups(
    _ctx: click.Context, _param: click.Parameter, bestanden: tuple[Path, ...]
) -> tuple[Anker, ...]:
    try:
        return tuple(anker for bestand in bestanden for anker in kopie.ankers_in(bestand))
    except GegevensFout as fout:
        raise click.BadParameter(str(fout)) from fout
    except OSError as fout:
        raise click.BadParameter(f"{fout.filename} cannot be read: {fout.strerror}.") from fout


@audit.command("verify")
@click.option(
    "--anker", "ankers", callback=_ankers, multiple=True, metavar="COUNT:HASH",
    help="Where the log stood once: on a paper, in a mail, printed by an earlier verify.",
)  # fmt: skip
@click.option(
    "--backup", "backups", callback=_van_backups, multiple=True, type=BESTAND, metavar="FILE",
    help="A backup that was kept elsewhere; the anchor in it is checked.",
)  # fmt: skip
def verify(ankers: tuple[Anker, ...], backups: tuple[Anker, ...]) -> None:
    """Check that no event was changed, removed or slipped in, that papers, roles, seats and states
    are what the log says, that the triggers are ours, and that the log still holds every anchor;
    print the anchor to keep elsewhere.
    """
    with verbonden():
        gehouden = [*ankers, *backups, *bewaarde()]
        fouten = [
            *logboek.fouten(), *ankerfouten(gehouden), *standfouten(), *stukfouten(),
            *wachtfouten(),
        ]  # fmt: skip
        nieuw = "" if fouten else logboek.ankertekst()
    for fout in fouten:
        click.echo(fout, err=True)
    if fouten:
        raise click.ClickException(f"The event log is not whole; faults: {len(fouten)}.")
    click.echo(f"The event log is whole; anchors held: {len(gehouden)}; anchor {nieuw}")


@audit.command("list")
@click.option("--sinds", type=click.DateTime(["%Y-%m-%d"]), help="From this day on, in Amsterdam.")
@click.option("--soort", "soorten", multiple=True, help="Of this kind only; repeat for more.")
def toon_lijst(sinds: datetime | None, soorten: tuple[str, ...]) -> None:
    """Print the events as JSON lines, oldest first: what was done, to what, how it ended, by which
    account, from which network, when. No content and no names.
    """
    vanaf = tijd.uit_lokaal(sinds) if sinds else None
    with verbonden():
        for regel in logboek.regels(vanaf, soorten):
            click.echo(json.dumps(regel, ensure_ascii=False))


@click.command("backup")
@click.argument("bestand", metavar="FILE", type=BESTAND)
@with_appcontext
def backup(bestand: Path) -> None:
    """Write a copy of the whole database to FILE, while the portal goes on."""
    with verbonden(bijgewerkt=False):  # a backup is what one makes before `migrate`
        anker = kopie.maak(bestand, instellingen().database_url)
    click.echo(f"Wrote {bestand}; anchor of the event log {anker}")


@click.command("restore")
@click.argument("bestand", metavar="FILE", type=BESTAND)
@with_appcontext
def restore(bestand: Path) -> None:
    """Put the backup FILE in the place of the database, once it has been checked; what in it is not
    as its log says is named.
    """
    ons = instellingen()
    with in_een_zin():
        oud = kopie.zet_terug(bestand, ons.database_url, tijd.nu(), demo=ons.demo)
    with verbonden():
        for verschil in [*standfouten(), *stukfouten()]:
            click.echo(verschil, err=True)
        click.echo(
            f"Restored {bestand}; anchor of the event log {logboek.ankertekst()}; "
            "everybody signs in anew."
        )
    if oud:
        click.echo(f"The database of before is kept as {oud}")


def _adres(_ctx: click.Context, _param: click.Parameter, waarde: str) -> str:
    """Read it as the setting is read; the others only have to be there."""
    anders = {"SECRET_KEY": "-" * 32, "SMTP_URL": "smtp://localhost"}
    try:
        return from_env({**anders, "DATABASE_URL": waarde or "://"}).database_url
    except ConfigError as fout:
        raise click.BadParameter(str(fout).replace("DATABASE_URL", "it")) from fout


@click.command("move")
@click.argument("url", metavar="URL", callback=_adres)
@with_appcontext
def move(url: str) -> None:
    """Copy everything to the empty database at URL, from SQLite to PostgreSQL or back; stop serving
    first. DATABASE_URL still names the old one, which stays as it is.

    Leave a password to PGPASSWORD or ~/.pgpass: others on this machine can read a command.
    """
    with verbonden():
        rijen = verhuizing.verhuis(url, click.echo)
        anker = logboek.ankertekst()
    click.echo(f"Moved {rijen} rows; anchor of the event log {anker}")
    click.echo("Set DATABASE_URL to the new database, and run `flask --app app audit verify`.")


OPDRACHTEN = (audit, backup, restore, move)
