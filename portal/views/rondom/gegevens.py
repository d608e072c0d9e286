"""Mijn gegevens: what others read of somebody, to be mended by themselves."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from portal.forms.intake import GegevensForm
from portal.queries import versies
from portal.queries.bladen import Bladen
from portal.queries.intake import met_nummer_om_te_bellen
from portal.steps.rondom import gegevens as stap
from portal.web.formulier import toon_formulier
from portal.web.sessie import ingelogde
from portal.web.toegang import ingelogd, voor_daad
from portal.web.verzoek import in_orde, klaar, verzoek

bp = Blueprint("gegevens", __name__)


@bp.route("/gegevens", methods=["GET", "POST"])
@ingelogd
def wijzig() -> ResponseReturnValue:
    """Mend one's own name, organisation and function."""
    voor_daad("rondom.gegevens.wijzig", None)
    ik_zelf = ingelogde()
    form = GegevensForm(obj=ik_zelf, versie=versies.GEGEVENS(ik_zelf))
    if not in_orde(form):
        terug = [("Mijn dilemma’s", url_for("intake.mijn"))]
        sjabloon = "rondom/toegang/gegevens.html"
        te_bellen = met_nummer_om_te_bellen(ik_zelf, Bladen(request.args))
        return toon_formulier(form, "Mijn gegevens", "Bewaar", terug, sjabloon, te_bellen=te_bellen)
    return klaar(stap.wijzig(verzoek(form)), "Je gegevens zijn bewaard.")
