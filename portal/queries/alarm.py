"""Of which threatened intakes the CCV is mailed though nobody confirmed whose they are.

A human must look today, and whoever writes a hundred threats must not bury the mail of the CCV, nor
keep it from hearing of somebody else's. The postvak shows them all, on top.
"""

from collections import Counter
from datetime import datetime, timedelta

from peewee import Expression, fn

from portal.models import Dilemma, Gebeurtenis
from portal.vocabulary import Status

# Mails an hour: of what came from one network, and of all together; and one a day of one address.
PER_NETWERK, IN_ALLES, PER_ADRES = 5, 30, timedelta(days=1)


def alarmeert(dilemma: Dilemma, nu: datetime) -> bool:
    """Tell whether the CCV is mailed of an intake though nobody confirmed it."""
    if not dilemma.bedreigd or _van_dit_adres(dilemma, nu):
        return False
    eerder = _eerder(dilemma, nu)
    return eerder[_netwerk(dilemma)] < PER_NETWERK and _gemaild(eerder) < IN_ALLES


def is_laatste_alarm(dilemma: Dilemma, nu: datetime) -> bool:
    """Tell whether it is the last that the CCV is mailed of for now: so many came in."""
    onzeker = dilemma.bedreigd and dilemma.bevestigd_op is None
    return onzeker and _gemaild(_eerder(dilemma, nu)) == IN_ALLES - 1


def _gemaild(eerder: Counter[str]) -> int:
    return sum(min(keer, PER_NETWERK) for keer in eerder.values())


def _andere(dilemma: Dilemma) -> Expression:
    """Return which intakes are threats that nobody confirmed, besides this one."""
    andere: Expression = Dilemma.bedreigd & Dilemma.bevestigd_op.is_null()
    return andere & (Dilemma.id != dilemma.id)


def _van_dit_adres(dilemma: Dilemma, nu: datetime) -> bool:
    adres = _andere(dilemma) & (Dilemma.inbrenger == dilemma.inbrenger_id)
    return bool(Dilemma.select().where(adres, Dilemma.ingediend_op > nu - PER_ADRES).exists())


def _eerder(dilemma: Dilemma, nu: datetime) -> Counter[str]:
    """Count per network the addresses that threats came from within the hour."""
    uur = _andere(dilemma) & (Dilemma.ingediend_op > nu - timedelta(hours=1))
    rijen = Gebeurtenis.select(Dilemma.inbrenger, fn.MIN(Gebeurtenis.vanaf)).join(Dilemma)
    per_adres = rijen.where(uur, Gebeurtenis.naar == Status.INGEDIEND).group_by(Dilemma.inbrenger)
    return Counter(netwerk for _, netwerk in per_adres.tuples().iterator())


def _netwerk(dilemma: Dilemma) -> str:
    """Return from which network it was filed, as the log has it."""
    ingediend = (Gebeurtenis.dilemma == dilemma) & (Gebeurtenis.naar == Status.INGEDIEND)
    rijen = Gebeurtenis.select(Gebeurtenis.vanaf).where(ingediend)
    return rijen.order_by(Gebeurtenis.id.desc()).scalar() or ""
