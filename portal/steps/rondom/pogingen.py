"""Tries to come in are counted in the database, so that all processes share one count. After some
that fail each next one waits longer; nobody is ever locked out for good. What anybody can try is
counted for each network by itself, so that strangers elsewhere hold up nobody.
"""

from datetime import datetime, timedelta
from hashlib import sha256

from portal import outbox
from portal.db import schrijven
from portal.models import Inlogpoging, Persoon
from portal.tools import adressen

VRIJ = 5  # tries without a pause
# Tries on one address from all networks together without a pause: guesses that many places make.
# Whoever signed in from a network before is let through there.
RUIM = 100
EERSTE, LANGSTE = timedelta(seconds=30), timedelta(minutes=15)
VERGETEN = timedelta(days=1)
MELD_BIJ = 10  # whose account it is hears of it then, once


class TeVaak(Exception):
    """It was tried too often; the next try may be made at `vanaf`."""

    def __init__(self, vanaf: datetime):
        super().__init__(vanaf.isoformat())
        self.vanaf = vanaf


def sleutel(soort: str, van: str) -> str:
    """Return under what tries of this kind are counted; no address can be read from it."""
    return sha256(f"{soort} {van}".encode(errors="replace")).hexdigest()


def tel(
    sleutel_: str,
    nu: datetime,
    persoon: Persoon | None = None,
    *,
    vrij: int = VRIJ,
    wacht: bool = True,
) -> None:
    """Count a try before it is looked at, so that many at once count as well; raises TeVaak while a
    pause lasts, unless this one need not wait (`wacht`). `persoon`: who hears that it was tried
    often, if anybody; the count is the same for no account.
    """
    with schrijven():
        rij = Inlogpoging.get_or_none(
            Inlogpoging.sleutel == sleutel_, Inlogpoging.laatste_op > nu - VERGETEN
        )
        if wacht and rij and rij.wacht_tot and rij.wacht_tot > nu:
            raise TeVaak(rij.wacht_tot)
        aantal = rij.aantal + 1 if rij else 1
        waarden = {"aantal": aantal, "laatste_op": nu, "wacht_tot": _wacht_tot(aantal - vrij, nu)}
        Inlogpoging.insert(sleutel=sleutel_, **waarden).on_conflict(
            conflict_target=[Inlogpoging.sleutel], update=waarden
        ).execute()
        if persoon and aantal == MELD_BIJ:
            outbox.plaats("geprobeerd", persoon, nu, door=None, pad=adressen.BEVEILIGING)


def _wacht_tot(te_veel: int, nu: datetime) -> datetime | None:
    return None if te_veel < 0 else nu + min(EERSTE * 2 ** min(te_veel, 10), LANGSTE)


def vergeet(*sleutels: str) -> None:
    """Begin to count anew: it was tried rightly."""
    with schrijven():
        Inlogpoging.delete().where(Inlogpoging.sleutel.in_(sleutels)).execute()
