"""Calls for the LOT: ask for support, record what came of it, and see which calls are still
open.
"""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from portal.forms.rondom import lot as forms
from portal.models import Lotverzoek
from portal.queries.adres import ID
from portal.queries.rondom import lot as query
from portal.steps.rondom import lot as stap
from portal.web.formulier import klaar_bij, toon_formulier
from portal.web.lijst import bladzijde
from portal.web.pagina import toon
from portal.web.sessie import ingelogde, vandaag
from portal.web.toegang import adviseur, laad_dilemma, voor_daad
from portal.web.verzoek import in_orde, verzoek

bp = Blueprint("lot", __name__)


@bp.route("/dilemma/<nummer>/lot", methods=["GET", "POST"])
@adviseur
def vraag(nummer: str) -> ResponseReturnValue:
    """Ask the LOT while the dilemma goes on."""
    dilemma, form = laad_dilemma(nummer), forms.lotform(vandaag())()
    if not in_orde(form):
        voor_daad("rondom.lot.vraag", dilemma, ook_na_fout=True)
        return toon_formulier(form, "Vraag het LOT", "Leg vast", dilemma)
    stap.vraag(dilemma, verzoek(form))
    melding = (
        "Het verzoek is vastgelegd. Het portaal verstuurt niets: neem zelf contact op met het LOT."
    )
    return klaar_bij(dilemma, melding)


@bp.route(f"/dilemma/<nummer>/lot/<{ID}:lot_id>", methods=["GET", "POST"])
@adviseur
def uitkomst(nummer: str, lot_id: int) -> ResponseReturnValue:
    """Record what came of a call."""
    dilemma, form = laad_dilemma(nummer), forms.LotuitkomstForm()
    rij = Lotverzoek.get_or_none(Lotverzoek.id == lot_id, Lotverzoek.dilemma == dilemma) or abort(
        404
    )
    if not in_orde(form):
        voor_daad("rondom.lot.leg_uitkomst_vast", rij, ook_na_fout=True)
        form.uitkomst.description = (
            f"Gevraagd: {'; '.join(query.steunwoorden(rij))}. {form.uitkomst.description}"
        )
        return toon_formulier(form, "Uitkomst van het LOT", "Leg vast", dilemma)
    stap.leg_uitkomst_vast(rij, verzoek(form))
    return klaar_bij(dilemma, "De uitkomst is bewaard.")


@bp.get("/postvak/lot")
@adviseur
def lijst() -> ResponseReturnValue:
    """List the calls that wait for an outcome, oldest first."""
    gekozen = query.Lotfilter.uit_adres(request.args)
    gevonden = query.wachtende(gekozen, ingelogde(), vandaag())
    regels, bladeren = bladzijde("lot.lijst", gekozen, gevonden)
    return toon(
        "rondom/lot/lijst.html",
        regels=regels,
        bladeren=bladeren,
        steun=query.steunwoorden,
        vandaag=vandaag(),
    )
