"""What counts as the version of a screen: a number that is another one when what the form
shows is.

Rows that have a column for it (`dilemma`, `bijeenkomst`) count; of the rest it is a checksum
of what their form can change. Two people can so work on different parts of one meeting.
"""

from collections.abc import Callable
from typing import Any
from zlib import crc32

from portal.models import Agendapunt, Bijeenkomst, Gesprekstafel, Optie, Tafelgast
from portal.queries.bijeenkomst.punten import op_volgorde
from portal.velden import AGENDATEKST, REGIE

Versie = Callable[[Any], int]
IN_BIJEENKOMST = ("titel", "begint", "minuten", "plaats")
IN_PUNT = ("id", "soort", "titel", "minuten", "inleider", "puntdoel", "vaste_tijd")
IN_TEKST = (*(veld.naam for veld in AGENDATEKST), "vraag", "opdracht", "voorgestelde_acties")
IN_OPTIE = ("tekst", "voor", "tegen")


def stempel(*waarden: Any) -> int:
    """Return a checksum of these values."""
    return _som(waarden)


def _som(inhoud: object) -> int:
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


def hele_agenda(bijeenkomst: Bijeenkomst) -> int:
    """Return the version of all that members would read: what the chair agrees with.

    It is kept with their akkoord, so other columns would make every akkoord one of before.
    """
    punten = op_volgorde(bijeenkomst)
    teksten = [tekst for punt in punten if (tekst := punt.behandeling)]
    opties = Optie.select().where(Optie.behandeling.in_([tekst.id for tekst in teksten]))
    inhoud = [_waarden(bijeenkomst, IN_BIJEENKOMST)]
    inhoud += [_waarden(punt, IN_PUNT) for punt in punten]
    inhoud += [_waarden(tekst, IN_TEKST) for tekst in teksten]
    volgorde = opties.order_by(Optie.behandeling, Optie.volgorde, Optie.id)
    return _som([*inhoud, *(_waarden(optie, IN_OPTIE) for optie in volgorde)])


def _waarden(rij: Any, namen: tuple[str, ...]) -> list[str]:
    return [str(getattr(rij, naam)) for naam in namen]


REGIE_VAN_PUNT = van(*(veld.naam for veld in REGIE))
RESULTAAT_VAN_PUNT = van("uitslag", "verslag")
RESULTAAT_VAN_TAFEL = van("resultaat")
BESLUIT = van("status", "tekst")
ACTIE = van("wat", "eigenaar_id", "termijn", "besluit_id", "status")
DOEL = van("naam", "omschrijving", "eenheid", "thema_id")
OPBRENGST = van("titel", "tekst", "openbaarheid")
SIGNAAL = van("status", "beraadtitel", "beraadtekst")


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
