"""The type size at which a one-page text should fit, estimated before layout, so that layout is
rarely done twice.

An estimate can be wrong: `reports.pers.pdf` looks at the pages that come out and corrects it.
Lengths are millimetres.
"""

from collections.abc import Iterable
from math import ceil
from typing import NamedTuple

MATEN = (10, 9.5, 9, 8.5)  # points; data-krap in papier.css is the index
BLADHOOGTE = 248
BREED, SMAL, LABEL = 125, 55.5, 38  # the columns, less what a ragged edge loses
PUNT = 0.3528
REGELHOOGTE = 1.34  # em
TUSSENRUIMTE = 0.7  # em round a row, tables and sections taken together
TWIJFEL = 1.06  # an estimate this far too high may still fit: worth a try
LETTERS = 6.8  # of Dutch prose in a millimetre of one-point type


class Cel(NamedTuple):
    """A text in a column; `grootte` is its type relative to the page's."""

    tekst: str
    breedte: float = BREED
    grootte: float = 1.0

    def hoogte(self, maat: float) -> float:
        """Return the height when the page's type is `maat` points."""
        per_regel = self.breedte * LETTERS / (maat * self.grootte)
        regels = sum(ceil(len(regel) / per_regel) for regel in self.tekst.split("\n"))
        return regels * REGELHOOGTE * maat * self.grootte * PUNT


def kies(rijen: Iterable[tuple[Cel, ...]], vast: float) -> int | None:
    """Return the step of smaller type at which rows of cells fit on a page with `vast` for what
    does not shrink.

    None when even the smallest step is hopeless: then the page runs on in normal type.
    """
    rijen = list(rijen)
    for stap, maat in enumerate(MATEN):
        ruimte = len(rijen) * TUSSENRUIMTE * maat * PUNT
        hoogte = vast + ruimte + sum(max(cel.hoogte(maat) for cel in rij) for rij in rijen)
        if hoogte <= BLADHOOGTE:
            return stap
    return stap if hoogte < BLADHOOGTE * TWIJFEL else None
