"""How much there is of what whoever watches the portal wants to see; of whom or what nothing."""

from datetime import datetime

from portal.models import Bericht, Sessie
from portal.queries.rondom.post import WACHT
from portal.vocabulary import VERHOLPEN


def aantallen(nu: datetime) -> dict[str, int]:
    """Return the counts: letters that wait, letters that were given up and somebody could mend, and
    people who are signed in.
    """
    mislukt = Bericht.opgegeven_op.is_null(False) & Bericht.waarom.in_(VERHOLPEN)
    return {
        "letters_waiting": Bericht.select().where(WACHT).count(),
        "letters_failed": Bericht.select().where(mislukt).count(),
        "sessions": Sessie.select().where(Sessie.verloopt_op > nu).count(),
    }
