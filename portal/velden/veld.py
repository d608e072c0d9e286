"""What a field is: its name, how it is typed, who reads it."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from portal.vocabulary import Woord


class Soort(Enum):
    """How a field is typed; forms turn each kind into one control."""

    REGEL = "regel"
    TEKST = "tekst"
    EMAIL = "email"
    DATUM = "datum"
    VINK = "vink"
    KEUZE = "keuze"
    MEERKEUZE = "meerkeuze"
    ACTIES = "acties"


@dataclass(frozen=True)
class Veld:
    """One field.

    `inbrenger`: the inbrenger reads it in the timeline; `log`: kept in the event itself;
    `als`: it goes with that value of that other field of the same form (in a transition it is
    required only then, in the intake a browser shows it only then); `tenzij`: not required when
    that other field was filled in; `bij`: required only when that one was; `zoek`: the postvak
    searches in it; `kop`: heads what was filled in where the inbrenger and the CCV read it back.
    `uitleg_eigen`: the help where the inbrenger fills it in.
    `rijen`, `autocomplete`, `toetsen` (the keys that a phone shows) and `aan` (a tick that is there
    until taken away) dress the control.
    """

    naam: str
    label: str
    uitleg: str = ""
    soort: Soort = Soort.TEKST
    verplicht: bool = True
    inbrenger: bool = False
    log: bool = True
    woorden: type[Woord] | None = None
    als: tuple[str, str] | None = None
    tenzij: str = ""
    bij: str = ""
    zoek: bool = False
    kop: str = ""
    rijen: int | None = None
    autocomplete: str = ""
    toetsen: str = ""
    aan: bool = False
    uitleg_eigen: str = ""

    def geldt(self, velden: Container[str], invoer: Mapping[str, Any]) -> bool:
        """Tell whether the field is required: always, or only when another field of the form has a
        certain value.
        """
        if (self.tenzij and invoer.get(self.tenzij)) or (self.bij and not invoer.get(self.bij)):
            return False
        if self.als is None or self.altijd_verplicht(velden) or not self.verplicht:
            return self.verplicht
        return invoer.get(self.als[0]) == self.als[1]

    def altijd_verplicht(self, velden: Container[str]) -> bool:
        """Tell whether no choice in a form with these fields can make the field optional."""
        maakt_uit = {self.als[0] if self.als else "", self.tenzij, self.bij}
        return self.verplicht and not any(naam in velden for naam in maakt_uit)
