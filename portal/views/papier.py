"""The papers of a meeting, printed on request and kept nowhere."""

from datetime import datetime

from flask import Blueprint, Response, abort

from portal.models import Bijeenkomst, Gremium
from portal.policy import zichtbare_bijeenkomsten
from portal.queries.adres import ID
from portal.web.sessie import ik, nu, vandaag
from portal.web.toegang import ingelogd
from reports import stukken

bp = Blueprint("papier", __name__)


@bp.get(f"/bijeenkomsten/<{ID}:id_>/<soort>.pdf")
@ingelogd
def stuk(id_: int, soort: str):
    """Print a paper of a meeting for whoever may see the meeting."""
    bijeenkomst = _bijeenkomst(id_)
    if soort not in stukken.voor(bijeenkomst):
        abort(404)
    return _pdf(stukken.druk(soort, bijeenkomst, nu()), soort, bijeenkomst.begint)


def _bijeenkomst(id_: int) -> Bijeenkomst:
    rij = (
        Bijeenkomst.select(Bijeenkomst, Gremium).join(Gremium)
        .where(Bijeenkomst.id == id_, zichtbare_bijeenkomsten(ik(), vandaag())).first()
    )
    return rij or abort(404)


def _pdf(inhoud: bytes, soort: str, dag: datetime) -> Response:
    """Offer a PDF under a name that says nothing of its content."""
    kop = {"Content-Disposition": f'inline; filename="{soort}-{dag:%Y-%m-%d}.pdf"'}
    return Response(inhoud, mimetype="application/pdf", headers=kop)
