"""How much there is of what whoever watches the portal wants to see; of whom or what nothing."""

from datetime import datetime

from portal.models import Bericht, Sessie
from portal.queries.rondom.post import OPGEGEVEN, WACHT


def aantallen(nu: datetime) -> dict[str, int]:
    """Return the counts: letters that wait, letters that were given up and somebody could mend, and
    people who are signed in.
    """
    return {
        "letters_waiting": Bericht.select().where(WACHT).count(),
        "letters_failed": Bericht.select().where(OPGEGEVEN).count(),
        "sessions": Sessie.select().where(Sessie.verloopt_op > nu).count(),
    }
