"""A received page as a person has it in front of them: its heading, its words, its links and its
forms.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from werkzeug.test import TestResponse

Paren = list[tuple[str, str]]
NIET_VERSTUURD = ("submit", "button", "reset", "image", "file")


def woorden(element: Element) -> str:
    """Return the text of an element with its white space folded."""
    return " ".join("".join(element.itertext()).split())


def ontleed(html: str, *, fragment: bool = False) -> tuple[Element, list]:
    """Return the tree of a page or fragment, and what was wrong with its markup."""
    lezer = html5lib.HTMLParser(namespaceHTMLElements=False)
    boom = lezer.parseFragment(html) if fragment else lezer.parse(html)
    return boom, [(plek, code, details) for plek, code, details in lezer.errors]


class Formulier:
    """A form as a browser would fill it in and send it."""

    def __init__(self, element: Element, pad: str):
        self.element = element
        self.actie = element.get("action") or pad
        self.methode = element.get("method", "get")

    def _met(self, *tags: str) -> Iterator[Element]:
        return (e for e in self.element.iter() if e.tag in tags)

    @property
    def knoppen(self) -> list[Element]:
        """Return the buttons that send it."""
        return [k for k in self._met("button") if k.get("type", "submit") == "submit"]

    @property
    def namen(self) -> set[str]:
        """Return the names of what can be filled in, without the hidden fields."""
        zichtbaar = (
            e for e in self._met("input", "select", "textarea") if e.get("type") != "hidden"
        )
        return {e.get("name") for e in zichtbaar} - {None}  # what has no name is not sent

    def keuzes(self, naam: str) -> list[str]:
        """Return the values on offer for a list, radio buttons or tick boxes of this name."""
        bedoeld = [e for e in self._met("input", "select") if e.get("name") == naam]
        vakjes = [e for e in bedoeld if e.get("type") in ("radio", "checkbox")]
        opties = [optie for e in bedoeld for optie in e.iter("option")]
        return [e.get("value", "on") for e in (*vakjes, *opties)]

    def beginwaarden(self) -> Paren:
        """Return what would be sent if nothing were touched."""
        return [paar for e in self._met("input", "select", "textarea") for paar in _waarden(e)]

    def ingevuld(self, waarden: Mapping[str, Any], knop: str | None = None) -> Paren:
        """Return what is sent once `waarden` are filled in: a list for several ticks, a bool for
        one box.
        """
        onbekend = set(waarden) - {e.get("name") for e in self._met("input", "select", "textarea")}
        assert not onbekend, f"no {onbekend} in the form to {self.actie}, only {sorted(self.namen)}"
        blijft = [(naam, waarde) for naam, waarde in self.beginwaarden() if naam not in waarden]
        gekozen = [
            (naam, w) for naam, waarde in waarden.items() for w in self._getypt(naam, waarde)
        ]
        return [*blijft, *gekozen, *self._geklikt(knop)]

    def _getypt(self, naam: str, waarde: Any) -> list[str]:
        keuzes = self.keuzes(naam)
        if isinstance(waarde, bool):
            return keuzes[:1] if waarde else []
        lijst = [str(w) for w in waarde] if isinstance(waarde, list | tuple) else [str(waarde)]
        assert not keuzes or set(lijst) <= set(keuzes), f"{naam} offers {keuzes}, not {lijst}"
        # A browser sends every line break of a text area as two characters.
        return lijst if keuzes else [w.replace("\r\n", "\n").replace("\n", "\r\n") for w in lijst]

    def _geklikt(self, knop: str | None) -> Paren:
        """Return the name and value of the button pressed: the first, or the one with this text or
        value.
        """
        gekozen = [k for k in self.knoppen if knop is None or knop in (woorden(k), k.get("value"))]
        assert gekozen, f"no button {knop!r} in the form to {self.actie}"
        return (
            [(gekozen[0].get("name"), gekozen[0].get("value", ""))]
            if gekozen[0].get("name")
            else []
        )


def _waarden(e: Element) -> Paren:
    naam, soort = e.get("name"), e.get("type", "text")
    if not naam or e.get("disabled") is not None or soort in NIET_VERSTUURD:
        return []
    if e.tag == "textarea":
        return [(naam, (e.text or "").replace("\n", "\r\n"))]
    if e.tag == "select":
        return [(naam, o.get("value", woorden(o))) for o in _gekozen_opties(e)]
    if soort in ("radio", "checkbox"):
        return [(naam, e.get("value", "on"))] if e.get("checked") is not None else []
    return [(naam, e.get("value", ""))]


def _gekozen_opties(lijst: Element) -> list[Element]:
    opties = list(lijst.iter("option"))
    gekozen = [o for o in opties if o.get("selected") is not None]
    return gekozen if gekozen or lijst.get("multiple") is not None else opties[:1]


class Pagina:
    """An answer of the portal: status, headers and, for HTML, what stands on the page."""

    def __init__(self, antwoord: TestResponse, pad: str):
        self.antwoord, self.pad = antwoord, pad
        self.status, self.koppen = antwoord.status_code, antwoord.headers
        self.naar = antwoord.headers.get("HX-Redirect") or antwoord.headers.get("Location")
        # Nobody reads the body of a redirect.
        self.is_html = (
            antwoord.mimetype == "text/html" and bool(antwoord.data) and self.status // 100 != 3
        )
        self.html = antwoord.get_data(as_text=True) if antwoord.mimetype.startswith("text/") else ""

    @property
    def is_fragment(self) -> bool:
        """Tell whether this is a part of a page, as htmx asks for."""
        return not self.html.lstrip().lower().startswith("<!doctype")

    @cached_property
    def _ontleed(self) -> tuple[Element, list]:
        return ontleed(self.html, fragment=self.is_fragment)

    @property
    def boom(self) -> Element:
        """The parsed page."""
        return self._ontleed[0]

    @property
    def opmaakfouten(self) -> list:
        """What is wrong with the markup."""
        return self._ontleed[1]

    @property
    def kop(self) -> str:
        """The text of the h1."""
        return woorden(next(self.boom.iter("h1")))

    @property
    def tekst(self) -> str:
        """Every word on the page, inside its main part if it has one."""
        return woorden(self.hoofd)

    @property
    def hoofd(self) -> Element:
        """The main part, without menu and footer."""
        return next(self.boom.iter("main"), self.boom)

    @property
    def links(self) -> dict[str, str]:
        """Where each link of the main part leads, by its words."""
        return {woorden(a): a.get("href", "") for a in self.hoofd.iter("a")}

    @property
    def formulieren(self) -> list[Formulier]:
        """The forms of the main part."""
        return [Formulier(f, self.pad) for f in self.hoofd.iter("form")]

    def formulier(self, keuze: int | str | None = None) -> Formulier:
        """Return a form: by its place, by how its action ends (also in the menu), or the first that
        posts.
        """
        lijst = self.formulieren
        if isinstance(keuze, int):
            return lijst[keuze]
        lijst += [Formulier(f, self.pad) for f in self.boom.iter("form")] if keuze else []
        past = [f for f in lijst if (f.actie.endswith(keuze) if keuze else f.methode == "post")]
        assert past, (
            f"no form {keuze or ''} on {self.pad} ({self.status}), only {[f.actie for f in lijst]}"
        )
        return past[0]

    def met_klasse(self, klasse: str) -> list[str]:
        """Return the words of every element with this class."""
        return [woorden(e) for e in self.boom.iter() if klasse in (e.get("class") or "").split()]
