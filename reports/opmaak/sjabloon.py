"""The papers' own templates: strict, escaped, and every printed text set by `typografie` without
asking.
"""

from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from portal.config import ROOT
from portal.tools.tijd import als_dag, als_datum, als_korte_datum, als_tijd
from reports.grafieken import route_svg, standen, woord
from reports.opmaak.qr import qr_svg
from reports.opmaak.typografie import alineas, zet


def _gezet(waarde: object) -> object:
    """Every `{{ }}` passes here, so a new template cannot forget it; markup has been set before."""
    return zet(waarde) if isinstance(waarde, str) and not isinstance(waarde, Markup) else waarde


OMGEVING = Environment(
    loader=FileSystemLoader(ROOT / "templates" / "reports"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_gezet,
    trim_blocks=True,
    lstrip_blocks=True,
)
OMGEVING.filters |= {"dag": als_dag, "datum": als_datum, "tijd": als_tijd, "kort": als_korte_datum}
OMGEVING.filters |= {"alineas": alineas, "woord": woord}
OMGEVING.globals |= {"route_svg": route_svg, "standen": standen, "qr_svg": qr_svg}


def vul(sjabloon: str, **waarden: Any) -> str:
    """Return the HTML of a paper; raises jinja2.UndefinedError when the template asks for what is
    not given.
    """
    return OMGEVING.get_template(sjabloon).render(**waarden)
