"""How the meeting screen answers: whole, or for htmx the part that changed."""

from typing import Any

from flask import Response, make_response, request, url_for
from flask.typing import ResponseReturnValue

from portal.forms.bijeenkomst import vergaderacties as actieforms
from portal.forms.bijeenkomst import vergadering as forms
from portal.forms.bijeenkomst.vergaderbesluiten import BesluitForm
from portal.forms.intake import KnopForm
from portal.models import Bijeenkomst
from portal.queries import versies
from portal.queries.adres import ID, getal
from portal.queries.bijeenkomst import vergadering as query
from portal.queries.bijeenkomst.presentie import Presentie
from portal.queries.tijdlijn import Tijdlijnregel
from portal.tools.tijd import dag
from portal.views.bijeenkomst.grond import EEN, laad_begonnen
from portal.web.formulier import PLEKKEN, Kruimels
from portal.web.foutzinnen import Fout
from portal.web.ingevuld import antwoorden
from portal.web.pagina import is_fragment, toon
from portal.web.sessie import ingelogde, nu
from portal.web.verzoek import klaar

SCHERM = f"{EEN}/vergadering"
PUNT = f"{SCHERM}/punten/<{ID}:punt_id>"


def genoemd(mensen: Presentie) -> set[int]:
    """Return the ids of everybody on the list of who is there."""
    return {a.persoon.id for a in mensen.mensen}


def getoond() -> int:
    """Return the item that the sending page shows, as its forms tell."""
    return int(getal(request.form.get("punt")) or 0)


def scherm_van(b: Bijeenkomst, punt_id: int | None = None, anker: str = "") -> str:
    """Return the address of the screen, with this item in view."""
    eindpunt = "bijeenkomst.vergadering.scherm"
    return url_for(eindpunt, id_=b.id, punt=punt_id or None, _anchor=anker or None)


def vers(
    b: Bijeenkomst, punt_id: int, melding: str, deel: str = "", kop: dict[str, str] | None = None
) -> ResponseReturnValue:
    """Answer a change: htmx gets the part of the screen anew, others the screen where they were."""
    if is_fragment():
        return toon_scherm(laad_begonnen(b.id), punt_id, deel=deel, kop=kop, melding=melding)
    return klaar(scherm_van(b, punt_id, deel), melding)


def toon_scherm(
    b: Bijeenkomst,
    punt_id: int | None,
    status: int = 200,
    deel: str = "",
    *,
    kop: dict[str, str] | None = None,
    **anders: Any,
) -> ResponseReturnValue:
    """Show the screen, or for htmx a part of it; `anders` are forms as they were sent, and what
    must be said.
    """
    s = query.scherm(b, punt_id, ingelogde(), nu())
    waarden = _omgeving(b, s) | anders
    antwoord = toon(
        "bijeenkomst/vergadering/scherm.html",
        f"bijeenkomst/vergadering/_{deel or 'scherm'}.html",
        status,
        s=s,
        bijeenkomst=b,
        puntstand=query.Puntstand,
        deel=deel if is_fragment() else "",
        **waarden,
    )
    return (*antwoord, kop or {})


def _omgeving(b: Bijeenkomst, s: query.Scherm) -> dict[str, Any]:
    """Return what the screen shows besides the meeting itself: empty forms, versions, and nothing
    to say.
    """
    p = s.huidig and s.huidig.rij
    puntstempel = p and versies.RESULTAAT_VAN_PUNT(p)
    leeg = {"formdata": None}
    return {
        "knop": KnopForm(**leeg),
        "klokstand": versies.klok(b),
        "besluitstempel": versies.BESLUIT,
        "actiestempel": versies.ACTIE,
        "standstempel": versies.stand,
        "verslagform": p and forms.verslagform(p)(obj=p, versie=puntstempel, **leeg),
        "puntstempel": puntstempel,
        "besluitform": BesluitForm(**leeg),
        "bewerkt": None,
        "regelform": actieforms.regelform([], dag(b.begint), s.besluiten)(**leeg),
        "vraagt": False,
        "erbijform": forms.erbijform(genoemd(s.presentie))(**leeg),
        "melding": "",
        "fout": None,
        "botst": False,
        "anderen": query.laatste_van_anderen(b.onderwerp, ingelogde(), nu()),
        "getypt": [],
    }


def kruimels(b: Bijeenkomst, punt_id: int | None = None) -> Kruimels:
    """Return the way to the screen, for a form that leads back to it."""
    return [*PLEKKEN[Bijeenkomst].kruimels(b), ("Vergaderscherm", scherm_van(b, punt_id))]


def opnieuw(b: Bijeenkomst, fout: Fout, _regels: list[Tijdlijnregel]) -> Response | None:
    """A colleague was first: show how it is now, what they did, and what was typed here."""
    if b.afgezegd_op:
        return None
    punt_id = (request.view_args or {}).get("punt_id") or getoond()
    kop = {"HX-Retarget": "#scherm", "HX-Reswap": "innerHTML"} if is_fragment() else None
    scherm = toon_scherm(laad_begonnen(b.id), punt_id, 409, fout=fout, getypt=antwoorden(), kop=kop)
    return make_response(scherm)
