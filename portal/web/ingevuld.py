"""What somebody filled in: to tell a resend from something new, and to give it back with its labels
when it could not be kept.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from flask import current_app, g, request
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.exceptions import HTTPException
from wtforms import BooleanField, Field, FieldList, FormField, HiddenField, SelectFieldBase

from portal.forms import namen
from portal.forms.basis import TECHNISCH, BasisForm
from portal.forms.opschriften import Opschrift, opschrift, themawoorden
from portal.tools.tekst import schoon
from portal.web.proxy import is_misgeleid
from portal.web.sessie import ik

# The names of buttons: pressed, not filled in.
KNOPPEN = ("actie", "vastleggen")
# What a page sends along of itself: which item it showed, and where to go back to.
MEE = ("punt", "terug", "volgende")
TERUG_MAX = 150_000  # characters that an error page gives back: twelve texts of the longest
# What nobody gets back: what proves who somebody is, and what asks for that.
GEHEIM = ("wachtwoord", "code", "geheim", "passkey")
BEWIJS = "bewijs_"


class Ingevuld(NamedTuple):
    """One field as it was filled in, under the label that it had on the form."""

    label: str
    waarde: str


def getypt(*, verborgen: bool) -> list[tuple[str, str]]:
    """Return what the refused form held: (name, text), cleaned; `verborgen` picks our own hidden
    fields instead. What none of our forms asks for, or a stranger sent, is not there; nor is
    anything of what is more than a person types.
    """
    paren = _gelezen(verborgen=verborgen) if van_ons() else []
    return paren if sum(len(waarde) for _, waarde in paren) <= TERUG_MAX else []


def _is_geheim(naam: str) -> bool:
    """Tell whether a field is given back to nobody: a secret, or the token of its own form."""
    return naam in ("csrf_token", *GEHEIM) or naam.startswith(BEWIJS)


def inhoud() -> str:
    """Return a checksum of the button pressed and all that was filled in, as it was cleaned: what
    an error page gave back and is sent again is the same.
    """
    paren = sorted(_gelezen(verborgen=False), key=lambda paar: paar[0])
    return sha256(repr(paren).encode(errors="replace")).hexdigest()


def _gelezen(*, verborgen: bool) -> list[tuple[str, str]]:
    if "gelezen" not in g:
        g.gelezen = list(_bekend())
    return [(naam, waarde) for naam, waarde in g.gelezen if (naam in TECHNISCH) is verborgen]


def _bekend() -> Iterator[tuple[str, str]]:
    """Yield what was sent under a name that this form has, or where it was not made yet any of our
    forms.
    """
    van_form = dict(_velden(g.get("formulier") or ()))
    for naam, ruw in request.form.items(multi=True):
        kent = naam in van_form if van_form else namen.bekend(naam)
        eigen = kent or naam in (*KNOPPEN, *MEE, *TECHNISCH)
        if eigen and not _is_geheim(naam) and (waarde := schoon(ruw)):
            yield naam, waarde


def van_ons() -> bool:
    """Tell whether one of our own pages sent this: whoever did holds a token that we gave out, for
    this session or for one that ended, or is signed in.
    """
    nergens = request.routing_exception and not is_misgeleid()
    if request.method != "POST" or nergens or g.get("ongelezen"):
        return False
    try:
        return g.get("csrf_valid") or _heeft_token() or bool(not g.get("kaal") and ik())
    except HTTPException:  # what was sent cannot be read
        return False


def _heeft_token() -> bool:
    token = request.form.get("csrf_token") or request.headers.get("X-CSRFToken", "")
    try:
        sleutels = current_app.config["WTF_CSRF_SECRET_KEY"]
        URLSafeTimedSerializer(sleutels, salt="wtf-csrf-token").loads(token)
    except BadData:
        return False
    return True


def onthoud(form: BasisForm) -> None:
    """Keep the form of this request, whose fields know their labels."""
    g.formulier = form


def antwoorden() -> list[Ingevuld]:
    """Return what was filled in, each field once and under its label, without what nobody typed."""
    velden = dict(_velden(g.get("formulier") or ()))
    per_naam: dict[str, list[str]] = {}
    for naam, waarde in getypt(verborgen=False):
        veld = velden.get(naam)
        if naam not in (*KNOPPEN, *MEE) and not isinstance(veld, HiddenField):
            per_naam.setdefault(naam, []).append(_leesbaar(veld, naam, waarde))
    return [Ingevuld(_label(velden.get(naam), naam), ", ".join(w)) for naam, w in per_naam.items()]


def _velden(velden: Iterable[Field]) -> Iterator[tuple[str, Field]]:
    """Return the fields by the name under which they are sent, those of rows and groups too."""
    for veld in velden:
        if isinstance(veld, FormField | FieldList):
            yield from _velden(veld)
        else:
            yield veld.name, veld


def _label(veld: Field | None, naam: str) -> str:
    """Return the label, or where no form has the field what its name says."""
    if veld:
        return str(veld.label.text)
    gevonden = _opschrift(naam)
    return gevonden.label if gevonden else naam.replace("_", " ").replace("-", " ").capitalize()


def _opschrift(naam: str) -> Opschrift | None:
    """Return the words of a field whose form was not made yet, from where the view takes it."""
    view = current_app.view_functions.get(request.endpoint or "")
    return opschrift(naam, view.__module__) if view else None


def _gekozen(naam: str, waarde: str) -> str:
    """Return what was chosen on a form that was not made yet in the words of that form."""
    gevonden = _opschrift(naam)
    if gevonden and gevonden.vink:
        return "Ja"
    if naam in ("thema", "themas") and not g.get("kaal"):
        return themawoorden().get(waarde, waarde)
    return gevonden.keuzes.get(waarde, waarde) if gevonden else waarde


def _leesbaar(veld: Field | None, naam: str, waarde: str) -> str:
    """Return what was chosen in the words of the form."""
    if veld is None:
        return _gekozen(naam, waarde)
    if isinstance(veld, BooleanField):
        return "Ja"
    if isinstance(veld, SelectFieldBase):
        woorden = {str(keuze.value): str(keuze.label) for keuze in veld.choices or ()}
        return woorden.get(waarde, waarde)
    return waarde
