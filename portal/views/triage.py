"""Step 2: the postvak, and what an adviseur does with a dilemma besides moving it."""

from dataclasses import asdict
from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from portal.forms import triage as forms
from portal.forms.intake import KnopForm
from portal.queries import tellingen, versies, wachten
from portal.queries import triage as query
from portal.queries.bladen import tel
from portal.queries.rondom import lot
from portal.steps import triage as stap
from portal.steps.gedeeld import behandelen
from portal.web.formulier import klaar_bij, toon_formulier
from portal.web.lijst import bestanden, bladzijde, tab, tabbladen
from portal.web.pagina import toon
from portal.web.sessie import ingelogde, vandaag
from portal.web.toegang import adviseur, laad_dilemma, voor_daad
from portal.web.verzoek import in_orde, verzoek

bp = Blueprint("triage", __name__)


@bp.get("/postvak")
@adviseur
def postvak() -> ResponseReturnValue:
    """List what waits, oldest first, as the address bar asks."""
    gekozen = query.Postvakfilter.uit_adres(request.args)
    gevonden = query.dilemmas(gekozen, ingelogde(), vandaag())
    rijen, bladeren = bladzijde("triage.postvak", gekozen, gevonden)
    return toon(
        "triage/postvak.html",
        "triage/_postvak.html",
        form=forms.PostvakfilterForm(data=asdict(gekozen)),
        gekozen=gekozen,
        dilemmas=rijen,
        tabbladen=_tabbladen(gekozen),
        bladeren=bladeren,
        bestanden=bestanden("uitvoer.van_postvak", gekozen),
        contact_voor=wachten.contact_voor,
    )


def _tabbladen(gekozen: query.Postvakfilter) -> list[dict[str, Any]]:
    """Return the tabs of the postvak itself, and those of what else waits for an adviseur."""
    signalen = tellingen.signalen_bij_ccv(ingelogde(), vandaag())
    return [
        *tabbladen("triage.postvak", gekozen, query.aantallen(gekozen, ingelogde(), vandaag())),
        tab("Signalen", url_for("signaal.lijst"), signalen),
        tab("LOT", url_for("lot.lijst"), tel(lot.zonder_uitkomst(ingelogde(), vandaag()))),
    ]


@bp.route("/dilemma/<nummer>/agendatekst", methods=["GET", "POST"])
@adviseur
def agendatekst(nummer: str) -> ResponseReturnValue:
    """Write the anonymous text beside the intake."""
    dilemma = voor_daad("triage.bewaar_agendatekst", laad_dilemma(nummer))
    behandeling = behandelen.huidige(dilemma)
    form = forms.agendatekstform()(
        obj=behandeling or behandelen.voorstel(dilemma), versie=dilemma.versie
    )
    if not form.validate_on_submit():
        return toon_formulier(
            form, "Agendatekst schrijven", "Bewaar de tekst", dilemma, "triage/agendatekst.html"
        )
    stap.bewaar_agendatekst(dilemma, verzoek(form))
    return klaar_bij(dilemma, "De agendatekst is bewaard.")


@bp.route("/dilemma/<nummer>/vraag", methods=["GET", "POST"])
@adviseur
def vraag(nummer: str) -> ResponseReturnValue:
    """Ask the inbrenger something."""
    dilemma, form = voor_daad("triage.stel_vraag", laad_dilemma(nummer)), forms.VraagForm()
    if not form.validate_on_submit():
        return toon_formulier(form, "Vraag stellen aan de inbrenger", "Stel de vraag", dilemma)
    stap.stel_vraag(dilemma, verzoek(form))
    return klaar_bij(dilemma, "Je vraag is gesteld. De inbrenger is aan zet.")


@bp.route("/dilemma/<nummer>/notitie", methods=["GET", "POST"])
@adviseur
def notitie(nummer: str) -> ResponseReturnValue:
    """Keep a note for colleagues."""
    dilemma, form = voor_daad("triage.noteer", laad_dilemma(nummer)), forms.NotitieForm()
    if not form.validate_on_submit():
        return toon_formulier(form, "Notitie maken", "Bewaar de notitie", dilemma)
    stap.noteer(dilemma, verzoek(form))
    return klaar_bij(dilemma, "Je notitie is bewaard.")


@bp.route("/dilemma/<nummer>/behandelaar", methods=["GET", "POST"])
@adviseur
def behandelaar(nummer: str) -> ResponseReturnValue:
    """Give the dilemma to an adviseur."""
    dilemma = voor_daad("triage.wijs_toe", laad_dilemma(nummer))
    form = forms.toewijsform()(
        behandelaar=str(dilemma.behandelaar_id or ingelogde().id),
        versie=versies.BEHANDELAAR(dilemma),
    )
    if not form.validate_on_submit():
        return toon_formulier(form, "Behandelaar kiezen", "Kies", dilemma)
    stap.wijs_toe(dilemma, verzoek(form))
    return klaar_bij(dilemma, "De behandelaar is gekozen.")


@bp.post("/dilemma/<nummer>/contact")
@adviseur
def contact(nummer: str) -> ResponseReturnValue:
    """Note that the CCV spoke to an inbrenger who is threatened."""
    dilemma = laad_dilemma(nummer)
    stap.meld_contact(dilemma, verzoek(KnopForm()))
    return klaar_bij(dilemma, "Het contact is vastgelegd.")


@bp.route("/dilemma/<nummer>/bundel", methods=["GET", "POST"])
@adviseur
def bundel(nummer: str) -> ResponseReturnValue:
    """Treat other dilemmas together with this one."""
    dilemma = voor_daad("triage.bundel", laad_dilemma(nummer))
    form = forms.bundelform(dilemma)(versie=dilemma.versie)
    if not in_orde(form):
        return toon_formulier(form, "Bundelen", "Bundel deze dilemma’s", dilemma)
    stap.bundel(dilemma, verzoek(form))
    return klaar_bij(dilemma, "De dilemma’s zijn gebundeld.")


@bp.post("/dilemma/<nummer>/bundel/los")
@adviseur
def bundel_los(nummer: str) -> ResponseReturnValue:
    """Undo the bundel."""
    dilemma = laad_dilemma(nummer)
    stap.maak_bundel_los(dilemma, verzoek(KnopForm()))
    return klaar_bij(dilemma, "De bundel is losgemaakt.")
