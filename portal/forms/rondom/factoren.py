"""Signing in with a password, a code or a passkey, and setting these."""

from collections.abc import Iterable
from typing import Any

from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, StringField
from wtforms.fields.core import UnboundField
from wtforms.validators import InputRequired, ValidationError

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.tools import wachtwoord as regels
from portal.tools.tekst import regel
from portal.velden.intake import EMAIL
from portal.velden.teksten.formulieren import UITLEG

PASSKEYNAAM_MAX = 60


def _wachtwoord(label: str, uitleg: str = "", *, aanvullen: str, **opties: Any) -> UnboundField:
    """Return a field for a password, which is taken as it is typed; `aanvullen` tells a password
    manager which one it is.
    """
    knoppen = {"autocomplete": aanvullen, "data_geheim": True}
    validators = [InputRequired(f"Vul ‘{label}’ in."), *opties.pop("validators", ())]
    return PasswordField(label, validators, description=uitleg, render_kw=knoppen, **opties)


def _code(uitleg: str) -> UnboundField:
    kw = {
        "autocomplete": "one-time-code",
        "spellcheck": "false",
        "autocapitalize": "none",
        "data_geheim": True,
    }
    return StringField(
        "Code",
        [InputRequired("Vul de code in.")],
        description=uitleg,
        filters=[lambda tekst: regel(tekst or "")[:60]],
        render_kw=kw,
    )


def _verborgen() -> UnboundField:
    return HiddenField(filters=[lambda tekst: tekst or ""])


class WachtwoordForm(BasisForm):
    """Address and password."""

    email = basis.veld(EMAIL, render_kw={"autocomplete": "username"})
    wachtwoord = _wachtwoord("Wachtwoord", aanvullen="current-password")
    volgende = HiddenField(filters=[lambda pad: regel(pad or "")])


class PasskeyForm(BasisForm):
    """What a passkey answered."""

    passkey = _verborgen()
    volgende = HiddenField(filters=[lambda pad: regel(pad or "")])


class BewijsForm(FlaskForm):
    """The second factor; without one, the password. What it goes on with has names of its own."""

    class Meta:
        locales = ("nl",)

    bewijs_code = _code(UITLEG["factoren.code"])
    bewijs_wachtwoord = _wachtwoord("Wachtwoord", aanvullen="current-password")
    bewijs_passkey = _verborgen()
    bewijs_naar = HiddenField(filters=[lambda pad: regel(pad or "")])
    bewijs_post = HiddenField(filters=[lambda woord: regel(woord or "")])


class Sterk:
    """Refuse a password that is short, or that others would guess."""

    def __init__(self, over: Iterable[str]):
        self.over = list(over)

    def __call__(self, form: FlaskForm, field: PasswordField) -> None:
        """Raise with what to choose instead."""
        if bezwaar := regels.bezwaar(field.data or "", self.over):
            raise ValidationError(bezwaar)


def nieuw_wachtwoord(over: Iterable[str]) -> type[BasisForm]:
    """Return the form that asks for a new password; `over` is what others know of its owner."""
    uitleg = (
        f"Minstens {regels.MINSTENS} tekens, zoals een paar losse woorden. "
        f"{UITLEG['factoren.wachtwoord']}"
    )
    veld = _wachtwoord(
        "Nieuw wachtwoord", uitleg, aanvullen="new-password", validators=[Sterk(over)]
    )
    return type("NieuwWachtwoordForm", (BasisForm,), {"wachtwoord": veld})


class AppForm(BasisForm):
    """The first code of an app, to see that it works; `geheim` is closed."""

    geheim = _verborgen()
    code = _code(UITLEG["factoren.eerste_code"])


class PasskeynaamForm(BasisForm):
    """What its owner calls a passkey."""

    naam = basis.tekstregel("Naam", UITLEG["factoren.passkeynaam"], hoogstens=PASSKEYNAAM_MAX)


class NieuwePasskeyForm(PasskeynaamForm):
    """A passkey that a browser made."""

    passkey = _verborgen()
