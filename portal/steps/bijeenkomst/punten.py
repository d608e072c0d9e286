"""The items of an agenda: put them on, move them, time them, take them off, and record what each
came to.
"""

from zlib import crc32

from portal import engine
from portal.engine import NietToegestaan, Verzoek
from portal.models import Agendapunt, Behandeling, Bijeenkomst, Gremium
from portal.steps.bijeenkomst import grond as agenda
from portal.steps.bijeenkomst.grond import (
    AgendaVerouderd,
    alleen_adviseur,
    bewerk,
    dag_van,
    gekozen,
    pagina,
)
from portal.vocabulary import GremiumSoort, Puntdoel, PuntSoort, Uitslag, Voorval

PUNTVELDEN = ("titel", "minuten", "vaste_tijd", "inleider", "doel")


def voeg_dilemma_toe(bijeenkomst: Bijeenkomst, behandeling: Behandeling, verzoek: Verzoek) -> str:
    """Put a dilemma that runs at this gremium on the agenda, before the close; return the page."""

    def doe(actueel: Bijeenkomst) -> None:
        loopt = Behandeling.get_by_id(behandeling.id)
        if actueel.gezamenlijk or loopt.gremium_id != actueel.gremium_id or not loopt.loopt:
            raise NietToegestaan(pagina(actueel))
        if loopt.dilemma_id in {
            lid.id for d in agenda.lopend(actueel) for lid in engine.bundelgenoten(d)
        }:
            return
        agenda.voeg_toe(
            actueel,
            soort=PuntSoort.DILEMMA,
            titel=loopt.titel or loopt.dilemma.nummer,
            minuten=30,
            doel=_gewoon_doel(actueel.gremium),
            behandeling=loopt,
        )
        agenda.meld([loopt.dilemma], Voorval.GEAGENDEERD, verzoek, bijeenkomst=dag_van(actueel))

    return bewerk(bijeenkomst, verzoek, "dilemma op de agenda gezet", doe)


def _gewoon_doel(gremium: Gremium) -> Puntdoel:
    return Puntdoel.BESLUIT if gremium.soort is GremiumSoort.BERAAD else Puntdoel.BESPREKING


def voeg_punt_toe(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> str:
    """Put another item on the agenda (`invoer`: soort and PUNTVELDEN); return the page."""

    def doe(actueel: Bijeenkomst) -> None:
        agenda.voeg_toe(
            actueel, soort=verzoek.invoer["soort"], **gekozen(PUNTVELDEN, verzoek.invoer)
        )

    return bewerk(bijeenkomst, verzoek, "punt toegevoegd", doe)


def wijzig_punt(punt: Agendapunt, verzoek: Verzoek) -> str:
    """Change title, minutes, fixed time, presenter or purpose of an item; return the meeting's
    page.
    """

    def doe(actueel: Bijeenkomst) -> None:
        Agendapunt.update(**gekozen(PUNTVELDEN, verzoek.invoer)).where(
            Agendapunt.id == punt.id
        ).execute()

    return bewerk(punt.bijeenkomst, verzoek, "punt gewijzigd", doe)


def verdeel_tijd(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> str:
    """Set the minutes of several items (`invoer["minuten"]`: id of the item -> minutes); return the
    page.
    """

    def doe(actueel: Bijeenkomst) -> None:
        for id_, minuten in verzoek.invoer["minuten"].items():
            van_deze = (Agendapunt.id == id_) & (Agendapunt.bijeenkomst == actueel)
            Agendapunt.update(minuten=minuten).where(van_deze).execute()

    return bewerk(bijeenkomst, verzoek, "tijden gewijzigd", doe)


def _besproken(punt: Agendapunt) -> bool:
    """Tell whether anything was noted of an item: typing notes makes no screen stale, so that they
    must be safe.
    """
    return bool(punt.uitslag or punt.verslag)


def haal_weg(punt: Agendapunt, verzoek: Verzoek) -> str:
    """Take an item off the agenda of which nothing was noted yet; return the meeting's page."""

    def doe(actueel: Bijeenkomst) -> None:
        if _besproken(Agendapunt.get_by_id(punt.id)):
            raise NietToegestaan(pagina(actueel))
        eigen = punt.behandeling.dilemma_id if punt.behandeling_id else None
        dilemmas = [d for d in agenda.lopend(actueel) if d.id == eigen]
        Agendapunt.delete().where(Agendapunt.id == punt.id).execute()
        agenda.meld(dilemmas, Voorval.VAN_AGENDA, verzoek)

    return bewerk(punt.bijeenkomst, verzoek, "punt van de agenda gehaald", doe)


def verschuif(punt: Agendapunt, richting: int, verzoek: Verzoek) -> str:
    """Move an item one place up (-1) or down (1); return the meeting's page."""

    def doe(actueel: Bijeenkomst) -> None:
        punten = agenda.op_volgorde(actueel)
        oud = [p.id for p in punten].index(punt.id)
        nieuw = min(max(oud + richting, 0), len(punten) - 1)
        punten.insert(nieuw, punten.pop(oud))
        agenda.nummer(punten)

    return bewerk(punt.bijeenkomst, verzoek, "volgorde gewijzigd", doe)


def orden(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> str:
    """Put all items in the order of `invoer["volgorde"]`, the ids from first to last; return the
    meeting's page.

    Raises NietToegestaan for ids that are not exactly those of this meeting.
    """

    def doe(actueel: Bijeenkomst) -> None:
        punten = {punt.id: punt for punt in agenda.op_volgorde(actueel)}
        volgorde = verzoek.invoer["volgorde"]
        if sorted(volgorde) != sorted(punten):
            raise NietToegestaan(pagina(actueel))
        agenda.nummer([punten[id_] for id_ in volgorde])

    return bewerk(bijeenkomst, verzoek, "volgorde gewijzigd", doe)


def stempel(punt: Agendapunt) -> int:
    """Return the version of an item's result: a checksum, so that two people can record different
    items.
    """
    return crc32(f"{punt.uitslag or ''} {punt.verslag}".encode())


def leg_resultaat_vast(punt: Agendapunt, verzoek: Verzoek) -> str:
    """Record what the meeting made of an item (`invoer`: verslag, uitslag); return the meeting's
    page.

    `verzoek.versie` is the `stempel` that the screen showed, or None.
    """

    def doe() -> str:
        alleen_adviseur(verzoek)
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
