"""The ground under a meeting's steps: its log, its order, and what makes a change impossible."""

from typing import Any

from portal import audit, engine
from portal.engine import Verzoek
from portal.models import Agendapunt, Behandeling, Bijeenkomst, Dilemma, Gebeurtenis, Persoon
from portal.vocabulary import PuntSoort, Voorval

LIJST = "/bijeenkomsten"


class AgendaVast(Exception):
    """The agenda is fixed; make it a concept again before changing it."""

    def __init__(self, bijeenkomst: Bijeenkomst):
        super().__init__(pagina(bijeenkomst))
        self.bijeenkomst = bijeenkomst


class AgendaVerouderd(Exception):
    """The screen is older than the agenda; `sindsdien` is what happened to the meeting in between."""

    def __init__(self, bijeenkomst: Bijeenkomst, versie: int):
        super().__init__(pagina(bijeenkomst))
        self.bijeenkomst = bijeenkomst
        self.sindsdien = list(
            Gebeurtenis.select(Gebeurtenis, Persoon).join(Persoon)
            .where(Gebeurtenis.onderwerp == _onderwerp(bijeenkomst), Gebeurtenis.versie > versie)
            .order_by(Gebeurtenis.id)
        )


def pagina(bijeenkomst: Bijeenkomst) -> str:
    """Return the address of a meeting's page."""
    return f"{LIJST}/{bijeenkomst.id}"


def _onderwerp(bijeenkomst: Bijeenkomst) -> str:
    return f"bijeenkomst {bijeenkomst.id}"


def leg_vast(bijeenkomst: Bijeenkomst, verzoek: Verzoek, wat: str) -> None:
    """Log a change of the meeting and make the screens that show it stale."""
    bijeenkomst.versie += 1
    Bijeenkomst.update(versie=bijeenkomst.versie).where(Bijeenkomst.id == bijeenkomst.id).execute()
    audit.leg_vast(
        Voorval.BIJEENKOMST, wie=verzoek.actor, op=verzoek.nu, onderwerp=_onderwerp(bijeenkomst),
        versie=bijeenkomst.versie, gegevens={"wat": wat},
    )


def meld(dilemmas: list[Dilemma], soort: Voorval, verzoek: Verzoek, **gegevens: str) -> None:
    """Log on each dilemma, and on those it is treated together with."""
    for dilemma in dilemmas:
        for lid in engine.bundelgenoten(Dilemma.get_by_id(dilemma.id)):
            engine.meld(lid, soort, verzoek, **gegevens)


def lopend(bijeenkomst: Bijeenkomst) -> list[Dilemma]:
    """Return the dilemmas on the agenda that are still with the gremium."""
    return list(
        Dilemma.select().join(Behandeling).join(Agendapunt)
        .where(Agendapunt.bijeenkomst == bijeenkomst, Behandeling.geeindigd_op.is_null())
    )


def op_volgorde(bijeenkomst: Bijeenkomst) -> list[Agendapunt]:
    """Return the items, first one first."""
    return list(bijeenkomst.punten.order_by(Agendapunt.volgorde, Agendapunt.id))


def voeg_toe(bijeenkomst: Bijeenkomst, **waarden: Any) -> None:
    """Add an item at the end; a closing round stays last unless somebody moved it elsewhere."""
    punten = op_volgorde(bijeenkomst)
    nieuw = Agendapunt.create(bijeenkomst=bijeenkomst, volgorde=len(punten) + 1, **waarden)
    sluit_af = bool(punten) and punten[-1].soort is PuntSoort.RONDVRAAG
    punten.insert(len(punten) - sluit_af, nieuw)
    nummer(punten)


def nummer(punten: list[Agendapunt]) -> None:
    """Store this order."""
    for volgorde, punt in enumerate(punten, 1):
        Agendapunt.update(volgorde=volgorde).where(Agendapunt.id == punt.id).execute()
