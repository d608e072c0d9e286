"""Preparing an agenda together: comments, the chair's akkoord and the stage directions."""

from dataclasses import replace

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from portal.forms.bijeenkomst import voorbereiding as forms
from portal.forms.intake import KnopForm
from portal.models import Agendapunt, Bijeenkomst
from portal.queries import versies
from portal.queries.adres import getal
from portal.queries.bijeenkomst.punten import leesbare_punten
from portal.steps.bijeenkomst import voorbereiding as stap
from portal.views.bijeenkomst.grond import EEN, PUNT, laad, laad_levend, laad_punt
from portal.web.formulier import toon_formulier
from portal.web.sessie import ingelogde, vandaag
from portal.web.toegang import adviseur, ingelogd, voor_daad
from portal.web.verzoek import klaar, verzoek

bp = Blueprint("voorbereiding", __name__)


@bp.post(f"{EEN}/akkoord-vragen")
@adviseur
def vraag_akkoord(id_: int) -> ResponseReturnValue:
    """Ask the chair to agree with the draft."""
    pad = stap.vraag_akkoord(laad(id_), verzoek(KnopForm()))
    return klaar(pad, "De voorzitter krijgt een mail met een link naar het concept.")


@bp.post(f"{EEN}/akkoord")
@ingelogd
def geef_akkoord(id_: int) -> ResponseReturnValue:
    """Let the chair agree with the draft as it is on the screen."""
    return klaar(stap.geef_akkoord(laad(id_), verzoek(KnopForm())), "Uw akkoord is vastgelegd.")


@bp.route(f"{EEN}/opmerking", methods=["GET", "POST"])
@ingelogd
def opmerking(id_: int) -> ResponseReturnValue:
    """Take a comment on the draft, or on the item that the address names."""
    # That it was called off is told to members too, who may not comment.
    b = voor_daad("bijeenkomst.voorbereiding.plaats_opmerking", laad_levend(id_))
    punt = _gekozen_punt(b)
    form = forms.opmerkingform(als_voorzitter=b.voorzitter_id == ingelogde().id)()
    if not form.validate_on_submit():
        titel = f"Opmerking bij ‘{punt.titel}’" if punt else "Opmerking bij de hele agenda"
        return toon_formulier(form, titel, "Plaats de opmerking", b)
    gevraagd = verzoek(form)
    gevraagd = replace(gevraagd, invoer={**gevraagd.invoer, "punt": punt.id if punt else None})
    anker = f"#punt-{punt.id}" if punt else "#voorbereiding"
    return klaar(stap.plaats_opmerking(b, gevraagd) + anker, "De opmerking staat erbij.")


def _gekozen_punt(b: Bijeenkomst) -> Agendapunt | None:
    """Return the item that the address names; one that this reader does not know of does not exist
    (404).
    """
    gevraagd = getal(request.args.get("punt"))
    if not gevraagd:
        return None
    leesbaar = leesbare_punten(b, ingelogde(), vandaag())
    return next((punt for punt in leesbaar if str(punt.id) == gevraagd), None) or abort(404)


@bp.route(f"{PUNT}/regie", methods=["GET", "POST"])
@adviseur
def regie(id_: int, punt_id: int) -> ResponseReturnValue:
    """Write what only the chair and the adviseurs read of an item; also while the agenda is
    fixed.
    """
    p = voor_daad("bijeenkomst.voorbereiding.schrijf_regie", laad_punt(id_, punt_id))
    b = p.bijeenkomst
    form = forms.regieform()(obj=p, versie=versies.REGIE_VAN_PUNT(p))
    if not form.validate_on_submit():
        return toon_formulier(
            form, "Regie bij dit punt", "Bewaar", b, "bijeenkomst/regie.html", punt=p
        )
    return klaar(f"{stap.schrijf_regie(p, verzoek(form))}#punt-{p.id}", "De regie is bewaard.")
