"""What every paper shares: its marks, the TLP label, and the rows that several papers print."""

from dataclasses import dataclass
from datetime import date

from portal.vocabulary import Woord


class Tlp(Woord):
    """TLP 2.0: who may read a paper. The value is never translated; the label is its Dutch meaning."""

    RED = "TLP:RED", "alleen voor u persoonlijk"
    AMBER_STRICT = "TLP:AMBER+STRICT", "alleen binnen uw organisatie, voor wie het nodig heeft"
    AMBER = "TLP:AMBER", "uw organisatie en haar partners, voor wie het nodig heeft"
    GREEN = "TLP:GREEN", "voor professionals in dit veld, niet openbaar"
    CLEAR = "TLP:CLEAR", "mag openbaar worden gedeeld"


@dataclass(frozen=True)
class Kenmerken:
    """The marks on every page. `datum` is the day the paper speaks from: later than a deadline is overdue."""

    titel: str
    nummer: str
    versie: str
    tlp: Tlp
    datum: date
    concept: bool = False


@dataclass(frozen=True)
class Actieregel:
    """One action: who does what by when. `bron` tells where it was agreed, `klaar` how it ended (empty: it is open)."""

    wat: str
    wie: str
    termijn: date
    bron: str = ""
    klaar: str = ""

    def te_laat(self, vandaag: date) -> bool:
        """Tell whether it is still open and the deadline lies before `vandaag`."""
        return not self.klaar and self.termijn < vandaag


@dataclass(frozen=True)
class Besluitregel:
    """A released decision, with the number of its dilemma if it has one."""

    tekst: str
    nummer: str = ""


def eerst_te_laat(acties: tuple[Actieregel, ...]) -> tuple[Actieregel, ...]:
    """Return the actions with the oldest deadline first, so that what is overdue stands on top."""
    return tuple(sorted(acties, key=lambda actie: (actie.termijn, actie.wat)))
