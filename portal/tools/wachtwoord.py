"""Passwords: which one may be chosen, and how one is kept and tried."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore, Lock

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY
from zxcvbn import zxcvbn

MINSTENS, HOOGSTENS = 15, 256
# Of 0 to 4: from 3 on a password withstands who guesses offline for a while.
STERK_GENOEG = 3
# More is not looked at: guessing what comes after this takes for ever already.
BEKEKEN = 72
# So many letters and digits are not of words that others know of somebody, of three or more.
EIGEN, KORTSTE_WOORD = 8, 3
# The second choice of RFC 9106, section 4: 64 MiB a try, so at most two tries at once. Two more may
# wait for that; then threads are left for who wants something else.
HASHER = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
_TEGELIJK, _PLEKKEN = BoundedSemaphore(2), BoundedSemaphore(4)
# zxcvbn keeps what it was told of a person in a list that all its callers share.
_OM_DE_BEURT = Lock()

TE_KORT = f"Gebruik minstens {MINSTENS} tekens. Een paar woorden achter elkaar onthoud je goed."
TE_LANG = f"Gebruik hoogstens {HOOGSTENS} tekens."
TE_RADEN = "Dit wachtwoord is makkelijk te raden. Kies een paar woorden die niet bij elkaar horen."


class TeDruk(Exception):
    """As many passwords are being tried as may be; it can be tried again in a moment."""


@contextmanager
def plek() -> Iterator[None]:
    """Have a place among those who try or set a password; raises TeDruk when there is none."""
    if not _PLEKKEN.acquire(blocking=False):
        raise TeDruk
    try:
        yield
    finally:
        _PLEKKEN.release()


def bezwaar(wachtwoord: str, over: Iterable[str]) -> str:
    """Return in Dutch why this cannot be somebody's password, or nothing; `over` holds what others
    know of them, such as their name and address.
    """
    gelijk = _gelijk(wachtwoord)
    if len(gelijk) < MINSTENS:
        return TE_KORT
    if len(gelijk) > HOOGSTENS:
        return TE_LANG
    bekend = [woord for tekst in over for woord in (tekst, *re.findall(r"\w+", tekst))]
    bekend.append("dilemmaportaal")
    if len(_zonder_herhaling(gelijk)) < MINSTENS or len(_eigen(gelijk, bekend)) < EIGEN:
        return TE_RADEN
    return "" if _sterkte(gelijk, bekend) >= STERK_GENOEG else TE_RADEN


def _zonder_herhaling(wachtwoord: str) -> str:
    """Return it with what is said twice in a row said once: zxcvbn counts the whole length."""
    begin, rest = wachtwoord[:BEKEKEN].casefold(), wachtwoord[BEKEKEN:]
    return re.sub(r"(.{3,}?)(?:\W?\1)+", r"\1", begin) + rest


def _eigen(wachtwoord: str, bekend: Iterable[str]) -> str:
    """Return what is left of it without the words that others know of somebody: zxcvbn finds each
    of them hard to guess in a row.
    """
    over = wachtwoord.casefold()
    for woord in sorted({woord.casefold() for woord in bekend}, key=len, reverse=True):
        over = over.replace(woord, "") if len(woord) >= KORTSTE_WOORD else over
    return re.sub(r"\W", "", over)


def _sterkte(wachtwoord: str, bekend: list[str]) -> int:
    with _OM_DE_BEURT:
        score: int = zxcvbn(wachtwoord[:BEKEKEN], bekend)["score"]
    return score


def maak_hash(wachtwoord: str) -> str:
    """Return what is kept of a password; raises TeDruk."""
    with plek(), _TEGELIJK:
        return HASHER.hash(_gelijk(wachtwoord))


def klopt(bewaard: str | None, wachtwoord: str) -> bool:
    """Tell whether this is the password of which that is kept. Without one it takes as much work:
    nobody can tell from the time who has a password.
    """
    if len(wachtwoord) > HOOGSTENS:  # as long for everybody
        bewaard, wachtwoord = None, ""
    with _TEGELIJK:
        try:
            HASHER.verify(bewaard or _niemands(), _gelijk(wachtwoord))
        except (VerificationError, InvalidHashError):
            return False
    return bewaard is not None


def is_achterhaald(bewaard: str) -> bool:
    """Tell whether it was kept with other parameters than are used now."""
    return HASHER.check_needs_rehash(bewaard)


@cache
def _niemands() -> str:
    return HASHER.hash("niemands wachtwoord")


def _gelijk(wachtwoord: str) -> str:
    """Return the same letters for every way in which a keyboard makes them."""
    return unicodedata.normalize("NFKC", wachtwoord)
