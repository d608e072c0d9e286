"""Meetings: plan, fill the agenda, fix it, and record what each item came to."""

from collections.abc import Callable, Mapping
from typing import Any

from peewee import fn

from portal import audit, engine, outbox
from portal.engine import NietToegestaan, Verzoek
from portal.models import Agendapunt, Behandeling, Bijeenkomst, Dilemma, Gremium
from portal.queries.gremia import zittende_leden
from portal.tijd import dag
from portal.vocabulary import PuntSoort, Voorval

BIJEENKOMSTVELDEN = ("titel", "begint", "minuten", "plaats", "voorzitter")
PUNTVELDEN = ("titel", "minuten", "inleider", "doel")


class AgendaVast(Exception):
    """The agenda is fixed; unfix it before changing it."""


def pagina(bijeenkomst: Bijeenkomst) -> str:
    """Return the address of a meeting's page."""
    return f"/bijeenkomsten/{bijeenkomst.id}"


def plan(gremium: Gremium, verzoek: Verzoek) -> str:
    """Plan a meeting of `gremium` (`invoer`: BIJEENKOMSTVELDEN), with an opening and a close; return its page."""

    def doe() -> str:
        _alleen_adviseur(verzoek)
        bijeenkomst = Bijeenkomst.create(gremium=gremium, **_gekozen(BIJEENKOMSTVELDEN, verzoek.invoer))
        for soort, minuten in ((PuntSoort.OPENING, 10), (PuntSoort.RONDVRAAG, 10)):
            _nieuw_punt(bijeenkomst, soort=soort, titel=soort.label, minuten=minuten)
        _leg_vast(bijeenkomst, verzoek, "gepland")
        return pagina(bijeenkomst)

    return engine.eenmaal(verzoek, doe)


