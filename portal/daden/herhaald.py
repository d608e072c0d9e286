"""The same again within the hour, from a form that was made anew: Back, and sent once more."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from portal.engine import Verzoek
from portal.models import BaseModel

HERHAALTIJD = timedelta(hours=1)

Herhaald = Callable[..., bool | str | None]


class AlGedaan(Exception):
    """Somebody did exactly this a moment ago, of which `uitkomst` came; nothing has changed."""

    def __init__(self, uitkomst: str):
        super().__init__(uitkomst)
        self.uitkomst = uitkomst


def zelfde(
    model: type[BaseModel], op: str = "", *, bij: str, door: str = "", **gelijk: str
) -> Herhaald:
    """Return what looks for a row that holds the same: made within the hour (`op` names the column
    of the moment; without one at any time), of the same thing (`bij`), by the same person (`door`).
    `gelijk` names for each column the part of the input that it was filled from.
    """

    def zoek(ding: Any, verzoek: Verzoek) -> bool:
        waar = [getattr(model, bij) == ding]
        waar += [getattr(model, op) > verzoek.nu - HERHAALTIJD] if op else []
        waar += [getattr(model, door) == verzoek.actor] if door else []
        gevraagd = {kolom: _kaal(verzoek.invoer.get(naam)) for kolom, naam in gelijk.items()}
        return any(
            all(_kaal(getattr(rij, kolom)) == waarde for kolom, waarde in gevraagd.items())
            for rij in model.select().where(*waar)
        )

    return zoek


def _kaal(waarde: Any) -> str:
    """Return a value to compare with, as a form and a row both have it."""
    return "" if waarde is None else str(waarde)
