"""Meetings of any gremium: list them, plan one, change when and where, call one off."""

from flask import Blueprint, flash, request, url_for
from flask.typing import ResponseReturnValue

from portal import policy
from portal.forms.bijeenkomst import plannen as forms
from portal.forms.intake import KnopForm
from portal.queries import versies
from portal.queries.bijeenkomst import agendering
from portal.queries.bijeenkomst import plannen as query
from portal.queries.bladen import Bladen
from portal.steps.bijeenkomst import plannen as stap
from portal.tools.adressen import BIJEENKOMSTEN
from portal.tools.tijd import avond
from portal.views.bijeenkomst.grond import EEN, laad
from portal.web.formulier import toon_formulier
from portal.web.lijst import bladzijde
from portal.web.pagina import toon
from portal.web.sessie import ingelogde, nu, vandaag
from portal.web.toegang import adviseur, ingelogd, voor_daad
from portal.web.verzoek import klaar, verzoek

bp = Blueprint("plannen", __name__)


@bp.get(BIJEENKOMSTEN)
@ingelogd
def lijst() -> ResponseReturnValue:
    """List the meetings this reader may see, and for an adviseur what waits for one."""
    bladen = Bladen(request.args)
    gekozen = query.Bijeenkomstfilter.uit_adres(request.args)
    lezer, dag, tot = ingelogde(), vandaag(), avond(nu())
    gevonden = query.geweest(lezer, dag, gekozen, tot)
    geweest, bladeren = bladzijde(
        "bijeenkomst.plannen.lijst", gekozen, gevonden, lambda regel: regel.bijeenkomst
    )
    return toon(
        "bijeenkomst/lijst.html",
        komend=query.komend(lezer, dag, tot, bladen),
        geweest=geweest,
        afgezegd=query.afgezegd(lezer, dag, bladen),
        wacht=agendering.per_gremium(lezer, dag, tot, bladen) if policy.leest_intern(lezer) else {},
        bladeren=bladeren,
        nummer=gekozen.pagina,
    )


@bp.route(f"{BIJEENKOMSTEN}/nieuw", methods=["GET", "POST"])
@adviseur
def nieuw() -> ResponseReturnValue:
    """Plan a meeting of the gremium that the address names; without one, ask which."""
    gremium = next((g for g in query.gremia() if str(g.id) == request.values.get("gremium")), None)
    if gremium is None:
        return toon("bijeenkomst/kies.html", gremia=query.gremia())
    voor_daad("bijeenkomst.plannen.plan", gremium)
    begin = forms.begin_nieuw(gremium, query.vorige(gremium), vandaag())
    form = forms.bijeenkomstform(gremium, vandaag())(data=begin)
    if not form.validate_on_submit():
        titel = f"Plan een bijeenkomst: {gremium.korte_naam}"
        terug = [("Bijeenkomsten", url_for("bijeenkomst.plannen.lijst"))]
        return toon_formulier(form, titel, "Plan de bijeenkomst", terug, "bijeenkomst/plan.html")
    let_op = form.let_op()
    return _klaar(
        stap.plan(gremium, verzoek(form)), "De bijeenkomst is gepland. Maak nu de agenda.", let_op
    )


def _klaar(pad: str, melding: str, let_op: list[str]) -> ResponseReturnValue:
    """Say that it is done, and what makes the chosen day an unlikely one."""
    for zin in let_op:
        flash(f"Let op: {zin}", "waarschuwing")
    return klaar(pad, melding)


@bp.route(f"{EEN}/wijzigen", methods=["GET", "POST"])
@adviseur
def wijzig(id_: int) -> ResponseReturnValue:
    """Change when, where or who chairs."""
    b = voor_daad("bijeenkomst.plannen.wijzig", laad(id_))
    form = forms.bijeenkomstform(b.gremium, vandaag(), b)(
        data=forms.begin_wijzig(b), versie=versies.planning(b)
    )
    if not form.validate_on_submit():
        return toon_formulier(
            form, "Dag, tijd, plaats en voorzitter", "Bewaar", b, "bijeenkomst/plan.html"
        )
    let_op = form.let_op()
    return _klaar(stap.wijzig(b, verzoek(form)), "De bijeenkomst is gewijzigd.", let_op)


@bp.route(f"{EEN}/afzeggen", methods=["GET", "POST"])
@adviseur
def zeg_af(id_: int) -> ResponseReturnValue:
    """Ask once, then call the meeting off."""
    b = laad(id_)
    form = KnopForm(versie=b.versie)
    if form.validate_on_submit():
        return klaar(stap.zeg_af(b, verzoek(form)), f"{b.titel} is afgezegd.")
    voor_daad("bijeenkomst.plannen.zeg_af", b, ook_na_fout=True)
    horen = query.genodigden(b, vandaag()).count() if query.is_bekend(b) else 0
    return toon_formulier(
        form, "Bijeenkomst afzeggen", "Zeg af", b, "bijeenkomst/afzeggen.html", horen=horen
    )
