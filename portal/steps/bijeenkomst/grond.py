"""The ground under a meeting's steps: the order of its items and tables, and its dilemmas."""

from collections.abc import Mapping
from typing import Any

from portal import engine
from portal.engine import Verzoek
from portal.models import Agendapunt, Behandeling, Bijeenkomst, Dilemma, Gesprekstafel
from portal.tools.tijd import dag
from portal.vocabulary import PuntSoort, Voorval

Rij = Agendapunt | Gesprekstafel


def meld(dilemmas: list[Dilemma], soort: Voorval, verzoek: Verzoek, **gegevens: str) -> None:
    """Log on each dilemma, and on those it is treated together with."""
    for dilemma in dilemmas:
        for lid in engine.bundelgenoten(Dilemma.get_by_id(dilemma.id)):
            engine.meld(lid, soort, verzoek, **gegevens)


def lopend(bijeenkomst: Bijeenkomst) -> list[Dilemma]:
    """Return the dilemmas on the agenda that are still with the gremium."""
    return list(
        Dilemma.select()
        .join(Behandeling)
        .join(Agendapunt)
        .where(Agendapunt.bijeenkomst == bijeenkomst, Behandeling.geeindigd_op.is_null())
    )


def voeg_toe(bijeenkomst: Bijeenkomst, **waarden: Any) -> None:
    """Add an item at the end; a closing round stays last unless somebody moved it elsewhere."""
    punten = bijeenkomst.op_rij()
    nieuw = Agendapunt.create(bijeenkomst=bijeenkomst, volgorde=len(punten) + 1, **waarden)
    sluit_af = bool(punten) and punten[-1].soort is PuntSoort.RONDVRAAG
    punten.insert(len(punten) - sluit_af, nieuw)
    nummer(punten)


def verschuif(rijen: list[Any], rij: Rij, richting: int) -> None:
    """Move one of the rows a place up (-1) or down (1), as far as there is one, and store it."""
    oud = [r.id for r in rijen].index(rij.id)
    nieuw = min(max(oud + richting, 0), len(rijen) - 1)
    rijen.insert(nieuw, rijen.pop(oud))
    nummer(rijen)


def nummer(rijen: list[Any]) -> None:
    """Store this order."""
    for volgorde, rij in enumerate(rijen, 1):
        type(rij).update(volgorde=volgorde).where(type(rij).id == rij.id).execute()


def gekozen(namen: tuple[str, ...], invoer: Mapping[str, Any]) -> dict[str, Any]:
    """Return the part of the input with these names, as far as it is there."""
    return {naam: invoer[naam] for naam in namen if naam in invoer}


def dag_van(bijeenkomst: Bijeenkomst) -> str:
    """Return the day of a meeting as logs and mails keep it."""
    return dag(bijeenkomst.begint).isoformat()
