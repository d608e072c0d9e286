"""A signaal reaches the CCV once its sender's address is sure; shared by filing and by the link in
the mail.
"""

from datetime import datetime

from portal import audit, outbox
from portal.models import Persoon, Signaal
from portal.tools import adressen
from portal.vocabulary import SignaalStatus, Voorval


def bevestig(signaal: Signaal, persoon: Persoon, nu: datetime) -> None:
    """Mark a signaal as filed by the owner of its address and tell the adviseurs; call inside a
    write transaction.
    """
    if signaal.bevestigd_op is not None:
        return
    Signaal.update(bevestigd_op=nu).where(Signaal.id == signaal.id).execute()
    audit.leg_vast(Voorval.BEVESTIGD, wie=persoon, op=nu, onderwerp=signaal.onderwerp)
    for adviseur in Persoon.adviseurs():
        meld(signaal, adviseur, SignaalStatus.INGEDIEND, nu, persoon)


def meld(
    signaal: Signaal, aan: Persoon, status: SignaalStatus, nu: datetime, door: Persoon | None
) -> None:
    """Mail somebody that a signaal got this status, unless it was they who gave it."""
    waar = {"pad": adressen.signaal(signaal.nummer), "nummer": signaal.nummer}
    outbox.plaats("signaal", aan, nu, door=door, **waar, signaal=status.value)
