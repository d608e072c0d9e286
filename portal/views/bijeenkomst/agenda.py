"""One meeting's agenda: its items, their order, time and results; and how the meeting's page
answers.
"""

from flask import Blueprint, abort, make_response

from portal import policy
from portal.forms.bijeenkomst import punten as forms
from portal.forms.intake import KnopForm
from portal.models import Agendapunt, Bijeenkomst
from portal.queries.adres import ID
from portal.queries.bijeenkomst import agendering
from portal.queries.bijeenkomst import plannen as query
from portal.queries.bijeenkomst import rijp as agendarijp
from portal.queries.bijeenkomst.agenda import agendablad
from portal.queries.bijeenkomst.punten import programma
from portal.queries.bijeenkomst.tafels import tafelregels
from portal.queries.bijeenkomst.vergadering import vrijgegeven
from portal.queries.rondom.stuk import leden_voor
from portal.queries.tijdlijn import Tijdlijnregel
from portal.steps.bijeenkomst import punten as agendapunten
from portal.steps.bijeenkomst.grond import (
    LIJST,
    Afgezegd,
    AgendaVast,
    AgendaVerouderd,
    op_volgorde,
    pagina,
)
from portal.steps.bijeenkomst.voorbereiding import kan_vragen
from portal.tools.tijd import dag
from portal.views.rondom import stuk as stukken
from portal.vocabulary import Puntdoel
from portal.web.fouten import Fout
from portal.web.pagina import is_fragment, toon
from portal.web.sessie import ik, nu, vandaag
from portal.web.toegang import adviseur
from portal.web.verzoek import klaar, verzoek

bp = Blueprint("agenda", __name__)

EEN = f"{LIJST}/<{ID}:id_>"
PUNT = f"{EEN}/punten/<{ID}:punt_id>"


@bp.post(f"{EEN}/dilemmas/<nummer>")
@adviseur
def agendeer(id_: int, nummer: str):
    """Put a dilemma on the agenda; one that left the gremium meanwhile makes the screen stale."""
    b = laad(id_)
    behandeling = agendering.loopt_bij(b.gremium, nummer)
    if behandeling is None:
        raise AgendaVerouderd(b, b.versie)
    agendapunten.voeg_dilemma_toe(b, behandeling, verzoek(KnopForm()))
    return vers(id_, f"{nummer} staat op de agenda.", "wacht")


@bp.route(f"{EEN}/tijden", methods=["GET", "POST"])
@adviseur
def tijden(id_: int):
    """Divide the time over all items at once."""
    b = laad_concept(id_)
    form = forms.tijdenform(op_volgorde(b))(versie=b.versie)
    if not form.validate_on_submit():
        if form.is_submitted() and form.versie.data not in (None, b.versie):
            raise AgendaVerouderd(b, form.versie.data)  # the fields are those of another agenda
        som = programma(b, ik(), vandaag())
        return formulier(
            form, "Tijd verdelen", "Bewaar de tijden", b, "bijeenkomst/tijden.html", programma=som
        )
    return klaar(agendapunten.verdeel_tijd(b, verzoek(form)), "De tijden zijn gewijzigd.")


@bp.route(f"{EEN}/punten/nieuw", methods=["GET", "POST"])
@adviseur
def nieuw_punt(id_: int):
    """Put an item that is no dilemma on the agenda."""
    b = laad_concept(id_)
    form = forms.puntform(b)(versie=b.versie, minuten=10, doel=Puntdoel.INFORMATIE.value)
    if not form.validate_on_submit():
        return formulier(form, "Agendapunt toevoegen", "Voeg toe", b, "bijeenkomst/nieuw_punt.html")
    return klaar(agendapunten.voeg_punt_toe(b, verzoek(form)), "Het punt staat op de agenda.")


@bp.route(PUNT, methods=["GET", "POST"])
@adviseur
def punt(id_: int, punt_id: int):
    """Change an item."""
    b, p = laad_concept(id_), laad_punt(id_, punt_id)
    form = forms.puntform(b, p)(obj=p, versie=b.versie)
    if not form.validate_on_submit():
        rijp = agendarijp.rijpheid(b)[p.id]
        return formulier(
            form, "Agendapunt wijzigen", "Bewaar", b, "bijeenkomst/punt.html", punt=p, rijp=rijp
        )
    return klaar(
        f"{agendapunten.wijzig_punt(p, verzoek(form))}#punt-{p.id}", "Het punt is gewijzigd."
    )


@bp.post(f"{PUNT}/weg")
@adviseur
def haal_weg(id_: int, punt_id: int):
    """Take an item off the agenda."""
    p = laad_punt(id_, punt_id)
    return klaar(
        agendapunten.haal_weg(p, verzoek(KnopForm())), f"‘{p.titel}’ is van de agenda gehaald."
    )


