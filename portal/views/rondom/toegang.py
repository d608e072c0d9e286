"""Signing in and out: a single-use link by mail; in the demo a button per persona."""

import secrets

from flask import Blueprint, abort, current_app, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from portal.demo import personas
from portal.forms.rondom.toegang import InlogForm, InloglinkForm
from portal.gegevens.bruikbaar import is_demo
from portal.models import Inloglink
from portal.steps.rondom import linkverzoeken
from portal.steps.rondom import toegang as stap
from portal.tools.zeker import zeker
from portal.web.pagina import toon
from portal.web.proxy import is_van_hier, netwerk_hier
from portal.web.sessie import ik, meld_aan, meld_af, nu
from portal.web.toegang import openbaar, veilig_pad

bp = Blueprint("toegang", __name__)
# In the cookie: the secret of the browser that asked, and the link it was asked about once.
BROWSER, HIER = "browser", "hier"


@bp.get("/inloggen")
@openbaar
def inloggen() -> ResponseReturnValue:
    """Ask for an address."""
    return _toon(InlogForm(volgende=veilig_pad(request.args.get("volgende"))))


@bp.post("/inloggen")
@openbaar
def stuur_link() -> ResponseReturnValue:
    """Note that somebody asks for a link; whose address it is, this request does not look up."""
    form = InlogForm()
    if not form.validate_on_submit():
        return _toon(form, 422)
    waarheen = veilig_pad(form.volgende.data)
    linkverzoeken.vraag_link(form.email.data, nu(), waarheen, _browser(), netwerk_hier())
    return toon("rondom/toegang/verstuurd.html", email=form.email.data)


def _browser() -> str:
    """Return the secret by which this browser is known as the one that asked."""
    geheim: str = session.setdefault(BROWSER, secrets.token_urlsafe(24))
    return geheim


@bp.get("/inloggen/<token>")
@openbaar
def link(token: str) -> ResponseReturnValue:
    """Show whose account it is and a button: mail scanners open links, so opening alone must not
    use it up.
    """
    gevonden = stap.geldige_link(token, nu())
    if gevonden is None:
        return _voorbij(token)
    if gevonden.bevestigt:  # a letter of before, which let somebody in
        return redirect(url_for("bevestigen.link", token=token))
    return toon("rondom/toegang/link.html", token=token, wie=gevonden.persoon, form=InloglinkForm())


@bp.post("/inloggen/<token>")
@openbaar
def gebruik_link(token: str) -> ResponseReturnValue:
    """Sign in, once; in another browser than the one that asked, after asking there once more."""
    gevonden, form = stap.geldige_link(token, nu()), InloglinkForm()
    if gevonden and not gevonden.bevestigt and not _mag_hier(gevonden):
        session[HIER] = gevonden.id
        return toon("rondom/toegang/elders.html", token=token, wie=gevonden.persoon, form=form)
    gebruikt = stap.wissel_in(token, nu(), vertrouwd=bool(form.vertrouwd.data))
    if gebruikt is None:
        return _voorbij(token)
    sessietoken, volgende = gebruikt
    meld_aan(sessietoken, zeker(stap.sessie(sessietoken, nu())).persoon)
    return redirect(veilig_pad(volgende), 303)


def _mag_hier(link_: Inloglink) -> bool:
    """Tell whether this browser asked for the link, or was asked about it and said yes."""
    return stap.van_deze_browser(link_, session.get(BROWSER, "")) or session.get(HIER) == link_.id


def _voorbij(token: str) -> ResponseReturnValue:
    """Lead the owner of a used or expired link to its page; anybody else asks for a new one, by an
    address: a link that lies about mails nobody.
    """
    link_ = stap.link_met(token)
    if link_ and link_.bevestigt:
        return redirect(url_for("bevestigen.link", token=token), 303)
    if van_mij := stap.leidt_naar(token, ik()):
        return redirect(veilig_pad(van_mij), 303)
    return toon("rondom/toegang/verlopen.html", status=410, form=InlogForm())


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
    persoon = personas.persoon(naam) if demo_mag() else None
    if persoon is None:
        abort(404)
    meld_aan(stap.begin_demo_sessie(persoon, nu()), persoon)
    return redirect(veilig_pad(request.form.get("volgende"), personas.startpagina(persoon)), 303)


def demo_mag() -> bool:
    """A persona needs no proof, so all three must hold: demo asked for, asked from here, on the
    demo's own database.
    """
    return current_app.config["SETTINGS"].demo and is_van_hier() and is_demo()


def _toon(form: InlogForm, status: int = 200) -> ResponseReturnValue:
    lijst = personas.alle() if demo_mag() else []
    return toon(
        "rondom/toegang/inloggen.html", form=form, personas=lijst, al_ingelogd=ik(), status=status
    )
