"""From a posted form to an engine.Verzoek."""

from flask import flash, redirect, request
from werkzeug.wrappers import Response

from portal.engine import Verzoek
from portal.forms.basis import BasisForm
from portal.web.sessie import ik, nu


def verzoek(form: BasisForm) -> Verzoek:
    """Return who asks for what, now; `form` must have been validated."""
    return Verzoek(ik(), nu(), form.invoer(), form.sleutel.data or "", form.versie.data)


def klaar(pad: str, melding: str) -> Response:
    """Answer a committed change: say so and go to `pad` (303, so that a reload never posts again)."""
    flash(melding)
    if request.htmx:
        return Response(status=204, headers={"HX-Redirect": pad})
    return redirect(pad, 303)
