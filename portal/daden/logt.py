"""What a deed logs, and on what: the last thing the mark sees to.

Whatever a deed returns as a dict is kept with its event; `wat` in it replaces the words declared.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from portal import audit
from portal.daden.belet import LEVEND, houd_tegen, van_bijeenkomst
from portal.daden.zaken import zaak_van
from portal.engine import Verzoek, bundelgenoten, meld
from portal.models import BaseModel, Bijeenkomst, Dilemma, Gebeurtenis
from portal.policy.grond import dilemma_van
from portal.vocabulary import Voorval

# What happens many times an hour, such as notes that keep themselves, is told once in this time.
LOGTUSSENTIJD = timedelta(minutes=15)

Schrijf = Callable[[Any, Verzoek, Mapping[str, Any]], None]


@dataclass(frozen=True)
class Logt:
    """The kind of event, its words where it has any, and what writes it."""

    voorval: Voorval
    schrijf: Schrijf
    wat: str = ""


def bij_dilemma(voorval: Voorval, *, samen: bool = False) -> Logt:
    """Log on the dilemma of a row, with `samen` on all of its bundel; screens are stale then."""

    def schrijf(rij: Any, verzoek: Verzoek, gegevens: Mapping[str, Any]) -> None:
        dilemma = Dilemma.get_by_id(dilemma_van(rij).id)
        for lid in bundelgenoten(dilemma) if samen else [dilemma]:
            meld(lid, voorval, verzoek, **gegevens)

    return Logt(voorval, schrijf)


def bij_agenda(wat: str = "") -> Logt:
    """Log a change of a meeting that makes the screens stale that show its agenda."""

    def schrijf(rij: Any, verzoek: Verzoek, gegevens: Mapping[str, Any]) -> None:
        b = van_bijeenkomst(rij)
        b.versie += 1
        Bijeenkomst.update(versie=b.versie).where(Bijeenkomst.id == b.id).execute()
        noteer(b, verzoek, **{"wat": wat, **gegevens})

    return Logt(Voorval.BIJEENKOMST, schrijf, wat)


def bij_bijeenkomst(wat: str = "") -> Logt:
    """Log what happened round a meeting; no screen that others work on changes by it."""

    def schrijf(rij: Any, verzoek: Verzoek, gegevens: Mapping[str, Any]) -> None:
        noteer(van_bijeenkomst(rij), verzoek, **{"wat": wat, **gegevens})

    return Logt(Voorval.BIJEENKOMST, schrijf, wat)


def soms(wat: str) -> Logt:
    """Log round a meeting what happens many times an hour, once in a while per person."""

    def schrijf(rij: Any, verzoek: Verzoek, _: Mapping[str, Any]) -> None:
        b = van_bijeenkomst(rij)
        onlangs = Gebeurtenis.select().where(
            Gebeurtenis.onderwerp == b.onderwerp,
            Gebeurtenis.wie == verzoek.actor,
            Gebeurtenis.op > verzoek.nu - LOGTUSSENTIJD,
        )
        if not any(g.gegevens.get("wat") == wat for g in onlangs):
            noteer(b, verzoek, wat=wat)

    return Logt(Voorval.BIJEENKOMST, schrijf, wat)


def onder(
    voorval: Voorval, wat: str = "", van_zaak: Callable[[Any], dict[str, Any]] | None = None
) -> Logt:
    """Log under the heading of the thing itself, with what `van_zaak` takes from it."""

    def schrijf(rij: Any, verzoek: Verzoek, gegevens: Mapping[str, Any]) -> None:
        zaak = zaak_van(rij)
        eigen = ({"wat": wat} if wat else {}) | (van_zaak(zaak) if van_zaak else {})
        leg_vast(voorval, zaak, verzoek, getattr(zaak, "versie", 0), **{**eigen, **gegevens})

    return Logt(voorval, schrijf, wat)


def zelf(voorval: Voorval) -> Logt:
    """Say what the deed itself logs, as it does so more than once or shares it with others."""
    return Logt(voorval, lambda rij, verzoek, gegevens: None)


def leg_vast(
    voorval: Voorval, zaak: BaseModel, verzoek: Verzoek, versie: int = 0, **gegevens: Any
) -> None:
    """Append an event about a thing that is no dilemma."""
    audit.leg_vast(
        voorval,
        wie=verzoek.actor,
        op=verzoek.nu,
        onderwerp=zaak.onderwerp,
        versie=versie,
        gegevens=gegevens,
    )


def noteer(bijeenkomst: Bijeenkomst, verzoek: Verzoek, **gegevens: Any) -> None:
    """Append an event about a meeting. The last to say that one that was called off stays as it is:
    a besluit of the Beraad names a meeting that its own row is no part of yet.
    """
    houd_tegen(bijeenkomst, LEVEND)
    leg_vast(Voorval.BIJEENKOMST, bijeenkomst, verzoek, bijeenkomst.versie, **gegevens)
