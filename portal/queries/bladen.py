"""Parts of a page that are lists themselves: the address bar turns over each by its own name."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from peewee import ModelSelect

from portal.queries.adres import PAGINA_MAX, getal

Rij = TypeVar("Rij")
PER_BLAD = 10  # rows with texts of people, which may be long
TITELS_PER_BLAD = 25  # rows with a title
KEUZE_MAX = 200  # rows to choose from in one field
AANTAL_MAX = 500  # nobody counts further


class Blad(list[Rij]):
    """The rows of one page: which page it is, whether there are more behind it, and how many there
    are in all (as `tel` counts).
    """

    def __init__(
        self,
        rijen: Iterable[Rij] = (),
        pagina: int = 1,
        *,
        meer: bool = False,
        aantal: int | None = None,
    ):
        super().__init__(rijen)
        self.pagina, self.meer = pagina, meer
        self.aantal = len(self) if aantal is None else aantal

    def met(self, rijen: Iterable[Any]) -> "Blad[Any]":
        """Return the same page with what its rows became."""
        return Blad(rijen, self.pagina, meer=self.meer, aantal=self.aantal)


class Bladen:
    """Which page of each part is asked for; the first one without a word."""

    def __init__(self, args: Mapping[str, str] | None = None):
        self._args = args or {}

    def _pagina(self, naam: str) -> int:
        return min(int(getal(self._args.get(naam)) or 1), PAGINA_MAX)

    def van(self, naam: str, rijen: "ModelSelect[Any]", per: int = PER_BLAD) -> Blad[Any]:
        """Return the page of a query that is asked for; beyond the last one the first."""
        pagina = self._pagina(naam)
        gevonden = list(rijen.limit(per + 1).offset((pagina - 1) * per))
        if pagina > 1 and not gevonden:
            pagina, gevonden = 1, list(rijen.limit(per + 1).offset(0))
        return Blad(gevonden[:per], pagina, meer=len(gevonden) > per)

    def geteld(self, naam: str, rijen: "ModelSelect[Any]", per: int = PER_BLAD) -> Blad[Any]:
        """Return the same, with how many there are in all."""
        blad = self.van(naam, rijen, per)
        blad.aantal = tel(rijen)
        return blad

    def laatste(self, naam: str, rijen: "ModelSelect[Any]", per: int = PER_BLAD) -> Blad[Any]:
        """Return the same of a query with the last row first, in the order in which they came."""
        blad = self.van(naam, rijen, per)
        blad.reverse()
        return blad

    def uit(self, naam: str, rijen: list[Rij], per: int = TITELS_PER_BLAD) -> Blad[Rij]:
        """Return the page of a list that is asked for; beyond the last one the first."""
        pagina = self._pagina(naam)
        if (pagina - 1) * per >= len(rijen):
            pagina = 1
        tot, aantal = pagina * per, len(rijen)
        return Blad(rijen[tot - per : tot], pagina, meer=aantal > tot, aantal=aantal)


def tel(rijen: "ModelSelect[Any]") -> int:
    """Return how many rows there are, and one more than AANTAL_MAX when it is more than that."""
    geteld: int = rijen.limit(AANTAL_MAX + 1).count()
    return geteld
