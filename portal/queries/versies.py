"""What counts as the version of a screen: a number that is another one when what the form
shows is.

Rows that have a column for it (`dilemma`, `bijeenkomst`) count; of the rest it is a checksum
of what their form can change. Two people can so work on different parts of one meeting.
"""

from collections.abc import Callable
from typing import Any
from zlib import crc32

from portal.models import (
    Aanwezigheid,
    Agendapunt,
    Bijeenkomst,
    Dilemma,
    Doel,
    DoelDilemma,
    Doeljaar,
    Gesprekstafel,
    Gremium,
    Lidmaatschap,
    Medegremium,
    Persoon,
    Tafelgast,
    Thema,
)
from portal.velden import REGIE
from portal.vocabulary import LidRol

Versie = Callable[..., int]


def stempel(*waarden: Any) -> int:
    """Return a checksum of these values."""
    return som(waarden)


def som(inhoud: object) -> int:
    """Return a checksum of anything that always looks the same."""
    return crc32(repr(inhoud).encode(errors="replace"))


def van(*namen: str) -> Versie:
    """Return what makes a checksum of these columns of a row."""
    return lambda rij: stempel(*(getattr(rij, naam) for naam in namen))


def van_zaak(rij: Any) -> int:
    """Return the counted version: of a part of a meeting that of the meeting."""
    versie: int = rij.versie if hasattr(rij, "versie") else rij.bijeenkomst.versie
    return versie


def van_dilemma(rij: Any) -> int:
    """Return the counted version of the dilemma that a row is about, 0 without one."""
    return rij.dilemma.versie if rij.dilemma else 0


# Versions that count: of these can be told what happened since.
GETELD = (van_zaak, van_dilemma)

REGIE_VAN_PUNT = van(*(veld.naam for veld in REGIE))
PUNT = van("titel", "minuten", "vaste_tijd", "inleider", "puntdoel")
REDEN_VAN_PUNT = van("onrijp_reden")
RESULTAAT_VAN_PUNT = van("uitslag", "verslag")
TAFEL = van("naam", "thema_id", "tafelheer_id", "pitch")
RESULTAAT_VAN_TAFEL = van("resultaat")
BESLUIT = van("status", "tekst")
ACTIE = van("wat", "eigenaar_id", "termijn", "besluit_id", "status")
WERKGROEP = van("naam", "opdracht")
VRAAG = van("tekst", "uiterlijk", "antwoord")
NOTITIE = van("tekst")
LOT = van("steun", "verzoek", "uiterlijk", "uitkomst")
BEHANDELING = van("opdracht", "waarom_niet_opgelost")
SIGNAALANTWOORD = van("terugkoppeling")
AFZENDER = van("inbrenger_id", "bevestigd_op")
DOEL_VAN_ACTIE = van("doel_id")
BEHANDELAAR = van("behandelaar_id")
GEGEVENS = van("naam", "organisatie", "functie")
ROL = van("rol")
ORGANISATIE = van("naam", "opgegaan_in_id")
DUUR = van("structureel")
LAATSTE_DAG = van("tot")
THEMA = van("naam")
ZETEL = van("rol", "van", "tot", "mandaat")
PASSKEY = van("naam")
DOEL = van("naam", "omschrijving", "eenheid", "thema_id")
OPBRENGST = van("titel", "tekst", "openbaarheid", "ingetrokken_op")
SIGNAAL = van("status", "beraadtitel", "beraadtekst")


def planning(bijeenkomst: Bijeenkomst) -> int:
    """Return the version of when, where, who chairs and with whom; its items are no part of it."""
    hier = Medegremium.bijeenkomst == bijeenkomst
    mede = Medegremium.select(Medegremium.gremium).where(hier).tuples()
    b = bijeenkomst
    vast = (b.titel, b.begint, b.minuten, b.plaats, b.voorzitter_id)
    return stempel(*vast, sorted(mede))


def stand(aanwezig: str | None) -> int:
    """Return the version of what was recorded of somebody's presence."""
    return stempel(str(aanwezig or ""))


def aanwezigheid(bijeenkomst: Bijeenkomst, persoon: Persoon) -> int:
    """Return the version of the presence of one person at a meeting."""
    rij = Aanwezigheid.get_or_none(bijeenkomst=bijeenkomst, persoon=persoon)
    return stand(rij.aanwezig if rij else None)


def streef(doel: Doel) -> int:
    """Return the version of the numbers that a doel aims at, of all its years."""
    jaren = Doeljaar.select(Doeljaar.jaar, Doeljaar.streef).where(Doeljaar.doel == doel)
    return stempel(sorted(jaren.tuples()))


def doelen_van(dilemma: Dilemma) -> int:
    """Return the version of which doelen a dilemma moves."""
    koppels = DoelDilemma.select().where(DoelDilemma.dilemma == dilemma)
    return stempel(sorted(koppel.doel_id for koppel in koppels))


def gepland(gremium: Gremium) -> int:
    """Return the version of what a gremium has planned: its meetings that were not called off."""
    rijen = gremium.bijeenkomsten.where(Bijeenkomst.afgezegd_op.is_null())
    return stempel(*((b.id, b.begint) for b in rijen.order_by(Bijeenkomst.id)))


def voorzitters(gremium: Gremium) -> int:
    """Return the version of who chairs a gremium, has done so and will."""
    rijen = Lidmaatschap.select().where(
        Lidmaatschap.gremium == gremium, Lidmaatschap.rol == LidRol.VOORZITTER
    )
    return stempel(*((z.persoon_id, z.van, z.tot) for z in rijen.order_by(Lidmaatschap.id)))


def themavolgorde(thema: Thema) -> int:
    """Return the version of the order of the themas, whichever of them it is asked of."""
    rijen = Thema.op_rij().where(Thema.vervallen_op.is_null())
    return stempel(*(t.id for t in rijen))


def klok(punt_of_bijeenkomst: Agendapunt | Bijeenkomst) -> int:
    """Return the version of a meeting's clock: when each of its items began and ended."""
    rij = punt_of_bijeenkomst
    bijeenkomst = rij.bijeenkomst if isinstance(rij, Agendapunt) else rij
    punten = bijeenkomst.punten.order_by(Agendapunt.id)
    return stempel(*((p.id, p.begonnen_op, p.geeindigd_op) for p in punten))


def indeling(bijeenkomst: Bijeenkomst) -> int:
    """Return the version of who sits at which table of a joint meeting."""
    tafels = bijeenkomst.tafels.order_by(Gesprekstafel.id)
    gasten = Tafelgast.select(Tafelgast.persoon, Tafelgast.tafel).join(Gesprekstafel)
    plekken = gasten.where(Gesprekstafel.bijeenkomst == bijeenkomst).tuples()
    return stempel(sorted(plekken), [(t.id, t.tafelheer_id) for t in tafels])
