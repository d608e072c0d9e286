"""Meetings: plan, fill the agenda, fix it, and record what each item came to."""

from collections.abc import Callable, Mapping
from typing import Any
from zlib import crc32

from portal import engine, outbox
from portal.engine import NietToegestaan, Verzoek
from portal.models import Agendapunt, Behandeling, Bijeenkomst, Gremium
from portal.queries.gremia import zittende_leden
from portal.steps import agenda
from portal.steps.agenda import AgendaVast, AgendaVerouderd, pagina
from portal.tijd import dag
from portal.vocabulary import Doel, GremiumSoort, PuntSoort, Uitslag, Voorval

BIJEENKOMSTVELDEN = ("titel", "begint", "minuten", "plaats", "voorzitter")
PUNTVELDEN = ("titel", "minuten", "inleider", "doel")


def plan(gremium: Gremium, verzoek: Verzoek) -> str:
    """Plan a meeting (`invoer`: BIJEENKOMSTVELDEN) with an opening and a close; return its page."""

    def doe() -> str:
        _alleen_adviseur(verzoek)
        if gremium.gesloten_op:
            raise NietToegestaan(gremium.naam)
        bijeenkomst = Bijeenkomst.create(gremium=gremium, **_gekozen(BIJEENKOMSTVELDEN, verzoek.invoer))
        for soort in (PuntSoort.OPENING, PuntSoort.RONDVRAAG):
            agenda.voeg_toe(bijeenkomst, soort=soort, titel=soort.label, minuten=10, doel=Doel.INFORMATIE)
        agenda.leg_vast(bijeenkomst, verzoek, "gepland")
        return pagina(bijeenkomst)

    return engine.eenmaal(verzoek, doe)


