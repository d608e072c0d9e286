"""Inloggen en beveiliging: one's own password, app, codes on paper and passkeys."""

from dataclasses import replace
from datetime import timedelta

from flask import Blueprint, abort, session, url_for
from flask.typing import ResponseReturnValue

from portal import policy
from portal.forms.intake import KnopForm
from portal.forms.rondom import factoren as forms
from portal.models import Passkey
from portal.queries.adres import ID
from portal.queries.rondom.factoren import manieren, zijn_van
from portal.queries.versies import PASSKEY
from portal.steps.rondom import factoren as stap
from portal.steps.rondom import sessies
from portal.tools import eenmalig
from portal.tools.wachtwoord import maak_hash
from portal.views.rondom.bewijs import kluis
from portal.web import passkeys
from portal.web.formulier import toon_formulier
from portal.web.pagina import toon
from portal.web.sessie import deze_sessie, ingelogde, nu, vandaag, versterk
from portal.web.toegang import account, voor_daad
from portal.web.verzoek import door, in_orde, klaar, verzoek

bp = Blueprint("factoren", __name__)
CODES = "codes"  # in the session cookie
BEDENKTIJD = timedelta(minutes=30)  # to scan the picture and type the first code
GEEN_CODE = "Deze code klopt niet. Kijk of de klok van je telefoon gelijk loopt."
EERST_WACHTWOORD = "Kies eerst een wachtwoord. Daarna stel je de app voor codes in."
TE_LANG = "Dit duurde te lang. Scan de nieuwe code."
GEEN_PASSKEY = "Het is niet gelukt om deze passkey te maken. Probeer het nog een keer."


def _kruimels() -> list[tuple[str, str]]:
    return [("Beveiliging", url_for("factoren.overzicht"))]


def _zeker_nu(*, tweede: bool) -> None:
    """Whoever changed how they come in goes on here, and is signed out everywhere else."""
    if tweede:
        versterk(tweede=True)
    sessies.eindig_andere(deze_sessie())


@bp.get("/mijn/beveiliging")
@account
def overzicht() -> ResponseReturnValue:
    """Show how one comes in."""
    wie = ingelogde()
    return toon(
        "rondom/beveiliging/overzicht.html",
        heeft=manieren(wie),
        moet=policy.zwaar(wie, vandaag()),
        kunnen=passkeys.kunnen(),
        form=KnopForm(),
    )


@bp.route("/mijn/beveiliging/wachtwoord", methods=["GET", "POST"])
@account
def wachtwoord() -> ResponseReturnValue:
    """Set or change one's own password."""
    voor_daad("rondom.factoren.zet_wachtwoord", None)
    wie = ingelogde()
    form = forms.nieuw_wachtwoord([wie.naam, wie.email, wie.organisatie])()
    if not in_orde(form):
        sjabloon = "rondom/beveiliging/wachtwoord.html"
        return toon_formulier(form, "Kies een wachtwoord", "Bewaar", _kruimels(), sjabloon)
    invoer = {"hash": maak_hash(form.wachtwoord.data)}
    pad = stap.zet_wachtwoord(replace(verzoek(form), invoer=invoer))
    _zeker_nu(tweede=False)
    return klaar(pad, "Je wachtwoord is bewaard. Op andere apparaten ben je nu uitgelogd.")


@bp.route("/mijn/beveiliging/app", methods=["GET", "POST"])
@account
def app() -> ResponseReturnValue:
    """Let an app make one's codes, once its first code is right."""
    if not manieren(ingelogde()).wachtwoord:
        return klaar(url_for("factoren.wachtwoord"), EERST_WACHTWOORD)
    voor_daad("rondom.factoren.voeg_app_toe", None)
    form = forms.AppForm()
    geheim, tijdstap = _lees_app(form) if in_orde(form) else (_lees_geheim(form), None)
    if not geheim or tijdstap is None:
        return _toon_app(form, geheim or eenmalig.nieuw_geheim())
    nieuw = eenmalig.herstelcodes()
    invoer = {"geheim": kluis().sluit(geheim), "stap": tijdstap, "codes": nieuw}
    stap.voeg_app_toe(replace(verzoek(form), invoer=invoer))
    _zeker_nu(tweede=True)
    return _toon_codes(nieuw)


def _lees_app(form: forms.AppForm) -> tuple[str, int | None]:
    """Return the secret of the app and the step whose code was typed, or say what is wrong."""
    geheim = _lees_geheim(form)
    tijdstap = eenmalig.stap(geheim, form.code.data, nu()) if geheim else None
    if tijdstap is None:
        form.code.errors = [GEEN_CODE if geheim else TE_LANG]
    return geheim, tijdstap


def _lees_geheim(form: forms.AppForm) -> str:
    """Return the secret that this page gave this person a while ago, or nothing."""
    van, _, geheim = (kluis().open(form.geheim.data or "", BEDENKTIJD) or "").partition(" ")
    return geheim if van == str(ingelogde().id) else ""


