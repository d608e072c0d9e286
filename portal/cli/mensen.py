"""The command for people: user."""

from datetime import date, datetime
from typing import Any

import click
from flask.cli import with_appcontext

from portal.cli.gedeeld import verbonden
from portal.migrations.begin import VASTE_GREMIA
from portal.models import Persoon
from portal.steps.rondom import accounts, oidc
from portal.tools import tijd
from portal.tools.mailadres import Onmailbaar, mailadres
from portal.tools.tekst import regel
from portal.vocabulary import TITEL_MAX, GremiumSoort, LidRol, Rol

GEEN = "geen"
FACTOREN = {
    "Wachtwoord": "password",
    "Codeapp": "app",
    "Herstelcode": "codes on paper",
    "Passkey": "passkeys",
}


def _adres(_ctx: click.Context, _param: click.Parameter, waarde: str) -> str:
    """Return an address that mail can go to, as it is kept."""
    try:
        return mailadres(waarde)
    except Onmailbaar as fout:
        raise click.BadParameter(str(fout)) from fout


def _regel(_ctx: click.Context, _param: click.Parameter, waarde: str | None) -> str | None:
    """Return what was typed through the same gate as a form's text."""
    tekst = None if waarde is None else regel(waarde)
    if tekst and len(tekst) > TITEL_MAX:
        raise click.BadParameter(f"at most {TITEL_MAX} characters fit.")
    return tekst


def _naam(ctx: click.Context, param: click.Parameter, waarde: str | None) -> str | None:
    tekst = _regel(ctx, param, waarde)
    if tekst == "":
        raise click.BadParameter("a name cannot be empty.")
    return tekst


def _dag(_ctx: click.Context, _param: click.Parameter, waarde: datetime | None) -> date | None:
    """Return a day that has not passed."""
    dag = date(waarde.year, waarde.month, waarde.day) if waarde else None
    if dag and dag < tijd.dag(tijd.nu()):
        raise click.BadParameter("this day has passed.")
    return dag


@click.command("user")
@click.argument("email", callback=_adres)
@click.option("--naam", callback=_naam, help="Name; a new account needs one.")
@click.option("--organisatie", callback=_regel, help="Where they work.")
@click.option("--functie", callback=_regel, help="What they do there.")
@click.option("--rol", type=click.Choice([r.value for r in Rol]), help="What the account may do.")
@click.option("--actief/--niet-actief", default=None, help="Let them in, or keep them out.")
@click.option("--ontkoppel", is_flag=True, help="Forget who they are at the provider of sign-ins.")
@click.option(
    "--gremium", type=click.Choice([g.value for g in VASTE_GREMIA]), help="Where they sit."
)
@click.option(
    "--lid", type=click.Choice([*(r.value for r in LidRol), GEEN]), help="As what; geen ends it."
)
@click.option(
    "--tot",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_dag,
    help="The last day of the seat; a specialist sits for a year at most.",
)
@click.option(
    "--herstel", is_flag=True, help="Take password, app and passkeys away; sign them out."
)
@with_appcontext
def user(
    email: str,
    gremium: str | None,
    lid: str | None,
    tot: date | None,
    *,
    ontkoppel: bool,
    herstel: bool,
    **velden: str | bool | None,
) -> None:
    """Make the account of EMAIL or change what the options name, and show it."""
    if (gremium is None) != (lid is None):
        raise click.UsageError("--gremium and --lid go together.")
    if tot and not gremium:
        raise click.UsageError("--tot says until when somebody sits: name --gremium and --lid.")
    nu = tijd.nu()
    with verbonden():
        persoon = _bewaar(email, {naam: w for naam, w in velden.items() if w is not None}, nu)
        if ontkoppel:
            oidc.ontkoppel(persoon, nu)
        if gremium:
            rol = LidRol(lid) if lid and lid != GEEN else None
            accounts.geef_zetel(persoon, GremiumSoort(gremium), rol, nu, tot)
        if herstel:
            click.echo(_afgenomen(accounts.herstel(persoon, nu)))
        click.echo(_wie(persoon, nu))


def _bewaar(email: str, velden: dict[str, Any], nu: datetime) -> Persoon:
    """Make or change the account, and say in a sentence what keeps it from that."""
    try:
        return accounts.bewaar(email, velden, nu)
    except accounts.OnbekendAccount as fout:
        raise click.UsageError(
            f"There is no account for {email} yet; a new one needs --naam."
        ) from fout
    except accounts.LaatsteBeheerder as fout:
        raise click.UsageError(
            f"{email} is the last beheerder; make somebody else one first."
        ) from fout


def _afgenomen(weg: dict[str, int]) -> str:
    """Return one line that tells what somebody cannot come in with any more."""
    namen = [naam for model, naam in FACTOREN.items() if weg[model]]
    factoren = ", ".join(namen) or "nothing: there was none"
    return f"taken away: {factoren}; sessions ended: {weg['Sessie']}"


def _wie(persoon: Persoon, nu: datetime) -> str:
    """Return one line that tells who this is and where they sit."""
    zetels = [f"{z.rol.value} of {z.gremium.naam}" for z in accounts.zetels(persoon, tijd.dag(nu))]
    staat = [persoon.rol.value, *zetels] + ([] if persoon.actief else ["kept out"])
    return f"{persoon.email}: {persoon.wie}, {', '.join(staat)}"


OPDRACHTEN = (user,)
