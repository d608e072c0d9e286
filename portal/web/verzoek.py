"""From a posted form to an engine.Verzoek."""

from hashlib import sha256

from flask import flash, redirect, request
from werkzeug.wrappers import Response

from portal.engine import Verzoek, eerdere_uitkomst
from portal.forms.basis import BasisForm
from portal.web.ingevuld import inhoud, onthoud
from portal.web.pagina import htmx
from portal.web.sessie import ik, is_bewezen, nu


def verzoek(form: BasisForm) -> Verzoek:
    """Return who asks for what, now; `form` must have been validated."""
    onthoud(form)
    gevraagd = (form.invoer(), sleutel(form), form.versie.data, inhoud())
    return Verzoek(ik(), nu(), *gevraagd, bewezen=is_bewezen())


def sleutel(form: BasisForm) -> str:
    """Return the key under which a resend of this form is recognised, or an empty string when it
    has none.

    It counts for this address and this person: two buttons of one page may carry the same key.
    """
    if not form.sleutel.data:
        return ""
    persoon = ik()
    wie = persoon.id if persoon else ""
    return sha256(f"{request.path} {wie} {form.sleutel.data}".encode(errors="replace")).hexdigest()


def in_orde(form: BasisForm) -> bool:
    """Tell whether the form can be carried out: it is complete, or a resend of one that was.

    The second click of two must get the answer of the first, also where the first made the form
    impossible. Raises AndereInhoud when that was another text, or another button.
    """
    onthoud(form)
    if form.validate_on_submit():
        return True
    return form.is_submitted() and eerdere_uitkomst(sleutel(form), inhoud()) is not None


def klaar(pad: str, melding: str) -> Response:
    """Answer a committed change: say so and go to `pad` (303, so that a reload never posts
    again).
    """
    flash(melding)
    return door(pad)


def door(pad: str) -> Response:
    """Answer a committed change that its next page tells of by itself.

    htmx goes there as the browser would: a redirect it would put in the page that sent the form.
    """
    if htmx():
        return Response(status=204, headers={"HX-Redirect": pad})
    return redirect(pad, 303)
