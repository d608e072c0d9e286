"""Signalen: file one, follow it, and decide whether the Beraad hears of it."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.forms.basis import BasisForm
from portal.forms.intake import KnopForm
from portal.forms.rondom import signaal as forms
from portal.models import Signaal
from portal.queries import correcties, versies
from portal.queries.rondom import post as postquery
from portal.queries.rondom import signaal as query
from portal.steps.gedeeld.indiening import mist
from portal.steps.rondom import signaal as stap
from portal.views.rondom import ontvangst
from portal.web.lijst import bladzijde, tabbladen
from portal.web.pagina import mag, toon
from portal.web.sessie import ik, ingelogde, vandaag
from portal.web.toegang import adviseur, ingelogd, ook_beperkt, openbaar, voor_daad
from portal.web.verzoek import door, in_orde, klaar, verzoek

bp = Blueprint("signaal", __name__)
EEN = "/signaal/<signaalnummer>"


@bp.route("/signaal", methods=["GET", "POST"])
@openbaar
def geef() -> ResponseReturnValue:
    """File a signaal."""
    form = forms.signaalform(anoniem=ik() is None, mist=mist(ik()))()
    if not form.validate_on_submit():
        return toon(
            "rondom/signaal/geef.html", form=form, status=422 if form.is_submitted() else 200
        )
    gevraagd = verzoek(form)
    ontvangst.dien_in("signaal", form, lambda: stap.dien_in(gevraagd))
    return door(url_for("signaal.ontvangen"))


@bp.get("/signaal/ontvangen")
@openbaar
def ontvangen() -> ResponseReturnValue:
    """Show the number and what happens next, to the browser that filed it."""
    bon = ontvangst.onthouden("signaal")
    if bon is None:
        return redirect(url_for("signaal.geef"))
    verhuisd = ontvangst.verhuisd("signaal", bon)
    return toon("rondom/signaal/ontvangen.html", form=KnopForm(), verhuisd=verhuisd, **bon)


@bp.get("/signalen")
@adviseur
def lijst() -> ResponseReturnValue:
    """List the signalen, oldest first."""
    gekozen = query.Signaalfilter.uit_adres(request.args)
    gevonden = query.signalen(gekozen, ingelogde(), vandaag())
    rijen, bladeren = bladzijde("signaal.lijst", gekozen, gevonden)
    aantallen = query.aantallen(ingelogde(), vandaag())
    return toon(
        "rondom/signaal/lijst.html",
        signalen=rijen,
        tabbladen=tabbladen("signaal.lijst", gekozen, aantallen),
        bladeren=bladeren,
    )


@bp.get(EEN)
@ingelogd
@ook_beperkt
def pagina(signaalnummer: str) -> ResponseReturnValue:
    """Show a signaal to whoever filed it and to adviseurs."""
    return _toon(_laad(signaalnummer))


@bp.post(f"{EEN}/bevestigen")
@ingelogd
@ook_beperkt
def bevestig(signaalnummer: str) -> ResponseReturnValue:
    """Confirm that a signaal filed under one's address is one's own."""
    pad = stap.bevestig(_laad(signaalnummer), verzoek(KnopForm()))
    return klaar(pad, "Bedankt. Het CCV leest nu je signaal.")


@bp.post(f"{EEN}/ontkennen")
@ingelogd
@ook_beperkt
def ontken(signaalnummer: str) -> ResponseReturnValue:
    """Say that a signaal under one's address is not one's own."""
    pad = stap.ontken(_laad(signaalnummer), verzoek(KnopForm()))
    return klaar(pad, f"{signaalnummer} is verwijderd. Bedankt voor het melden.")


@bp.post(f"{EEN}/overnemen")
@adviseur
def overnemen(signaalnummer: str) -> ResponseReturnValue:
    """Take it along to the Beraad, in the adviseur's words."""
    signaal, form = _laad(signaalnummer), forms.OvernemenForm()
    if not in_orde(form):
        return _toon(signaal, overnemen=form, status=422)
    pad = stap.neem_over(signaal, verzoek(form))
    return klaar(pad, "Het signaal gaat mee in de volgende briefing.")


@bp.post(f"{EEN}/afwijzen")
@adviseur
def afwijzen(signaalnummer: str) -> ResponseReturnValue:
    """Refuse it, with an answer."""
    signaal, form = _laad(signaalnummer), forms.AfwijzenForm()
    if not in_orde(form):
        return _toon(signaal, afwijzen=form, status=422)
    return klaar(stap.wijs_af(signaal, verzoek(form)), "Je terugkoppeling is verstuurd.")


def _toon(signaal: Signaal, status: int = 200, **ingevuld: BasisForm) -> ResponseReturnValue:
    """Show the page; forms of a judgement that is no longer possible are refused, not shown
    again.
    """
    if ingevuld:
        voor_daad("rondom.signaal.neem_over", signaal, ook_na_fout=True)
    versie = versies.SIGNAAL(signaal)
    leeg = {
        "overnemen": forms.OvernemenForm(None, versie=versie, **_begin(signaal)),
        "afwijzen": forms.AfwijzenForm(None, versie=versie),
    }
    mag_oordelen = mag("rondom.signaal.neem_over", signaal)
    vormen = leeg | ingevuld if mag_oordelen else {"overnemen": None, "afwijzen": None}
    return toon(
        "rondom/signaal/pagina.html",
        signaal=signaal,
        status=status,
        knop=KnopForm(),
        post=postquery.bij_zaak(signaal, ingelogde(), vandaag()),
        correcties=correcties.van(signaal, ingelogde(), vandaag()),
        **vormen,
    )


def _begin(signaal: Signaal) -> dict[str, str]:
    """Return what was written for the Beraad, or to begin with the inbrenger's own words."""
    return {
        "beraadtitel": signaal.beraadtitel or signaal.titel,
        "beraadtekst": signaal.beraadtekst or signaal.tekst,
    }


def _laad(nummer: str) -> Signaal:
    return query.signaal(nummer, ingelogde(), vandaag()) or abort(404)
