"""What one person meets on a walk past every page there is."""

import re
from html import unescape
from io import BytesIO
from zipfile import ZipFile

from flask import Flask
from werkzeug.routing import Rule

from tests.hulp import momentopname, rondgang, web
from tests.hulp.pagina import Formulier, Pagina

GENOEG = 2_000  # addresses that one person can meet


class Ronde:
    """The canaries heard and where, what every address answered and led to, each kind of form and
    every address that one posts to, whether looking changed anything, and where the inbrenger was
    spoken of.
    """

    def __init__(self, app: Flask, lezer: web.Bezoeker, heeft: set):
        self.gehoord: dict[str, set[str]] = {}
        self.status: dict[str, int] = {}
        self.links: dict[str, str] = {}
        self.formulieren: dict[tuple, Formulier] = {}
        self.geboden: dict[str, str] = {}
        self.gewijzigd: list[str] = []
        self.over_inbrenger: dict[str, str] = {}
        voor = momentopname.alles()
        for route in rondgang.routes(app, "GET"):
            mag = rondgang.MERKEN[rondgang.toegang(app, route)] <= heeft
            for pad in rondgang.adressen(route)[: None if mag else 1]:
                self._onthoud_formulieren(route, self._luister(lezer, pad))
            na = momentopname.alles()
            if any(rijen != voor[tabel] for tabel, rijen in na.items() if not _mag(route, tabel)):
                self.gewijzigd.append(route.rule)
            voor = na
        while nieuw := set(self.links) - set(self.status):
            assert len(self.status) < GENOEG, f"links without end: {sorted(nieuw)[:9]}"
            self._luister(lezer, nieuw.pop())

    def _luister(self, lezer: web.Bezoeker, pad: str) -> Pagina:
        antwoord = lezer.open(pad)
        inhoud = _woorden(antwoord.antwoord.get_data())
        self.status[pad] = antwoord.status
        for kanarie in re.findall(r"kanarie\d{4}", inhoud):
            self.gehoord.setdefault(kanarie, set()).add(pad)
        if antwoord.is_html and "inbrenger" in inhoud and "inbrenger" in antwoord.tekst:
            self.over_inbrenger[pad] = antwoord.tekst
        if antwoord.status == 200:
            self.links |= {
                unescape(doel): pad for doel in re.findall(r'<a [^>]*href="(/[^"#]*)', inhoud)
            }
        return antwoord

    def _onthoud_formulieren(self, route: Rule, pagina: Pagina) -> None:
        """Keep each kind of form that posts, once; a page without one is not taken apart for it."""
        if not pagina.is_html or "post" not in pagina.html:
            return
        for f in (f for f in pagina.formulieren if f.methode == "post"):
            self.geboden.setdefault(f.actie, pagina.pad)
            namen = sorted(filter(None, f.namen))  # a field for the browser alone has no name
            self.formulieren.setdefault((route.rule, f.actie.split("/")[-1], *namen), f)


def _woorden(ruw: bytes) -> str:
    """Return what an answer says, a spreadsheet too: that is a box of files."""
    if not ruw.startswith(b"PK"):
        return ruw.decode()
    with ZipFile(BytesIO(ruw)) as boek:
        return " ".join(boek.read(naam).decode() for naam in boek.namelist())


def _mag(route: Rule, tabel: str) -> bool:
    """Tell whether looking may change this table: where a PDF is opened, is noted who did, and the
    log vouches for the copy made for them.
    """
    return route.rule.endswith(".pdf") and tabel in ("inzage", "exemplaar", "gebeurtenis")
