"""The page of a meeting: its agenda to read or to make, fixed or not, and what it answers to a
change.
"""

from flask import Blueprint, url_for

from portal.forms.bijeenkomst.agenda import VaststelForm
from portal.forms.intake import KnopForm
from portal.models import Bijeenkomst
from portal.queries.bijeenkomst.agenda import bijeenkomstblad
from portal.queries.tijdlijn import Regel
from portal.steps.bijeenkomst import plannen as stap
from portal.steps.bijeenkomst.grond import Afgezegd, AgendaVast, AgendaVerouderd
from portal.steps.bijeenkomst.voorbereiding import kan_vragen
from portal.views.bijeenkomst.grond import EEN, laad, laad_levend
from portal.views.rondom import stuk as stukken
from portal.web.fouten import FOUTEN, Fout, toon_fout
from portal.web.pagina import is_fragment, toon
from portal.web.sessie import ik, nu
from portal.web.toegang import adviseur, ingelogd
from portal.web.verzoek import klaar, verzoek

bp = Blueprint("agenda", __name__)

VAST = Fout(
    "De agenda staat vast",
    "De leden lezen deze agenda al. Maak hem eerst weer concept, dan kun je hem wijzigen.",
)
AFGEZEGD = Fout(
    "Deze bijeenkomst is afgezegd",
    "Er verandert niets meer aan. Plan een nieuwe bijeenkomst als die er toch komt.",
)


@bp.get(EEN)
@ingelogd
def pagina(id_: int):
    """Show one meeting: its agenda to read, or for an adviseur to make."""
    return toon_bijeenkomst(laad(id_))


@bp.post(f"{EEN}/<any(vaststellen, concept):wat>")
@adviseur
def stel_vast(id_: int, wat: str):
    """Fix the agenda and issue its papers, or open it again."""
    b, form = laad_levend(id_), VaststelForm()
    if wat == "concept":
        return klaar(stap.stel_vast(b, verzoek(form), vast=False), "De agenda is weer concept.")
    # Seconds of printing, before the transaction.
    gevraagd, gedrukt = stukken.bij_vaststellen(b, form)
    pad = stap.stel_vast(b, gevraagd, vast=True, stukken=gedrukt)
    return klaar(
        pad, "De agenda staat vast en de stukken zijn uitgegeven. De leden krijgen een mail."
    )


def vers(id_: int, melding: str, anker: str):
    """Answer a change made on the page: htmx gets the agenda anew, others the place where they
    were.
    """
    if is_fragment():
        return toon_bijeenkomst(laad(id_), melding=melding, focus=anker)
    return klaar(url_for("bijeenkomst.agenda.pagina", id_=id_, _anchor=anker), melding)


def staat_vast(fout: AgendaVast):
    """The members have this agenda: say what to do first."""
    return _te_laat(fout.bijeenkomst, VAST, [])


def is_afgezegd(fout: Afgezegd):
    """Nothing of this meeting changes any more: say so."""
    return _te_laat(fout.bijeenkomst, AFGEZEGD, [])


def verouderd(fout: AgendaVerouderd):
    """Show what a colleague changed since the screen was made, each kind of change once."""
    laatste = {(g.wie.naam, g.gegevens["wat"]): g.op for g in fout.sindsdien}
    regels = [Regel(op, wie, wat.capitalize(), []) for (wie, wat), op in laatste.items()]
    return _te_laat(fout.bijeenkomst, FOUTEN[409], regels)


def _te_laat(b: Bijeenkomst, fout: Fout, regels: list[Regel]):
    """Answer 409: a page, or for htmx the agenda as it is now with the reason on top."""
    if is_fragment():
        return toon_bijeenkomst(laad(b.id), 409, fout=fout, sindsdien=regels)
    return toon_fout(
        409, fout, sindsdien=regels, terug=url_for("bijeenkomst.agenda.pagina", id_=b.id)
    )


def toon_bijeenkomst(b: Bijeenkomst, status: int = 200, **meer):
    """Show a meeting; `meer` is what a change adds: melding, focus, or fout and sindsdien."""
    return toon(
        "bijeenkomst/pagina.html",
        "bijeenkomst/_agenda.html" if ik().is_adviseur else None,
        status,
        bijeenkomst=b,
        blad=bijeenkomstblad(b, ik(), nu()),
        stukken=stukken.regels(b),
        form=KnopForm(versie=b.versie, formdata=None),
        kan_vragen=kan_vragen(b, ik()),
        **{"melding": "", "focus": "", "fout": None, "sindsdien": [], **meer},
    )
