"""The link that confirms: whoever reads the mail says of all that was filed under their address
whether it is theirs. It signs nobody in.
"""

from collections.abc import Iterable
from datetime import datetime

from portal.db import schrijven
from portal.models import Dilemma, Inloglink, Persoon, Signaal
from portal.queries.rondom.onbevestigd import onbevestigd_van
from portal.steps.gedeeld.ontkennen import ontken
from portal.steps.rondom import signaalontvangst, toegang


def link_om_te_bevestigen(token: str, nu: datetime) -> Inloglink | None:
    """Return the link with this token if it confirms and still works, or None."""
    link = toegang.geldige_link(token, nu)
    return link if link and link.bevestigt else None


def antwoord(token: str, nummers: Iterable[str], nu: datetime, *, eigen: bool) -> list[str]:
    """Confirm what has these numbers, or remove it when it is not theirs (`eigen`); return of which
    there was something to say. The last answer uses the link up.
    """
    if link_om_te_bevestigen(token, nu) is None:  # a stranger's guess waits for no lock
        return []
    with schrijven():
        link = link_om_te_bevestigen(token, nu)
        zaken = {zaak.nummer: zaak for zaak in onbevestigd_van(link.persoon)} if link else {}
        gezegd = [nummer for nummer in dict.fromkeys(nummers) if nummer in zaken]
        if link is None or not gezegd:
            return []
        for nummer in gezegd:
            (_bevestig if eigen else ontken)(zaken.pop(nummer), link.persoon, nu)
        if not zaken:
            Inloglink.update(gebruikt_op=nu).where(Inloglink.id == link.id).execute()
        return gezegd


def _bevestig(zaak: Dilemma | Signaal, persoon: Persoon, nu: datetime) -> None:
    """Whoever opens the link owns the address; what they say is theirs is so beyond doubt."""
    toegang.adres_is_zeker(persoon, nu)
    if isinstance(zaak, Signaal):
        signaalontvangst.bevestig(zaak, persoon, nu)
    else:
        toegang.bevestig_intake(zaak, persoon, nu)
