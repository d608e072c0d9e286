"""Invite the members to a meeting, and give each the entry for their own calendar."""

from flask import Blueprint, Response, current_app

from portal.forms.intake import KnopForm
from portal.jobs import kalender
from portal.jobs.bezorgen import afzender
from portal.models import Bijeenkomst
from portal.steps.bijeenkomst import uitnodigen as stap
from portal.tools.tijd import dag
from portal.views.bijeenkomst.grond import EEN, laad
from portal.web.sessie import nu
from portal.web.toegang import adviseur, ingelogd
from portal.web.verzoek import klaar, verzoek

bp = Blueprint("uitnodigen", __name__)


@bp.post(f"{EEN}/uitnodigen")
@adviseur
def nodig_uit(id_: int):
    """Invite everyone who may come."""
    pad = stap.nodig_uit(laad(id_), verzoek(KnopForm()))
    return klaar(pad, "De leden zijn uitgenodigd. Zij krijgen een mail met de afspraak.")


@bp.get(f"{EEN}/{kalender.BESTAND}")
@ingelogd
def ics(id_: int):
    """Give the calendar entry of a meeting that this person knows of, as it is now."""
    b = laad(id_)
    settings = current_app.config["SETTINGS"]
    return _bestand(b, kalender.als_ics(b, settings.base_url, afzender(settings), nu()))


def _bestand(b: Bijeenkomst, inhoud: bytes) -> Response:
    """Offer the entry under a name that says nothing of its content."""
    kop = {
        "Content-Disposition": f'attachment; filename="bijeenkomst-{dag(b.begint):%Y-%m-%d}.ics"'
    }
    return Response(inhoud, content_type=f"{kalender.SOORT}; charset=utf-8", headers=kop)
