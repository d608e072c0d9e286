"""A joint meeting with gesprekstafels, made by the real steps."""

from datetime import datetime
from typing import Any

from portal.engine import Verzoek
from portal.models import Bijeenkomst, Gesprekstafel, Persoon
from portal.steps.bijeenkomst import tafels
from tests.hulp import vergaderen, wereld
from tests.hulp.vergaderen import BEGINT
from tests.hulp.wereld import NU


def samen(
    adviseur: Persoon,
    begint: datetime = BEGINT,
    gremium: str = wereld.PLATFORM,
    met: str = wereld.BERAAD,
):
    """Plan a joint meeting of two gremia, of the Platform with the Beraad unless told, and return
    it.
    """
    gasten = [wereld.gremium_met(met).id]
    return vergaderen.plan(adviseur, wereld.gremium_met(gremium), begint=begint, samen_met=gasten)


def tafel(bijeenkomst: Bijeenkomst, adviseur: Persoon, **anders: Any) -> Gesprekstafel:
    """Add a table and return it."""
    invoer = {
        "naam": "Vertrouwen",
        "thema": None,
        "tafelheer": None,
        "pitch": "Wie durft te bellen?",
    } | anders
    tafels.voeg_toe(bijeenkomst, Verzoek(adviseur, NU, invoer))
    return Gesprekstafel.select().order_by(Gesprekstafel.id.desc()).get()


def met_tafels(
    adviseur: Persoon, tafelheer: Persoon, gast: Persoon, begint: datetime = BEGINT
) -> Bijeenkomst:
    """Return a joint meeting with a fixed agenda and two tables: one with a tafelheer and one
    guest, one empty.
    """
    meeting = samen(adviseur, begint)
    eerste = tafel(meeting, adviseur, tafelheer=tafelheer.id)
    tafel(meeting, adviseur, naam="Meldcode", pitch="Wanneer wel, wanneer niet?")
    tafels.deel_in(meeting, Verzoek(adviseur, NU, {"plekken": {gast.id: eerste.id}}))
    vergaderen.stel_vast(meeting, adviseur)
    return Bijeenkomst.get_by_id(meeting.id)
