"""A stored word with the label a user reads."""

from enum import StrEnum


class Woord(StrEnum):
    """A stored word with a Dutch label; `Status("beraad").label` is what the page shows."""

    label: str

    def __new__(cls, waarde: str, label: str) -> "Woord":
        lid = str.__new__(cls, waarde)
        lid._value_ = waarde
        lid.label = label
        return lid
