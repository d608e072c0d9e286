"""How often something happened in this process since it began, for whoever asks."""

from collections import Counter
from threading import Lock

# What is counted; each by a word of ours, or by none.
DREMPEL, PRENT, DATABASE = "limits_hit", "prints", "database_errors"
SLOT_WACHT, SLOT_GEWEIGERD = "lock_waits", "lock_refusals"

_geteld: Counter[tuple[str, str]] = Counter()
_slot = Lock()  # adding one is reading and writing


def tel(wat: str, soort: str = "") -> None:
    """Count one more."""
    with _slot:
        _geteld[wat, soort] += 1


def geteld(wat: str) -> dict[str, int]:
    """Return how often it happened, by its kinds."""
    with _slot:
        return {soort: aantal for (naam, soort), aantal in _geteld.items() if naam == wat}
