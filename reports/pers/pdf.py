"""HTML to PDF/UA and PDF/A, the only import of WeasyPrint. Runs in the children of the press, not
in the server.

What costs time and is the same for every paper (the fonts, the parsed stylesheet) is made once per
process. Loading fails when a font or the stylesheet is missing: no paper is better than a paper in
another typeface.
"""

import re
from collections import Counter
from io import BytesIO
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from fontTools.ttLib import TTFont
from weasyprint import CSS, HTML, Document
from weasyprint.text.ffi import ffi, gobject, pangoft2
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from portal.config import ROOT
from reports.opmaak.bladvulling import MATEN
from reports.pers import archief

STATIC = ROOT / "static"
BASE = "https://papier.invalid/"  # resolves nowhere; relative links can be joined to it
STYLESHEET = urljoin(BASE, "css/papier.css")
SAMPLE = ROOT / "templates" / "reports" / "proef.html"
NOT_IN_FONT = "□"
_REFERENCE = re.compile(r"url\(([^)]+)\)")


class FixedSources(URLFetcher):  # type: ignore[misc]  # WeasyPrint tells no types
    """Serves a fixed set of bytes and refuses every other address: no network, no disk, no data:
    URL.
    """

    def __init__(self, sources: dict[str, bytes]):
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._sources = sources

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return the response for one of the fixed addresses; raise ValueError for any other."""
        if url not in self._sources:
            raise ValueError("A paper reads nothing but its own files.")
        return URLFetcherResponse(url, self._sources[url])


def read_sources() -> dict[str, bytes]:
    """Return the stylesheet and the fonts it names, by address; raise FileNotFoundError when one is
    missing.
    """
    css = _read(STYLESHEET)
    addresses = [urljoin(STYLESHEET, name) for name in _REFERENCE.findall(css.decode())]
    return {STYLESHEET: css} | {address: _read(address) for address in addresses}


def _read(address: str) -> bytes:
    return (STATIC / address.removeprefix(BASE)).read_bytes()


def letters_of(sources: dict[str, bytes]) -> frozenset[str]:
    """Return the characters that every font can draw."""
    fonts = [TTFont(BytesIO(body)) for address, body in sources.items() if address.endswith(".ttf")]
    return frozenset.intersection(*(frozenset(map(chr, font.getBestCmap())) for font in fonts)) | {
        "\n"
    }


class Typesetter:
    """A process's fonts, stylesheet and fetcher, shared by all it makes."""

    def __init__(self) -> None:
        sources = read_sources()
        self._letters = letters_of(sources)
        self._sources = FixedSources(sources)
        self._fonts = FontConfiguration()
        self._stylesheet = CSS(url=STYLESHEET, url_fetcher=self._sources, font_config=self._fonts)
        self.pdf(SAMPLE.read_text(encoding="utf-8"))

    def pdf(self, html: str, voor_archief: bool = False) -> bytes:
        """Return `html` as PDF/UA-1, for an archive as PDF/A-3a too. The same HTML gives the same
        bytes.

        A section with `data-krap` should fit on one page. If it runs over, its type gets smaller
        step by step. If that does not help it goes back to normal and runs on: nothing is ever cut.
        """
        # A visible mark where the fonts have no letter: which other fonts the machine has must not
        # matter.
        marks = {ord(letter): NOT_IN_FONT for letter in set(html) - self._letters}
        source = HTML(string=html.translate(marks), base_url=BASE, url_fetcher=self._sources)
        document = self._layout(source)
        while sections := _running_over(source, document):
            for section in sections:
                _tighten(section)
            document = self._layout(source)
        if voor_archief:
            return archief.schrijf(document.write_pdf)
        pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
        return pdf

    def after_fork(self) -> None:
        """Make a forked child independent of threads that stayed behind in its parent.

        From 1.52 on, Pango looks fonts up in a thread per font map. A child has no such thread and
        would wait for ever, so it needs a font map of its own (some 20 ms, which older Pango is
        spared).
        """
        font_map = ffi.gc(pangoft2.pango_ft2_font_map_new(), gobject.g_object_unref)
        pangoft2.pango_fc_font_map_set_config(
            ffi.cast("PangoFcFontMap *", font_map), self._fonts._config
        )
        self._fonts.font_map = font_map

    def _layout(self, source: HTML) -> Document:
        return source.render(font_config=self._fonts, stylesheets=[self._stylesheet])


def _tighten(section: Element) -> None:
    """Give a section the next step of smaller type; after the last one, normal type and no more
    tries.
    """
    step = int(section.attrib.pop("data-krap")) + 1
    if step < len(MATEN):
        section.set("data-krap", str(step))


def _running_over(source: HTML, document: Document) -> list[Element]:
    """Return the sections that should end on their first page and end on the next.

    Who needs a third page is left alone: the smallest type does not win that much.
    """
    pages = Counter(anchor for page in document.pages for anchor in page.anchors)
    return [
        e
        for e in source.etree_element.iter("section")
        if "data-krap" in e.attrib and pages[e.get("id")] == 2
    ]
