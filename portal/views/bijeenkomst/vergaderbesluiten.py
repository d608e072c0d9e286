"""The meeting screen: what is decided on an item."""

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from portal.forms.bijeenkomst.vergaderbesluiten import BesluitForm, TerugForm
from portal.forms.intake import KnopForm
from portal.models import Besluit
from portal.queries.adres import ID
from portal.steps.bijeenkomst import vergaderbesluiten as stap
from portal.views.bijeenkomst.grond import laad_begonnen, laad_punt
from portal.views.bijeenkomst.vergaderscherm import PUNT, SCHERM, getoond, toon_scherm, vers
from portal.web.toegang import adviseur
from portal.web.verzoek import verzoek

bp = Blueprint("vergaderbesluiten", __name__)

GEDAAN = {
    "wijzigen": "Het besluit is gewijzigd.",
    "terug": "Het besluit is weer concept.",
    "weg": "Het concept is verwijderd.",
}


@bp.post(f"{PUNT}/besluiten")
@adviseur
def nieuw(id_: int, punt_id: int) -> ResponseReturnValue:
    """Record a decision, as a concept."""
    b, p = laad_begonnen(id_), laad_punt(id_, punt_id)
    form = BesluitForm()
    if not form.validate_on_submit():
        return toon_scherm(b, p.id, 422, "besluiten", besluitform=form)
    stap.leg_vast(p, verzoek(form))
    return vers(b, p.id, "Het besluit is vastgelegd als concept.", "besluiten")


@bp.post(f"{SCHERM}/besluiten/<{ID}:besluit_id>/<any(wijzigen, verder, terug, weg):wat>")
@adviseur
def doe(id_: int, besluit_id: int, wat: str) -> ResponseReturnValue:
    """Change a decision, take it a step on or back, or remove it."""
    b = laad_begonnen(id_)
    rij = b.besluiten.where(Besluit.id == besluit_id).first() or abort(404)
    form = {"wijzigen": BesluitForm, "terug": TerugForm}.get(wat, KnopForm)()
    if not form.validate_on_submit():
        return toon_scherm(b, getoond(), 422, "besluiten", bewerkt=(rij.id, wat, form))
    stap.doe(rij, wat, verzoek(form))
    status = "" if wat == "weg" else Besluit.get_by_id(rij.id).status.label.lower()
    return vers(b, getoond(), GEDAAN.get(wat, f"Het besluit is {status}."), "besluiten")
