"""What every paper shares: its marks, the TLP label, and the rows that several papers print."""

from dataclasses import dataclass
from datetime import date

from portal.vocabulary import Woord


class Tlp(Woord):
    """TLP 2.0: who may read a paper. The value is never translated; the label is its Dutch
    meaning.
    """

    RED = "TLP:RED", "alleen voor de lezer persoonlijk"
    AMBER_STRICT = "TLP:AMBER+STRICT", "alleen de eigen organisatie, voor wie het nodig heeft"
    AMBER = "TLP:AMBER", "eigen organisatie en haar partners, voor wie het nodig heeft"
    GREEN = "TLP:GREEN", "voor professionals in dit veld, niet openbaar"
    CLEAR = "TLP:CLEAR", "mag openbaar worden gedeeld"


@dataclass(frozen=True)
class Uitgave:
    """What an issued paper bears besides its marks: how to check it, and what changed since the
    version before.

    `merk` is the beginning of a SHA-256 over the content, not over the file: a file that held its
    own hash would no longer have it. `vorige` names the version before ('versie 1, 12 maart 2026');
    empty for the first.
    """

    code: str
    adres: str
    merk: str = ""
    vorige: str = ""
    wijzigingen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kenmerken:
    """The marks on every page. `datum` is the day the paper speaks from: later than a deadline is
    overdue.

    Without an `uitgave` it was not issued: there is no code, and it is kept nowhere.
    """

    titel: str
    nummer: str
    versie: str
    tlp: Tlp
    datum: date
    concept: bool = False
    uitgave: Uitgave | None = None


@dataclass(frozen=True)
class Actieregel:
    """One action: who does what by when. `bron` tells where it was agreed, `klaar` how it ended
    (empty: it is open).
    """

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
