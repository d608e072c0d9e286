"""The items of an agenda: what stands on it, in which order, for how long, and what came of it."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from portal.engine import Verouderd
from portal.forms.bijeenkomst import punten as forms
from portal.forms.intake import KnopForm
from portal.models import Agendapunt
from portal.queries import versies
from portal.queries.bijeenkomst import agendering, rijp
from portal.queries.bijeenkomst.punten import programma
from portal.steps.bijeenkomst import punten as stap
from portal.views.bijeenkomst.agenda import vers
from portal.views.bijeenkomst.grond import EEN, PUNT, laad, laad_begonnen, laad_punt
from portal.vocabulary import Puntdoel
from portal.web.formulier import toon_formulier
from portal.web.sessie import ingelogde, vandaag
from portal.web.toegang import adviseur, voor_daad
from portal.web.verzoek import klaar, verzoek

bp = Blueprint("punten", __name__)


@bp.post(f"{EEN}/dilemmas/<nummer>")
@adviseur
def agendeer(id_: int, nummer: str) -> ResponseReturnValue:
    """Put a dilemma on the agenda; one that left the gremium meanwhile makes the screen stale."""
    b = laad(id_)
    behandeling = agendering.loopt_bij(b.gremium, nummer)
    if behandeling is None:
        raise Verouderd(b, b.versie)
    stap.voeg_dilemma_toe(b, behandeling, verzoek(KnopForm()))
    return vers(id_, f"{nummer} staat op de agenda.", "wacht")


@bp.route(f"{EEN}/punten/nieuw", methods=["GET", "POST"])
@adviseur
def nieuw(id_: int) -> ResponseReturnValue:
    """Put an item that is no dilemma on the agenda."""
    b = voor_daad("bijeenkomst.punten.voeg_punt_toe", laad(id_))
    form = forms.puntform(b)(minuten=10, puntdoel=Puntdoel.INFORMATIE.value)
    if not form.validate_on_submit():
        return toon_formulier(
            form, "Agendapunt toevoegen", "Voeg toe", b, "bijeenkomst/nieuw_punt.html"
        )
    return klaar(stap.voeg_punt_toe(b, verzoek(form)), "Het punt staat op de agenda.")


@bp.route(PUNT, methods=["GET", "POST"])
@adviseur
def wijzig(id_: int, punt_id: int) -> ResponseReturnValue:
    """Change an item."""
    p = voor_daad("bijeenkomst.punten.wijzig_punt", laad_punt(id_, punt_id))
    b = p.bijeenkomst
    form = forms.puntform(b, p)(obj=p, versie=versies.PUNT(p))
    if not form.validate_on_submit():
        toets = rijp.rijpheid(b)[p.id]
        return toon_formulier(
            form, "Agendapunt wijzigen", "Bewaar", b, "bijeenkomst/punt.html", punt=p, rijp=toets
        )
    return klaar(f"{stap.wijzig_punt(p, verzoek(form))}#punt-{p.id}", "Het punt is gewijzigd.")


@bp.post(f"{PUNT}/weg")
@adviseur
def haal_weg(id_: int, punt_id: int) -> ResponseReturnValue:
    """Take an item off the agenda."""
    p = laad_punt(id_, punt_id)
    return klaar(stap.haal_weg(p, verzoek(KnopForm())), f"‘{p.titel}’ is van de agenda gehaald.")


@bp.post(f"{PUNT}/<any(omhoog, omlaag):kant>")
@adviseur
def verschuif(id_: int, punt_id: int, kant: str) -> ResponseReturnValue:
    """Move an item one place."""
    p = laad_punt(id_, punt_id)
    stap.verschuif(p, -1 if kant == "omhoog" else 1, verzoek(KnopForm()))
    return vers(id_, f"‘{p.titel}’ is verplaatst.", f"punt-{p.id}")


@bp.post(f"{EEN}/volgorde")
@adviseur
def orden(id_: int) -> ResponseReturnValue:
    """Put the items in the order of the screen, after one was dragged or moved by the keyboard."""
    b, form = laad(id_), forms.VolgordeForm()
    stap.orden(b, verzoek(form))
    punt = b.punten.where(Agendapunt.id == form.verplaatst()).first()
    melding = f"‘{punt.titel}’ is verplaatst." if punt else "De volgorde is gewijzigd."
    return vers(id_, melding, f"greep-{punt.id}" if punt else "programma")


@bp.route(f"{EEN}/tijden", methods=["GET", "POST"])
@adviseur
def tijden(id_: int) -> ResponseReturnValue:
    """Divide the time over all items at once."""
    b = voor_daad("bijeenkomst.punten.verdeel_tijd", laad(id_))
    form = forms.tijdenform(b.op_rij())(versie=b.versie)
    if not form.validate_on_submit():
        if form.is_submitted() and form.versie.data not in (None, b.versie):
            raise Verouderd(b, form.versie.data)  # the fields are those of another agenda
        som = programma(b, ingelogde(), vandaag())
        return toon_formulier(
            form, "Tijd verdelen", "Bewaar de tijden", b, "bijeenkomst/tijden.html", programma=som
        )
    return klaar(stap.verdeel_tijd(b, verzoek(form)), "De tijden zijn gewijzigd.")


@bp.route(f"{PUNT}/resultaat", methods=["GET", "POST"])
@adviseur
def resultaat(id_: int, punt_id: int) -> ResponseReturnValue:
    """Record what came of an item, from the day of the meeting on."""
    b = laad_begonnen(id_)
    p = voor_daad("bijeenkomst.punten.leg_resultaat_vast", laad_punt(id_, punt_id))
    form = forms.resultaatform(p)(obj=p, versie=versies.RESULTAAT_VAN_PUNT(p))
    if not form.validate_on_submit():
        return toon_formulier(
            form, "Resultaat vastleggen", "Leg vast", b, "bijeenkomst/resultaat.html", punt=p
        )
    pad = stap.leg_resultaat_vast(p, verzoek(form))
    return klaar(f"{pad}#punt-{p.id}", "Het resultaat is vastgelegd.")
