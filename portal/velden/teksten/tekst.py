"""What an editable text is: where it stands, what we say ourselves, and what it must keep.

A word between braces ({link}) is filled in by the code. Nobody types a link, a number or a day.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from portal.velden.veld import Soort

INVUL = re.compile(r"\{([a-z_0-9]+)\}")
# What a mail program makes a link of: a scheme, www, numbers of a machine, a name with a path
# behind it, or one that ends as names do; an e-mail address is none, nor is "d.w.z.".
_EIGEN_LINK = re.compile(
    r"[a-z]+://|\bmailto:|\bwww\.|\blocalhost\b|\b\d{1,3}(?:\.\d{1,3}){3}\b|"
    r"(?<![@\w.-])(?:[\w-]+\.)+[^\W\d_][\w-]+/|"
    r"(?<![@\w.-])(?:[\w-]+\.)*[\w-]{2,}\.(?:nl|com|org|net|(?-i:[a-z]{2,}|[A-Z]{2,}))\b",
    re.IGNORECASE,
)
LINK = "link"
KORT, ALINEAS, REGELS = 200, 4_000, 60


class Groep(Enum):
    """The parts of the page on which a beheerder finds the texts."""

    CONTACT = "Contact met het CCV"
    NOOD = "Bij gevaar"
    MAIL = "Mails"
    PRIVACY = "Privacyverklaring"
    TOEGANKELIJKHEID = "Toegankelijkheidsverklaring"
    HULP = "Uitleg bij velden"


@dataclass(frozen=True)
class Tekst:
    """One text. `moet`: words between braces that it keeps; `mag`: others that it may have.
    `ontbreekt`: we cannot know it, so it is empty and missing until a beheerder fills it in.
    `kop`: under which it stands in the list of a long group.
    """

    sleutel: str
    groep: Groep
    label: str
    waar: str
    standaard: str = ""
    moet: tuple[str, ...] = ()
    mag: tuple[str, ...] = ()
    soort: Soort = Soort.TEKST
    ontbreekt: bool = False
    kop: str = ""

    @property
    def onderwerp(self) -> str:
        """Return what the log calls it."""
        return f"tekst {self.sleutel}"

    @property
    def hoogstens(self) -> int:
        """Return how many characters it may have."""
        return KORT if self.soort is not Soort.TEKST else ALINEAS

    def fouten(self, waarde: str) -> Iterator[str]:
        """Yield in Dutch what is wrong with this as the new text."""
        gevonden = INVUL.findall(waarde)
        if kwijt := [naam for naam in self.moet if naam not in gevonden]:
            yield f"Zet {_haakjes(kwijt)} weer in de tekst: dat vult het portaal in."
        if vreemd := [naam for naam in gevonden if naam not in self.moet + self.mag]:
            yield f"Het portaal kent hier geen {_haakjes(vreemd)}."
        if "{" in INVUL.sub("", waarde) or "}" in INVUL.sub("", waarde):
            yield "Gebruik { en } alleen om een woord dat het portaal invult."
        if waarde.count("\n") >= REGELS:
            yield f"Gebruik hoogstens {REGELS} regels."
        if self.groep in (Groep.MAIL, Groep.CONTACT):
            yield from self._fouten_van_mail(waarde)

    def _fouten_van_mail(self, waarde: str) -> Iterator[str]:
        """A link with words round it breaks, and one that somebody typed is what readers are told
        not to trust.
        """
        if _EIGEN_LINK.search(waarde):
            yield "Zet hier geen eigen link: in een mail staat alleen de link van het portaal."
        regels = [regel for regel in waarde.splitlines() if f"{{{LINK}}}" in regel]
        if LINK in self.moet and regels and [r.strip() for r in regels] != [f"{{{LINK}}}"]:
            yield f"Zet {{{LINK}}} één keer in de tekst, alleen op een regel."


def vul(tekst: str, woorden: Mapping[str, Any]) -> str:
    """Return a text with its words between braces filled in; one that is not there stays."""
    return INVUL.sub(lambda deel: str(woorden.get(deel[1], deel[0])), tekst)


def _haakjes(namen: list[str]) -> str:
    return " en ".join(f"{{{naam}}}" for naam in dict.fromkeys(namen))
