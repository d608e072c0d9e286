"""Every address is made in one way: by `url_for`, or by tools/adressen.py where no Flask is."""

import ast
import inspect
import re
from pathlib import Path

import pytest

from portal.config import ROOT
from portal.tools import adressen
from tests.hulp import web

APP = web.maak_app()
# What may write an address: the module itself, and the paths of static files (web/assets.py).
MAG = {"portal/tools/adressen.py", "portal/web/assets.py"}
# The first words of all routes: what an address begins with.
EERSTE = {r.rule.split("/")[1] for r in APP.url_map.iter_rules()} - {"", "static"}
ADRES = re.compile(rf"/(?:{'|'.join(sorted(EERSTE))})(?:[/?#]|$)")
# In a template an address is either made whole by an expression or leads to a place on the page.
ATTRIBUUT = re.compile(r'\b(?:href|action|hx-get|hx-post|src)="([^"{]*(?:\{\{.*?\}\}[^"{]*)*)"')
HEEL = re.compile(r"(?:#.*|tel:\d+|\{\{.*?\}\}|hide)", re.DOTALL)
VOORBEELDEN = {int: 1, str: "D-2026-0001"}


def _gemaakt():
    """Return every address that the module makes, by what makes it."""
    vast = {n: w for n, w in vars(adressen).items() if n.isupper()}
    functies = inspect.getmembers(adressen, inspect.isfunction)
    for naam, maak in functies:
        if not naam.startswith("_"):
            params = inspect.signature(maak).parameters.values()
            nodig = [p.annotation for p in params if p.default is p.empty]
            vast[naam] = maak(*(VOORBEELDEN[soort] for soort in nodig))
    return vast


@pytest.mark.parametrize(("naam", "adres"), _gemaakt().items())
def test_what_the_module_makes_is_a_page(naam, adres):
    APP.url_map.bind("").match(adres, "GET")  # raises NotFound or MethodNotAllowed


@pytest.mark.parametrize("deel", ["", "agendatekst", "vragen/1", "behandelaar", "lot/1"])
def test_a_part_of_a_dilemma_is_a_page(deel):
    APP.url_map.bind("").match(adressen.dilemma("D-2026-0001", deel), "GET")


@pytest.mark.parametrize("deel", ["vergadering", "punten/1/rijp", "opmerking", "agenda.pdf"])
def test_a_part_of_a_meeting_is_a_page(deel):
    APP.url_map.bind("").match(adressen.bijeenkomst(1, deel), "GET")


def test_code_writes_no_address_but_where_a_route_is_declared():
    huis = (pad for deel in ("portal", "reports") for pad in (ROOT / deel).rglob("*.py"))
    bestanden = {pad: pad.relative_to(ROOT).as_posix() for pad in huis}
    gevonden = [
        f"{naam}:{regel} {tekst}"
        for pad, naam in bestanden.items()
        if naam not in MAG
        for regel, tekst in _letterlijk(pad)
    ]
    assert gevonden == []


def _letterlijk(pad: Path) -> list[tuple[int, str]]:
    """Return the strings of a module that begin as an address and are no pattern of a route."""
    boom = ast.parse(pad.read_text())
    versierd = {
        kind
        for f in ast.walk(boom)
        if isinstance(f, ast.FunctionDef)
        for d in f.decorator_list
        for kind in ast.walk(d)
    }
    stukken = {kind for f in ast.walk(boom) if isinstance(f, ast.JoinedStr) for kind in f.values}
    teksten = [
        (
            knoop,
            ast.unparse(knoop)[1:].strip("'\"")
            if isinstance(knoop, ast.JoinedStr)
            else knoop.value,
        )
        for knoop in ast.walk(boom)
        if knoop not in versierd and knoop not in stukken
        if isinstance(knoop, ast.JoinedStr)
        or (isinstance(knoop, ast.Constant) and isinstance(knoop.value, str))
    ]
    return [(k.lineno, tekst) for k, tekst in teksten if ADRES.match(tekst) and "<" not in tekst]


def _sjablonen():
    alle = sorted((ROOT / "templates").rglob("*.html"))
    return [p for p in alle if "reports" not in p.relative_to(ROOT / "templates").parts]


def test_a_template_writes_no_address():
    gevonden = [
        f"{pad.relative_to(ROOT)}: {adres}"
        for pad in _sjablonen()
        for adres in ATTRIBUUT.findall(pad.read_text())
        if not HEEL.fullmatch(adres)
    ]
    assert gevonden == []


def test_no_expression_of_a_template_puts_an_address_together():
    gevonden = [
        f"{pad.relative_to(ROOT)}: {tekst}"
        for pad in _sjablonen()
        for tekst in re.findall(r"""["'](/[a-z][^"']*)["']""", pad.read_text())
    ]
    assert gevonden == []


def test_every_page_that_is_named_exists():
    """A name in a branch that no test opens would fail only there."""
    bekend = {r.endpoint for r in APP.url_map.iter_rules()}
    bronnen = [*_sjablonen(), *(ROOT / "portal").rglob("*.py")]
    genoemd = {n for pad in bronnen for n in re.findall(r'url_for\("([\w.]+)"', pad.read_text())}
    assert genoemd - {"jaar."} <= bekend and len(genoemd) > 90


def test_something_leads_to_every_page():
    """A form may post to the address that shows it, under a name of its own."""
    bron = "".join(p.read_text() for p in [*_sjablonen(), *(ROOT / "portal").rglob("*.py")])
    genoemd = {r.rule for r in APP.url_map.iter_rules() if f'"{r.endpoint}"' in bron}
    assert {r.rule for r in APP.url_map.iter_rules()} - genoemd == set()