def wijzig(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> str:
    """Change when, where or who chairs; return the page."""

    def doe(actueel: Bijeenkomst) -> None:
        for naam, waarde in _gekozen(BIJEENKOMSTVELDEN, verzoek.invoer).items():
            setattr(actueel, naam, waarde)
        actueel.save()
        _herbereken_alle(actueel, verzoek)

    return _bewerk(bijeenkomst, verzoek, "gewijzigd", doe)


def voeg_dilemma_toe(bijeenkomst: Bijeenkomst, behandeling: Behandeling, verzoek: Verzoek) -> str:
    """Put a dilemma that runs at this gremium on the agenda, before the close; return the page."""

    def doe(actueel: Bijeenkomst) -> None:
        loopt = Behandeling.get_by_id(behandeling.id)
        if loopt.gremium_id != actueel.gremium_id or not loopt.loopt:
            raise NietToegestaan(pagina(actueel))
        if not Agendapunt.select().where(Agendapunt.bijeenkomst == actueel, Agendapunt.behandeling == loopt).exists():
            _nieuw_punt(actueel, soort=PuntSoort.DILEMMA, titel=loopt.titel, minuten=30, behandeling=loopt)
            _meld_bundel(loopt.dilemma, Voorval.GEAGENDEERD, verzoek, bijeenkomst=dag(actueel.begint).isoformat())

    return _bewerk(bijeenkomst, verzoek, "dilemma geagendeerd", doe)


def voeg_punt_toe(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> str:
    """Put another item on the agenda (`invoer`: soort and PUNTVELDEN); return the page."""

    def doe(actueel: Bijeenkomst) -> None:
        _nieuw_punt(actueel, soort=verzoek.invoer["soort"], **_gekozen(PUNTVELDEN, verzoek.invoer))

    return _bewerk(bijeenkomst, verzoek, "punt toegevoegd", doe)


def wijzig_punt(punt: Agendapunt, verzoek: Verzoek) -> str:
    """Change title, minutes, presenter or purpose of an item; return the meeting's page."""

    def doe(actueel: Bijeenkomst) -> None:
        Agendapunt.update(**_gekozen(PUNTVELDEN, verzoek.invoer)).where(Agendapunt.id == punt.id).execute()

    return _bewerk(punt.bijeenkomst, verzoek, "punt gewijzigd", doe)


def haal_weg(punt: Agendapunt, verzoek: Verzoek) -> str:
    """Take an item off the agenda; return the meeting's page."""

    def doe(actueel: Bijeenkomst) -> None:
        Agendapunt.delete().where(Agendapunt.id == punt.id).execute()
        if punt.behandeling_id:
            _meld_bundel(punt.behandeling.dilemma, Voorval.VAN_AGENDA, verzoek)

    return _bewerk(punt.bijeenkomst, verzoek, "punt weggehaald", doe)


def verschuif(punt: Agendapunt, richting: int, verzoek: Verzoek) -> str:
    """Move an item one place up (-1) or down (1); return the meeting's page."""

    def doe(actueel: Bijeenkomst) -> None:
        punten = list(actueel.punten.order_by(Agendapunt.volgorde, Agendapunt.id))
        oud = next(i for i, p in enumerate(punten) if p.id == punt.id)
        nieuw = min(max(oud + richting, 0), len(punten) - 1)
        punten.insert(nieuw, punten.pop(oud))
        _nummer(punten)

    return _bewerk(punt.bijeenkomst, verzoek, "volgorde gewijzigd", doe)


def stel_vast(bijeenkomst: Bijeenkomst, verzoek: Verzoek, *, vast: bool) -> str:
    """Fix the agenda, so that the members see it and hear of it, or open it again; return the page."""

    def doe() -> str:
        _alleen_adviseur(verzoek)
        actueel = Bijeenkomst.get_by_id(bijeenkomst.id)
        actueel.vastgesteld_op = verzoek.nu if vast else None
        actueel.versie += vast
        actueel.save()
        _leg_vast(actueel, verzoek, "vastgesteld" if vast else "weer concept")
        for persoon in zittende_leden(actueel.gremium, dag(verzoek.nu)) if vast else ():
            outbox.plaats("bijeenkomst", persoon, verzoek.nu, pad=pagina(actueel), dag=dag(actueel.begint).isoformat())
        return pagina(actueel)

    return engine.eenmaal(verzoek, doe)


def leg_resultaat_vast(punt: Agendapunt, verzoek: Verzoek) -> str:
    """Record what the meeting made of an item (`invoer`: verslag, uitslag); return the meeting's page."""

    def doe() -> str:
        _alleen_adviseur(verzoek)
        actueel = Agendapunt.get_by_id(punt.id)
        actueel.verslag, actueel.uitslag = verzoek.invoer["verslag"], verzoek.invoer["uitslag"]
        actueel.save()
        if actueel.behandeling_id:
            _meld_bundel(actueel.behandeling.dilemma, Voorval.BESPROKEN, verzoek, uitslag=actueel.uitslag)
        return pagina(actueel.bijeenkomst)

    return engine.eenmaal(verzoek, doe)


def _bewerk(bijeenkomst: Bijeenkomst, verzoek: Verzoek, wat: str, doe: Callable[[Bijeenkomst], None]) -> str:
    """Run a change on an agenda that is not fixed, and log it."""

    def binnen() -> str:
        _alleen_adviseur(verzoek)
        actueel = Bijeenkomst.get_by_id(bijeenkomst.id)
        if actueel.vastgesteld_op:
            raise AgendaVast(pagina(actueel))
        doe(actueel)
        _leg_vast(actueel, verzoek, wat)
        return pagina(actueel)

    return engine.eenmaal(verzoek, binnen)


def _alleen_adviseur(verzoek: Verzoek) -> None:
    if not verzoek.actor.is_adviseur:
        raise NietToegestaan("bijeenkomst")


def _gekozen(namen: tuple[str, ...], invoer: Mapping[str, Any]) -> dict[str, Any]:
    return {naam: invoer[naam] for naam in namen if naam in invoer}


def _nieuw_punt(bijeenkomst: Bijeenkomst, **waarden: Any) -> None:
    """Add an item at the end, but before the closing round."""
    hoogste = Agendapunt.select(fn.MAX(Agendapunt.volgorde)).where(Agendapunt.bijeenkomst == bijeenkomst).scalar() or 0
    Agendapunt.create(bijeenkomst=bijeenkomst, volgorde=hoogste + 1, **waarden)
    punten = list(bijeenkomst.punten.order_by(Agendapunt.volgorde, Agendapunt.id))
    _nummer(sorted(punten, key=lambda p: p.soort is PuntSoort.RONDVRAAG))


def _nummer(punten: list[Agendapunt]) -> None:
    for volgorde, punt in enumerate(punten, 1):
        Agendapunt.update(volgorde=volgorde).where(Agendapunt.id == punt.id).execute()


def _meld_bundel(dilemma: Dilemma, soort: Voorval, verzoek: Verzoek, **gegevens: str) -> None:
    for lid in engine.bundelgenoten(Dilemma.get_by_id(dilemma.id)):
        engine.meld(lid, soort, verzoek, **gegevens)


def _herbereken_alle(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    for punt in bijeenkomst.punten.where(Agendapunt.behandeling.is_null(False)):
        _meld_bundel(punt.behandeling.dilemma, Voorval.GEAGENDEERD, verzoek, bijeenkomst=dag(bijeenkomst.begint).isoformat())


def _leg_vast(bijeenkomst: Bijeenkomst, verzoek: Verzoek, wat: str) -> None:
    audit.leg_vast(
        Voorval.BIJEENKOMST, wie=verzoek.actor, op=verzoek.nu, onderwerp=f"bijeenkomst {bijeenkomst.id}", gegevens={"wat": wat}
    )
