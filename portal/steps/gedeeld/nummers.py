"""Numbers such as D-2026-0001, given out once."""

from datetime import datetime

from portal.models import Teller
from portal.tools.tijd import dag


def volgend_nummer(letter: str, nu: datetime) -> str:
    """Return the next number of this year's series; call inside a write transaction, so that no two
    are the same.
    """
    reeks = f"{letter}-{dag(nu).year}"
    teller, _ = Teller.get_or_create(reeks=reeks, defaults={"laatste": 0})
    teller.laatste += 1
    teller.save()
    return f"{reeks}-{teller.laatste:04d}"
