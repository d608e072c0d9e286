"""A bar per row, with its number behind it: where dilemmas stand, how long a rung takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reports.grafieken import tekenen
from reports.grafieken.tekenen import BREEDTE, LETTERBREEDTE, NAAMBREEDTE, Grafiek, Tabel, Waarde

RIJ = 22


@dataclass(frozen=True)
class Tredeaantal:
    """How many dilemmas stand somewhere."""

    naam: str
    aantal: int


@dataclass(frozen=True)
class Staven(Grafiek):
    """Rows of a name and a number; `kop` and `eenheid` head the two columns of the table."""

    naam: str
    kop: str
    eenheid: str
    rijen: tuple[tuple[str, Waarde], ...]
    bron: str = ""
    soort: str = "staven"
    uitleg: str = "Een liggende staaf per rij; hoe langer de staaf, hoe hoger het getal erachter."

    @property
    def tabel(self) -> Tabel:
        """The rows as they are drawn."""
        rijen = tuple((n, tekenen.woord(w)) for n, w in self.rijen)
        return Tabel((self.kop, self.eenheid), rijen, (("", self.bron),) * len(rijen))

    @property
    def hoogte(self) -> float:
        """As high as the rows."""
        return sum(_hoogte(n) for n, _ in self.rijen)

    def inhoud(self) -> Markup:
        """Return the bars, from top to bottom."""
        getallen = max((len(tekenen.woord(w)) for _, w in self.rijen), default=0) * LETTERBREEDTE
        hoogste = max((tekenen.maat(w) for _, w in self.rijen), default=0) or 1
        schaal, y, delen = (BREEDTE - NAAMBREEDTE - getallen - 20) / hoogste, 0.0, []
        for wat, waarde in self.rijen:
            delen.append(_rij(wat, waarde, y, schaal))
            y += _hoogte(wat)
        return tekenen.samen(delen)


def _hoogte(wat: str) -> float:
    return RIJ + tekenen.REGEL * (len(tekenen.regels(wat, NAAMBREEDTE - 10)) - 1)


def _rij(wat: str, waarde: Waarde, y: float, schaal: float) -> Markup:
    hoog, lang = _hoogte(wat), tekenen.lengte(waarde, schaal)
    staaf = tekenen.vlak(NAAMBREEDTE, y + hoog / 2 - 5, lang, 10, tekenen.stijl(waarde))
    getal = tekenen.regel(
        NAAMBREEDTE + lang + (7 if lang else 0),
        y + hoog / 2 + 4,
        tekenen.woord(waarde),
        tekenen.VET,
    )
    return tekenen.samen((tekenen.naam(wat, y, hoog), staaf, getal))


def standen(rijen: Sequence[Tredeaantal]) -> Staven:
    """Return the drawing of where dilemmas stand."""
    paren = tuple((stand.naam, stand.aantal) for stand in rijen)
    return Staven("Waar de dilemma’s staan", "Waar", "Dilemma’s", paren, soort="standen")
