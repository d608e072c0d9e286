"""The table of routes: which address, how, for whom, and which deeds are done there."""

import ast
import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import walk_packages
from textwrap import dedent
from types import ModuleType
from typing import Any

from flask import Flask

from portal import steps
from portal.daden import DADEN, Daad
from portal.steps import route
from portal.steps.bijeenkomst.vergaderbesluiten import DOE
from portal.workflow import OVERGANGEN

STAPPEN = "portal.steps."
# What a part of the address decides: the view and its step cannot be read for it.
GEKOZEN: dict[str, dict[str, Callable[..., Any]]] = {"bijeenkomst.vergaderbesluiten.doe": DOE}
_ANDERS = {"HEAD", "OPTIONS"}  # which every route answers to


def alle_daden() -> dict[str, Daad]:
    """Return the whole table: a deed stands in it once its step was loaded."""
    for module in walk_packages(steps.__path__, STAPPEN):
        import_module(module.name)
    return dict(sorted(DADEN.items()))


def regels(app: Flask) -> list[dict[str, Any]]:
    """Return a row for each route, by address: `rule`, `methods`, `endpoint`, `toegang` (the mark
    on its view), `daden` and `overgangen` (what may be done there).
    """
    alle_daden()
    rijen = sorted(app.url_map.iter_rules(), key=lambda regel: (regel.rule, regel.endpoint))
    return [
        {
            "rule": regel.rule,
            "methods": sorted((regel.methods or set()) - _ANDERS),
            "endpoint": regel.endpoint,
            "toegang": getattr(app.view_functions[regel.endpoint], "toegang", "openbaar"),
            "daden": sorted(daden_van(app, regel.endpoint)),
            "overgangen": overgangen_van(app, regel.endpoint),
        }
        for regel in rijen
    ]


def daden_van(app: Flask, eindpunt: str, *, zelf: bool = False) -> set[str]:
    """Return the names of the deeds that a view does: it names them, or a function it calls does;
    with `zelf` only a function of its own module.
    """
    gekozen = {naam_van(stap) for stap in GEKOZEN.get(eindpunt, {}).values()}
    return gekozen or _genoemd(app, eindpunt, zelf=zelf) & set(DADEN)


def overgangen_van(app: Flask, eindpunt: str) -> list[str]:
    """Return the transitions that are made at a view: all of the table, or none."""
    return [o.naam for o in OVERGANGEN] if naam_van(route.zet) in _genoemd(app, eindpunt) else []


def naam_van(functie: Callable[..., Any]) -> str:
    """Return what DADEN calls a function of a step."""
    return f"{functie.__module__.removeprefix(STAPPEN)}.{functie.__name__}"


def _genoemd(app: Flask, eindpunt: str, *, zelf: bool = False) -> set[str]:
    """Return every function of a step that a view or what it calls names."""
    view, gezien = inspect.unwrap(app.view_functions[eindpunt]), set[str]()
    _volg(view, gezien, view.__module__ if zelf else "")
    return {naam.removeprefix(STAPPEN) for naam in gezien if naam.startswith(STAPPEN)}


def _volg(functie: Callable[..., Any], gezien: set[str], alleen: str) -> None:
    """Add a function of a view or a step to `gezien`, with all that it names (if it stands in the
    module `alleen`); of a deed what it does further is its own business.
    """
    naam = f"{functie.__module__}.{functie.__name__}"
    if naam in gezien or not naam.startswith(("portal.views.", STAPPEN)):
        return
    gezien.add(naam)
    if naam.removeprefix(STAPPEN) not in DADEN and alleen in ("", functie.__module__):
        for ding in _namen(functie):
            _volg(ding, gezien, alleen)


def _namen(functie: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """Yield the functions that a function names, of its own module or of another (`stap.doe`)."""
    ruimte = vars(inspect.getmodule(functie))
    for knoop in ast.walk(ast.parse(dedent(inspect.getsource(functie)))):
        if isinstance(knoop, ast.Attribute) and isinstance(knoop.value, ast.Name):
            module = ruimte.get(knoop.value.id)
            ding = getattr(module, knoop.attr, None) if isinstance(module, ModuleType) else None
        else:
            ding = ruimte.get(knoop.id) if isinstance(knoop, ast.Name) else None
        if inspect.isfunction(ding):
            yield ding
