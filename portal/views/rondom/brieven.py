"""Papers that are never issued: the letters to an inbrenger, and the factsheet of an opbrengst;
printed on request.
"""

from flask import Blueprint, Response, abort
from flask.typing import ResponseReturnValue

from portal import policy
from portal.models import Dilemma
from portal.queries.adres import ID
from portal.queries.rondom import kennisbank
from portal.vocabulary import Stuksoort
from portal.web.bestand import pdf
from portal.web.drukte import vrager
from portal.web.sessie import ik, ingelogde, nu, vandaag
from portal.web.toegang import ingelogd, laad_dilemma, ook_beperkt, openbaar
from reports import papieren as stukken
from reports.papieren import Onderwerp

bp = Blueprint("brieven", __name__)
BRIEVEN = ", ".join(soort for soort, papier in stukken.PAPIEREN.items() if papier.over is Dilemma)


@bp.get(f"/dilemma/<nummer>/<any({BRIEVEN}):soort>.pdf")
@ingelogd
@ook_beperkt
def brief(nummer: str, soort: str) -> ResponseReturnValue:
    """Print a letter for the inbrenger; adviseurs read along."""
    dilemma = laad_dilemma(nummer)
    if not policy.mag_brief_lezen(ingelogde(), dilemma, vandaag()):
        abort(404)
    return _gedrukt(Stuksoort(soort), dilemma, dilemma.nummer)


@bp.get(f"/kennisbank/<{ID}:id_>/factsheet.pdf")
@openbaar
def factsheet(id_: int) -> ResponseReturnValue:
    """Print an opbrengst for whoever may read it."""
    artikel = kennisbank.artikel(id_, ik(), vandaag()) or abort(404)
    return _gedrukt(Stuksoort.FACTSHEET, artikel.opbrengst, str(id_))


def _gedrukt(soort: Stuksoort, onderwerp: Onderwerp, naam: str) -> Response:
    if not stukken.PAPIEREN[soort].kan(onderwerp, nu()):
        abort(404)
    return pdf(stukken.druk(soort, onderwerp, nu(), wie=vrager()), f"{soort}-{naam}")
