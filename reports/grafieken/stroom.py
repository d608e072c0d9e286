"""The flow of dilemmas through the rungs: a ribbon as wide as the number that went that way (a
Sankey diagram).
"""

from dataclasses import dataclass

from markupsafe import Markup

from reports.grafieken import tekenen
from reports.grafieken.tekenen import BREEDTE, LICHT, VET, VOL, Grafiek, Tabel, Waarde

BOVEN, DIEPTE, KNOOP, UITLOOP = 26, 120, 7, 66
VERBORGEN = 6  # the width of a ribbon whose number is withheld
LEESBAAR = 13  # a ribbon this wide has its number on it


@dataclass(frozen=True)
class Stroom(Grafiek):
    """The rungs from left to right, `verder[van, naar]` what went from one to another, `tot_hier`
    what came no further.

    Places are numbered from 0 and `van` lies before `naar`.
    """

    treden: tuple[str, ...]
    verder: dict[tuple[int, int], Waarde]
    tot_hier: tuple[Waarde, ...]
    bronnen: tuple[str, str] = ("", "")
    naam: str = "De weg van de dilemma’s over de ladder"
    soort: str = "stroom"
    uitleg: str = (
        "Van links naar rechts de treden. Een band naar rechts ging verder, een band naar beneden "
        "kwam tot hier."
        " Op smalle banden staat geen getal."
    )

    @property
    def tabel(self) -> Tabel:
        """A row per ribbon."""
        wegen = sorted(self.verder.items())
        door = (
            (f"{self.treden[van]} naar {self.treden[naar]}", tekenen.woord(w))
            for (van, naar), w in wegen
        )
        hier = (
            (f"Tot en met {trede}", tekenen.woord(w))
            for trede, w in zip(self.treden, self.tot_hier, strict=True)
        )
        bronnen = (("", self.bronnen[0]),) * len(self.verder) + (("", self.bronnen[1]),) * len(
            self.tot_hier
        )
        return Tabel(("Weg", "Dilemma’s"), (*door, *hier), bronnen)

    @property
    def hoogte(self) -> float:
        """The rungs, and below them what came no further."""
        return self._bodem + max((self._dik(w) for w in self.tot_hier), default=0) + 34

    def inhoud(self) -> Markup:
        """Return the ribbons, and the rungs over them."""
        plekken = range(len(self.treden))
        return tekenen.samen(
            (*self._door(), *map(self._einde, plekken), *map(self._knoop, plekken))
        )

    def _banden(self) -> list[tuple[tuple[int, int], Waarde]]:
        """The ribbons; those that go far leave on top, since they pass over the rungs between."""
        return sorted(self.verder.items(), key=lambda band: (band[0][0], -band[0][1]))

    def _dik(self, waarde: Waarde) -> float:
        totaal = sum(map(tekenen.maat, (*self.verder.values(), *self.tot_hier))) or 1
        return tekenen.lengte(waarde, 120 / totaal, VERBORGEN)

    def _x(self, plek: int) -> float:
        return plek * (BREEDTE - DIEPTE) / max(len(self.treden) - 1, 1)

    def _y(self, plek: int) -> float:
        """The top of a rung: below the ribbons that pass over it, which run level until they are
        past.
        """
        banden = [
            band for band in self._banden() if band[0][0] < plek < band[0][1] and self._dik(band[1])
        ]
        return max([BOVEN, *(self._begin(*weg) + self._dik(w) + 5 for weg, w in banden)])

    def _begin(self, van: int, naar: int) -> float:
        """Where a ribbon leaves its rung: below those that go farther."""
        return self._y(van) + sum(
            self._dik(w) for (v, n), w in self.verder.items() if v == van and n > naar
        )

    def _uit(self, plek: int) -> float:
        return sum(self._dik(w) for (van, _), w in self.verder.items() if van == plek)

    def _hoog(self, plek: int) -> float:
        binnen = sum(self._dik(w) for (_, naar), w in self.verder.items() if naar == plek)
        return max(binnen, self._uit(plek) + self._dik(self.tot_hier[plek]), 1.0)

    @property
    def _bodem(self) -> float:
        return max((self._y(p) + self._hoog(p) for p in range(len(self.treden))), default=0) + 14

    def _door(self) -> list[Markup]:
        binnen, delen = {p: self._y(p) for p in range(len(self.treden))}, []
        for (van, naar), waarde in self._banden():
            x, dik = self._x(van) + KNOOP, self._dik(waarde)
            vlak = self._x(naar - 1) + KNOOP - x
            delen.append(
                _band(x, self._begin(van, naar), self._x(naar), binnen[naar], dik, waarde, vlak)
            )
            if dik >= LEESBAAR:
                midden = (self._begin(van, naar) + binnen[naar] + dik) / 2
                getal = tekenen.woord(waarde)
                links = (x + vlak + self._x(naar) - len(getal) * tekenen.LETTERBREEDTE) / 2
                delen.append(tekenen.regel(links, midden + 4, getal, VET))
            binnen[naar] += dik
        return delen

    def _einde(self, plek: int) -> Markup:
        waarde, x = self.tot_hier[plek], self._x(plek) + KNOOP
        dik, y = self._dik(waarde), self._y(plek) + self._uit(plek)
        onder = [
            tekenen.regel(x + 14, self._bodem + dik + 15 + i * tekenen.REGEL, deel, vet)
            for i, (deel, vet) in enumerate(
                ((tekenen.woord(waarde), VET), ("tot hier", tekenen.GEWOON))
            )
        ]
        return tekenen.samen((_band(x, y, x + UITLOOP, self._bodem, dik, waarde), *onder))

    def _knoop(self, plek: int) -> Markup:
        x, y = self._x(plek), self._y(plek)
        naam = tekenen.regels(self.treden[plek], DIEPTE - 4, 1)[0]
        return tekenen.samen(
            (tekenen.vlak(x, y, KNOOP, self._hoog(plek), VOL), tekenen.regel(x, 14, naam, VET))
        )


def _band(
    x1: float, y1: float, x2: float, y2: float, dik: float, waarde: Waarde, vlak: float = 0
) -> Markup:
    """Return a ribbon between two points: level for `vlak`, then a bend."""
    if not dik:
        return tekenen.GEWOON
    x, m = x1 + vlak, (x1 + vlak + x2) / 2
    return Markup(
        '<path d="M{0:.1f} {3:.1f}H{1:.1f}C{2:.1f} {3:.1f} {2:.1f} {5:.1f} {4:.1f} {5:.1f}v{6:.1f}'
        'C{2:.1f} {7:.1f} {2:.1f} {8:.1f} {1:.1f} {8:.1f}H{0:.1f}z" {9}/>'
    ).format(x1, x, m, y1, x2, y2, dik, y2 + dik, y1 + dik, tekenen.stijl(waarde, LICHT))
