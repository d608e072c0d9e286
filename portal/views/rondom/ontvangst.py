"""The receipt of what was filed without an account, in the browser that filed it: the mail once
more, or another address.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from flask import Blueprint, redirect, session, url_for
from flask.typing import ResponseReturnValue

from portal.daden import AlGedaan
from portal.forms.basis import BasisForm
from portal.forms.intake import KnopForm, afzenderform
from portal.models import Dilemma, Signaal
from portal.steps.rondom import ontvangst as stap
from portal.tools.mailadres import mailadres
from portal.velden.intake import AFZENDER, EMAIL
from portal.web.formulier import toon_formulier
from portal.web.sessie import ik
from portal.web.toegang import openbaar
from portal.web.verzoek import door, in_orde, klaar, verzoek

bp = Blueprint("ontvangst", __name__)
EEN = "/ontvangen/<any(dilemma, signaal):soort>"
BEWAARD = ("ingediend", "al", "elders")
COOKIE_MAX = 600  # characters of who somebody says they are; more is asked again


class Bon(NamedTuple):
    """What was filed, the page with its receipt, and the page to file one."""

    model: type[Dilemma] | type[Signaal]
    pagina: str
    formulier: str


BONNEN = {
    "dilemma": Bon(Dilemma, "intake.ontvangen", "intake.inbrengen"),
    "signaal": Bon(Signaal, "signaal.ontvangen", "signaal.geef"),
}
MELDING = {
    stap.VERSTUURD: "De mail is onderweg.",
    stap.TE_VAAK: "Je hebt al een paar keer om een mail gevraagd. Probeer het over een uur weer.",
    stap.VERWIJDERD: "Dit is verwijderd: wie dit e-mailadres heeft, zei dat het van iemand anders "
    "is. Vul het opnieuw in met je eigen adres.",
    stap.AL_BEVESTIGD: "Het e-mailadres is al bevestigd. Log in om verder te gaan.",
}


def dien_in(soort: str, form: BasisForm, doe: Callable[[], str], **meer: Any) -> None:
    """File it and let this browser see the receipt. Of what was filed a moment ago that is the
    first one; only the browser that filed it, or its owner, is told so (`al`). In any other
    (`elders`) the receipt looks like a new one: nobody learns what came from an address.
    """
    vorige = onthouden(soort) or {}
    try:
        nummer, al = doe(), False
    except AlGedaan as eerder:
        nummer, al = eerder.uitkomst, True
    eigen = bool(ik()) or (vorige.get("nummer") == nummer and not vorige.get("elders"))
    onthoud(soort, nummer, form, al=al and eigen, elders=al and not eigen, **meer)


def onthoud(soort: str, nummer: str, form: BasisForm, **meer: Any) -> None:
    """Let this browser see the receipt of what it filed, and mend the address that was typed."""
    afzender = {v.naam: form[v.naam].data or "" for v in (EMAIL, *AFZENDER) if v.naam in form}
    if len("".join(afzender.values())) > COOKIE_MAX:
        afzender = {EMAIL.naam: afzender[EMAIL.naam]}
    session[f"ontvangen_{soort}"] = {"nummer": nummer, "afzender": afzender, **meer}


def onthouden(soort: str) -> dict[str, Any] | None:
    """Return what this browser filed last, or None."""
    bon: dict[str, Any] | None = session.get(f"ontvangen_{soort}")
    return bon


def verhuisd(soort: str, bon: dict[str, Any]) -> bool:
    """Tell whether what was filed here belongs to another address by now, as an adviseur saw that
    the typed one was wrong. In a browser that did not file it (`elders`) nobody learns of that.
    """
    getypt = bon["afzender"].get(EMAIL.naam)
    zaak = BONNEN[soort].model.met_nummer(bon["nummer"])
    if zaak is None or not getypt or bon.get("elders"):
        return False
    return zaak.inbrenger.email != mailadres(getypt)


@bp.route(f"{EEN}/wijzig", methods=["GET", "POST"])
@openbaar
def wijzig(soort: str) -> ResponseReturnValue:
    """Ask for the right address, and send the mail there."""
    bon = onthouden(soort)
    if not (bon and bon["afzender"]):
        return door(url_for(BONNEN[soort].formulier))
    form = afzenderform(concept=not bon.get("ingediend", True))(data=bon["afzender"])
    if not in_orde(form):
        kruimels = [(bon["nummer"], url_for(BONNEN[soort].pagina))]
        return toon_formulier(form, "E-mailadres wijzigen", "Stuur de mail", kruimels)
    # What another browser filed is not this one's to move.
    elders = bon.get("elders", False)
    zaak = _zaak(soort, bon)
    uitkomst = stap.TE_VAAK if elders else stap.wijzig_adres(zaak, verzoek(form))
    if uitkomst == stap.VERSTUURD:
        onthoud(soort, bon["nummer"], form, **{n: bon[n] for n in BEWAARD if n in bon})
    return klaar(url_for(BONNEN[soort].pagina), MELDING[uitkomst])


@bp.post(f"{EEN}/opnieuw")
@openbaar
def opnieuw(soort: str) -> ResponseReturnValue:
    """Send the mail once more."""
    bon = onthouden(soort)
    if not (bon and bon["afzender"]):
        return redirect(url_for(BONNEN[soort].formulier), 303)
    uitkomst = stap.stuur_opnieuw(_zaak(soort, bon), verzoek(KnopForm()))
    return klaar(url_for(BONNEN[soort].pagina), MELDING[uitkomst])


def _zaak(soort: str, bon: dict[str, Any]) -> Dilemma | Signaal | None:
    """Return what was filed, or None when whoever has the address had it removed."""
    return BONNEN[soort].model.met_nummer(bon["nummer"])
