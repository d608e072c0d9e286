"""Who does what by when: the lists of acties, and one actie."""

from dataclasses import asdict

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from portal.forms.rondom import acties as forms
from portal.models import Actie
from portal.queries import correcties
from portal.queries.adres import ID
from portal.queries.rondom import acties as query
from portal.queries.rondom import doel as doelen
from portal.steps import uitkomst as stap
from portal.vocabulary import ActieStatus
from portal.web.lijst import adres, bestanden, bladzijde, tabbladen
from portal.web.pagina import is_fragment, toon
from portal.web.sessie import ingelogde, vandaag
from portal.web.toegang import ingelogd, veilig_pad
from portal.web.verzoek import in_orde, klaar, verzoek

bp = Blueprint("acties", __name__)


@bp.get("/acties")
@ingelogd
def lijst() -> ResponseReturnValue:
    """List who does what by when, the overdue first."""
    lezer = ingelogde()
    gekozen = query.gevraagd(request.args, lezer, vandaag())
    gevonden = query.acties(gekozen, lezer, vandaag())
    rijen, bladeren = bladzijde("acties.lijst", gekozen, gevonden, lambda r: r.actie)
    gremia = query.gremia(lezer, vandaag()) if gekozen.lijst is query.Actielijst.GREMIUM else []
    aantallen = query.aantallen(gekozen, lezer, vandaag())
    return toon(
        "rondom/acties/lijst.html",
        "rondom/acties/_lijst.html",
        gekozen=gekozen,
        form=forms.GereedForm(None),
        filter=forms.actiefilterform(gremia)(data=asdict(gekozen)),
        acties=rijen,
        tabbladen=tabbladen("acties.lijst", gekozen, aantallen, gremium=""),
        terug=adres("acties.lijst", gekozen),
        bladeren=bladeren,
        bestanden=bestanden("uitvoer.van_acties", gekozen),
    )


@bp.route(f"/acties/<{ID}:id_>", methods=["GET", "POST"])
@ingelogd
def pagina(id_: int) -> ResponseReturnValue:
    """Show an actie; its owner, or an adviseur, reports how it ended: here, or in one line of the
    list.
    """
    regel = query.actie(id_, ingelogde(), vandaag()) or abort(404)
    form, terug = forms.GereedForm(), veilig_pad(request.form.get("terug"), url_for("acties.lijst"))
    if in_orde(form):
        return _sluit(regel.actie, form, terug)
    status = 422 if form.is_submitted() else 200
    doel = doelen.van_actie(regel.actie, ingelogde(), vandaag())
    return toon(
        "rondom/acties/pagina.html",
        "rondom/acties/_rij.html",
        status,
        form=form,
        r=regel,
        doel=doel,
        terug=terug,
        correcties=correcties.van(regel.actie, ingelogde(), vandaag()),
    )


def _sluit(actie_: Actie, form: forms.GereedForm, terug: str) -> Response | tuple[str, int]:
    """Close it; in the list htmx gets the row as it is now, and an announcement."""
    stap.sluit_actie(actie_, verzoek(form))
    melding = (
        "De actie is gedaan."
        if form.status.data == ActieStatus.GEDAAN
        else "De actie is vervallen."
    )
    if not is_fragment():
        return klaar(terug, melding)
    regel = query.actie(actie_.id, ingelogde(), vandaag())
    return toon("rondom/acties/_rij.html", form=form, r=regel, terug=terug, melding=melding)
