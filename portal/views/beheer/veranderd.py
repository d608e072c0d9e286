"""What changed in accounts, roles, seats and settings: who did it, and where it is put back."""

from dataclasses import asdict

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from portal.forms.beheer.veranderd import VeranderfilterForm
from portal.queries.beheer import veranderd as query
from portal.web.lijst import bladzijde
from portal.web.pagina import toon
from portal.web.toegang import beheer

bp = Blueprint("veranderd", __name__)


@bp.get("/veranderd")
@beheer
def lijst() -> ResponseReturnValue:
    """List what changed, the last first."""
    gekozen = query.Veranderfilter.uit_adres(request.args)
    gevonden = query.veranderd(gekozen)
    regels, bladeren = bladzijde("beheer.veranderd.lijst", gekozen, gevonden, _gebeurtenis)
    return toon(
        "beheer/veranderd.html",
        regels=regels,
        bladeren=bladeren,
        gekozen=gekozen,
        filter=VeranderfilterForm(data=asdict(gekozen)),
    )


def _gebeurtenis(regel: query.Veranderregel) -> object:
    return regel.gebeurtenis
