"""Showing who one is: a password, a passkey, and the second factor wherever it is asked for."""

from datetime import timedelta
from math import ceil

from flask import Blueprint, current_app, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.utils import redirect

from portal.forms.rondom.factoren import BewijsForm, PasskeyForm, WachtwoordForm
from portal.models import Persoon
from portal.queries.rondom.factoren import manieren
from portal.steps.rondom import bewijs as stap
from portal.steps.rondom import sterk
from portal.steps.rondom.pogingen import TeVaak
from portal.tools.kluis import Kluis
from portal.views.rondom.toegang import demo_mag
from portal.web import passkeys
from portal.web.bewijs import Onderweg, eerst_wachten, toon_bewijs
from portal.web.pagina import toon
from portal.web.proxy import netwerk_hier
from portal.web.sessie import ingelogde, is_bewezen, is_binnen, meld_aan, nu, versterk
from portal.web.toegang import bewijst, openbaar, veilig_pad
from portal.web.verzoek import door

bp = Blueprint("bewijs", __name__)
ONJUIST = "Het e-mailadres of het wachtwoord klopt niet."
GEEN_CODE = "Deze code klopt niet, of is al gebruikt. Wacht op de volgende code in je app."
GEEN_WACHTWOORD = "Dit wachtwoord klopt niet."
GEEN_PASSKEY = "Deze passkey kennen we niet, of het duurde te lang. Probeer het nog een keer."


def kluis() -> Kluis:
    """Return what opens the secrets of apps."""
    return Kluis(*current_app.config["SETTINGS"].sleutels)


def _te_vaak(fout: TeVaak) -> str:
    minuten = ceil((fout.vanaf - nu()) / timedelta(minutes=1))
    wanneer = "een minuut" if minuten == 1 else f"{minuten} minuten"
    return f"Dit is te vaak geprobeerd. Probeer het over {wanneer} nog een keer."


@bp.route("/inloggen/wachtwoord", methods=["GET", "POST"])
@openbaar
def wachtwoord() -> ResponseReturnValue:
    """Sign in with a password; the second factor, where there is one, is asked for after it."""
    form = WachtwoordForm(volgende=veilig_pad(request.args.get("volgende")))
    if not form.validate_on_submit():
        return _toon_wachtwoord(form)
    try:
        persoon = stap.met_wachtwoord(form.email.data, form.wachtwoord.data, nu(), netwerk_hier())
    except TeVaak as fout:
        return eerst_wachten(_toon_wachtwoord(form, _te_vaak(fout)), fout.vanaf)
    if persoon is None:
        return _toon_wachtwoord(form, ONJUIST)
    return _kom_binnen(persoon, form.volgende.data, sterk_=False)


def _toon_wachtwoord(form: WachtwoordForm, fout: str = "") -> ResponseReturnValue:
    if fout:
        form.wachtwoord.errors = [fout]
    status = 422 if form.is_submitted() else 200
    return toon("rondom/toegang/wachtwoord.html", form=form, status=status)


def _kom_binnen(persoon: Persoon, volgende: str, *, sterk_: bool) -> ResponseReturnValue:
    meld_aan(sterk.begin(persoon, nu(), sterk=sterk_), persoon)
    return door(veilig_pad(volgende))


@bp.route("/inloggen/passkey", methods=["GET", "POST"])
@openbaar
def passkey() -> ResponseReturnValue:
    """Sign in with a passkey, which is both factors in one."""
    form = PasskeyForm(volgende=veilig_pad(request.args.get("volgende")))
    if form.is_submitted() and not form.passkey.data:  # sent by no passkey: nothing was tried
        return door(url_for("bewijs.passkey", volgende=veilig_pad(form.volgende.data)))
    if form.validate_on_submit():
        uitdaging = passkeys.neem_uitdaging()
        persoon = stap.met_passkey(form.passkey.data, uitdaging, passkeys.plek(), nu())
        if persoon:
            return _kom_binnen(persoon, form.volgende.data, sterk_=True)
        form.passkey.errors = [GEEN_PASSKEY]
    status = 422 if form.is_submitted() else 200
    opties = passkeys.vraag() if passkeys.kunnen() else ""
    return toon("rondom/toegang/passkey.html", form=form, opties=opties, status=status)


@bp.route("/inloggen/nogmaals", methods=["GET", "POST"])
@bewijst
def nogmaals() -> ResponseReturnValue:
    """Show that it is really them, and go on: to a page, or with the form that was sent."""
    form = BewijsForm()
    naar = form.bewijs_naar.data if form.is_submitted() else request.args.get("volgende")
    onderweg = Onderweg(veilig_pad(naar), bool(form.bewijs_post.data))
    if is_binnen() and is_bewezen():  # also the second of two clicks: the first used its code up
        return _ga_verder(onderweg)
    if not form.is_submitted():
        return toon_bewijs(onderweg)
    tweede = manieren(ingelogde()).tweede
    if not demo_mag():
        try:
            fout = _wat_er_mis_is(form, ingelogde(), tweede=tweede)
        except TeVaak as pauze:
            return eerst_wachten(toon_bewijs(onderweg, _te_vaak(pauze)), pauze.vanaf)
        if fout:
            return toon_bewijs(onderweg, fout)
    versterk(tweede=tweede or demo_mag())
    return _ga_verder(onderweg)


def _ga_verder(onderweg: Onderweg) -> ResponseReturnValue:
    # 307: the browser sends the same form once more, now to where it was going.
    return redirect(onderweg.naar, 307) if onderweg.met_formulier else door(onderweg.naar)


def _wat_er_mis_is(form: BewijsForm, wie: Persoon, *, tweede: bool) -> str:
    """Return why this does not show that it is them, or nothing when it does; raises TeVaak."""
    if form.bewijs_passkey.data:
        uitdaging = passkeys.neem_uitdaging()
        van = stap.met_passkey(form.bewijs_passkey.data, uitdaging, passkeys.plek(), nu())
        return "" if van == wie else GEEN_PASSKEY
    if tweede:
        return "" if _code_klopt(form, wie) else GEEN_CODE
    return "" if _wachtwoord_klopt(form, wie) else GEEN_WACHTWOORD


def _wachtwoord_klopt(form: BewijsForm, wie: Persoon) -> bool:
    getypt = form.bewijs_wachtwoord.data or ""
    return bool(stap.met_wachtwoord(wie.email, getypt, nu(), netwerk_hier()) == wie)


def _code_klopt(form: BewijsForm, wie: Persoon) -> bool:
    return stap.met_code(wie, form.bewijs_code.data or "", kluis(), nu())
