"""Lists as a spreadsheet: the same rows as their pages, for who may open those."""

from flask import Blueprint, Response, request

from portal.queries import uitvoer
from portal.web.bestand import rekenblad
from portal.web.sessie import ingelogde, vandaag
from portal.web.toegang import adviseur, ingelogd

bp = Blueprint("uitvoer", __name__)


@bp.get("/acties.<any(csv, xlsx):vorm>")
@ingelogd
def van_acties(vorm: str) -> Response:
    """Give the acties that the list shows under this filter."""
    rijen = uitvoer.van_acties(request.args, ingelogde(), vandaag())
    return rekenblad(uitvoer.ACTIES, rijen, vorm)


@bp.get("/besluiten.<any(csv, xlsx):vorm>")
@ingelogd
def van_besluiten(vorm: str) -> Response:
    """Give the besluiten that this reader may see."""
    return rekenblad(uitvoer.BESLUITEN, uitvoer.van_besluiten(ingelogde(), vandaag()), vorm)


@bp.get("/postvak.<any(csv, xlsx):vorm>")
@adviseur
def van_postvak(vorm: str) -> Response:
    """Give the dilemmas that the postvak shows under this filter."""
    rijen = uitvoer.van_postvak(request.args, ingelogde(), vandaag())
    return rekenblad(uitvoer.POSTVAK, rijen, vorm)
