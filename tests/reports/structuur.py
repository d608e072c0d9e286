"""The tags of a PDF as another program reads them, beside the HTML that was printed."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import NamedTuple

import html5lib
import pytest

KOPPEN = ("H1", "H2", "H3", "H4")
_REGEL = re.compile(r'^(?P<diepte> *)(?:"(?P<tekst>.*)"|(?P<tag>[A-Za-z0-9]+)\b.*)$')
_ONZICHTBAAR = re.compile(
    r"[\s\u00ad\u200b\u2010-]"
)  # spaces, and hyphens of which the line breaks may add some


class Knoop(NamedTuple):
    """A text, and the tags around it from the outside in."""

    tags: tuple[str, ...]
    tekst: str


def knopen(pdf: bytes, map_) -> list[Knoop]:
    """Return the texts of a PDF in reading order, as poppler finds them; without it the test skips,
    in CI it fails.
    """
    if shutil.which("pdfinfo") is None:
        reden = "pdfinfo is not installed (Debian: apt install poppler-utils)"
        pytest.fail(reden) if os.environ.get("CI") else pytest.skip(reden)
    bestand = map_ / "stuk.pdf"
    bestand.write_bytes(pdf)
    klaar = subprocess.run(
        ["pdfinfo", "-enc", "UTF-8", "-struct-text", bestand],
        capture_output=True,
        text=True,
        check=True,
    )
    return list(_lees(klaar.stdout))


def _lees(uitvoer: str) -> Iterator[Knoop]:
    open_: list[tuple[int, str]] = []
    for regel in uitvoer.splitlines():
        gevonden = _REGEL.match(regel)
        if gevonden is None:
            continue
        diepte = len(gevonden["diepte"])
        open_ = [(d, tag) for d, tag in open_ if d < diepte]
        if gevonden["tag"]:
            open_.append((diepte, gevonden["tag"]))
        else:
            yield Knoop(tuple(tag for _, tag in open_), gevonden["tekst"])


def koppen(gelezen: list[Knoop]) -> list[tuple[str, str]]:
    """Return the headings with their level, each once, however many lines it takes."""
    regels: list[tuple[str, str]] = []
    vorige = None
    for knoop in gelezen:
        niveau = next((tag for tag in knoop.tags if tag in KOPPEN), None)
        if niveau and vorige == niveau:
            regels[-1] = (niveau, regels[-1][1] + kaal(knoop.tekst))
        elif niveau:
            regels.append((niveau, kaal(knoop.tekst)))
        vorige = niveau
    return regels


def inhoud(html: str):
    """Return the body of a paper without what stands in the margins, as an element tree."""
    boom = html5lib.parse(html, namespaceHTMLElements=False)
    body = boom.find("body")
    for loper in [e for e in body if "loper" in (e.get("class") or "")]:
        body.remove(loper)
    return body


def woorden(element) -> Iterator[str]:
    """Return the words of an element in the order of the source; a drawing speaks for itself."""
    if not isinstance(element.tag, str) or element.tag.endswith("}svg"):
        return
    yield from (element.text or "").split()
    for kind in element:
        yield from woorden(kind)
        yield from (kind.tail or "").split()


def proza(gelezen: list[Knoop]) -> str:
    """Return all that is read, but for what a drawing shows, without white space."""
    return kaal("".join(knoop.tekst for knoop in gelezen if "Figure" not in knoop.tags))


def kaal(tekst: str) -> str:
    """Return a text to compare with, however its lines were broken."""
    return _ONZICHTBAAR.sub("", tekst)
