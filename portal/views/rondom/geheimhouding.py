"""A specialist promises geheimhouding before they see anything of a werkgroep."""

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from portal import policy
from portal.forms.rondom.geheimhouding import GeheimhoudingForm
from portal.models import Lidmaatschap
from portal.queries.adres import ID
from portal.steps import werkgroep as stap
from portal.vocabulary import GEHEIMHOUDING, GEHEIMHOUDING_NU
from portal.web.formulier import toon_formulier
from portal.web.sessie import ingelogde, vandaag
from portal.web.toegang import ingelogd, voor_daad
from portal.web.verzoek import in_orde, klaar, verzoek

bp = Blueprint("geheimhouding", __name__)


@bp.route(f"/geheimhouding/<{ID}:lid_id>", methods=["GET", "POST"])
@ingelogd
def beloof(lid_id: int) -> ResponseReturnValue:
    """Read what one promises, and promise it; of the gremium the page tells nothing."""
    zetel = voor_daad("werkgroep.beloof_geheimhouding", _laad(lid_id))
    form = GeheimhoudingForm()
    if zetel.geheimhouding_op and not form.is_submitted():
        return redirect(zetel.gremium.adres)
    if not in_orde(form):
        terug = [("Mijn dilemma’s", url_for("intake.mijn"))]
        return toon_formulier(
            form,
            "Geheimhouding",
            "Bevestig",
            terug,
            "rondom/geheimhouding/beloof.html",
            zetel=zetel,
            regels=GEHEIMHOUDING[GEHEIMHOUDING_NU],
        )
    return klaar(stap.beloof_geheimhouding(zetel, verzoek(form)), "Bedankt. Je kunt nu meedenken.")


def _laad(id_: int) -> Lidmaatschap:
    """Return the seat if it is of the person who asks; otherwise it does not exist (404)."""
    eigen = policy.specialistenzetels(ingelogde(), vandaag())
    return Lidmaatschap.get_or_none(Lidmaatschap.id == id_, eigen) or abort(404)
