"""The ground of all forms: Dutch messages, the text gate, the key against double sending, the
screen's version.
"""

import secrets
from collections.abc import Callable, Iterable
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    EmailField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice
from wtforms.fields.core import UnboundField
from wtforms.validators import DataRequired, InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from portal.forms.keuring import Mailbaar, Regels
from portal.forms.penning import CsrfBijTonen
from portal.forms.tijdvelden import Dagveld, Tijdveld
from portal.tools.tekst import regel, schoon
from portal.velden import Soort, Veld
from portal.vocabulary import TEKST_MAX, TITEL_MAX, Woord

TECHNISCH = ("csrf_token", "sleutel", "versie")
VERSIE_CIJFERS = 10  # a checksum has that many; more cannot be a version


def versie(waarde: Any) -> int | None:
    """Return what a screen says its version is, or None when it cannot be one."""
    cijfers = str(waarde or "")
    return (
        int(cijfers)
        if cijfers.isascii() and cijfers.isdecimal() and len(cijfers) <= VERSIE_CIJFERS
        else None
    )


class BasisForm(FlaskForm):
    """A form with a key of its own (a resend is recognised) and the version its screen showed (a
    stale one refused).
    """

    class Meta:
        locales = ("nl",)
        csrf_class = CsrfBijTonen

    sleutel = HiddenField(
        default=lambda: secrets.token_urlsafe(16), filters=[lambda tekst: regel(tekst or "")]
    )
    versie = HiddenField(filters=[versie])

    def invoer(self) -> dict[str, Any]:
        """Return the cleaned values by field name, without the technical ones."""
        return {naam: waarde for naam, waarde in self.data.items() if naam not in TECHNISCH}


def _verplicht(label: str) -> DataRequired:
    return DataRequired(f"Vul ‘{label}’ in.")


def _hoogstens(tekens: int) -> Length:
    getal = f"{tekens:,}".replace(",", ".")
    return Length(max=tekens, message=f"Dit is te lang. Gebruik hoogstens {getal} tekens.")


def _kort(tekst: str | None) -> str:
    return regel(tekst or "")


def _lang(tekst: str | None) -> str:
    return schoon(tekst or "")


def tekstregel(
    label: str,
    uitleg: str = "",
    *,
    verplicht: bool = True,
    hoogstens: int = TITEL_MAX,
    **opties: Any,
) -> StringField:
    """Return a field for one line, cleaned, of so many characters at most."""
    validators = [
        _verplicht(label) if verplicht else Optional(),
        _hoogstens(hoogstens),
        *opties.pop("validators", ()),
    ]
    return StringField(label, validators, description=uitleg, filters=[_kort], **opties)


def tekstvak(
    label: str,
    uitleg: str = "",
    *,
    verplicht: bool = True,
    hoogstens: int = TEKST_MAX,
    **opties: Any,
) -> TextAreaField:
    """Return a field for prose, cleaned, at most `hoogstens` characters."""
    validators = [_verplicht(label) if verplicht else Optional(), _hoogstens(hoogstens), Regels()]
    return TextAreaField(label, validators, description=uitleg, filters=[_lang], **opties)


def emailadres(
    label: str, uitleg: str = "", *, verplicht: bool = True, **opties: Any
) -> EmailField:
    """Return a field for an address at work, in small letters; the database keeps what mail has."""
    validators = [_verplicht(label) if verplicht else Optional(), _hoogstens(254), Mailbaar()]
    return EmailField(
        label,
        validators,
        description=uitleg,
        filters=[lambda waarde: _kort(waarde).lower()],
        **opties,
    )


def datum(label: str, uitleg: str = "", *, verplicht: bool = True, **opties: Any) -> Dagveld:
    """Return a field for a day."""
    validators = [InputRequired(f"Kies een datum bij ‘{label}’.") if verplicht else Optional()]
    return Dagveld(
        label, [*validators, *opties.pop("validators", ())], description=uitleg, **opties
    )


