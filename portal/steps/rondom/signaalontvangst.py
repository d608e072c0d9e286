"""A signaal reaches the CCV once its sender's address is sure; shared by filing and by the link in
the mail.
"""

from datetime import datetime

from portal import audit, meldingen
from portal.engine import Verzoek
from portal.models import Persoon, Signaal
from portal.steps.gedeeld.indiening import neem_over
from portal.vocabulary import SignaalStatus, Voorval


def bevestig(signaal: Signaal, persoon: Persoon, nu: datetime) -> None:
    """Mark a signaal as filed by the owner of its address and tell the adviseurs; call inside a
    write transaction.
    """
    if signaal.bevestigd_op is not None:
        return
    neem_over(signaal, persoon, nu)
    audit.leg_vast(Voorval.BEVESTIGD, wie=persoon, op=nu, onderwerp=signaal.onderwerp)
    ingediend = SignaalStatus.INGEDIEND.value
    meldingen.meld("signaal_binnen", signaal, Verzoek(persoon, nu), signaal=ingediend)