def wijzig(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> str:
    """Change when, where or who chairs; return the page."""

    def doe(actueel: Bijeenkomst) -> None:
        was = dag(actueel.begint)
        for naam, waarde in _gekozen(BIJEENKOMSTVELDEN, verzoek.invoer).items():
            setattr(actueel, naam, waarde)
        actueel.save()
        if dag(actueel.begint) != was:
            agenda.meld(agenda.lopend(actueel), Voorval.GEAGENDEERD, verzoek, bijeenkomst=_dag(actueel))

    return _bewerk(bijeenkomst, verzoek, "dag, tijd, plaats of voorzitter gewijzigd", doe)


def zeg_af(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> str:
    """Call off a meeting that has no fixed agenda and no results; return the page with all meetings."""

    def doe(actueel: Bijeenkomst) -> None:
        if actueel.punten.where(Agendapunt.uitslag.is_null(False)).exists():
            raise NietToegestaan(pagina(actueel))
        dilemmas = agenda.lopend(actueel)
        actueel.delete_instance()
        agenda.meld(dilemmas, Voorval.VAN_AGENDA, verzoek)

    _bewerk(bijeenkomst, verzoek, "afgezegd", doe)
    return agenda.LIJST


def voeg_dilemma_toe(bijeenkomst: Bijeenkomst, behandeling: Behandeling, verzoek: Verzoek) -> str:
    """Put a dilemma that runs at this gremium on the agenda, before the close; return the page."""

    def doe(actueel: Bijeenkomst) -> None:
        loopt = Behandeling.get_by_id(behandeling.id)
        if loopt.gremium_id != actueel.gremium_id or not loopt.loopt:
            raise NietToegestaan(pagina(actueel))
        if loopt.dilemma_id in {lid.id for d in agenda.lopend(actueel) for lid in engine.bundelgenoten(d)}:
            return
        agenda.voeg_toe(
            actueel, soort=PuntSoort.DILEMMA, titel=loopt.titel or loopt.dilemma.nummer, minuten=30,
            doel=_gewoon_doel(actueel.gremium), behandeling=loopt,
        )
        agenda.meld([loopt.dilemma], Voorval.GEAGENDEERD, verzoek, bijeenkomst=_dag(actueel))

    return _bewerk(bijeenkomst, verzoek, "dilemma op de agenda gezet", doe)


def _gewoon_doel(gremium: Gremium) -> Doel:
    return Doel.BESLUIT if gremium.soort is GremiumSoort.BERAAD else Doel.BESPREKING


def voeg_punt_toe(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> str:
    """Put another item on the agenda (`invoer`: soort and PUNTVELDEN); return the page."""

    def doe(actueel: Bijeenkomst) -> None:
        agenda.voeg_toe(actueel, soort=verzoek.invoer["soort"], **_gekozen(PUNTVELDEN, verzoek.invoer))

    return _bewerk(bijeenkomst, verzoek, "punt toegevoegd", doe)


def wijzig_punt(punt: Agendapunt, verzoek: Verzoek) -> str:
    """Change title, minutes, presenter or purpose of an item; return the meeting's page."""

    def doe(actueel: Bijeenkomst) -> None:
        Agendapunt.update(**_gekozen(PUNTVELDEN, verzoek.invoer)).where(Agendapunt.id == punt.id).execute()

    return _bewerk(punt.bijeenkomst, verzoek, "punt gewijzigd", doe)


def verdeel_tijd(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> str:
    """Set the minutes of several items (`invoer["minuten"]`: id of the item -> minutes); return the page."""

    def doe(actueel: Bijeenkomst) -> None:
        for id_, minuten in verzoek.invoer["minuten"].items():
            van_deze = (Agendapunt.id == id_) & (Agendapunt.bijeenkomst == actueel)
            Agendapunt.update(minuten=minuten).where(van_deze).execute()

    return _bewerk(bijeenkomst, verzoek, "tijden gewijzigd", doe)


def haal_weg(punt: Agendapunt, verzoek: Verzoek) -> str:
    """Take an item without a result off the agenda; return the meeting's page."""

    def doe(actueel: Bijeenkomst) -> None:
        if punt.uitslag:
            raise NietToegestaan(pagina(actueel))
        eigen = punt.behandeling.dilemma_id if punt.behandeling_id else None
        dilemmas = [d for d in agenda.lopend(actueel) if d.id == eigen]
        Agendapunt.delete().where(Agendapunt.id == punt.id).execute()
        agenda.meld(dilemmas, Voorval.VAN_AGENDA, verzoek)

    return _bewerk(punt.bijeenkomst, verzoek, "punt van de agenda gehaald", doe)


def verschuif(punt: Agendapunt, richting: int, verzoek: Verzoek) -> str:
    """Move an item one place up (-1) or down (1); return the meeting's page."""

    def doe(actueel: Bijeenkomst) -> None:
        punten = agenda.op_volgorde(actueel)
        oud = [p.id for p in punten].index(punt.id)
        nieuw = min(max(oud + richting, 0), len(punten) - 1)
        punten.insert(nieuw, punten.pop(oud))
        agenda.nummer(punten)

    return _bewerk(punt.bijeenkomst, verzoek, "volgorde gewijzigd", doe)


def stel_vast(bijeenkomst: Bijeenkomst, verzoek: Verzoek, *, vast: bool) -> str:
    """Fix the agenda, so that the members see it and hear of it, or open it again; return the page."""

    def doe() -> str:
        _alleen_adviseur(verzoek)
        actueel = Bijeenkomst.get_by_id(bijeenkomst.id)
        if bool(actueel.vastgesteld_op) is vast:
            return pagina(actueel)
        _controleer_versie(actueel, verzoek)
        actueel.vastgesteld_op = verzoek.nu if vast else None
        actueel.save()
        agenda.leg_vast(actueel, verzoek, "agenda vastgesteld" if vast else "agenda weer concept")
        if vast:
            _mail_leden(actueel, verzoek)
        return pagina(actueel)

    return engine.eenmaal(verzoek, doe)


def _mail_leden(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    for persoon in zittende_leden(bijeenkomst.gremium, dag(verzoek.nu)):
        if persoon.id != verzoek.actor.id:
            outbox.plaats("bijeenkomst", persoon, verzoek.nu, pad=pagina(bijeenkomst), dag=_dag(bijeenkomst))


def stempel(punt: Agendapunt) -> int:
    """Return the version of an item's result: a checksum, so that two people can record different items."""
    return crc32(f"{punt.uitslag or ''} {punt.verslag}".encode())


def leg_resultaat_vast(punt: Agendapunt, verzoek: Verzoek) -> str:
    """Record what the meeting made of an item (`invoer`: verslag, uitslag); return the meeting's page.

    `verzoek.versie` is the `stempel` that the screen showed, or None.
    """

    def doe() -> str:
        _alleen_adviseur(verzoek)
        actueel = Agendapunt.get_by_id(punt.id)
        if verzoek.versie not in (None, stempel(actueel)):
            raise AgendaVerouderd(actueel.bijeenkomst, actueel.bijeenkomst.versie)
        was, actueel.uitslag = actueel.uitslag, Uitslag(verzoek.invoer["uitslag"])
        actueel.verslag = verzoek.invoer["verslag"]
        actueel.save()
        if actueel.behandeling_id and actueel.uitslag is not was:
            dilemma = actueel.behandeling.dilemma
            agenda.meld([dilemma], Voorval.BESPROKEN, verzoek, uitslag=actueel.uitslag.value)
        agenda.leg_vast(actueel.bijeenkomst, verzoek, "resultaat vastgelegd")
        return pagina(actueel.bijeenkomst)

    return engine.eenmaal(verzoek, doe)


def _bewerk(bijeenkomst: Bijeenkomst, verzoek: Verzoek, wat: str, doe: Callable[[Bijeenkomst], None]) -> str:
    """Run and log a change on an agenda that is not fixed, unless it changed since the screen was made."""

    def binnen() -> str:
        _alleen_adviseur(verzoek)
        actueel = Bijeenkomst.get_by_id(bijeenkomst.id)
        if actueel.vastgesteld_op:
            raise AgendaVast(actueel)
        _controleer_versie(actueel, verzoek)
        doe(actueel)
        agenda.leg_vast(actueel, verzoek, wat)
        return pagina(actueel)

    return engine.eenmaal(verzoek, binnen)


def _controleer_versie(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Raise AgendaVerouderd when the screen showed another version (None: a caller without a screen)."""
    if verzoek.versie not in (None, bijeenkomst.versie):
        raise AgendaVerouderd(bijeenkomst, verzoek.versie)


def _alleen_adviseur(verzoek: Verzoek) -> None:
    if not verzoek.actor.is_adviseur:
        raise NietToegestaan("bijeenkomst")


def _gekozen(namen: tuple[str, ...], invoer: Mapping[str, Any]) -> dict[str, Any]:
    return {naam: invoer[naam] for naam in namen if naam in invoer}


def _dag(bijeenkomst: Bijeenkomst) -> str:
    return dag(bijeenkomst.begint).isoformat()