def tijd(label: str, uitleg: str = "", *, verplicht: bool = True) -> Tijdveld:
    """Return a field for a time of day."""
    validators = [InputRequired(f"Vul een tijd in bij ‘{label}’.") if verplicht else Optional()]
    return Tijdveld(label, validators, description=uitleg)


def getal(label: str, uitleg: str = "", **opties: Any) -> IntegerField:
    """Return a field for a whole number."""
    validators = [InputRequired(f"Vul een getal in bij ‘{label}’."), *opties.pop("validators", ())]
    return IntegerField(label, validators, description=uitleg, **opties)


def vink(label: str, uitleg: str = "", *, verplicht: bool = False, **opties: Any) -> BooleanField:
    """Return a tick box; `verplicht` means that it must be ticked."""
    validators = [InputRequired("Zet hier een vinkje als het klopt.")] if verplicht else []
    return BooleanField(label, validators, description=uitleg, **opties)


def keuzes(woorden: Iterable[Woord]) -> list[SelectChoice]:
    """Return the words as choices."""
    return [SelectChoice(woord.value, woord.label) for woord in woorden]


def keuze(
    label: str,
    opties: Iterable[SelectChoice],
    uitleg: str = "",
    *,
    verplicht: bool = True,
    veldsoort: type[SelectField] | None = None,
    **meer: Any,
) -> SelectField | RadioField:
    """Return one choice out of a few (radio buttons) or out of many (a list; always one of a
    `veldsoort` of its own).
    """
    lijst = list(opties)
    validators = [InputRequired(f"Maak een keuze bij ‘{label}’.")] if verplicht else [Optional()]
    # An error about buttons that are not there has nowhere to lead.
    if veldsoort or len(lijst) > 7 or not lijst or not verplicht:
        leeg = [SelectChoice("", "Kies …")]
        soort = veldsoort or SelectField
        return soort(label, validators, description=uitleg, choices=[*leeg, *lijst], **meer)
    return RadioField(
        label, validators, description=uitleg, choices=lijst, validate_choice=True, **meer
    )


def meerkeuze(
    label: str,
    opties: Iterable[SelectChoice],
    uitleg: str = "",
    *,
    verplicht: bool = False,
    veldsoort: type[SelectMultipleField] = SelectMultipleField,
    **meer: Any,
) -> SelectMultipleField:
    """Return any number of choices, as tick boxes; `verplicht` asks for at least one."""
    lijst = list(opties)
    vakjes = (
        {"widget": ListWidget(prefix_label=False), "option_widget": CheckboxInput()}
        if lijst
        else {}
    )
    validators = [DataRequired("Kies er minstens één.") if verplicht else Optional()]
    return veldsoort(label, validators, description=uitleg, choices=lijst, **vakjes, **meer)


_MAAK: dict[Soort, Callable[..., UnboundField]] = {
    Soort.REGEL: tekstregel,
    Soort.TEKST: tekstvak,
    Soort.EMAIL: emailadres,
    Soort.DATUM: datum,
    Soort.VINK: vink,
    Soort.KEUZE: keuze,
    Soort.MEERKEUZE: meerkeuze,
}


def veld(wat: Veld, **anders: Any) -> UnboundField:
    """Return the form field for a declared one; `anders` is what this form wants otherwise.

    A choice without fixed words needs `opties`. Acties are rows of a form of their own: see
    `forms.rijen`.
    """
    aankleding = {"rows": wat.rijen, "autocomplete": wat.autocomplete, "inputmode": wat.toetsen}
    eigen: dict[str, Any] = {
        "uitleg": wat.uitleg,
        "verplicht": wat.verplicht,
        "render_kw": {naam: waarde for naam, waarde in aankleding.items() if waarde},
    }
    if wat.woorden:
        eigen["opties"] = keuzes(wat.woorden)
    if wat.aan:
        eigen["default"] = True
    return _MAAK[wat.soort](wat.label, **{**eigen, **anders})
