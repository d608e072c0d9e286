"""The way of one dilemma up the ladder: a stair with the dates of each rung."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from portal.tools.tijd import als_korte_datum
from reports.grafieken import tekenen
from reports.grafieken.tekenen import BREEDTE, GEWOON, REGEL, VET, ZACHT, Grafiek, Tabel

STIJGING = 11  # how much higher the next rung lies

_STIPPEL = Markup('stroke-width="1.2" stroke-opacity="0.6" stroke-dasharray="3 3"')
_LIJN = {
    "geweest": Markup('stroke-width="1.6" stroke-linecap="square"'),
    "nu": Markup('stroke-width="4" stroke-linecap="square"'),
    "straks": Markup('stroke-width="1.2" stroke-opacity="0.4"'),
    "overgeslagen": _STIPPEL,
    "onnodig": _STIPPEL,
}
_TEKST = {"geweest": GEWOON, "nu": VET, "straks": ZACHT, "overgeslagen": ZACHT, "onnodig": ZACHT}
_STAND = {
    "geweest": "geweest",
    "nu": "nu hier",
    "straks": "nog niet",
    "overgeslagen": "overgeslagen",
    "onnodig": "niet nodig",
}


@dataclass(frozen=True)
class Routestap:
    """A rung as one dilemma met it; `stand` is geweest, nu, straks, overgeslagen or onnodig, as
    in the page's ladder.
    """

    naam: str
    stand: str
    datum: date | None = None
    tot: date | None = None

    @property
    def dagen(self) -> tuple[str, ...]:
        """The lines under the rung."""
        if self.stand in ("overgeslagen", "onnodig"):
            return (_STAND[self.stand],)
        if self.datum is None:
            return ()
        if self.stand == "nu":
            return (f"sinds {als_korte_datum(self.datum)}",)
        tot = (f"tot {als_korte_datum(self.tot)}",) if self.tot else ()
        return (als_korte_datum(self.datum), *tot)

    @property
    def in_woorden(self) -> str:
        """The rung as part of a sentence."""
        waar = f"nu bij {self.naam}" if self.stand == "nu" else self.naam
        return (
            " ".join((waar, *self.dagen)) if self.stand != "straks" else f"nog niet bij {self.naam}"
        )


@dataclass(frozen=True)
class Route(Grafiek):
    """The stairs of one dilemma: each rung a tread, higher from left to right, with its dates
    below.
    """

    stappen: tuple[Routestap, ...]
    naam: str = "De weg van dit dilemma"
    soort: str = "route"
    uitleg: str = (
        "Een trap van links naar rechts. De dikke trede is waar het dilemma nu is, gestippeld: "
        "overgeslagen of niet nodig."
    )

    @property
    def tabel(self) -> Tabel:
        """A row per rung: when it began and ended."""
        rijen = (
            (s.naam, _STAND[s.stand], *(als_korte_datum(d) if d else "–" for d in (s.datum, s.tot)))
            for s in self.stappen
        )
        return Tabel(("Trede", "Stand", "Van", "Tot"), tuple(rijen))

    @property
    def titel(self) -> str:
        """The way as a sentence."""
        return f"{self.naam}: {', '.join(s.in_woorden for s in self._bondig) or 'nog niets'}."

    @property
    def hoogte(self) -> float:
        """The lowest line, with some space."""
        onder = (self._y(i) + REGEL * len(s.dagen) for i, s in enumerate(self._bondig))
        return max(onder, default=0) + 6

    def inhoud(self) -> Markup:
        """Return the treads."""
        return tekenen.samen(self._trede(i, stap) for i, stap in enumerate(self._bondig))

    @property
    def _bondig(self) -> list[Routestap]:
        """The rungs, without an end that the beginning of the next one says already."""
        begin = {stap.datum for stap in self.stappen}
        return [replace(s, tot=None) if s.tot in begin else s for s in self.stappen]

    def _y(self, plek: int) -> float:
        return 2 * REGEL + 4 + STIJGING * (len(self.stappen) - 1 - plek)

    def _trede(self, plek: int, stap: Routestap) -> Markup:
        """A tread with the riser that leads to it, the name on top and the dates below."""
        kolom, stijl = BREEDTE / len(self.stappen), _TEKST[stap.stand]
        x, y, namen = plek * kolom, self._y(plek), tekenen.regels(stap.naam, kolom)
        boven = [
            tekenen.regel(x + 5, y - 6 - (len(namen) - 1 - i) * REGEL, r, stijl)
            for i, r in enumerate(namen)
        ]
        onder = [
            tekenen.regel(x + 5, y + REGEL + 2 + i * REGEL, r, stijl)
            for i, r in enumerate(stap.dagen)
        ]
        stijgt = STIJGING if x else 0
        lijn = Markup('<path d="M{:.1f} {:.1f}v{}h{:.1f}" {}/>')
        lijn = lijn.format(x, y + stijgt, -stijgt, kolom, _LIJN[stap.stand])
        return tekenen.samen((lijn, *boven, *onder))


def route_svg(stappen: Sequence[Routestap]) -> Markup:
    """Return the stairs of one dilemma."""
    return Route(tuple(stappen)).svg()