@bp.post(f"{PUNT}/<any(omhoog, omlaag):kant>")
@adviseur
def verschuif(id_: int, punt_id: int, kant: str):
    """Move an item one place."""
    p = laad_punt(id_, punt_id)
    agendapunten.verschuif(p, -1 if kant == "omhoog" else 1, verzoek(KnopForm()))
    return vers(id_, f"‘{p.titel}’ is verplaatst.", f"punt-{p.id}")


@bp.route(f"{PUNT}/resultaat", methods=["GET", "POST"])
@adviseur
def resultaat(id_: int, punt_id: int):
    """Record what came of an item, from the day of the meeting on."""
    b, p = laad_levend(id_), laad_punt(id_, punt_id)
    if not _begonnen(b):
        abort(404)
    form = forms.resultaatform(p)(obj=p, versie=agendapunten.stempel(p))
    if not form.validate_on_submit():
        return formulier(
            form, "Resultaat vastleggen", "Leg vast", b, "bijeenkomst/resultaat.html", punt=p
        )
    return klaar(
        f"{agendapunten.leg_resultaat_vast(p, verzoek(form))}#punt-{p.id}",
        "Het resultaat is vastgelegd.",
    )


def vers(id_: int, melding: str, anker: str):
    """Answer a change made on the page: htmx gets the agenda anew, others the place where they
    were.
    """
    if is_fragment():
        return toon_bijeenkomst(laad(id_), melding=melding, focus=anker)
    return klaar(f"{LIJST}/{id_}#{anker}", melding)


def opnieuw(b: Bijeenkomst, fout: Fout, regels: list[Tijdlijnregel]):
    """Answer htmx with the agenda as it is now and the reason on top; others get a page."""
    if not is_fragment():
        return None
    return make_response(*toon_bijeenkomst(laad(b.id), 409, fout=fout, sindsdien=regels))


def laad(id_: int) -> Bijeenkomst:
    """Return the meeting if the person who asks may see it; otherwise it does not exist (404)."""
    return query.bijeenkomst(id_, ik(), vandaag()) or abort(404)


def laad_concept(id_: int) -> Bijeenkomst:
    """Return the meeting to change it; a fixed agenda raises AgendaVast before anything is
    typed.
    """
    b = laad_levend(id_)
    if b.vastgesteld_op:
        raise AgendaVast(b)
    return b


def laad_levend(id_: int) -> Bijeenkomst:
    """Return the meeting to do something with it; one that was called off raises Afgezegd."""
    b = laad(id_)
    if b.afgezegd_op:
        raise Afgezegd(b)
    return b


def _begonnen(b: Bijeenkomst) -> bool:
    return dag(b.begint) <= vandaag()


def laad_punt(id_: int, punt_id: int) -> Agendapunt:
    """Return an item of this meeting; for whoever may not see the meeting neither exists (404)."""
    return laad(id_).punten.where(Agendapunt.id == punt_id).first() or abort(404)


def toon_bijeenkomst(b: Bijeenkomst, status: int = 200, **meer):
    """Show a meeting; `meer` is what a change adds: melding, focus, or fout and sindsdien."""
    waarden = {"melding": "", "focus": "", "fout": None, "sindsdien": [], **meer}
    blad = agendablad(b, ik(), vandaag())
    return toon(
        "bijeenkomst/bijeenkomst.html",
        "bijeenkomst/_agenda.html" if ik().is_adviseur else None,
        status,
        bijeenkomst=b,
        begonnen=_begonnen(b),
        form=KnopForm(versie=b.versie, formdata=None),
        blad=blad,
        programma=blad.programma,
        wacht=blad.wacht,
        kan_vragen=kan_vragen(b, ik()),
        leden=leden_voor(b, vandaag()).count(),
        stukken=stukken.regels(b),
        besluiten=vrijgegeven(b, ik(), vandaag()),
        genodigden=query.genodigden(b, vandaag()).count(),
        mag_afzeggen=not policy.heeft_uitkomst(b),
        tafels=tafelregels(b, ik(), nu()),
        samen_met=[g.korte_naam for g in query.gremia_van(b)[1:]],
        **waarden,
    )


def formulier(
    form, titel: str, knop: str, b: Bijeenkomst | None = None, sjabloon: str = "", **meer
):
    """Show a form of a meeting, or of a meeting to come."""
    return toon(
        sjabloon or "bijeenkomst/formulier.html",
        status=422 if form.is_submitted() else 200,
        form=form,
        titel=titel,
        knop=knop,
        bijeenkomst=b,
        terug=pagina(b) if b else LIJST,
        **meer,
    )
