"""What the plot of the demo is made of."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

# The hour at which things of one day happen, so that none overtakes another.
INDIENEN, VRAAG, ANTWOORD, NOTITIE, GEREED, STAP, BUNDEL = (
    "09:10 10:00 11:00 12:00 15:00 16:45 17:10".split()
)
# Who does what any adviseur could do: the first adviseur among the personas.
PLANNER = "adviseur"


class Scene(NamedTuple):
    """Something that happens, and when."""

    op: datetime
    doe: Callable[[], Any]
