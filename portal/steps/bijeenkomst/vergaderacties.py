"""Acties as the meeting screen makes them: of the gremium that meets, on any item."""

from datetime import date, datetime
from zlib import crc32

from portal import engine
from portal.engine import NietToegestaan, Verzoek
from portal.models import Actie, Agendapunt, Besluit, Bijeenkomst, Dilemma, Persoon
from portal.steps.bijeenkomst.grond import AgendaVerouderd, alleen_adviseur, noteer, pagina
from portal.steps.rondom import acties
from portal.tools.tijd import dag
from portal.vocabulary import ActieStatus, Voorval


def stempel(actie: Actie) -> int:
    """Return the version of an actie: a checksum of what it says."""
    velden = (actie.wat, actie.eigenaar_id, actie.termijn, actie.besluit_id, actie.status.value)
    return crc32(repr(velden).encode())


def mag_weg(actie: Actie, verzoek: Verzoek) -> bool:
    """Tell whether an actie may still vanish: on the day of its meeting; later it can only
    lapse.
    """
    van_vandaag = actie.bijeenkomst_id and dag(actie.bijeenkomst.begint) == dag(verzoek.nu)
    return bool(van_vandaag) and actie.status is ActieStatus.OPEN and verzoek.actor.is_adviseur


def voeg_toe(punt: Agendapunt, verzoek: Verzoek) -> str:
    """Hand out an actie (`invoer`: wat, eigenaar, termijn, besluit or None) on an item; return the
    meeting's page.
    """

    def doe() -> str:
        alleen_adviseur(verzoek)
        bijeenkomst = punt.bijeenkomst
        dilemma = punt.behandeling.dilemma if punt.behandeling_id else None
        besluit = _besluit(bijeenkomst, verzoek)
        acties.maak(dilemma, bijeenkomst.gremium, verzoek.invoer, verzoek.nu, besluit, bijeenkomst)
        _meld(bijeenkomst, dilemma, verzoek, "actie toegevoegd")
        return pagina(bijeenkomst)

    return engine.eenmaal(verzoek, doe)


def wijzig(actie: Actie, verzoek: Verzoek) -> str:
    """Change an open actie (`invoer` as for `voeg_toe`); a new owner is told. Return the meeting's
    page.

    Of another term people are reminded anew.
    """

    def doe(actueel: Actie) -> None:
        if actueel.status is not ActieStatus.OPEN:
            raise NietToegestaan(f"actie {actie.id}")
        eigenaar, termijn = (
            Persoon.get_by_id(int(verzoek.invoer["eigenaar"])),
            verzoek.invoer["termijn"],
        )
        ander = eigenaar != actueel.eigenaar
        if ander:
            acties.mail_eigenaar(eigenaar, actueel.dilemma, verzoek.nu)
        if ander or termijn != actueel.termijn:
            _herinner_opnieuw(actueel, termijn, verzoek.nu if ander else None)
        actueel.wat, actueel.eigenaar, actueel.termijn = verzoek.invoer["wat"], eigenaar, termijn
        actueel.besluit = _besluit(actueel.bijeenkomst, verzoek)
        actueel.save()

    return _bewerk(actie, verzoek, "actie gewijzigd", doe)


def _herinner_opnieuw(actie: Actie, termijn: date, gemaild: datetime | None) -> None:
    for naam, op in acties.herinnerd(termijn, gemaild).items():
        setattr(actie, naam, op)


def haal_weg(actie: Actie, verzoek: Verzoek) -> str:
    """Remove an actie on the day it was made; return the meeting's page."""

    def doe(actueel: Actie) -> None:
        if not mag_weg(actueel, verzoek):
            raise NietToegestaan(f"actie {actie.id}")
        actueel.delete_instance()

    return _bewerk(actie, verzoek, "actie verwijderd", doe)


def _bewerk(actie: Actie, verzoek: Verzoek, wat: str, doe) -> str:
    def binnen() -> str:
        alleen_adviseur(verzoek)
        actueel = Actie.get_or_none(Actie.id == actie.id)
        if actueel is None or verzoek.versie not in (None, stempel(actueel)):
            raise AgendaVerouderd(actie.bijeenkomst, actie.bijeenkomst.versie)
        doe(actueel)
        _meld(actie.bijeenkomst, actie.dilemma, verzoek, wat)
        return pagina(actie.bijeenkomst)

    return engine.eenmaal(verzoek, binnen)


def _besluit(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> Besluit | None:
    """Return the chosen decision of this meeting; another one is refused."""
    gekozen = verzoek.invoer.get("besluit")
    if not gekozen:
        return None
    besluit = Besluit.get_or_none(Besluit.id == int(gekozen), Besluit.bijeenkomst == bijeenkomst)
    if besluit is None:
        raise NietToegestaan(f"besluit {gekozen}")
    return besluit


def _meld(bijeenkomst: Bijeenkomst, dilemma: Dilemma | None, verzoek: Verzoek, wat: str) -> None:
    noteer(bijeenkomst, verzoek, wat)
    for lid in engine.bundelgenoten(Dilemma.get_by_id(dilemma.id)) if dilemma else ():
        engine.meld(lid, Voorval.ACTIE, verzoek)
