"""Checking a paper from outside: which one a code belongs to, and what a file is to it."""

from enum import Enum, auto

from portal.db import binnen
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
    van_reeks = Stuk.select(*KOLOMMEN).where(Stuk.reeks == stuk_.reeks)
    eigen = Exemplaar.select(Exemplaar.stuk).where(Exemplaar.sha256 == sha256)
    is_uitgave, is_exemplaar = Stuk.sha256 == sha256, binnen(Stuk.id, eigen)
    for wat, welke in ((Vergelijking.GELIJK, is_uitgave), (Vergelijking.EXEMPLAAR, is_exemplaar)):
        if versie := van_reeks.where(welke).get_or_none():
            return wat if versie.id == stuk_.id else Vergelijking.ANDERE_VERSIE, versie
    return Vergelijking.ONBEKEND, None
