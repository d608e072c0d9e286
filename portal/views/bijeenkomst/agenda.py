"""The page of a meeting: its agenda to read or to make, fixed or not, and what it answers to a
change.
"""

from typing import Any

from flask import Blueprint, Response, make_response, request, url_for
from flask.typing import ResponseReturnValue

from portal import policy
from portal.forms.bijeenkomst.agenda import VaststelForm
from portal.forms.intake import KnopForm
from portal.models import Bijeenkomst
from portal.queries import versies
from portal.queries.bijeenkomst.agenda import bijeenkomstblad
from portal.queries.bladen import Bladen
from portal.queries.tijdlijn import Tijdlijnregel
from portal.steps.bijeenkomst import agenda as stap
from portal.views.bijeenkomst.grond import EEN, laad
from portal.views.rondom import stuk as stukken
from portal.vocabulary import Antwoord
from portal.web.foutzinnen import Fout
from portal.web.pagina import is_fragment, toon
from portal.web.sessie import ingelogde, nu
from portal.web.toegang import adviseur, ingelogd, voor_daad
from portal.web.verzoek import klaar, verzoek

bp = Blueprint("agenda", __name__)


@bp.get(EEN)
@ingelogd
def pagina(id_: int) -> ResponseReturnValue:
    """Show one meeting: its agenda to read, or for an adviseur to make."""
    return toon_bijeenkomst(laad(id_))


@bp.post(f"{EEN}/<any(vaststellen, concept):wat>")
@adviseur
def stel_vast(id_: int, wat: str) -> ResponseReturnValue:
    """Fix the agenda and issue its papers, or open it again."""
    daad = "maak_concept" if wat == "concept" else "stel_vast"
    b, form = voor_daad(f"bijeenkomst.agenda.{daad}", laad(id_)), VaststelForm()
    if wat == "concept":
        return klaar(stap.maak_concept(b, verzoek(form)), "De agenda is weer concept.")
    # Seconds of printing, before the transaction.
    gevraagd, gedrukt = stukken.bij_vaststellen(b, form)
    pad = stap.stel_vast(b, gevraagd, stukken=gedrukt)
    mail = "De leden krijgen een mail als er voor hen iets nieuws in staat."
    return klaar(pad, f"De agenda staat vast en de stukken zijn uitgegeven. {mail}")


def vers(id_: int, melding: str, anker: str) -> ResponseReturnValue:
    """Answer a change made on the page: htmx gets the agenda anew, others the place where they
    were.
    """
    if is_fragment():
        return toon_bijeenkomst(laad(id_), melding=melding, focus=anker)
    return klaar(url_for("bijeenkomst.agenda.pagina", id_=id_, _anchor=anker), melding)


def opnieuw(b: Bijeenkomst, fout: Fout, regels: list[Tijdlijnregel]) -> Response | None:
    """Answer htmx with the agenda as it is now and the reason on top; others get a page."""
    if not is_fragment():
        return None
    return make_response(toon_bijeenkomst(laad(b.id), 409, fout=fout, sindsdien=regels))


def toon_bijeenkomst(b: Bijeenkomst, status: int = 200, **meer: Any) -> ResponseReturnValue:
    """Show a meeting; `meer` is what a change adds: melding, focus, or fout and sindsdien."""
    return toon(
        "bijeenkomst/pagina.html",
        "bijeenkomst/_agenda.html" if policy.leest_intern(ingelogde()) else None,
        status,
        bijeenkomst=b,
        blad=bijeenkomstblad(b, ingelogde(), nu(), Bladen(request.args)),
        stukken=stukken.regels(b),
        antwoorden=list(Antwoord),
        form=KnopForm(versie=b.versie, formdata=None),
        planningstempel=versies.planning(b),
        **{"melding": "", "focus": "", "fout": None, "sindsdien": [], **meer},
    )
