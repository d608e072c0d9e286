"""Commands that make the portal run: migrate, serve, jobs, docs; and what it is, as JSON."""

import json

import click
from flask import current_app
from flask.cli import with_appcontext

from portal.cli.dienst import bedien
from portal.cli.gedeeld import in_dienst, in_een_zin, instellingen, verbonden, werk_bij
from portal.config import Settings
from portal.db import schrijven
from portal.docs import matrix, rechten, routes, workflow
from portal.gegevens.bewijs import leg_stand_vast
from portal.gegevens.bruikbaar import ECHT, is_echt
from portal.jobs.exemplaren import Exemplaren
from portal.jobs.ronde import ronde
from portal.migrations.begin import leg_beginwaarden
from portal.models import Instelling
from portal.tools import tijd
from portal.tools.netwerk import is_deze_machine
from portal.web import verbinding

NIEMAND_VERTROUWD = (
    "TRUSTED_PROXY is not set: behind a proxy all visitors then count as one, and one who asks too "
    "much keeps the others out."
)


@click.command("migrate")
@with_appcontext
def migrate() -> None:
    """Bring the database up to date, and make what every installation starts with."""
    namen = werk_bij()
    with verbonden():
        if not instellingen().demo and not is_echt():
            with schrijven():
                Instelling.zet(ECHT, tijd.nu().isoformat())
        leg_beginwaarden(tijd.nu())
        leg_stand_vast(tijd.nu())
    click.echo(f"Applied {', '.join(namen)}." if namen else "The database is up to date.")


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@with_appcontext
def serve(host: str) -> None:
    """Serve the portal on PORT and send its mail, until Ctrl-C or SIGTERM."""
    settings = instellingen()
    if settings.demo and not is_deze_machine(host):
        raise click.ClickException("The demo lets anybody in, so it serves on this machine only.")
    if settings.base_url.startswith("https:") and not settings.trusted_proxy:
        click.echo(NIEMAND_VERTROUWD, err=True)
    with in_dienst() as greep:
        with verbonden():
            pass
        verbinding.houvast().heb(greep)
        _bedien(settings, host)


def _bedien(settings: Settings, host: str) -> None:
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # Flask calls its proxy a Flask
    adres = f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"
    try:
        bedien(app, host, settings.port, lambda: click.echo(f"The portal serves on {adres}"))
    except OSError as fout:
        raise click.ClickException(f"{adres} cannot be served: {fout.strerror}.") from fout


@click.command("jobs")
@with_appcontext
def jobs() -> None:
    """Do one round of background work: remind, send mail, clean up. `serve` does this every few
    seconds.
    """
    with in_dienst(), verbonden():
        gedaan = ronde(instellingen(), tijd.nu())
        if exemplaren := Exemplaren(instellingen(), tijd.nu).maak_alle():
            gedaan["made copies"] = exemplaren
    click.echo(", ".join(f"{wat} {aantal}" for wat, aantal in gedaan.items()))


@click.command("docs")
@with_appcontext
def schrijf_docs() -> None:
    """Write docs/workflow.md from the workflow table and docs/rechten.md from policy, deeds and
    pages.
    """
    with in_een_zin():
        workflow.schrijf()
        rechten.schrijf(current_app)
    for bestand in (workflow.BESTAND, rechten.BESTAND):
        click.echo(f"Wrote docs/{bestand.name}")


@click.command("routes-json")
@with_appcontext
def routes_json() -> None:
    """Print the table of routes as a JSON array, by address: rule, methods, endpoint, toegang (who
    may enter), and the daden and overgangen done there.
    """
    click.echo(json.dumps(routes.regels(current_app), ensure_ascii=False, indent=1))


@click.command("policy-json")
@with_appcontext
def policy_json() -> None:
    """Print who sees and does what with a dilemma as a JSON array, by status and reader: status,
    wie, ziet (parts of it), overgangen and daden.
    """
    click.echo(json.dumps(matrix.cellen(), ensure_ascii=False, indent=1))


OPDRACHTEN = (migrate, serve, jobs, schrijf_docs, routes_json, policy_json)
