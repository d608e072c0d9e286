"""Decisions as the meeting screen makes them: of any gremium, on any item."""

from functools import partial
from operator import attrgetter

from portal.daden import LEVEND, daad, zelfde
from portal.engine import Verzoek
from portal.models import Agendapunt, Besluit
from portal.policy import besluiteisen, mogen
from portal.queries import versies
from portal.steps.bijeenkomst import besluiten
from portal.tools import adressen
from portal.vocabulary import BesluitStatus

_op_scherm = partial(
    daad,
    mogen.regelen,
    belet=LEVEND,
    zaak=attrgetter("bijeenkomst"),
    naar=lambda rij: adressen.bijeenkomst(rij.bijeenkomst_id),
)
_met_concept = besluiteisen.kan_besluiten(BesluitStatus.CONCEPT)


@_op_scherm(
    eist=besluiteisen.te_besluiten,
    herhaald=zelfde(Besluit, "gemaakt_op", bij="punt", tekst="tekst"),
    logt=besluiten.VASTGELEGD,
)
def leg_vast(punt: Agendapunt, verzoek: Verzoek) -> Besluit:
    """Record what was decided on an item (`invoer`: tekst) as a concept."""
    dilemma = punt.dilemma
    return besluiten.leg_vast(verzoek, dilemma=dilemma, punt=punt, bijeenkomst=punt.bijeenkomst)


@_op_scherm(vers=versies.BESLUIT, eist=_met_concept, logt=besluiten.GEWIJZIGD)
def wijzig(besluit: Besluit, verzoek: Verzoek) -> None:
    """Change the words (`invoer`: tekst) of a concept."""
    besluiten.wijzig(besluit, verzoek)


@_op_scherm(
    vers=versies.BESLUIT,
    eist=besluiteisen.kan_besluiten(*besluiten.VOLGENDE),
    logt=besluiten.VERDER,
)
def breng_verder(besluit: Besluit, verzoek: Verzoek) -> dict[str, str]:
    """Take a decision one step on, to vastgesteld or vrijgegeven; then the members hear."""
    return besluiten.breng_verder(besluit, verzoek)


@_op_scherm(
    vers=versies.BESLUIT,
    eist=besluiteisen.kan_besluiten(BesluitStatus.VASTGESTELD),
    logt=besluiten.TERUG,
)
def neem_terug(besluit: Besluit, verzoek: Verzoek) -> dict[str, str]:
    """Make a concept again of what was vastgesteld (`invoer`: reden)."""
    return besluiten.neem_terug(besluit, verzoek)


@_op_scherm(vers=versies.BESLUIT, eist=besluiteisen.besluit_is_concept, logt=besluiten.VERWIJDERD)
def haal_weg(besluit: Besluit, verzoek: Verzoek) -> None:
    """Remove a concept, wherever its dilemma went meanwhile."""
    besluit.delete_instance()


# What can be done with a decision, by the last word of its address.
DOE = {"wijzigen": wijzig, "verder": breng_verder, "terug": neem_terug, "weg": haal_weg}


def doe(besluit: Besluit, wat: str, verzoek: Verzoek) -> str:
    """Do one of DOE with a decision of a meeting; return the meeting's page."""
    return DOE[wat](besluit, verzoek)
