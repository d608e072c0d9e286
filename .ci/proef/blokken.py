"""The blocks of docs/beheer.md, as the script reads them that does what the page says."""

import re
from dataclasses import dataclass
from pathlib import Path

PAGINA = Path(__file__).resolve().parents[2] / "docs" / "beheer.md"
_BLOK = re.compile(r"^```(\w+)(?: ([^\n]*))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_KOP = re.compile(r"^## (\d+)\. (.*)$", re.MULTILINE)


class OnbekendBlok(Exception):
    """A block that nobody would try: neither lines, nor a file, nor something to read."""


@dataclass(frozen=True)
class Blok:
    """A block under heading number `deel`. `pad`: the file it is, or nothing when it is lines to
    type (`internet`: which reach the registries) or, without `uitvoeren`, something to read.
    """

    deel: int
    tekst: str
    pad: str = ""
    uitvoeren: bool = False
    internet: bool = False


def delen(pagina: str) -> dict[int, str]:
    """Return the headings of the page by their number."""
    return {int(kop[1]): kop[2] for kop in _KOP.finditer(pagina)}


def blokken(pagina: str) -> list[Blok]:
    """Return what is between fences, in order; raises OnbekendBlok for an unknown info string."""
    koppen = [(kop.start(), int(kop[1])) for kop in _KOP.finditer(pagina)]
    gevonden = []
    for blok in _BLOK.finditer(pagina):
        deel = max((nummer for begin, nummer in koppen if begin < blok.start()), default=0)
        gevonden.append(_blok(deel, blok[1], blok[2] or "", blok[3]))
    return gevonden


def _blok(deel: int, taal: str, rest: str, tekst: str) -> Blok:
    if rest.startswith("/"):
        return Blok(deel, tekst, pad=rest)
    if taal == "sh" and rest in ("root", "root internet"):
        return Blok(deel, tekst, uitvoeren=True, internet=rest.endswith("internet"))
    if taal == "dns" and not rest:
        return Blok(deel, tekst)
    raise OnbekendBlok(f"part {deel}: ```{taal} {rest}")
