"""Step 3: meetings of any gremium: plan them, fix their agenda, and read them."""

from flask import Blueprint, abort, flash, request

from portal import policy
from portal.forms.bijeenkomst import plannen as forms
from portal.forms.intake import KnopForm
from portal.forms.rondom.stuk import VaststelForm
from portal.queries.adres import getal
from portal.queries.bijeenkomst import agendering
from portal.queries.bijeenkomst import plannen as query
from portal.steps.bijeenkomst import plannen as stap
from portal.steps.bijeenkomst.grond import LIJST
from portal.views.bijeenkomst import (
    agenda,
    tafels,
    vergadering,
    vergaderpunten,
    vergaderscherm,
    voorbereiding,
)
from portal.views.bijeenkomst import uitnodigen as uitnodiging
from portal.views.bijeenkomst.agenda import (
    EEN,
    formulier,
    laad,
    laad_concept,
    laad_levend,
    toon_bijeenkomst,
)
from portal.views.rondom import stuk as stukken
from portal.web.fouten import DEELSCHERMEN
from portal.web.pagina import toon
from portal.web.sessie import ik, vandaag
from portal.web.toegang import adviseur, ingelogd
from portal.web.verzoek import klaar, verzoek

bp = Blueprint("platform", __name__)
for deel in (agenda, voorbereiding, uitnodiging, tafels, vergadering, vergaderpunten):
    bp.register_blueprint(deel.bp)
for deel in ("", ".agenda", ".voorbereiding", ".uitnodiging", ".tafels"):
    DEELSCHERMEN[f"platform{deel}"] = agenda.opnieuw
for deel in (".vergadering", ".vergaderpunten"):
    DEELSCHERMEN[f"platform{deel}"] = vergaderscherm.opnieuw


@bp.get(LIJST)
@ingelogd
def lijst():
    """List the meetings this reader may see, and for an adviseur what waits for one."""
    nummer = int(getal(request.args.get("pagina")) or 1)
    geweest = query.geweest(ik(), vandaag(), nummer)
    return toon(
        "bijeenkomst/bijeenkomsten.html",
        komend=query.komend(ik(), vandaag()),
        geweest=geweest[: query.PER_PAGINA],
        afgezegd=query.afgezegd(ik(), vandaag()),
        wacht=agendering.per_gremium(ik(), vandaag()) if ik().is_adviseur else {},
        bladeren=_bladeren(nummer, len(geweest)),
        nummer=nummer,
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
        return toon("bijeenkomst/kies.html", gremia=query.gremia())
    begin = forms.begin_nieuw(gremium, query.vorige(gremium), vandaag())
    form = forms.bijeenkomstform(gremium, vandaag())(data=begin)
    if not form.validate_on_submit():
        titel = f"Plan een bijeenkomst: {gremium.korte_naam}"
        return formulier(form, titel, "Plan de bijeenkomst", sjabloon="bijeenkomst/plan.html")
    let_op = form.let_op()
    return _klaar(
        stap.plan(gremium, verzoek(form)), "De bijeenkomst is gepland. Maak nu de agenda.", let_op
    )


def _klaar(pad: str, melding: str, let_op: list[str]):
    """Say that it is done, and what makes the chosen day an unlikely one."""
    for zin in let_op:
        flash(f"Let op: {zin}", "waarschuwing")
    return klaar(pad, melding)


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
    form = forms.bijeenkomstform(b.gremium, vandaag(), b)(
        data=forms.begin_wijzig(b), versie=b.versie
    )
    if not form.validate_on_submit():
        return formulier(
            form, "Dag, tijd, plaats en voorzitter", "Bewaar", b, "bijeenkomst/plan.html"
        )
    let_op = form.let_op()
    return _klaar(stap.wijzig(b, verzoek(form)), "De bijeenkomst is gewijzigd.", let_op)


@bp.route(f"{EEN}/afzeggen", methods=["GET", "POST"])
@adviseur
def zeg_af(id_: int):
    """Ask once, then call the meeting off."""
    b = laad(id_)
    form = KnopForm(versie=b.versie)
    if form.validate_on_submit():
        return klaar(stap.zeg_af(b, verzoek(form)), f"{b.titel} is afgezegd.")
    if laad_levend(id_) and policy.heeft_uitkomst(b):
        abort(403)
    horen = query.genodigden(b, vandaag()).count() if query.is_bekend(b) else 0
    return formulier(
        form, "Bijeenkomst afzeggen", "Zeg af", b, "bijeenkomst/afzeggen.html", horen=horen
    )


@bp.post(f"{EEN}/<any(vaststellen, concept):wat>")
@adviseur
def stel_vast(id_: int, wat: str):
    """Fix the agenda and issue its papers, or open it again."""
    b, form = laad_levend(id_), VaststelForm()
    if wat == "concept":
        return klaar(stap.stel_vast(b, verzoek(form), vast=False), "De agenda is weer concept.")
    gevraagd, gedrukt = stukken.bij_vaststellen(
        b, form
    )  # seconds of printing, before the transaction
    pad = stap.stel_vast(b, gevraagd, vast=True, stukken=gedrukt)
    return klaar(
        pad, "De agenda staat vast en de stukken zijn uitgegeven. De leden krijgen een mail."
    )
