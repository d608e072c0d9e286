"""Drawings as SVG, the same on a page and on paper, each with the table that it draws."""

from reports.grafieken.kogels import Kogel, Kogels, procent, van_doelen
from reports.grafieken.route import Route, Routestap, route_svg
from reports.grafieken.stapels import Stapels
from reports.grafieken.staven import Staven, Tredeaantal, standen
from reports.grafieken.stroom import Stroom
from reports.grafieken.tekenen import Grafiek, Tabel, Waarde, woord

__all__ = [
    "Grafiek",
    "Kogel",
    "Kogels",
    "Route",
    "Routestap",
    "Stapels",
    "Staven",
    "Stroom",
    "Tabel",
    "Tredeaantal",
    "Waarde",
    "procent",
    "route_svg",
    "standen",
    "van_doelen",
    "woord",
]
