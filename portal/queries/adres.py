"""What an address bar may ask of a list: anything else in it counts as not asked.

A list declares a Filter, field by field how its part of the address is read:

    @dataclass(frozen=True)
    class Signaalfilter(Tabfilter):
        lijst: Signaallijst = keuze(Signaallijst, Signaallijst.TE_BEOORDELEN)
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, Self, TypeVar

from peewee import Model, ModelSelect

from portal.queries.bladwijzer import VOOR, lees_bladwijzer, met_plek, omgekeerd, voorbij
from portal.tools.tekst import regel
from portal.vocabulary import Woord

Rij = TypeVar("Rij", bound=Model)

ID_MAX = 2**31 - 1  # the largest key that both databases can hold
# A key in a route: `/acties/<{ID}:id_>`; a number that no key can be is no page.
ID = f"int(min=1, max={ID_MAX})"
PAGINA_MAX = 99_999
TEKST_MAX = 200
WOORDEN_MAX = 10  # every word is a condition of its own, and a database takes only so many


def getal(waarde: str | None) -> str:
    """Return the digits if they are a number that can be a key or a page, otherwise an empty
    string.
    """
    cijfers = waarde or ""
    bruikbaar = cijfers.isascii() and cijfers.isdecimal() and len(cijfers) <= len(str(ID_MAX))
    return cijfers if bruikbaar and 0 < int(cijfers) <= ID_MAX else ""


def woord(woorden: type[Woord], waarde: str | None) -> str:
    """Return the value if the vocabulary has it, otherwise an empty string."""
    return waarde if waarde and waarde in {w.value for w in woorden} else ""


def deel(lees: Callable[[str | None], Any], *, kw_only: bool = False) -> Any:
    """Declare a part of the address by what reads it; without it the list is as `lees(None)`
    says.
    """
    return field(default=lees(None), metadata={"lees": lees}, kw_only=kw_only)


def keuze(woorden: type[Woord], anders: Woord | str = "") -> Any:
    """Declare a word of a vocabulary; `anders` is what counts without one."""
    return deel(
        lambda waarde: woorden(woord(woorden, waarde)) if woord(woorden, waarde) else anders
    )


def sleutel() -> Any:
    """Declare the key of a row, kept as digits: the form of a filter has no numbers."""
    return deel(getal)


def tekst() -> Any:
    """Declare a line of text, cleaned and no longer than a list can be searched for."""
    return deel(lambda waarde: regel(waarde or "")[:TEKST_MAX])


def zoekwoorden(zin: str) -> list[str]:
    """Return the words that rows must hold to be found, each once and no more than a database can
    bear.
    """
    return list(dict.fromkeys(zin.lower().split()))[:WOORDEN_MAX]


def _pagina(waarde: str | None) -> int:
    return min(int(getal(waarde) or 1), PAGINA_MAX)


def _bladwijzer(waarde: str | None) -> str:
    return waarde if waarde and lees_bladwijzer(waarde) else ""


@dataclass(frozen=True)
class Filter:
    """What the address bar asks of a list, its page too, and the part of the rows it then shows.

    `bladwijzer` is the row that the page comes after, or before: one that was worked on meanwhile
    and left the list then makes no other one be skipped.
    """

    PER_PAGINA: ClassVar[int] = 50
    pagina: int = deel(_pagina, kw_only=True)
    bladwijzer: str = deel(_bladwijzer, kw_only=True)

    @classmethod
    def uit_adres(cls, args: Mapping[str, str]) -> Self:
        """Return the filter that the query string asks for."""
        return cls(**{f.name: f.metadata["lees"](args.get(f.name)) for f in fields(cls)})

    @property
    def terug(self) -> bool:
        """Tell whether the page is the one before its bookmark."""
        return self.bladwijzer.startswith(VOOR)

    def bladzijde(self, rijen: "ModelSelect[Rij]", *volgorde: Any) -> list[Rij]:
        """Return the rows of one page in this order, and one row more: it tells whether there is
        another page, and is the first row when one goes back. Each knows its place, for a bookmark.

        A bookmark with nothing behind it, as all was worked on, leads to the beginning.
        """
        vanaf, meer = voorbij(self.bladwijzer, volgorde), self.PER_PAGINA + 1
        begin = 0 if self.bladwijzer else (self.pagina - 1) * self.PER_PAGINA
        gevonden: list[Rij] = []
        if vanaf is not None:
            op_rij = omgekeerd(volgorde) if self.terug else volgorde
            verder = rijen.where(vanaf).order_by(*op_rij)
            gevonden = met_plek(verder.limit(meer).offset(0), volgorde)
        if not gevonden:
            return met_plek(rijen.order_by(*volgorde).limit(meer).offset(begin), volgorde)
        return gevonden[::-1] if self.terug else gevonden


class Tabfilter(Filter):
    """A filter of a list with tabs: `lijst`, which each declares for itself, is the chosen one."""

    lijst: Woord
