"""Which page does which deed, read off the views themselves, and to which row an address is."""

import ast
import inspect
from collections.abc import Callable, Iterator
from textwrap import dedent
from types import ModuleType
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from portal.docs.rechten import alle_daden
from portal.models import Agendapunt, Dilemma, Gesprekstafel, Lidmaatschap, Lotverzoek, Signaal
from portal.steps.bijeenkomst.vergaderbesluiten import DOE
from tests.hulp import rondgang

DADEN = alle_daden()
STAPPEN = "portal.steps."
# What its own last word decides: the view cannot be read for it.
GEKOZEN = {"bijeenkomst.vergaderbesluiten.doe": lambda args: {_naam(DOE[args["wat"]])}}
# How the part of an address is called that names a row, where that is not after its model.
SLEUTEL = {Agendapunt: "punt", Gesprekstafel: "tafel", Lidmaatschap: "lid", Lotverzoek: "lot"}
MET_NUMMER = {Dilemma: "nummer", Signaal: "signaalnummer"}


def daden_van(app: Flask, eindpunt: str, args: dict[str, Any] | None = None) -> set[str]:
    """Return the names of the deeds that a view does: it names them, or a function of its module
    does.
    """
    if args and eindpunt in GEKOZEN:
        return GEKOZEN[eindpunt](args)
    return _genoemd(inspect.unwrap(app.view_functions[eindpunt]), set())


def _naam(stap: Callable) -> str:
    return f"{stap.__module__.removeprefix(STAPPEN)}.{stap.__name__}"


def _genoemd(functie: Callable, gezien: set[Callable]) -> set[str]:
    gezien.add(functie)
    module = inspect.getmodule(functie)
    gevonden = set()
    for eerste, tweede in _namen(functie):
        ding = vars(module).get(eerste)
        if isinstance(ding, ModuleType) and ding.__name__.startswith(STAPPEN):
            gevonden.add(f"{ding.__name__.removeprefix(STAPPEN)}.{tweede}")
        elif inspect.isfunction(ding):
            gevonden.add(_naam(ding))
            if inspect.getmodule(ding) is module and ding not in gezien:
                gevonden |= _genoemd(ding, gezien)
    return gevonden & set(DADEN)


def _namen(functie: Callable) -> Iterator[tuple[str, str]]:
    """Yield the global names that a function uses, each with what is asked of it, if anything."""
    boom = ast.parse(dedent(inspect.getsource(functie)))
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Attribute) and isinstance(knoop.value, ast.Name):
            yield knoop.value.id, knoop.attr
        elif isinstance(knoop, ast.Name) and knoop.id not in functie.__code__.co_varnames:
            yield knoop.id, ""


def formulierpaginas(app: Flask) -> Iterator[tuple[Rule, set[str]]]:
    """Yield each page with a form that posts to its own address, and the deeds that this does."""
    post = {regel.rule: regel for regel in rondgang.routes(app, "POST")}
    for regel in rondgang.routes(app, "GET"):
        if regel.rule in post:
            yield regel, daden_van(app, post[regel.rule].endpoint)


def rij(naam: str, args: dict[str, Any]) -> Any:
    """Return the row that a deed is done to at an address with these parts; None if it needs
    none.
    """
    model = DADEN[naam].op
    if model is None:
        return None
    if model in MET_NUMMER:
        return model.get(model.nummer == args[MET_NUMMER[model]])
    sleutel = f"{SLEUTEL.get(model, model.__name__.lower())}_id"
    return model.get_by_id(args.get(sleutel, args.get("id_", args.get("gremium"))))
