"""From the words of a story to the fields of the forms."""

from typing import Any

from portal.demo.verhalen import Verhaal
from portal.demo.wereld import Wereld
from portal.velden.intake import INTAKE
from portal.workflow import OVERGANG


def intake(d: Verhaal) -> dict[str, Any]:
    """Return the intake fields of a story; what it leaves out stays as an empty form has it."""
    return {veld.naam: d[veld.naam] for veld in INTAKE if veld.naam in d}


def overgang(w: Wereld, stap: Verhaal) -> dict[str, Any]:
    """Return what the table records for this step: only fields that the transition has."""
    namen = {veld.naam for veld in OVERGANG[stap["overgang"]].velden}
    geleerd = stap.get("opbrengst", {}).items()
    opbrengst = {k if k == "openbaarheid" else f"opbrengst_{k}": waarde for k, waarde in geleerd}
    gegevens = {**stap, **opbrengst, **_verwijzingen(w, stap)}
    extra = {"kern"} if stap["overgang"] == "voorleggen" else set()
    gekozen = {naam: waarde for naam, waarde in gegevens.items() if naam in namen | extra}
    return {**gekozen, "anoniem": True} if "anoniem" in namen else gekozen


def _verwijzingen(w: Wereld, stap: Verhaal) -> dict[str, Any]:
    """Return keys of the story as the ids and dates that the steps want."""
    gegevens: dict[str, Any] = {}
    if "gremium" in stap:
        gegevens["gremium"] = str(w.gremia[stap["gremium"]].id)
    if "volgende_bijeenkomst" in stap:
        volgende = next(
            b for b in w.verhalen["bijeenkomsten"] if b["key"] == stap["volgende_bijeenkomst"]
        )
        gegevens["volgende_datum"] = volgende["begint"].date()
    if "acties" in stap:
        gegevens["acties"] = [
            {"wat": a["wat"], "eigenaar": w.personen[a["wie"]].id, "termijn": a["termijn"]}
            for a in stap["acties"]
        ]
    return gegevens
