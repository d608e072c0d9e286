"""What stands in the way of a deed for everybody, with the words that say what to do first."""

from collections.abc import Callable
from enum import Enum
from typing import Any

from portal.models import BaseModel, Bijeenkomst


class Belet(Enum):
    """A state of a meeting in which nothing of it changes: a title, and what can be done."""

    AGENDA_VAST = (
        "De agenda staat vast",
        "De leden lezen deze agenda al. Maak hem eerst weer concept, dan kun je hem wijzigen.",
    )
    AFGEZEGD = (
        "Deze bijeenkomst is afgezegd",
        "Er verandert niets meer aan. Plan een nieuwe bijeenkomst als die er toch komt.",
    )

    @property
    def titel(self) -> str:
        """Return the heading of the page that says so."""
        return self.value[0]

    @property
    def uitleg(self) -> str:
        """Return what to do first."""
        return self.value[1]


class KanNuNiet(Exception):
    """Something stands in the way that everybody who may act is told; nothing has changed. `naar`
    is where the thing stands.
    """

    naar = ""

    def __init__(self, zaak: BaseModel, belet: Belet):
        super().__init__(belet.titel)
        self.zaak, self.belet = zaak, belet


def van_bijeenkomst(rij: Any) -> Any:
    """Return the meeting that a row is, or is part of; None for what belongs to no meeting."""
    return rij if isinstance(rij, Bijeenkomst) else rij.bijeenkomst


def afgezegd(rij: BaseModel) -> Belet | None:
    """Return AFGEZEGD for anything of a meeting that was called off."""
    b = van_bijeenkomst(rij)
    return Belet.AFGEZEGD if b and b.afgezegd_op else None


def agenda_vast(rij: BaseModel) -> Belet | None:
    """Return AGENDA_VAST for anything of a meeting whose agenda is fixed."""
    return Belet.AGENDA_VAST if van_bijeenkomst(rij).vastgesteld_op else None


def houd_tegen(rij: BaseModel, belet: tuple[Callable[[Any], Belet | None], ...]) -> None:
    """Raise KanNuNiet for the first of these that stands in the way of anything of a meeting."""
    for belemmert in belet:
        if in_de_weg := belemmert(rij):
            raise KanNuNiet(van_bijeenkomst(rij), in_de_weg)


# What an agenda in the making is kept from; and what any other deed of a meeting.
CONCEPT = (afgezegd, agenda_vast)
LEVEND = (afgezegd,)
