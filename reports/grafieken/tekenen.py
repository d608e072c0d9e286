"""The ground of all drawings: what a drawing is, and the few shapes that all are made of.

Attributes only: the CSS of a page does not reach a drawing on paper. All is drawn in the colour of
the text around it (`currentColor`); a page sets `color`, paper uses the one given here. Kinds
differ in filling and outline, never in colour alone. A drawing says in its <title> everything it
shows, so that who cannot see it misses nothing, and in its <desc> how it must be read.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup

KLEUR = "#0b4a6f"
BREEDTE = 480
REGEL = 13
LETTER = 11.3
LETTERBREEDTE = (
    5.8  # of an average letter of LETTER high: names are wrapped before they are measured
)
NAAMBREEDTE = 150  # the column of names at the left of bars
VERBORGEN = (
    14  # the length of a bar whose number is withheld: the same for all, so that it tells nothing
)

Waarde = int | str | None  # a number, the words that stand in its place, or nothing known

VOL = Markup('fill="currentColor" stroke="none"')
LICHT = Markup('fill="currentColor" fill-opacity="0.25" stroke-width="1"')
OPEN = Markup('fill="none" stroke-width="1"')
STIPPEL = Markup('fill="none" stroke-width="1" stroke-dasharray="3 2"')
GEWOON = Markup("")
VET = Markup('font-weight="600"')
ZACHT = Markup('fill-opacity="0.75"')


@dataclass(frozen=True)
class Tabel:
    """The numbers of a drawing in rows; the first cell of a row is its name.

    `bronnen` names, for every cell of every row, the query that its number is the value of ('' for
    none).
    """

    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    bronnen: tuple[tuple[str, ...], ...] = ()

    @property
    def cellen(self) -> list[list[tuple[str, str]]]:
        """The rows with each cell and its source."""
        geen = (("",) * len(self.koppen),) * len(self.rijen)
        return [
            list(zip(*rij, strict=True))
            for rij in zip(self.rijen, self.bronnen or geen, strict=True)
        ]

    @property
    def in_woorden(self) -> str:
        """All rows as one sentence; a single column of numbers needs no heading in it."""
        return ", ".join(self._rij(rij) for rij in self.rijen) or "nog niets"

    def _rij(self, rij: tuple[str, ...]) -> str:
        if len(rij) == 2:
            return " ".join(rij)
        paren = zip(self.koppen[1:], rij[1:], strict=True)
        return f"{rij[0]} ({', '.join(f'{kop.lower()} {waarde}' for kop, waarde in paren)})"


class Grafiek:
    """A drawing of plain values. Who makes a kind says its `naam`, `uitleg`, `tabel`, `hoogte` and
    `inhoud`.
    """

    soort: str
    naam: str
    uitleg: str

    @property
    def tabel(self) -> Tabel:
        """The table that the drawing draws."""
        raise NotImplementedError

    @property
    def hoogte(self) -> float:
        """The height, where the width is BREEDTE."""
        raise NotImplementedError

    def inhoud(self) -> Markup:
        """Return the shapes."""
        raise NotImplementedError

    @property
    def titel(self) -> str:
        """The name of the drawing and everything it shows."""
        return f"{self.naam}: {self.tabel.in_woorden}."

    def svg(self) -> Markup:
        """Return the drawing; one without rows says that there is nothing."""
        leeg = not self.tabel.rijen
        hoogte, inhoud = (
            (20, regel(0, 14, "Nog niets te tonen.")) if leeg else (self.hoogte, self.inhoud())
        )
        return tekening(self.soort, self.titel, self.uitleg, hoogte, inhoud)


def tekening(soort: str, titel: str, uitleg: str, hoogte: float, inhoud: Markup) -> Markup:
    """Return an SVG image of BREEDTE wide with these shapes."""
    return Markup(
        '<svg class="grafiek grafiek--{}" xmlns="http://www.w3.org/2000/svg" role="img" '
        'viewBox="0 0 {} {:.0f}"'
        ' preserveAspectRatio="xMinYMin meet"'
        ' color="{}" stroke="currentColor" fill="none" font-family="Source Sans 3, sans-serif" '
        'font-size="{}">'
        "<title>{}</title><desc>{}</desc>{}</svg>"
    ).format(soort, BREEDTE, hoogte, KLEUR, LETTER, titel, uitleg, inhoud)


def regel(x: float, y: float, tekst: str, stijl: Markup = GEWOON) -> Markup:
    """Return one line of text that begins at a point."""
    opmaak = Markup('<text x="{:.1f}" y="{:.1f}" fill="currentColor" stroke="none" {}>{}</text>')
    return opmaak.format(x, y, stijl, tekst)


def vlak(x: float, y: float, breed: float, hoog: float, stijl: Markup = VOL) -> Markup:
    """Return a rectangle; nothing when it has no size."""
    opmaak = Markup('<path d="M{:.1f} {:.1f}h{:.1f}v{:.1f}h{:.1f}z" {}/>')
    return opmaak.format(x, y, breed, hoog, -breed, stijl) if breed > 0 and hoog > 0 else GEWOON


def regels(tekst: str, breed: float, hoogstens: int = 2) -> list[str]:
    """Return a name as lines that fit a width; what does not fit ends in an ellipsis."""
    return wrap(tekst, int(breed / LETTERBREEDTE), max_lines=hoogstens, placeholder="…") or [""]


def naam(tekst: str, y: float, hoog: float) -> Markup:
    """Return the name of a row in the left column, in the middle of the row's height."""
    lijst = regels(tekst, NAAMBREEDTE - 10)
    eerste = y + hoog / 2 + 4 - (len(lijst) - 1) * REGEL / 2
    return samen(regel(0, eerste + i * REGEL, deel) for i, deel in enumerate(lijst))


def samen(delen: Iterable[str]) -> Markup:
    """Return shapes one after another."""
    return GEWOON.join(delen)


def woord(waarde: Waarde) -> str:
    """Return a value as people read it: '1.250', 'minder dan 5', '–'."""
    if waarde is None:
        return "–"
    return f"{waarde:,}".replace(",", ".") if isinstance(waarde, int) else str(waarde)


def maat(waarde: Waarde) -> int:
    """Return how much a value counts when a scale is chosen; what is withheld counts for
    nothing.
    """
    return waarde if isinstance(waarde, int) else 0


def lengte(waarde: Waarde, schaal: float, verborgen: float = VERBORGEN) -> float:
    """Return how long a value is drawn: never shorter than a line that can be seen."""
    if isinstance(waarde, str):
        return verborgen
    return max(maat(waarde) * schaal, 1.0) if maat(waarde) else 0.0


def stijl(waarde: Waarde, gewoon: Markup = VOL) -> Markup:
    """Return how a value is filled: what is withheld has a dashed outline."""
    return STIPPEL if isinstance(waarde, str) else gewoon
