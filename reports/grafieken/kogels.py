"""A bar per goal against the line it must reach: doelen and how far they came."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from reports.grafieken import tekenen
from reports.grafieken.tekenen import (
    BREEDTE,
    LETTERBREEDTE,
    LICHT,
    NAAMBREEDTE,
    OPEN,
    Grafiek,
    Tabel,
    Waarde,
)

RIJ = 34


class Kogel(NamedTuple):
    """A goal: what was reached of what was aimed at, in which unit; each row has a scale of its
    own.
    """

    naam: str
    stand: Waarde
    streef: Waarde
    eenheid: str = ""

    @property
    def cellen(self) -> tuple[str, ...]:
        """The goal as a row of the table."""
        stand = (
            f"{tekenen.woord(self.stand)} {self.eenheid}".rstrip()
            if self.stand is not None
            else "–"
        )
        return self.naam, stand, tekenen.woord(self.streef), procent(self.stand, self.streef)


@dataclass(frozen=True)
class Kogels(Grafiek):
    """Rows of goals."""

    rijen: tuple[Kogel, ...]
    bronnen: tuple[str, str] = ("", "")
    naam: str = "Doelen en hoe ver ze zijn"
    soort: str = "kogels"
    uitleg: str = "Een staaf per doel. Het kader is het streefgetal, de vulling is wat is bereikt."

    @property
    def tabel(self) -> Tabel:
        """The rows as they are drawn."""
        rijen = tuple(k.cellen for k in self.rijen)
        return Tabel(
            ("Doel", "Bereikt", "Streefgetal", "Deel"),
            rijen,
            (("", *self.bronnen, ""),) * len(rijen),
        )

    @property
    def hoogte(self) -> float:
        """As high as the rows."""
        return RIJ * len(self.rijen)

    def inhoud(self) -> Markup:
        """Return the bars, from top to bottom."""
        return tekenen.samen(_rij(kogel, RIJ * i) for i, kogel in enumerate(self.rijen))


def procent(stand: Waarde, streef: Waarde) -> str:
    """Return which part of the goal was reached, rounded down so that 100% means reached; '–' when
    not known.
    """
    if not isinstance(stand, int) or not isinstance(streef, int) or streef <= 0:
        return "–"
    return f"{stand * 100 // streef}%"


def _rij(kogel: Kogel, y: float) -> Markup:
    """A light frame as long as the goal, and in it (or past it) what was reached."""
    getal = " ".join(
        filter(
            None, (tekenen.woord(kogel.stand), "van", tekenen.woord(kogel.streef), kogel.eenheid)
        )
    )
    tekst = tekenen.regels(getal, BREEDTE / 3, 1)[0]
    ruimte = BREEDTE - NAAMBREEDTE - len(tekst) * LETTERBREEDTE - 14
    schaal = ruimte / (max(tekenen.maat(kogel.stand), tekenen.maat(kogel.streef)) or 1)
    doel, lang = tekenen.maat(kogel.streef) * schaal, tekenen.lengte(kogel.stand, schaal)
    midden = y + RIJ / 2
    return tekenen.samen(
        (
            tekenen.naam(kogel.naam, y, RIJ),
            tekenen.vlak(NAAMBREEDTE, midden - 8, doel, 16, LICHT if doel else OPEN),
            tekenen.vlak(NAAMBREEDTE, midden - 4, lang, 8, tekenen.stijl(kogel.stand)),
            tekenen.vlak(NAAMBREEDTE + doel - 1, midden - 11, 2 if doel else 0, 22),
            tekenen.regel(NAAMBREEDTE + ruimte + 9, midden + 4, tekst, tekenen.VET),
        )
    )


def van_doelen(rijen: Iterable[tuple[str, Waarde, Waarde, str]]) -> Kogels:
    """Return the drawing of doelen, each as name, what was reached, what was aimed at, and the
    unit.
    """
    return Kogels(tuple(Kogel(*rij) for rij in rijen))
