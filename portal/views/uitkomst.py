"""Step 6: a decision is carried out, one actie after another."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from portal.forms.rondom.acties import actieform
from portal.steps import uitkomst as stap
from portal.web.formulier import klaar_bij, toon_formulier
from portal.web.sessie import vandaag
from portal.web.toegang import adviseur, laad_dilemma, voor_daad
from portal.web.verzoek import verzoek

bp = Blueprint("uitkomst", __name__)


@bp.route("/dilemma/<nummer>/acties", methods=["GET", "POST"])
@adviseur
def actie(nummer: str) -> ResponseReturnValue:
    """Hand out one more actie while a decision is carried out."""
    dilemma = voor_daad("uitkomst.voeg_actie_toe", laad_dilemma(nummer))
    form = actieform(vandaag())()
    if not form.validate_on_submit():
        return toon_formulier(form, "Actie toevoegen", "Voeg de actie toe", dilemma)
    stap.voeg_actie_toe(dilemma, verzoek(form))
    return klaar_bij(dilemma, "De actie is toegevoegd. De eigenaar krijgt een mail.")
