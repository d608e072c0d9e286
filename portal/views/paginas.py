"""The pages that everybody can read and a beheerder writes: privacy and accessibility."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from portal.velden.teksten import PRIVACY, TOEGANKELIJKHEID
from portal.web.pagina import toon
from portal.web.toegang import openbaar

bp = Blueprint("paginas", __name__)


@bp.get("/privacy")
@openbaar
def privacy() -> ResponseReturnValue:
    """Tell what is kept of whom, and what they can ask."""
    return toon("paginas/verklaring.html", titel="Privacy", delen=PRIVACY)


@bp.get("/toegankelijkheid")
@openbaar
def toegankelijkheid() -> ResponseReturnValue:
    """Tell who can use the portal, what does not work yet, and where to say so."""
    return toon("paginas/verklaring.html", titel="Toegankelijkheid", delen=TOEGANKELIJKHEID)
