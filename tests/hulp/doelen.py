"""National goals made by the real steps, for tests that look at something later."""

from datetime import date
from typing import Any

from portal.engine import Verzoek
from portal.models import Doel, Persoon
from portal.steps.rondom import doel as doelen
from tests.hulp.wereld import NU

VANDAAG = NU.date()
DOEL = {
    "naam": "Gemeenten die samenwerken",
    "omschrijving": "Geteld door het CCV.",
    "eenheid": "gemeenten",
    "thema": "uithuwelijking",
}


def maak(
    adviseur: Persoon, *, streef: int | None = 40, stand: int | None = 17, **anders: Any
) -> Doel:
    """Set a doel with a number and a meting for this year, unless one is None, and return it."""
    id_ = doelen.maak(Verzoek(adviseur, NU, DOEL | anders)).rsplit("/", 1)[1]
    doel = Doel.get_by_id(int(id_))
    if streef is not None:
        doelen.zet_streef(doel, Verzoek(adviseur, NU, {"jaar": NU.year, "streef": streef}))
    if stand is not None:
        meet(doel, adviseur, stand)
    return doel


def meet(doel: Doel, adviseur: Persoon, stand: int, dag: date = VANDAAG) -> None:
    """Record a meting."""
    doelen.meet(
        doel, Verzoek(adviseur, NU, {"dag": dag, "stand": stand, "toelichting": "Navraag gedaan."})
    )
