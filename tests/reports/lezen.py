"""What a reader finds in a PDF: the words of a page, and the tags in their order."""

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import DictionaryObject


def bladen(pdf: bytes) -> list[str]:
    """Return the text of each page, with every white space a single space."""
    return [" ".join(pagina.extract_text().split()) for pagina in PdfReader(BytesIO(pdf)).pages]


def alle_woorden(lezer: PdfReader) -> str:
    """Return all that a PDF says, without white space: its pages, drawings, bookmarks and title."""
    bladen_ = [pagina.extract_text() for pagina in lezer.pages]
    return "".join(
        "".join([*bladen_, *figuren(lezer), *bladwijzers(lezer), lezer.metadata.title]).split()
    )


def figuren(lezer: PdfReader) -> list[str]:
    """Return what is said of each drawing instead of showing it."""
    return [knoop["/Alt"] for knoop in _boom(lezer) if knoop.get("/S") == "/Figure"]


def tags(lezer: PdfReader) -> list[str]:
    """Return the structure tags in reading order."""
    return [knoop["/S"][1:] for knoop in _boom(lezer) if "/S" in knoop]


def _boom(lezer: PdfReader) -> Iterator[DictionaryObject]:
    return _knopen(lezer.trailer["/Root"]["/StructTreeRoot"])


def _knopen(knoop: DictionaryObject) -> Iterator[DictionaryObject]:
    yield knoop
    for kind in knoop.get("/K", []):
        kind = kind.get_object()
        if isinstance(kind, DictionaryObject):
            yield from _knopen(kind)


def bladwijzers(lezer: PdfReader) -> list[str]:
    """Return the titles of all bookmarks, nested ones too."""
    return [punt.title for punt in _plat(lezer.outline)]


def _plat(punten: list) -> Iterator:
    for punt in punten:
        if isinstance(punt, list):
            yield from _plat(punt)
        else:
            yield punt
