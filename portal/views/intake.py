"""Step 1: the intake form, its receipt, and one's own dilemmas."""

from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.forms.intake import AntwoordForm, IntakeForm, KnopForm, intakeform
from portal.models import Dilemma, Vraag
from portal.queries import intake as query
from portal.queries import wachten
from portal.queries.adres import ID
from portal.queries.bladen import Bladen
from portal.queries.ladder import ladder
from portal.queries.rondom import signaal as signalen
from portal.queries.rondom.onbevestigd import PER_KEER, onbevestigd_van
from portal.queries.tijdlijn import tijdlijn
from portal.steps import intake as stap
from portal.steps.gedeeld.indiening import mist
from portal.views.rondom import ontvangst
from portal.vocabulary import Status
from portal.web.formulier import klaar_bij, toon_formulier
from portal.web.lijst import bladzijde
from portal.web.pagina import toon
from portal.web.sessie import ik, ingelogde, vandaag
from portal.web.toegang import ingelogd, laad_dilemma, ook_beperkt, openbaar, voor_daad
from portal.web.verzoek import door, in_orde, klaar, verzoek

bp = Blueprint("intake", __name__)


def _form(**gegevens: Any) -> IntakeForm:
    """Return the form for who asks; the button pressed says whether this is to be filed or kept as
    concept.
    """
    concept = request.form.get("actie") == "concept"
    return intakeform(anoniem=not ik(), concept=concept, mist=mist(ik()))(**gegevens)


@bp.get("/inbrengen")
@openbaar
def inbrengen() -> ResponseReturnValue:
    """Show the form."""
    return toon("intake/inbrengen.html", form=_form(), nummer=None)


@bp.post("/inbrengen")
@openbaar
def breng_in() -> ResponseReturnValue:
    """File the dilemma, or keep it to finish later."""
    form = _form()
    if not form.validate_on_submit():
        return toon("intake/inbrengen.html", form=form, nummer=None, status=422)
    indienen = request.form.get("actie") != "concept"
    gevraagd = verzoek(form)
    ontvangst.dien_in(
        "dilemma", form, lambda: stap.breng_in(gevraagd, indienen=indienen), ingediend=indienen
    )
    return door(url_for("intake.ontvangen"))


@bp.get("/inbrengen/ontvangen")
@openbaar
def ontvangen() -> ResponseReturnValue:
    """Show the number and what happens next, to the browser that filed it."""
    bon = ontvangst.onthouden("dilemma")
    dilemma = Dilemma.met_nummer(bon["nummer"]) if bon else None
    if bon is None or dilemma is None:
        return redirect(url_for("intake.inbrengen"))
    return toon(
        "intake/ontvangen.html",
        form=KnopForm(),
        **bon,
        verhuisd=ontvangst.verhuisd("dilemma", bon),
        dilemma=dilemma,
        contact_voor=wachten.contact_voor(dilemma),
        termijn=wachten.TERMIJN[Status.INGEDIEND],
    )


@bp.get("/inbrengen/<nummer>")
@ingelogd
@ook_beperkt
def verder(nummer: str) -> ResponseReturnValue:
    """Go on with one's own concept."""
    dilemma = voor_daad("intake.bewerk", laad_dilemma(nummer))
    form = _form(obj=dilemma, themas=[k.thema.sleutel for k in dilemma.themakoppels])
    return toon("intake/inbrengen.html", form=form, nummer=nummer)


@bp.post("/inbrengen/<nummer>")
@ingelogd
@ook_beperkt
def bewerk(nummer: str) -> ResponseReturnValue:
    """Save or file one's own concept."""
    dilemma, form = laad_dilemma(nummer), _form()
    if not in_orde(form):
        voor_daad("intake.bewerk", dilemma, ook_na_fout=True)
        return toon("intake/inbrengen.html", form=form, nummer=nummer, status=422)
    indienen = request.form.get("actie") != "concept"
    stap.bewerk(dilemma, verzoek(form), indienen=indienen)
    melding = "Je dilemma is ingediend." if indienen else "Je concept is bewaard."
    return klaar_bij(dilemma, melding)


@bp.get("/mijn")
@ingelogd
@ook_beperkt
def mijn() -> ResponseReturnValue:
    """Show one's own dilemmas, and the questions that wait for an answer."""
    lezer, bladen = ingelogde(), Bladen(request.args)
    gekozen = query.Mijnfilter.uit_adres(request.args)
    hier, bladeren = bladzijde("intake.mijn", gekozen, query.dilemmas(gekozen, lezer, vandaag()))
    rijen = [
        {"dilemma": d, "ladder": ladder(d), "tijdlijn": tijdlijn(d, lezer, vandaag(), Bladen())}
        for d in hier
    ]
    return toon(
        "intake/mijn.html",
        dilemmas=rijen,
        bladeren=bladeren,
        vragen=query.open_vragen(lezer, bladen),
        signalen=signalen.van(lezer, bladen),
        van_jou=onbevestigd_van(lezer, PER_KEER + 1, kort=True),
        per_keer=PER_KEER,
    )


@bp.post("/dilemma/<nummer>/bevestigen")
@ingelogd
@ook_beperkt
def bevestig(nummer: str) -> ResponseReturnValue:
    """Confirm that an intake filed under one's address is one's own."""
    dilemma, form = laad_dilemma(nummer), KnopForm()
    stap.bevestig(dilemma, verzoek(form))
    return klaar_bij(dilemma, "Bedankt. We weten nu dat dit dilemma van jou is.")


@bp.post("/dilemma/<nummer>/ontkennen")
@ingelogd
@ook_beperkt
def ontken(nummer: str) -> ResponseReturnValue:
    """Say that an intake under one's address is not one's own."""
    pad = stap.ontken(laad_dilemma(nummer), verzoek(KnopForm()))
    return klaar(pad, f"{nummer} is verwijderd. Bedankt voor het melden.")


@bp.route(f"/dilemma/<nummer>/vragen/<{ID}:vraag_id>", methods=["GET", "POST"])
@ingelogd
@ook_beperkt
def antwoord(nummer: str, vraag_id: int) -> ResponseReturnValue:
    """Answer a question of the CCV."""
    dilemma, form = laad_dilemma(nummer), AntwoordForm()
    vraag = Vraag.get_or_none(Vraag.id == vraag_id, Vraag.dilemma == dilemma)
    if vraag is None or dilemma.inbrenger_id != ingelogde().id:
        abort(404)
    voor_daad("intake.beantwoord", vraag)
    if not form.validate_on_submit():
        return toon_formulier(
            form,
            "Vraag van het CCV",
            "Verstuur je antwoord",
            dilemma,
            "intake/antwoord.html",
            vraag=vraag,
        )
    stap.beantwoord(vraag, verzoek(form))
    return klaar_bij(dilemma, "Je antwoord is verstuurd. Het CCV is weer aan zet.")
