"""A stored word with the label a user reads."""

from enum import StrEnum
from typing import Self


class Woord(StrEnum):
    """A stored word with a Dutch label; `Status("beraad").label` is what the page shows."""

    label: str

    # The star is for the type checker, which takes Status("beraad") for a call of this.
    def __new__(cls, waarde: str, *label: str) -> Self:
        lid = str.__new__(cls, waarde)
        lid._value_ = waarde
        (lid.label,) = label
        return lid
