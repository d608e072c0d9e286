"""Complete and valid input for any transition, derived from the kinds of its fields."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from portal import policy
from portal.models import Behandeling, Dilemma, Gremium, Persoon
from portal.tools.tijd import dag
from portal.velden import Soort, Veld
from portal.workflow import Overgang
from tests.hulp.wereld import NU

OVER_DRIE_WEKEN = dag(NU) + timedelta(days=21)


def geldige_invoer(overgang: Overgang, dilemma: Dilemma, **anders: Any) -> dict[str, Any]:
    """Return what a complete form of `overgang` would give the engine; `anders` replaces or adds
    values.
    """
    return {veld.naam: _waarde(veld, overgang, dilemma) for veld in overgang.velden} | anders


def waardoor_verplicht(overgang: Overgang, veld: Veld) -> dict[str, Any]:
    """Return the choices in other fields of the form that make this field required."""
    per_naam = {ander.naam: ander for ander in overgang.velden}
    if veld.bij:
        return {veld.bij: [str(_iemand().id)]}
    if not veld.als or veld.als[0] not in per_naam:
        return {}
    naam, waarde = veld.als
    return {naam: waarde} | waardoor_verplicht(overgang, per_naam[naam])


def _waarde(veld: Veld, overgang: Overgang, dilemma: Dilemma) -> Any:
    match veld.soort:
        case Soort.REGEL | Soort.TEKST:
            return f"{veld.label}: een zin."
        case Soort.DATUM:
            return OVER_DRIE_WEKEN
        case Soort.VINK:
            return True
        case Soort.KEUZE:
            return _keuze(veld, overgang, dilemma)
        case Soort.MEERKEUZE:
            return [next(iter(veld.woorden)).value] if veld.woorden else []
        case Soort.ACTIES:
            return [
                {
                    "wat": "Maak een afspraak.",
                    "eigenaar": str(_iemand().id),
                    "termijn": OVER_DRIE_WEKEN,
                }
            ]


def _keuze(veld: Veld, overgang: Overgang, dilemma: Dilemma) -> str:
    """Return the first choice that a form would offer."""
    if veld.woorden:
        return next(iter(veld.woorden)).value
    match veld.naam:
        case "naar":
            return overgang.kan_naar(dilemma.status)[0].value
        case "gremium":
            hier = dilemma.behandelingen.where(Behandeling.geeindigd_op.is_null())
            elders = Gremium.id.not_in([b.gremium_id for b in hier])
            return str(Gremium.lopende_werkgroepen().where(elders).get().id)
        case "bestaande_opbrengst" | "vervangt":
            return ""
        case "besluit":
            vrij = policy.vrijgegeven_besluiten(dilemma).first()
            return str(vrij.id) if vrij else ""
        case _:
            return str(_iemand().id)


def _iemand() -> Persoon:
    """Return somebody who can own an action or lead a werkgroep."""
    return Persoon.met_email("bestuurder@test.example")


def als_formulier(invoer: Mapping[str, Any]) -> dict[str, Any]:
    """Return the same input as a browser would post it: rows flattened, ticks as 'y', days in ISO
    form.
    """
    plat: dict[str, Any] = {}
    for naam, waarde in invoer.items():
        if isinstance(waarde, list) and waarde and isinstance(waarde[0], Mapping):
            rijen = (
                (f"{naam}-{i}-{sub}", w) for i, rij in enumerate(waarde) for sub, w in rij.items()
            )
            plat |= {sleutel: _als_tekst(w) for sleutel, w in rijen}
        elif waarde is not False:
            plat[naam] = _als_tekst(waarde)
    return plat


def _als_tekst(waarde: Any) -> Any:
    if isinstance(waarde, date):
        return waarde.isoformat()
    return "y" if waarde is True else waarde
