"""Asking for a sign-in link: the request only notes it, for any address alike; the jobs look whose
it is.
"""

from datetime import datetime

from portal.db import los_schrijven, schrijven
from portal.models import Linkverzoek
from portal.steps.rondom.toegang import LINK_GELDIG, VOLGENDE_MAX, stuur_link
from portal.tools import adressen
from portal.tools.browsermerk import merk

PER_KEER = 100  # requests that are looked at in one transaction


def vraag_link(
    email: str, nu: datetime, volgende: str = adressen.MIJN, browser: str = "", vanaf: str = ""
) -> None:
    """Note that somebody asks for a sign-in link, from a browser that holds this secret, in the
    network `vanaf`. Whose address it is the jobs look up: who asks can measure nothing.
    """
    with los_schrijven():
        Linkverzoek.create(
            email=email,
            volgende=volgende[:VOLGENDE_MAX],
            browser=merk(browser, vanaf),
            gevraagd_op=nu,
        )


def verstuur_gevraagde(nu: datetime) -> int:
    """Mail the links that were asked for since the last time, to each browser one; return how many
    requests there were.
    What nobody looked at in time is asked for again.
    """
    gevraagd = Linkverzoek.select().order_by(Linkverzoek.id).limit(PER_KEER)
    if not gevraagd.exists():
        return 0
    with schrijven():
        verzoeken = list(gevraagd)
        for verzoek in {(v.email.lower(), v.browser): v for v in verzoeken}.values():
            if verzoek.gevraagd_op + LINK_GELDIG > nu:
                stuur_link(verzoek.email, nu, verzoek.volgende, verzoek.browser)
        Linkverzoek.delete().where(Linkverzoek.id.in_([v.id for v in verzoeken])).execute()
    return len(verzoeken)
