"""The meeting screen: the acties that follow from an item."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from portal.forms.bijeenkomst import vergaderacties as forms
from portal.forms.intake import KnopForm
from portal.models import Actie, Bijeenkomst, Persoon
from portal.queries import versies
from portal.queries.adres import ID
from portal.queries.bijeenkomst.presentie import presentie
from portal.queries.bijeenkomst.vergadering import scherm
from portal.steps.bijeenkomst import vergaderacties as stap
from portal.tools.tijd import als_datum, dag
from portal.views.bijeenkomst.grond import laad_begonnen, laad_punt
from portal.views.bijeenkomst.vergaderscherm import (
    PUNT,
    SCHERM,
    genoemd,
    getoond,
    kruimels,
    scherm_van,
    toon_scherm,
    vers,
)
from portal.web.formulier import toon_formulier
from portal.web.sessie import ingelogde, nu
from portal.web.toegang import adviseur, voor_daad
from portal.web.verzoek import klaar, verzoek

bp = Blueprint("vergaderacties", __name__)

ACTIE = f"{SCHERM}/acties/<{ID}:actie_id>"


@bp.post(f"{PUNT}/acties")
@adviseur
def nieuw(id_: int, punt_id: int) -> ResponseReturnValue:
    """Hand out an actie that was typed as one line, or ask what the line does not tell."""
    b, p = laad_begonnen(id_), laad_punt(id_, punt_id)
    namen = forms.namen(genoemd(presentie(b)))
    besluiten = scherm(b, p.id, ingelogde(), nu()).besluiten
    form = forms.regelform(namen, dag(b.begint), besluiten)()
    if not form.validate_on_submit():
        return toon_scherm(b, p.id, 422, "acties", regelform=form, vraagt=bool(form.regel.data))
    gevraagd = verzoek(form)
    stap.voeg_toe(p, gevraagd)
    return vers(b, p.id, _begrepen(gevraagd.invoer), "acties")


def _begrepen(invoer: Mapping[str, Any]) -> str:
    """Return how the line was read, for whoever typed it."""
    eigenaar = Persoon.get_by_id(int(invoer["eigenaar"]))
    return (
        f"Eigenaar: {eigenaar.wie}, klaar op {als_datum(invoer['termijn'])}, wat: {invoer['wat']}"
    )


@bp.route(ACTIE, methods=["GET", "POST"])
@adviseur
def wijzig(id_: int, actie_id: int) -> ResponseReturnValue:
    """Change an actie of this meeting while it is open."""
    b, actie = _laad(id_, actie_id)
    voor_daad("bijeenkomst.vergaderacties.wijzig", actie)
    besluiten = scherm(b, None, ingelogde(), nu()).van_vergadering
    form = forms.actieform(dag(b.begint), besluiten)(
        wat=actie.wat,
        eigenaar=str(actie.eigenaar_id),
        termijn=actie.termijn,
        besluit=str(actie.besluit_id or ""),
        versie=versies.ACTIE(actie),
    )
    if not form.validate_on_submit():
        return toon_formulier(form, "Actie wijzigen", "Bewaar", kruimels(b))
    stap.wijzig(actie, verzoek(form))
    return klaar(scherm_van(b, None, "acties"), "De actie is gewijzigd.")


@bp.post(f"{ACTIE}/weg")
@adviseur
def haal_weg(id_: int, actie_id: int) -> ResponseReturnValue:
    """Remove an actie, on the day of the meeting only."""
    b, actie = _laad(id_, actie_id)
    stap.haal_weg(actie, verzoek(KnopForm()))
    return vers(b, getoond(), "De actie is verwijderd.", "acties")


def _laad(id_: int, actie_id: int) -> tuple[Bijeenkomst, Actie]:
    b = laad_begonnen(id_)
    return b, b.acties.where(Actie.id == actie_id).first() or abort(404)
