"""The gesprekstafels of a joint meeting: an adviseur makes them, members choose one, a tafelheer
reports.
"""

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from portal import policy
from portal.forms.bijeenkomst import tafels as forms
from portal.forms.intake import KnopForm
from portal.models import Bijeenkomst, Gesprekstafel, Persoon
from portal.queries import versies
from portal.queries.adres import ID
from portal.queries.bijeenkomst import plannen as bijeenkomsten
from portal.queries.bijeenkomst import tafels as query
from portal.steps.bijeenkomst import tafels as stap
from portal.views.bijeenkomst.grond import EEN, laad
from portal.web.formulier import toon_formulier
from portal.web.sessie import ingelogde, vandaag
from portal.web.toegang import adviseur, ingelogd, voor_daad
from portal.web.verzoek import klaar, verzoek

bp = Blueprint("tafels", __name__)

TAFEL = f"{EEN}/tafels/<{ID}:tafel_id>"


@bp.route(f"{EEN}/tafels/nieuw", methods=["GET", "POST"])
@adviseur
def nieuw(id_: int) -> ResponseReturnValue:
    """Add a table."""
    b = voor_daad("bijeenkomst.tafels.voeg_toe", _gezamenlijk(laad(id_)))
    form = forms.tafelform(_tafelheren(b))()
    if not form.validate_on_submit():
        return toon_formulier(
            form, "Gesprekstafel toevoegen", "Voeg toe", b, "bijeenkomst/tafel.html", tafel=None
        )
    return _klaar(stap.voeg_toe(b, verzoek(form)), f"Tafel ‘{form.naam.data}’ is toegevoegd.")


@bp.route(TAFEL, methods=["GET", "POST"])
@adviseur
def wijzig(id_: int, tafel_id: int) -> ResponseReturnValue:
    """Change a table."""
    tafel = voor_daad("bijeenkomst.tafels.wijzig", _laad_tafel(id_, tafel_id))
    b = tafel.bijeenkomst
    form = forms.tafelform(_tafelheren(b, tafel))(
        data=forms.begin(tafel), versie=versies.TAFEL(tafel)
    )
    if not form.validate_on_submit():
        return toon_formulier(
            form, "Gesprekstafel wijzigen", "Bewaar", b, "bijeenkomst/tafel.html", tafel=tafel
        )
    return _klaar(stap.wijzig(tafel, verzoek(form)), f"Tafel ‘{form.naam.data}’ is gewijzigd.")


@bp.post(f"{TAFEL}/weg")
@adviseur
def haal_weg(id_: int, tafel_id: int) -> ResponseReturnValue:
    """Remove a table."""
    tafel = _laad_tafel(id_, tafel_id)
    return _klaar(stap.haal_weg(tafel, verzoek(KnopForm())), f"Tafel ‘{tafel.naam}’ is verwijderd.")


@bp.post(f"{TAFEL}/<any(omhoog, omlaag):kant>")
@adviseur
def verschuif(id_: int, tafel_id: int, kant: str) -> ResponseReturnValue:
    """Move a table one place."""
    tafel = _laad_tafel(id_, tafel_id)
    pad = stap.verschuif(tafel, -1 if kant == "omhoog" else 1, verzoek(KnopForm()))
    return klaar(f"{pad}#tafel-{tafel.id}", f"Tafel ‘{tafel.naam}’ is verplaatst.")


@bp.route(f"{EEN}/tafels/indeling", methods=["GET", "POST"])
@adviseur
def deel_in(id_: int) -> ResponseReturnValue:
    """Say who sits where."""
    b = _gezamenlijk(voor_daad("bijeenkomst.tafels.deel_in", laad(id_)))
    tafels = query.op_volgorde(b)
    heren = {t.tafelheer_id for t in tafels}
    mensen = [p for p in bijeenkomsten.genodigden(b, vandaag()) if p.id not in heren]
    form = forms.indelingform(mensen, tafels, query.plekken(b))(versie=versies.indeling(b))
    if not form.validate_on_submit():
        return toon_formulier(
            form, "Wie zit aan welke tafel?", "Bewaar de indeling", b, "bijeenkomst/indeling.html"
        )
    return _klaar(stap.deel_in(b, verzoek(form)), "De indeling is bewaard.")


@bp.post(f"{TAFEL}/aanschuiven")
@ingelogd
def schuif_aan(id_: int, tafel_id: int) -> ResponseReturnValue:
    """Choose a table for oneself."""
    tafel = _laad_tafel(id_, tafel_id)
    return _klaar(stap.schuif_aan(tafel, verzoek(KnopForm())), f"Gekozen: tafel ‘{tafel.naam}’.")


@bp.route(f"{TAFEL}/resultaat", methods=["GET", "POST"])
@ingelogd
def resultaat(id_: int, tafel_id: int) -> ResponseReturnValue:
    """Record what a table came to."""
    tafel = voor_daad("bijeenkomst.tafels.leg_resultaat_vast", _laad_tafel(id_, tafel_id))
    b = tafel.bijeenkomst
    form = forms.ResultaatForm(obj=tafel, versie=versies.RESULTAAT_VAN_TAFEL(tafel))
    if not form.validate_on_submit():
        titel = "Resultaat van een gesprekstafel"
        return toon_formulier(
            form, titel, "Leg vast", b, "bijeenkomst/tafelresultaat.html", tafel=tafel
        )
    pad = stap.leg_resultaat_vast(tafel, verzoek(form))
    return klaar(f"{pad}#tafel-{tafel.id}", "Het resultaat is vastgelegd.")


def _klaar(pad: str, melding: str) -> ResponseReturnValue:
    return klaar(f"{pad}#tafels", melding)


def _gezamenlijk(b: Bijeenkomst) -> Bijeenkomst:
    """Return the meeting if it can have tables; an ordinary one has no such page (404)."""
    return b if b.gezamenlijk else abort(404)


def _laad_tafel(id_: int, tafel_id: int) -> Gesprekstafel:
    """Return a table of this meeting to whoever may read its agenda; to others it does not exist
    (404).
    """
    b = laad(id_)
    if not policy.mag_agenda_lezen(ingelogde(), b, vandaag()):
        abort(404)
    tafel: Gesprekstafel | None = b.tafels.where(Gesprekstafel.id == tafel_id).first()
    return tafel or abort(404)


def _tafelheren(b: Bijeenkomst, tafel: Gesprekstafel | None = None) -> list[Persoon]:
    """Return who can open a table: whoever may come or is an adviseur, and opens no other table."""
    bezet = {t.tafelheer_id for t in b.tafels if tafel is None or t.id != tafel.id}
    mensen = {p.id: p for p in (*bijeenkomsten.genodigden(b, vandaag()), *Persoon.adviseurs())}
    return [p for id_, p in mensen.items() if id_ not in bezet]
