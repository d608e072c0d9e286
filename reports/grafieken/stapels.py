"""A bar per row, divided in parts: how many acties are done, open and lapsed."""

from dataclasses import dataclass

from markupsafe import Markup

from reports.grafieken import tekenen
from reports.grafieken.tekenen import (
    BREEDTE,
    LETTERBREEDTE,
    LICHT,
    NAAMBREEDTE,
    OPEN,
    VOL,
    Grafiek,
    Tabel,
    Waarde,
)

KOP, RIJ = 24, 30
VULLING = (VOL, LICHT, OPEN)  # of the first part, the second and the third


@dataclass(frozen=True)
class Stapels(Grafiek):
    """Rows of a name and a number for each of at most three `soorten`."""

    naam: str
    kop: str
    soorten: tuple[str, ...]
    rijen: tuple[tuple[str, tuple[Waarde, ...]], ...]
    soort: str = "stapels"
    uitleg: str = (
        "Een liggende staaf per rij, verdeeld in stukken. Boven de staven staat welke vulling "
        "wat betekent."
    )

    @property
    def tabel(self) -> Tabel:
        """The rows as they are drawn."""
        rijen = ((wat, *map(tekenen.woord, waarden)) for wat, waarden in self.rijen)
        return Tabel((self.kop, *self.soorten), tuple(rijen))

    @property
    def hoogte(self) -> float:
        """The legend and the rows."""
        return KOP + RIJ * len(self.rijen)

    def inhoud(self) -> Markup:
        """Return the legend and the bars."""
        return tekenen.samen(
            (self._legenda(), *(self._rij(*rij, KOP + RIJ * i) for i, rij in enumerate(self.rijen)))
        )

    def _legenda(self) -> Markup:
        delen, x = [], float(NAAMBREEDTE)
        for wat, vulling in zip(self.soorten, VULLING, strict=False):
            delen += [tekenen.vlak(x, 4, 10, 10, vulling), tekenen.regel(x + 15, 13, wat)]
            x += 32 + LETTERBREEDTE * len(wat)
        return tekenen.samen(delen)

    def _rij(self, wat: str, waarden: tuple[Waarde, ...], y: float) -> Markup:
        delen, x = [tekenen.naam(wat, y, RIJ)], float(NAAMBREEDTE)
        for waarde, vulling in zip(waarden, VULLING, strict=False):
            lang = tekenen.lengte(waarde, self._schaal)
            delen.append(tekenen.vlak(x, y + RIJ / 2 - 6, lang, 12, tekenen.stijl(waarde, vulling)))
            x += lang + (2 if lang else 0)
        getallen = " / ".join(map(tekenen.woord, waarden))
        return tekenen.samen((*delen, tekenen.regel(x + 5, y + RIJ / 2 + 4, getallen, tekenen.VET)))

    @property
    def _schaal(self) -> float:
        """How wide one is drawn: the longest row with the words behind it just fits."""
        achter = (
            max((len(" / ".join(map(tekenen.woord, w))) for _, w in self.rijen), default=0)
            * LETTERBREEDTE
        )
        verborgen = (
            max((sum(isinstance(x, str) for x in w) for _, w in self.rijen), default=0)
            * tekenen.VERBORGEN
        )
        hoogste = max((sum(map(tekenen.maat, w)) for _, w in self.rijen), default=0) or 1
        return max(BREEDTE - NAAMBREEDTE - achter - verborgen - 20, 20) / hoogste
