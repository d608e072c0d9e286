"""A text of the portal: what a beheerder may make of it."""

from wtforms import Field
from wtforms.validators import ValidationError

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.velden import Soort
from portal.velden.teksten import Tekst

_MAAK = {Soort.REGEL: basis.tekstregel, Soort.EMAIL: basis.emailadres}


def tekstform(tekst: Tekst) -> type[BasisForm]:
    """Return the form that changes this text, which must keep what the portal fills in."""

    def validate_tekst(form: BasisForm, field: Field) -> None:
        if fouten := list(tekst.fouten(field.data or "")):
            raise ValidationError(" ".join(fouten))

    uitleg, verplicht = _uitleg(tekst), not tekst.ontbreekt
    if tekst.soort in _MAAK:
        veld = _MAAK[tekst.soort](tekst.label, uitleg, verplicht=verplicht)
    else:
        grens, hoog = tekst.hoogstens, {"rows": 12}
        veld = basis.tekstvak(
            tekst.label, uitleg, verplicht=verplicht, hoogstens=grens, render_kw=hoog
        )
    velden = {"tekst": veld, "validate_tekst": validate_tekst}
    return type("TekstForm", (BasisForm,), velden)


def _uitleg(tekst: Tekst) -> str:
    """Return where it stands, and which words it keeps between braces."""
    namen = ", ".join(f"{{{naam}}}" for naam in tekst.moet)
    return f"{tekst.waar} Laat dit staan, het portaal vult het in: {namen}" if namen else tekst.waar
