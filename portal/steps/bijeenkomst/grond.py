"""The ground under a meeting's steps: its log, its order, and what makes a change impossible."""

from collections.abc import Callable, Mapping
from typing import Any

from portal import audit, engine
from portal.engine import NietToegestaan, Verzoek
from portal.models import Agendapunt, Behandeling, Bijeenkomst, Dilemma, Gebeurtenis, Persoon
from portal.queries.bijeenkomst.voorbereiding import onderwerp
from portal.tools.tijd import dag
from portal.vocabulary import PuntSoort, Voorval

LIJST = "/bijeenkomsten"


class AgendaVast(Exception):
    """The agenda is fixed; make it a concept again before changing it."""

    def __init__(self, bijeenkomst: Bijeenkomst):
        super().__init__(pagina(bijeenkomst))
        self.bijeenkomst = bijeenkomst


class Afgezegd(Exception):
    """The meeting was called off: nothing of it changes any more."""

    def __init__(self, bijeenkomst: Bijeenkomst):
        super().__init__(pagina(bijeenkomst))
        self.bijeenkomst = bijeenkomst


class AgendaVerouderd(Exception):
    """The screen is older than the agenda; `sindsdien` is what happened to the meeting in
    between.
    """

    def __init__(self, bijeenkomst: Bijeenkomst, versie: int):
        super().__init__(pagina(bijeenkomst))
        self.bijeenkomst = bijeenkomst
        self.sindsdien = list(
            Gebeurtenis.select(Gebeurtenis, Persoon)
            .join(Persoon)
            .where(Gebeurtenis.onderwerp == onderwerp(bijeenkomst), Gebeurtenis.versie > versie)
            .order_by(Gebeurtenis.id)
        )


def pagina(bijeenkomst: Bijeenkomst) -> str:
    """Return the address of a meeting's page."""
    return f"{LIJST}/{bijeenkomst.id}"


def leg_vast(bijeenkomst: Bijeenkomst, verzoek: Verzoek, wat: str) -> None:
    """Log a change of the meeting and make the screens that show it stale. Raises Afgezegd when
    there is none left.
    """
    bijeenkomst.versie += 1
    Bijeenkomst.update(versie=bijeenkomst.versie).where(Bijeenkomst.id == bijeenkomst.id).execute()
    noteer(bijeenkomst, verzoek, wat)


def noteer(bijeenkomst: Bijeenkomst, verzoek: Verzoek, wat: str, **gegevens: Any) -> None:
    """Log what happened round a meeting and changes no screen that others work on. Raises
    Afgezegd.
    """
    if bijeenkomst.afgezegd_op:
        raise Afgezegd(bijeenkomst)
    audit.leg_vast(
        Voorval.BIJEENKOMST,
        wie=verzoek.actor,
        op=verzoek.nu,
        onderwerp=onderwerp(bijeenkomst),
        versie=bijeenkomst.versie,
        gegevens={"wat": wat, **gegevens},
    )


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


def bewerk(
    bijeenkomst: Bijeenkomst, verzoek: Verzoek, wat: str, doe: Callable[[Bijeenkomst], None]
) -> str:
    """Run and log a change on an agenda that is not fixed, unless it changed since the screen was
    made.
    """

    def binnen() -> str:
        alleen_adviseur(verzoek)
        actueel = concept(bijeenkomst)
        controleer_versie(actueel, verzoek)
        doe(actueel)
        leg_vast(actueel, verzoek, wat)
        return pagina(actueel)

    return engine.eenmaal(verzoek, binnen)


def concept(bijeenkomst: Bijeenkomst) -> Bijeenkomst:
    """Return the meeting as it is now; raise Afgezegd once it was called off, AgendaVast once its
    agenda is fixed.
    """
    actueel = Bijeenkomst.get_by_id(bijeenkomst.id)
    if actueel.afgezegd_op:
        raise Afgezegd(actueel)
    if actueel.vastgesteld_op:
        raise AgendaVast(actueel)
    return actueel


def controleer_versie(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Raise AgendaVerouderd when the screen showed another version (None: a caller without a
    screen).
    """
    if verzoek.versie not in (None, bijeenkomst.versie):
        raise AgendaVerouderd(bijeenkomst, verzoek.versie)


def alleen_adviseur(verzoek: Verzoek) -> None:
    """Raise NietToegestaan for anyone else."""
    if not verzoek.actor.is_adviseur:
        raise NietToegestaan("bijeenkomst")


def gekozen(namen: tuple[str, ...], invoer: Mapping[str, Any]) -> dict[str, Any]:
    """Return the part of the input with these names, as far as it is there."""
    return {naam: invoer[naam] for naam in namen if naam in invoer}


def dag_van(bijeenkomst: Bijeenkomst) -> str:
    """Return the day of a meeting as logs and mails keep it."""
    return dag(bijeenkomst.begint).isoformat()
