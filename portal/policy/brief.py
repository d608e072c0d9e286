"""Letters about a dilemma: they hold what the inbrenger wrote."""

from datetime import date

from portal.models import Dilemma, Persoon
from portal.policy.dilemma import Zicht, zicht


def mag_brief_lezen(persoon: Persoon | None, dilemma: Dilemma, dag: date) -> bool:
    """Tell whether this person may read the letters about a dilemma: its inbrenger, and
    adviseurs.
    """
    return Zicht.INTAKE in zicht(persoon, dilemma, dag)
