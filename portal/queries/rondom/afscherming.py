"""Keep small groups out of published numbers: no cell under five, and none that the other cells
give back.

A number of one to four is hidden. Since readers know which cells add up to which, others may have
to be hidden with it: the next smallest first, until each hidden number could have been another one
as well.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from enum import StrEnum
from math import inf
from typing import NamedTuple

DREMPEL = 5
STAPPEN = 7  # how many cells may move at once to prove that a number could have been another

Cel = Hashable


class Verborgen(StrEnum):
    """What stands in the place of a number."""

    MINDER = "minder dan 5"
    NIET = "niet getoond"


Getoond = int | Verborgen


class Som(NamedTuple):
    """What readers know: the cells of `links` together are as many as those of `rechts`."""

    links: tuple[Cel, ...]
    rechts: tuple[Cel, ...]

    @property
    def cellen(self) -> tuple[Cel, ...]:
        """All cells of the sum."""
        return self.links + self.rechts

    def verschil(self, waarden: Mapping[Cel, int]) -> int:
        """Return how much the left side is more than the right."""
        return sum(waarden.get(c, 0) for c in self.links) - sum(
            waarden.get(c, 0) for c in self.rechts
        )


def te_klein(aantal: int) -> bool:
    """Tell whether so few may not be shown; nobody is not few."""
    return 0 < aantal < DREMPEL


def enkel(aantal: int) -> Getoond:
    """Return what is shown of a number that is part of no sum."""
    return Verborgen.MINDER if te_klein(aantal) else aantal


def scherm_af(cellen: Mapping[Cel, int], sommen: Sequence[Som]) -> dict[Cel, Getoond]:
    """Return what is shown of each cell; `sommen` must hold everything that readers can add up."""
    klein = {cel for cel, aantal in cellen.items() if te_klein(aantal)}
    verborgen = set(klein)
    while lek := _lek(cellen, sommen, klein, verborgen):
        volgende = _kleinste(cellen, lek, verborgen)
        if volgende is None:
            volgende = _kleinste(cellen, sommen, verborgen)
        if volgende is None:
            klein = set()  # nothing is left to hide, so of what is hidden nothing is told at all
            break
        verborgen.add(volgende)
    woorden = {c: Verborgen.MINDER if c in klein else Verborgen.NIET for c in verborgen}
    return {**cellen, **woorden}


def _kleinste(cellen: Mapping[Cel, int], sommen: Sequence[Som], verborgen: set[Cel]) -> Cel | None:
    """Return the smallest shown number in these sums that is not zero, of equals a part before a
    total; or None.
    """
    over = Counter(c for som in sommen for c in som.cellen if cellen[c] and c not in verborgen)
    return min(over, key=lambda cel: (cellen[cel], over[cel], str(cel)), default=None)


def _lek(
    cellen: Mapping[Cel, int], sommen: Sequence[Som], klein: set[Cel], verborgen: set[Cel]
) -> list[Som]:
    """Return the sums that give something hidden back; empty when none does."""
    for som in sommen:
        for kant in som:
            rest = [c for c in kant if c in verborgen]
            alleen_hier = len(rest) == sum(c in verborgen for c in som.cellen)
            if rest and alleen_hier and te_klein(sum(cellen[c] for c in rest)):
                return [som]
    bereik = {cel: (1, DREMPEL - 1) if cel in klein else (DREMPEL, inf) for cel in verborgen}
    for cel in sorted(verborgen, key=str):
        van = [som for som in sommen if cel in som.cellen]
        if van and not any(_kan_anders({cel: stap}, cellen, sommen, bereik) for stap in (1, -1)):
            return van
    return []


def _kan_anders(
    stappen: dict[Cel, int],
    cellen: Mapping[Cel, int],
    sommen: Sequence[Som],
    bereik: Mapping[Cel, tuple[float, float]],
) -> bool:
    """Tell whether hidden cells could move together by these steps, and some more, with every sum
    still right.
    """
    if any(not bereik[c][0] <= cellen[c] + stap <= bereik[c][1] for c, stap in stappen.items()):
        return False
    scheef = next((som for som in sommen if som.verschil(stappen)), None)
    if scheef is None or len(stappen) >= STAPPEN:
        return scheef is None
    recht = -1 if scheef.verschil(stappen) > 0 else 1
    return any(
        _kan_anders(
            {**stappen, cel: recht if kant is scheef.links else -recht}, cellen, sommen, bereik
        )
        for kant in scheef
        for cel in kant
        if cel in bereik and cel not in stappen
    )
