"""Which page does which deed, read off the views themselves, and to which row an address is."""

from collections.abc import Iterator
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from portal.docs import routes
from portal.models import Agendapunt, Dilemma, Gesprekstafel, Lidmaatschap, Lotverzoek, Signaal
from tests.hulp import rondgang

DADEN = routes.alle_daden()
# How the part of an address is called that names a row, where that is not after its model.
SLEUTEL = {Agendapunt: "punt", Gesprekstafel: "tafel", Lidmaatschap: "lid", Lotverzoek: "lot"}
MET_NUMMER = {Dilemma: "nummer", Signaal: "signaalnummer"}


def daden_van(app: Flask, eindpunt: str, args: dict[str, Any] | None = None) -> set[str]:
    """Return the names of the deeds that a view does; at an address with these parts just those
    that they choose.
    """
    keuze = routes.GEKOZEN.get(eindpunt) if args else None
    if keuze:
        return {routes.naam_van(keuze[args["wat"]])}
    return routes.daden_van(app, eindpunt, zelf=True)


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
