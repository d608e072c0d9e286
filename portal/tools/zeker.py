"""What a column that may be empty cannot be in this place."""

from typing import TypeVar

T = TypeVar("T")


def zeker(waarde: T | None) -> T:
    """Return a value that a CHECK of the table, or what was asked before, makes certain; raises
    AssertionError where it is missing after all.
    """
    if waarde is None:
        raise AssertionError("a value is missing that cannot be")
    return waarde
