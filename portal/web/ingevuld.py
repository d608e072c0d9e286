"""What somebody filled in: to tell a resend from something new, and to give it back with its labels
when it could not be kept.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from flask import g, request
from werkzeug.exceptions import HTTPException
from wtforms import BooleanField, Field, FieldList, FormField, HiddenField, SelectFieldBase

from portal.forms.basis import TECHNISCH, BasisForm
from portal.tools.tekst import schoon

# The names of buttons: pressed, not filled in.
KNOPPEN = ("actie", "vastleggen")


class Ingevuld(NamedTuple):
    """One field as it was filled in, under the label that it had on the form."""

    label: str
    waarde: str


def getypt(*, verborgen: bool) -> list[tuple[str, str]]:
    """Return what the refused form held: (name, text), cleaned; `verborgen` picks our own hidden
    fields instead.
    """
    try:
        paren = list(request.form.items(multi=True)) if request.method == "POST" else []
    except HTTPException:
        return []
    gevraagd = [
        (naam, w) for naam, w in paren if (naam in TECHNISCH) is verborgen and naam != "csrf_token"
    ]
    eigen = [(naam, schoon(waarde)) for naam, waarde in gevraagd]
    return [(naam, waarde) for naam, waarde in eigen if waarde]


def inhoud() -> str:
    """Return a checksum of the button pressed and all that was filled in, as it was cleaned: what
    an error page gave back and is sent again is the same.
    """
    paren = sorted(getypt(verborgen=False), key=lambda paar: paar[0])
    return sha256(repr(paren).encode(errors="replace")).hexdigest()


def onthoud(form: BasisForm) -> None:
    """Keep the form of this request, whose fields know their labels."""
    g.formulier = form


def antwoorden() -> list[Ingevuld]:
    """Return what was filled in, each field once and under its label, without what nobody typed."""
    velden = dict(_velden(g.get("formulier") or ()))
    per_naam: dict[str, list[str]] = {}
    for naam, waarde in getypt(verborgen=False):
        veld = velden.get(naam)
        if naam not in KNOPPEN and not isinstance(veld, HiddenField):
            per_naam.setdefault(naam, []).append(_leesbaar(veld, waarde))
    return [Ingevuld(_label(velden.get(naam), naam), ", ".join(w)) for naam, w in per_naam.items()]


def _velden(velden: Iterable[Field]) -> Iterator[tuple[str, Field]]:
    """Return the fields by the name under which they are sent, those of rows and groups too."""
    for veld in velden:
        if isinstance(veld, FormField | FieldList):
            yield from _velden(veld)
        else:
            yield veld.name, veld


def _label(veld: Field | None, naam: str) -> str:
    """Return the label, or where the form was not made yet what its name says."""
    return veld.label.text if veld else naam.replace("_", " ").replace("-", " ").capitalize()


def _leesbaar(veld: Field | None, waarde: str) -> str:
    """Return what was chosen in the words of the form."""
    if isinstance(veld, BooleanField):
        return "Ja"
    if isinstance(veld, SelectFieldBase):
        woorden = {str(keuze.value): str(keuze.label) for keuze in veld.choices or ()}
        return woorden.get(waarde, waarde)
    return waarde
