"""Behind the link that a new address got: the button by which its owner says that it is theirs."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from portal.forms.intake import KnopForm
from portal.steps.rondom import verhuizen as stap
from portal.web.pagina import toon
from portal.web.sessie import nu
from portal.web.toegang import openbaar
from portal.web.verzoek import klaar

bp = Blueprint("verhuizen", __name__)


@bp.get("/adres/<token>")
@openbaar
def link(token: str) -> ResponseReturnValue:
    """Show what is asked; opening alone changes nothing."""
    gevraagd = stap.wacht(token, nu())
    if gevraagd is None:
        return toon("rondom/verhuizen/voorbij.html", status=410)
    return toon("rondom/verhuizen/pagina.html", token=token, nieuw=gevraagd.email, form=KnopForm())


@bp.post("/adres/<token>")
@openbaar
def bevestig(token: str) -> ResponseReturnValue:
    """Let the account have this address."""
    if not stap.bevestig(token, nu()):
        return toon("rondom/verhuizen/voorbij.html", status=410)
    return klaar(url_for("toegang.inloggen"), "Het adres is gewijzigd. Log hiermee opnieuw in.")
