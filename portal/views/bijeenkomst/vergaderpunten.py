"""The meeting screen: what is decided on an item, and the acties that follow from it."""

from flask import Blueprint, abort, request

from portal.forms.bijeenkomst import vergaderacties as actieforms
from portal.forms.bijeenkomst import vergadering as forms
from portal.forms.intake import KnopForm
from portal.models import Actie, Besluit, Bijeenkomst, Persoon
from portal.queries.adres import ID
from portal.queries.bijeenkomst.presentie import presentie
from portal.queries.bijeenkomst.vergadering import scherm as lees_scherm
from portal.steps.bijeenkomst import vergaderacties, vergaderbesluiten
from portal.tools.tijd import als_datum, dag
from portal.views.bijeenkomst.agenda import laad_punt
from portal.views.bijeenkomst.vergadering import PUNT, SCHERM
from portal.views.bijeenkomst.vergaderscherm import (
    formulier,
    genoemd,
    getoond,
    laad_begonnen,
    scherm_van,
    toon_scherm,
    vers,
)
from portal.vocabulary import ActieStatus
from portal.web.sessie import ik, nu
from portal.web.toegang import adviseur
from portal.web.verzoek import klaar, verzoek

bp = Blueprint("vergaderpunten", __name__)

ACTIE = f"{SCHERM}/acties/<{ID}:actie_id>"
GEDAAN = {
    "wijzigen": "Het besluit is gewijzigd.",
    "terug": "Het besluit is weer concept.",
    "weg": "Het concept is verwijderd.",
}


@bp.post(f"{PUNT}/besluiten")
@adviseur
def nieuw_besluit(id_: int, punt_id: int):
    """Record a decision, as a concept."""
    b, p = laad_begonnen(id_), laad_punt(id_, punt_id)
    form = forms.BesluitForm()
    if not form.validate_on_submit():
        return toon_scherm(b, p.id, 422, "besluiten", besluitform=form)
    vergaderbesluiten.leg_vast(p, verzoek(form))
    return vers(b, p.id, "Het besluit is vastgelegd als concept.", "besluiten")


@bp.post(f"{SCHERM}/besluiten/<{ID}:besluit_id>/<any(wijzigen, verder, terug, weg):wat>")
@adviseur
def besluit(id_: int, besluit_id: int, wat: str):
    """Change a decision, take it a step on or back, or remove it."""
    b = laad_begonnen(id_)
    rij = b.besluiten.where(Besluit.id == besluit_id).first() or abort(404)
    form = {"wijzigen": forms.BesluitForm, "terug": forms.TerugForm}.get(wat, KnopForm)()
    if not form.validate_on_submit():
        return toon_scherm(b, getoond(), 422, "besluiten", bewerkt=(rij.id, wat, form))
    vergaderbesluiten.doe(rij, wat, verzoek(form))
    status = "" if wat == "weg" else Besluit.get_by_id(rij.id).status.label.lower()
    return vers(b, getoond(), GEDAAN.get(wat, f"Het besluit is {status}."), "besluiten")


@bp.post(f"{PUNT}/acties")
@adviseur
def nieuwe_actie(id_: int, punt_id: int):
    """Hand out an actie that was typed as one line, or ask what the line does not tell."""
    b, p = laad_begonnen(id_), laad_punt(id_, punt_id)
    form = actieforms.regelform(
        actieforms.namen(genoemd(presentie(b))), dag(b.begint), _besluiten(b, p.id)
    )()
    if not form.validate_on_submit():
        return toon_scherm(b, p.id, 422, "acties", regelform=form, vraagt=bool(form.regel.data))
    gevraagd = verzoek(form)
    vergaderacties.voeg_toe(p, gevraagd)
    return vers(b, p.id, _begrepen(gevraagd.invoer), "acties")


def _begrepen(invoer: dict) -> str:
    eigenaar = Persoon.get_by_id(int(invoer["eigenaar"]))
    return (
        f"Eigenaar: {eigenaar.wie}, klaar op {als_datum(invoer['termijn'])}, wat: {invoer['wat']}"
    )


def _besluiten(b: Bijeenkomst, punt_id: int | None) -> list[Besluit]:
    return lees_scherm(b, punt_id, ik(), nu()).besluiten


@bp.route(ACTIE, methods=["GET", "POST"])
@adviseur
def actie(id_: int, actie_id: int):
    """Change an actie of this meeting while it is open."""
    b, rij = _laad_actie(id_, actie_id)
    if rij.status is not ActieStatus.OPEN and request.method == "GET":
        abort(403)
    van_vergadering = lees_scherm(b, None, ik(), nu()).van_vergadering
    form = actieforms.actieform(dag(b.begint), van_vergadering)(
        wat=rij.wat,
        eigenaar=str(rij.eigenaar_id),
        termijn=rij.termijn,
        besluit=str(rij.besluit_id or ""),
        versie=vergaderacties.stempel(rij),
    )
    if not form.validate_on_submit():
        return formulier(form, "Actie wijzigen", b, None, "")
    vergaderacties.wijzig(rij, verzoek(form))
    return klaar(scherm_van(b, None, "acties"), "De actie is gewijzigd.")


@bp.post(f"{ACTIE}/weg")
@adviseur
def actie_weg(id_: int, actie_id: int):
    """Remove an actie, on the day of the meeting only."""
    b, rij = _laad_actie(id_, actie_id)
    vergaderacties.haal_weg(rij, verzoek(KnopForm()))
    return vers(b, getoond(), "De actie is verwijderd.", "acties")


def _laad_actie(id_: int, actie_id: int) -> tuple[Bijeenkomst, Actie]:
    b = laad_begonnen(id_)
    return b, b.acties.where(Actie.id == actie_id).first() or abort(404)
