"""Checking a paper from outside: which one a code belongs to, and what a file is to it."""

from enum import Enum, auto

from portal.models import Exemplaar, Stuk
from portal.queries.rondom.stuk import KOLOMMEN

CIJFERS_EN_LETTERS = (
    "23456789BCDFGHJKMNPQRSTVWXYZ"  # nothing that looks like another, no vowels: never a word
)
CODE_BLOK, CODE_BLOKKEN = 4, 3


def met_code(getypt: str) -> Stuk | None:
    """Return the paper with this code however it was typed, without its bytes; None for an unknown
    one.
    """
    return Stuk.select(*KOLOMMEN).where(Stuk.code == als_code(getypt)).get_or_none()


def als_code(getypt: str) -> str:
    """Return what was typed as a code is printed: capitals, in blocks; other characters do not
    count.
    """
    tekens = "".join(teken for teken in getypt.upper() if teken in CIJFERS_EN_LETTERS)[
        : CODE_BLOK * CODE_BLOKKEN
    ]
    return "-".join(tekens[begin : begin + CODE_BLOK] for begin in range(0, len(tekens), CODE_BLOK))


class Vergelijking(Enum):
    """What a file is to a paper whose code was given; of other papers nothing is told."""

    GELIJK = auto()
    EXEMPLAAR = auto()
    ANDERE_VERSIE = auto()
    ONBEKEND = auto()


def vergelijk(stuk_: Stuk, sha256: str) -> tuple[Vergelijking, Stuk | None]:
    """Return what a file with this hash is to a paper, and which version of the same series
    it is.
    """
    gevonden = _met_hash(stuk_.reeks, sha256)
    if gevonden is None:
        return Vergelijking.ONBEKEND, None
    versie, eigen = gevonden
    if versie.id != stuk_.id:
        return Vergelijking.ANDERE_VERSIE, versie
    return (Vergelijking.EXEMPLAAR if eigen else Vergelijking.GELIJK), versie


def _met_hash(naam: str, sha256: str) -> tuple[Stuk, bool] | None:
    """Return the version of a series that a file is, and whether it is somebody's own copy."""
    van_reeks = Stuk.select(*KOLOMMEN).where(Stuk.reeks == naam)
    if uitgave := van_reeks.where(Stuk.sha256 == sha256).get_or_none():
        return uitgave, False
    exemplaar = van_reeks.where(
        Stuk.id.in_(Exemplaar.select(Exemplaar.stuk).where(Exemplaar.sha256 == sha256))
    ).get_or_none()
    return (exemplaar, True) if exemplaar else None
