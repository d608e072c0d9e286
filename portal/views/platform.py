"""Step 3: meetings of any gremium: plan them, fix their agenda, and read them."""

from flask import Blueprint, request

from portal.forms import bijeenkomst as forms
from portal.forms.intake import KnopForm
from portal.queries import agendering
from portal.queries import bijeenkomsten as query
from portal.queries.adres import getal
from portal.steps import bijeenkomst as stap
from portal.steps.agenda import LIJST, AgendaVast, AgendaVerouderd
from portal.views import agenda
from portal.views.agenda import EEN, formulier, laad, laad_concept, toon_bijeenkomst
from portal.web.pagina import toon
from portal.web.sessie import ik, vandaag
from portal.web.toegang import adviseur, ingelogd
from portal.web.verzoek import klaar, verzoek

bp = Blueprint("platform", __name__)
bp.register_blueprint(agenda.bp)
bp.register_error_handler(AgendaVast, agenda.staat_vast)
bp.register_error_handler(AgendaVerouderd, agenda.verouderd)


@bp.get(LIJST)
@ingelogd
def lijst():
    """List the meetings this reader may see, and for an adviseur what waits for one."""
    nummer = int(getal(request.args.get("pagina")) or 1)
    geweest = query.geweest(ik(), vandaag(), nummer)
    return toon(
        "platform/bijeenkomsten.html",
        komend=query.komend(ik(), vandaag()), geweest=geweest[: query.PER_PAGINA],
        wacht=agendering.per_gremium(ik(), vandaag()) if ik().is_adviseur else {},
        bladeren=_bladeren(nummer, len(geweest)), nummer=nummer, korte_naam=query.korte_naam,
    )


def _bladeren(nummer: int, gevonden: int) -> tuple[str | None, str | None]:
    vorige = f"{LIJST}?pagina={nummer - 1}" if nummer > 1 else None
    return vorige, f"{LIJST}?pagina={nummer + 1}" if gevonden > query.PER_PAGINA else None


@bp.route(f"{LIJST}/nieuw", methods=["GET", "POST"])
@adviseur
def nieuw():
    """Plan a meeting of the gremium that the address names; without one, ask which."""
    gremium = next((g for g in query.gremia() if str(g.id) == request.values.get("gremium")), None)
    if gremium is None:
        return toon("platform/kies.html", gremia=query.gremia(), korte_naam=query.korte_naam)
    begin = forms.begin_nieuw(gremium, query.vorige(gremium), vandaag())
    form = forms.bijeenkomstform(gremium, vandaag())(data=begin)
    if not form.validate_on_submit():
        titel = f"Plan een bijeenkomst: {query.korte_naam(gremium)}"
        return formulier(form, titel, "Plan de bijeenkomst", sjabloon="platform/plan.html")
    return klaar(stap.plan(gremium, verzoek(form)), "De bijeenkomst is gepland. Maak nu de agenda.")


@bp.get(EEN)
@ingelogd
def een(id_: int):
    """Show one meeting: its agenda to read, or for an adviseur to make."""
    return toon_bijeenkomst(laad(id_))


@bp.route(f"{EEN}/wijzigen", methods=["GET", "POST"])
@adviseur
def wijzig(id_: int):
    """Change when, where or who chairs."""
    b = laad_concept(id_)
    form = forms.bijeenkomstform(b.gremium, vandaag(), b)(data=forms.begin_wijzig(b), versie=b.versie)
    if not form.validate_on_submit():
        return formulier(form, "Dag, tijd, plaats en voorzitter", "Bewaar", b, "platform/plan.html")
    return klaar(stap.wijzig(b, verzoek(form)), "De bijeenkomst is gewijzigd.")


@bp.route(f"{EEN}/afzeggen", methods=["GET", "POST"])
@adviseur
def zeg_af(id_: int):
    """Ask once, then call the meeting off."""
    b = laad_concept(id_)
    form = KnopForm(versie=b.versie)
    if not form.validate_on_submit():
        return formulier(form, "Bijeenkomst afzeggen", "Zeg af", b, "platform/afzeggen.html")
    return klaar(stap.zeg_af(b, verzoek(form)), f"{b.titel} is afgezegd.")


@bp.post(f"{EEN}/<any(vaststellen, concept):wat>")
@adviseur
def stel_vast(id_: int, wat: str):
    """Fix the agenda, so that members can read it, or open it again."""
    vast = wat == "vaststellen"
    pad = stap.stel_vast(laad(id_), verzoek(KnopForm()), vast=vast)
    gedaan = "De agenda staat vast. De leden krijgen een mail." if vast else "De agenda is weer concept."
    return klaar(pad, gedaan)
