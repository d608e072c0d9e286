"""What a beheerder takes along as a spreadsheet: the accounts. It holds no content."""

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from portal.queries.beheer import uitvoer
from portal.queries.uitvoer import HOOGSTENS
from portal.web.bestand import rekenblad
from portal.web.bewijs import eerst_bewijzen
from portal.web.pagina import toon
from portal.web.sessie import vandaag
from portal.web.toegang import beheerder

bp = Blueprint("uitvoer", __name__)


@bp.get("/uitvoer")
@beheerder
def pagina() -> ResponseReturnValue:
    """Say what can be taken along, and what it holds."""
    return toon("beheer/uitvoer.html", kolommen=uitvoer.MENSEN.koppen, hoogstens=HOOGSTENS)


@bp.get("/uitvoer/mensen.<any(csv, xlsx):vorm>")
@beheerder
def van_mensen(vorm: str) -> Response:
    """Give all accounts, to who showed a moment ago that it is really them."""
    eerst_bewijzen()
    return rekenblad(uitvoer.MENSEN, uitvoer.van_mensen(vandaag()), vorm)
