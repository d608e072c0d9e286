"""Step 5: what the Beraad is offered and what it decides."""

from typing import Any

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from portal.forms import beraad as forms
from portal.forms.basis import BasisForm
from portal.forms.bijeenkomst.vergaderbesluiten import TerugForm
from portal.forms.intake import KnopForm
from portal.models import Besluit, Dilemma, Optie
from portal.queries.adres import ID
from portal.steps import beraad as stap
from portal.steps.gedeeld import behandelen
from portal.web.formulier import klaar_bij, toon_formulier
from portal.web.toegang import adviseur, laad_dilemma, voor_daad
from portal.web.verzoek import verzoek

bp = Blueprint("beraad", __name__)
BESLUIT = ("Besluit vastleggen", "Bewaar als concept")


def _besluit(dilemma: Dilemma, besluit_id: int) -> Besluit:
    return Besluit.get_or_none(Besluit.id == besluit_id, Besluit.dilemma == dilemma) or abort(404)


@bp.route("/dilemma/<nummer>/voorstel", methods=["GET", "POST"])
@adviseur
def voorstel(nummer: str) -> ResponseReturnValue:
    """Write the options and actions that the briefing offers."""
    dilemma = voor_daad("beraad.bewaar_voorstel", laad_dilemma(nummer))
    form = forms.VoorstelForm(versie=dilemma.versie, **_eerder_voorstel(dilemma))
    if not form.validate_on_submit():
        return toon_formulier(
            form,
            "Voorstel voor de briefing",
            "Bewaar het voorstel",
            dilemma,
            "beraad/voorstel.html",
            behandeling=behandelen.huidige(dilemma),
            opties=False,
        )
    stap.bewaar_voorstel(dilemma, verzoek(form))
    return klaar_bij(dilemma, "Het voorstel voor de briefing is bewaard.")


def _eerder_voorstel(dilemma: Dilemma) -> dict[str, Any]:
    """Return what was written before, as the form wants it."""
    behandeling = behandelen.huidige(dilemma)
    if behandeling is None:
        return {}
    opties = behandeling.opties.order_by(Optie.volgorde).dicts()
    return {"voorgestelde_acties": behandeling.voorgestelde_acties, "opties": list(opties)}


@bp.route("/dilemma/<nummer>/besluit", methods=["GET", "POST"])
@adviseur
def besluit(nummer: str) -> ResponseReturnValue:
    """Record a decision, as a concept."""
    dilemma = voor_daad("beraad.leg_besluit_vast", laad_dilemma(nummer))
    form = forms.besluitform(dilemma)()
    if not form.validate_on_submit():
        return _naast_vraag(form, *BESLUIT, dilemma, opties=True)
    stap.leg_besluit_vast(dilemma, verzoek(form))
    return klaar_bij(dilemma, "Het besluit is vastgelegd als concept.")


@bp.route(f"/dilemma/<nummer>/besluiten/<{ID}:besluit_id>", methods=["GET", "POST"])
@adviseur
def wijzig(nummer: str, besluit_id: int) -> ResponseReturnValue:
    """Change a decision that is still a concept."""
    dilemma = laad_dilemma(nummer)
    concept = voor_daad("beraad.wijzig_besluit", _besluit(dilemma, besluit_id))
    form = forms.besluitform(dilemma)(
        versie=dilemma.versie, tekst=concept.tekst, bijeenkomst=str(concept.bijeenkomst_id or "")
    )
    if not form.validate_on_submit():
        return _naast_vraag(form, *BESLUIT, dilemma, opties=True)
    stap.wijzig_besluit(concept, verzoek(form))
    return klaar_bij(dilemma, "Het besluit is gewijzigd.")


@bp.post(f"/dilemma/<nummer>/besluiten/<{ID}:besluit_id>/verder")
@adviseur
def verder(nummer: str, besluit_id: int) -> ResponseReturnValue:
    """Take a decision one step on: vaststellen, then vrijgeven."""
    dilemma = laad_dilemma(nummer)
    stap.breng_besluit_verder(_besluit(dilemma, besluit_id), verzoek(KnopForm()))
    status = _besluit(dilemma, besluit_id).status
    return klaar_bij(dilemma, f"Het besluit is {status.label.lower()}.")


@bp.post(f"/dilemma/<nummer>/besluiten/<{ID}:besluit_id>/weg")
@adviseur
def weg(nummer: str, besluit_id: int) -> ResponseReturnValue:
    """Remove a decision that is still a concept."""
    dilemma = laad_dilemma(nummer)
    stap.haal_besluit_weg(_besluit(dilemma, besluit_id), verzoek(KnopForm()))
    return klaar_bij(dilemma, "Het concept is verwijderd.")


@bp.route(f"/dilemma/<nummer>/besluiten/<{ID}:besluit_id>/terug", methods=["GET", "POST"])
@adviseur
def terug(nummer: str, besluit_id: int) -> ResponseReturnValue:
    """Make a concept again of a decision that was vastgesteld, with the reason."""
    dilemma = laad_dilemma(nummer)
    vast = voor_daad("beraad.neem_besluit_terug", _besluit(dilemma, besluit_id))
    form = TerugForm(versie=dilemma.versie)
    if not form.validate_on_submit():
        titel = "Besluit terug naar concept"
        return _naast_vraag(form, titel, "Maak weer concept", dilemma, opties=False)
    stap.neem_besluit_terug(vast, verzoek(form))
    return klaar_bij(dilemma, "Het besluit is weer concept.")


def _naast_vraag(
    form: BasisForm, titel: str, knop: str, dilemma: Dilemma, *, opties: bool
) -> ResponseReturnValue:
    """Show a form beside what the Beraad was asked."""
    return toon_formulier(
        form,
        titel,
        knop,
        dilemma,
        "beraad/besluit.html",
        behandeling=behandelen.huidige(dilemma),
        opties=opties,
    )
