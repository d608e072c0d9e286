"""Invite the members to a meeting, and give each the entry for their own calendar."""

from flask import Blueprint, abort, current_app
from flask.typing import ResponseReturnValue

from portal.forms.bijeenkomst.vergadering import KomtForm
from portal.forms.intake import KnopForm
from portal.jobs import kalender
from portal.jobs.bezorgen import organisator
from portal.steps.bijeenkomst import uitnodigen as stap
from portal.tools.tijd import als_cijfers
from portal.views.bijeenkomst.grond import EEN, laad
from portal.vocabulary import Antwoord
from portal.web.bestand import ics
from portal.web.sessie import ingelogde, nu
from portal.web.toegang import adviseur, ingelogd
from portal.web.verzoek import klaar, verzoek

bp = Blueprint("uitnodigen", __name__)


@bp.post(f"{EEN}/uitnodigen")
@adviseur
def nodig_uit(id_: int) -> ResponseReturnValue:
    """Invite everyone who may come."""
    pad = stap.nodig_uit(laad(id_), verzoek(KnopForm()))
    return klaar(pad, "De leden zijn uitgenodigd. Zij krijgen een mail met de afspraak.")


@bp.post(f"{EEN}/komt-u")
@ingelogd
def antwoord(id_: int) -> ResponseReturnValue:
    """Take from somebody who may come whether they do."""
    b, form = laad(id_), KomtForm()
    if not form.validate_on_submit():
        abort(422)
    pad = stap.antwoord(b, verzoek(form))
    gezegd = Antwoord(form.antwoord.data).label
    return klaar(pad, f"Uw antwoord is bewaard: {gezegd}. Tot het begin kunt u het wijzigen.")


@bp.get(f"{EEN}/{kalender.BESTAND}")
@ingelogd
def afspraak(id_: int) -> ResponseReturnValue:
    """Give the calendar entry of a meeting that this person knows of, as it is now."""
    b = laad(id_)
    settings = current_app.config["SETTINGS"]
    voor = kalender.Bestemd(ingelogde().email)
    inhoud = kalender.als_ics(b, settings.base_url, organisator(settings), nu(), voor)
    return ics(inhoud, f"bijeenkomst-{als_cijfers(b.begint)}")
