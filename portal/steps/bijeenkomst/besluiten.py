"""A decision on its way: concept, vastgesteld, vrijgegeven. Only a released one is seen outside the
CCV and mailed.

Two screens do these, each with a mark of its own: the dilemma's page (`beraad`) and the meeting
screen (`vergaderbesluiten`).
"""

from collections.abc import Mapping
from typing import Any

from portal import engine, meldingen
from portal.daden import Logt
from portal.daden.logt import noteer
from portal.engine import Verzoek
from portal.models import Agendapunt, Behandeling, Besluit, Bijeenkomst, Dilemma
from portal.queries.stand import stand
from portal.vocabulary import BesluitStatus, Voorval

WEG = "besluit verwijderd"
VOLGENDE = {
    BesluitStatus.CONCEPT: BesluitStatus.VASTGESTELD,
    BesluitStatus.VASTGESTELD: BesluitStatus.VRIJGEGEVEN,
}


def logt(voorval: Voorval, wat: str) -> Logt:
    """Log on the dilemma that is decided about, and round the meeting that decided."""

    def schrijf(besluit: Besluit, verzoek: Verzoek, gegevens: Mapping[str, Any]) -> None:
        in_woorden = wat.format(status=besluit.status.value)
        gegevens = {"stand": stand(besluit, weg=wat == WEG), **gegevens}
        if besluit.dilemma_id:
            dilemma = Dilemma.get_by_id(besluit.dilemma_id)
            engine.meld(dilemma, voorval, verzoek, wat=in_woorden, **gegevens)
        if besluit.bijeenkomst:
            noteer(besluit.bijeenkomst, verzoek, wat=in_woorden, **gegevens)

    return Logt(voorval, schrijf, wat)


VASTGELEGD = logt(Voorval.BESLUIT, "besluit vastgelegd")
GEWIJZIGD = logt(Voorval.BESLUIT, "besluit gewijzigd")
VERDER = logt(Voorval.BESLUIT_STATUS, "besluit {status}")
TERUG = logt(Voorval.BESLUIT_STATUS, "besluit weer concept")
VERWIJDERD = logt(Voorval.BESLUIT, WEG)


def leg_vast(
    verzoek: Verzoek,
    *,
    dilemma: Dilemma | None = None,
    punt: Agendapunt | None = None,
    bijeenkomst: Bijeenkomst | None = None,
) -> Besluit:
    """Record a decision (`invoer`: tekst) as a concept."""
    return Besluit.create(
        dilemma=dilemma,
        punt=punt,
        bijeenkomst=bijeenkomst,
        tekst=verzoek.invoer["tekst"],
        gemaakt_op=verzoek.nu,
    )


def wijzig(besluit: Besluit, verzoek: Verzoek, **anders: Any) -> None:
    """Change the words (`invoer`: tekst) of a concept; `anders` are other columns that go along."""
    besluit.tekst = verzoek.invoer["tekst"]
    for naam, waarde in anders.items():
        setattr(besluit, naam, waarde)
    besluit.save()


def breng_verder(besluit: Besluit, verzoek: Verzoek) -> dict[str, str]:
    """Take a decision one step on, to vastgesteld or vrijgegeven; then the members hear."""
    besluit.status = VOLGENDE[besluit.status]
    if besluit.status is BesluitStatus.VRIJGEGEVEN:
        besluit.vrijgegeven_op = verzoek.nu
        meldingen.meld("besluit", besluit, verzoek)
    besluit.save()
    return {"status": besluit.status.value}


def neem_terug(besluit: Besluit, verzoek: Verzoek) -> dict[str, str]:
    """Make a concept again of what was vastgesteld, not of what was released (`invoer`: reden)."""
    besluit.status = BesluitStatus.CONCEPT
    besluit.save()
    return {"status": besluit.status.value, "reden": verzoek.invoer["reden"]}


def punt_van(bijeenkomst: Bijeenkomst | None, dilemma: Dilemma) -> Agendapunt | None:
    """Return the item with which a meeting treated a dilemma, or its bundel."""
    if bijeenkomst is None:
        return None
    met_dilemma = Behandeling.select(Behandeling.id).where(Behandeling.dilemma.in_(dilemma.samen()))
    return bijeenkomst.punten.where(Agendapunt.behandeling.in_(met_dilemma)).get_or_none()
