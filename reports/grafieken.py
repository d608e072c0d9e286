"""Drawings as SVG, the same on a page and on paper.

Attributes only: the CSS of a page does not reach a drawing on paper. All is drawn in the colour of the text around it
(`currentColor`); a page sets `color`, paper uses the one given here. A drawing says in its <title> everything it shows,
so that who cannot see it misses nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from textwrap import wrap

from markupsafe import Markup

from reports.typografie import kort

KLEUR = "#0b4a6f"
BREEDTE = 480
STIJGING = 11  # how much higher the next rung lies
REGEL = 13
LETTER = 11.3
LETTERBREEDTE = 5.8  # of an average letter of LETTER high: names are wrapped before they are measured

_LIJN = {
    "geweest": Markup('stroke-width="1.6" stroke-linecap="square"'),
    "nu": Markup('stroke-width="4" stroke-linecap="square"'),
    "straks": Markup('stroke-width="1.2" stroke-opacity="0.4"'),
    "overgeslagen": Markup('stroke-width="1.2" stroke-opacity="0.6" stroke-dasharray="3 3"'),
}
GEWOON = Markup("")
_TEKST = {
    "geweest": GEWOON,
    "nu": Markup('font-weight="600"'),
    "straks": Markup('fill-opacity="0.75"'),
    "overgeslagen": Markup('fill-opacity="0.75"'),
}


@dataclass(frozen=True)
class Routestap:
    """A rung as one dilemma met it; `stand` is geweest, nu, straks or overgeslagen, as in the page's ladder."""

    naam: str
    stand: str
    datum: date | None = None
    tot: date | None = None

    @property
    def dagen(self) -> tuple[str, ...]:
        """The lines under the rung."""
        if self.stand == "overgeslagen":
            return ("overgeslagen",)
        if self.datum is None:
            return ()
        if self.stand == "nu":
            return (f"sinds {kort(self.datum)}",)
        return (kort(self.datum), f"tot {kort(self.tot)}") if self.tot else (kort(self.datum),)

    @property
    def in_woorden(self) -> str:
        """The rung as part of a sentence."""
        waar = f"nu bij {self.naam}" if self.stand == "nu" else self.naam
        return " ".join((waar, *self.dagen)) if self.stand != "straks" else f"nog niet bij {self.naam}"


@dataclass(frozen=True)
class Stand:
    """How many dilemmas stand somewhere."""

    naam: str
    aantal: int


def route_svg(stappen: Sequence[Routestap]) -> Markup:
    """Return the stairs of one dilemma: each rung a tread, higher from left to right, with its dates below."""
    begin = {stap.datum for stap in stappen}
    stappen = [replace(s, tot=None) if s.tot in begin else s for s in stappen]  # the next rung says it already
    kolom = BREEDTE / max(len(stappen), 1)
    namen = [wrap(s.naam, int(kolom / LETTERBREEDTE), max_lines=2, placeholder="…") for s in stappen]
    hoogten = [2 * REGEL + 4 + STIJGING * i for i in reversed(range(len(stappen)))]
    delen = [
        _trede(stap, naam, i * kolom, kolom, y)
        for i, (stap, naam, y) in enumerate(zip(stappen, namen, hoogten, strict=True))
    ]
    onderkant = max([y + REGEL * len(s.dagen) for s, y in zip(stappen, hoogten, strict=True)], default=0) + 6
    titel = "De weg van dit dilemma: " + ", ".join(s.in_woorden for s in stappen) + "."
    return _tekening("route", titel, onderkant, Markup("").join(delen))


def _trede(stap: Routestap, naam: list[str], x: float, kolom: float, y: float) -> Markup:
    """A tread with the riser that leads to it, the name on top and the dates below."""
    stijl = _TEKST[stap.stand]
    boven = [_regel(x + 5, y - 6 - (len(naam) - 1 - i) * REGEL, r, stijl) for i, r in enumerate(naam)]
    onder = [_regel(x + 5, y + REGEL + 2 + i * REGEL, r, stijl) for i, r in enumerate(stap.dagen)]
    stijgt = STIJGING if x else 0
    lijn = Markup('<path d="M{:.1f} {:.1f}v{}h{:.1f}" {}/>').format(x, y + stijgt, -stijgt, kolom, _LIJN[stap.stand])
    return Markup("").join([lijn, *boven, *onder])


def standen_svg(standen: Sequence[Stand]) -> Markup:
    """Return a bar per place, with the number behind it."""
    hoogste = max([s.aantal for s in standen], default=0) or 1
    delen = [_balk(s, 22 * i + 2, (BREEDTE - 200) * s.aantal / hoogste) for i, s in enumerate(standen)]
    titel = "Waar de dilemma’s staan: " + ", ".join(f"{s.naam} {s.aantal}" for s in standen) + "."
    return _tekening("standen", titel, 22 * len(standen), Markup("").join(delen))


def _balk(stand: Stand, y: float, lengte: float) -> Markup:
    naam = (wrap(stand.naam, int(140 / LETTERBREEDTE), max_lines=1, placeholder="…") or [""])[0]
    balk = Markup('<path d="M150 {:.1f}h{:.1f}" stroke-width="10"/>').format(y + 8, lengte)
    getal = _regel(150 + lengte + (7 if lengte else 0), y + 11.5, str(stand.aantal), _TEKST["nu"])
    return _regel(0, y + 11.5, naam) + (balk if lengte else "") + getal


def _regel(x: float, y: float, tekst: str, stijl: Markup = GEWOON) -> Markup:
    opmaak = Markup('<text x="{:.1f}" y="{:.1f}" fill="currentColor" stroke="none" {}>{}</text>')
    return opmaak.format(x, y, stijl, tekst)


def _tekening(soort: str, titel: str, hoogte: float, inhoud: Markup) -> Markup:
    return Markup(
        '<svg class="grafiek grafiek--{}" xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {} {:.0f}"'
        ' color="{}" stroke="currentColor" fill="none" font-family="Source Sans 3, sans-serif" font-size="{}">'
        "<title>{}</title>{}</svg>"
    ).format(soort, BREEDTE, hoogte, KLEUR, LETTER, titel, inhoud)
