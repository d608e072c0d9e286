"""Signing in and out: a single-use link by mail; in the demo a button per persona."""

from flask import Blueprint, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.demo import opbouw, personas
from portal.forms.intake import KnopForm
from portal.forms.rondom.toegang import InlogForm
from portal.steps.rondom import toegang as stap
from portal.tools.zeker import zeker
from portal.web.pagina import toon
from portal.web.proxy import is_van_hier
from portal.web.sessie import ik, meld_aan, meld_af, nu
from portal.web.toegang import openbaar, veilig_pad

bp = Blueprint("toegang", __name__)


@bp.get("/inloggen")
@openbaar
def inloggen() -> ResponseReturnValue:
    """Ask for an address."""
    return _toon(InlogForm(volgende=veilig_pad(request.args.get("volgende"))))


@bp.post("/inloggen")
@openbaar
def stuur_link() -> ResponseReturnValue:
    """Send a link if the address is known; the answer is the same either way."""
    form = InlogForm()
    if not form.validate_on_submit():
        return _toon(form, 422)
    stap.stuur_link(form.email.data, nu(), veilig_pad(form.volgende.data))
    return toon("rondom/toegang/verstuurd.html", email=form.email.data)


@bp.get("/inloggen/<token>")
@openbaar
def link(token: str) -> ResponseReturnValue:
    """Show a button: mail scanners open links, so opening alone must not use it up."""
    gevonden = stap.geldige_link(token, nu())
    if gevonden is None:
        return _voorbij(token)
    if gevonden.bevestigt:  # a letter of before, which let somebody in
        return redirect(url_for("bevestigen.link", token=token))
    return toon("rondom/toegang/link.html", token=token, form=KnopForm())


@bp.post("/inloggen/<token>")
@openbaar
def gebruik_link(token: str) -> ResponseReturnValue:
    """Sign in, once."""
    gebruikt = stap.wissel_in(token, nu())
    if gebruikt is None:
        return _voorbij(token)
    sessietoken, volgende = gebruikt
    meld_aan(sessietoken, zeker(stap.sessie(sessietoken, nu())).persoon)
    return redirect(veilig_pad(volgende), 303)


def _voorbij(token: str) -> ResponseReturnValue:
    """Lead the owner of a used or expired link to its page, and anybody else to a new one."""
    link_ = stap.link_met(token)
    if link_ and link_.bevestigt:
        return redirect(url_for("bevestigen.link", token=token), 303)
    if van_mij := stap.leidt_naar(token, ik()):
        return redirect(veilig_pad(van_mij), 303)
    form = KnopForm() if link_ else InlogForm()
    return toon("rondom/toegang/verlopen.html", status=410, token=token, form=form)


@bp.post("/inloggen/<token>/nieuw")
@openbaar
def vernieuw(token: str) -> ResponseReturnValue:
    """Send a new link to whom an old one was for; the answer is the same whoever that is."""
    if not stap.vernieuw(token, nu()):
        return _voorbij(token)
    return toon("rondom/toegang/verstuurd.html", email="")


@bp.post("/uitloggen")
@openbaar
def uitloggen() -> ResponseReturnValue:
    """Sign out everywhere this session was copied to."""
    meld_af()
    return redirect(url_for("start.voordeur"), 303)


@bp.post("/inloggen/demo/<naam>")
@openbaar
def demo(naam: str) -> ResponseReturnValue:
    """Sign in as a persona; only in the demo, and only from this machine."""
    persoon = personas.persoon(naam) if _demo_mag() else None
    if persoon is None:
        abort(404)
    meld_aan(stap.begin_demo_sessie(persoon, nu()), persoon)
    return redirect(veilig_pad(request.form.get("volgende"), personas.startpagina(persoon)), 303)


def _demo_mag() -> bool:
    """A persona needs no proof, so all three must hold: demo asked for, asked from here, on the
    demo's own database.
    """
    return current_app.config["SETTINGS"].demo and is_van_hier() and opbouw.is_demo()


def _toon(form: InlogForm, status: int = 200) -> ResponseReturnValue:
    lijst = personas.alle() if _demo_mag() else []
    return toon(
        "rondom/toegang/inloggen.html", form=form, personas=lijst, al_ingelogd=ik(), status=status
    )