def _toon_app(form: forms.AppForm, geheim: str) -> ResponseReturnValue:
    wie = ingelogde()
    form.geheim.data = kluis().sluit(f"{wie.id} {geheim}")
    beeld = {"qr": eenmalig.qr(geheim, wie.email), "geheim": eenmalig.in_groepen(geheim)}
    sjabloon = "rondom/beveiliging/app.html"
    return toon_formulier(
        form, "Stel een app voor codes in", "Klaar", _kruimels(), sjabloon, **beeld
    )


@bp.post("/mijn/beveiliging/app/weg")
@account
def app_weg() -> ResponseReturnValue:
    """Let the app make one's codes no longer."""
    pad = stap.haal_app_weg(verzoek(KnopForm()))
    _zeker_nu(tweede=False)
    return klaar(pad, "De app is verwijderd.")


@bp.post("/mijn/beveiliging/herstelcodes")
@account
def herstelcodes() -> ResponseReturnValue:
    """Make new codes on paper."""
    nieuw = eenmalig.herstelcodes()
    stap.vernieuw_codes(replace(verzoek(KnopForm()), invoer={"codes": nieuw}))
    return _toon_codes(nieuw)


def _toon_codes(codes: list[str]) -> ResponseReturnValue:
    """Lead to where codes are shown once, closed in the cookie; of a form that was sent again they
    are not the ones that were kept.
    """
    if zijn_van(ingelogde(), [eenmalig.vingerafdruk(code) for code in codes]):
        session[CODES] = kluis().sluit(" ".join(codes))
    return door(url_for("factoren.codes"))


@bp.get("/mijn/beveiliging/codes")
@account
def codes() -> ResponseReturnValue:
    """Show new codes on paper, once."""
    nieuw = kluis().open(session.pop(CODES, ""), BEDENKTIJD)
    if not nieuw:
        return door(url_for("factoren.overzicht"))
    return toon("rondom/beveiliging/codes.html", codes=nieuw.split())


@bp.route("/mijn/beveiliging/passkeys/nieuw", methods=["GET", "POST"])
@account
def nieuwe_passkey() -> ResponseReturnValue:
    """Add a passkey that the browser makes."""
    voor_daad("rondom.factoren.voeg_passkey_toe", None)
    form = forms.NieuwePasskeyForm()
    gemaakt = passkeys.lees_nieuwe(form.passkey.data or "") if in_orde(form) else None
    if gemaakt is None or Passkey.get_or_none(Passkey.kenmerk == gemaakt["kenmerk"]):
        return _toon_nieuwe_passkey(form)
    invoer = {**gemaakt, "naam": form.naam.data}
    pad = stap.voeg_passkey_toe(replace(verzoek(form), invoer=invoer))
    _zeker_nu(tweede=True)
    return klaar(pad, "Je passkey is bewaard. Maak ook herstelcodes, voor als je hem kwijt bent.")


def _toon_nieuwe_passkey(form: forms.NieuwePasskeyForm) -> ResponseReturnValue:
    if form.is_submitted() and not form.errors:
        form.passkey.errors = [GEEN_PASSKEY]
    wie = ingelogde()
    opties = passkeys.vraag_nieuwe(wie, manieren(wie).passkeys)
    sjabloon, knop = "rondom/beveiliging/passkey.html", "Maak de passkey"
    return toon_formulier(form, "Voeg een passkey toe", knop, _kruimels(), sjabloon, opties=opties)


def _eigen(passkey_id: int) -> Passkey:
    """Return one's own passkey; that of somebody else does not exist (404)."""
    eigen = Passkey.persoon == ingelogde()
    return Passkey.get_or_none(Passkey.id == passkey_id, eigen) or abort(404)


@bp.route(f"/mijn/beveiliging/passkeys/<{ID}:passkey_id>/naam", methods=["GET", "POST"])
@account
def passkeynaam(passkey_id: int) -> ResponseReturnValue:
    """Call a passkey otherwise."""
    passkey = voor_daad("rondom.factoren.hernoem_passkey", _eigen(passkey_id))
    form = forms.PasskeynaamForm(naam=passkey.naam, versie=PASSKEY(passkey))
    if not in_orde(form):
        return toon_formulier(form, "Geef je passkey een naam", "Bewaar", _kruimels())
    return klaar(stap.hernoem_passkey(passkey, verzoek(form)), "De naam is bewaard.")


@bp.post(f"/mijn/beveiliging/passkeys/<{ID}:passkey_id>/weg")
@account
def passkey_weg(passkey_id: int) -> ResponseReturnValue:
    """Let a passkey open nothing any more."""
    pad = stap.haal_passkey_weg(_eigen(passkey_id), verzoek(KnopForm()))
    _zeker_nu(tweede=False)
    return klaar(pad, "De passkey is verwijderd.")
