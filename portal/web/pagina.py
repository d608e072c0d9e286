"""What templates may count on, and the one helper that answers with a page or with its fragment."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple

from flask import Flask, current_app, g, render_template, request
from jinja2 import StrictUndefined

from portal import policy
from portal.models import Persoon
from portal.policy import Zicht
from portal.queries import tellingen
from portal.tools import tijd
from portal.velden.intake import INTAKE
from portal.vocabulary import AGENDATEKST_IN, Rol
from portal.web.sessie import ik, nu, vandaag


class Navigatie(NamedTuple):
    """One link in the main navigation; `aantal` is what waits there."""

    label: str
    url: str
    actief: bool
    aantal: int | None


def _met(rol: Rol) -> Callable[[Persoon | None, date], bool]:
    """Return the question whether somebody has this role."""
    return lambda persoon, _: policy.heeft_rol(persoon, rol)


# Label, address, who has a use for it. None: also without an account.
MENU = (
    ("Postvak", "/postvak", _met(Rol.ADVISEUR)),
    ("Mijn dilemma’s", "/mijn", _met(Rol.PROFESSIONAL)),
    ("Bijeenkomsten", "/bijeenkomsten", _met(Rol.PROFESSIONAL)),
    ("Werkgroepen", "/werkgroepen", _met(Rol.PROFESSIONAL)),
    ("Acties", "/acties", _met(Rol.PROFESSIONAL)),
    ("Doelen", "/doelen", policy.heeft_zetel),
    ("Kennisbank", "/kennisbank", None),
)


def registreer(app: Flask) -> None:
    """Make Jinja strict and give it the filters and the context that all pages share."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        datum=tijd.als_datum, dag=tijd.als_dag, tijd=tijd.als_tijd, datumtijd=datumtijd, sinds=sinds
    )
    app.jinja_env.globals.update(zicht=Zicht, intakevelden=INTAKE, agendatekst_in=AGENDATEKST_IN)
    app.context_processor(omgeving)


def omgeving() -> dict[str, Any]:
    """Return what basis.html needs; where the database may be gone (`g.kaal`) it is asked for
    nothing.
    """
    persoon = None if g.get("kaal") else ik()
    return {
        "persoon": persoon,
        "navigatie": navigatie(persoon),
        "demo": current_app.config["SETTINGS"].demo,
        "vandaag": vandaag(),
        "nu": nu(),
        "fragment": is_fragment(),
    }


def navigatie(persoon: Persoon | None) -> list[Navigatie]:
    """Return the links this person has a use for, with the number that waits for the CCV."""
    return [
        Navigatie(label, url, request.path.startswith(url), _aantal(url, persoon))
        for label, url, mag in MENU
        if mag is None or mag(persoon, vandaag())
    ]


def _aantal(url: str, persoon: Persoon | None) -> int | None:
    return tellingen.in_postvak(persoon, vandaag()) if url == "/postvak" else None


def datumtijd(moment: datetime) -> str:
    """Return e.g. '12 maart 2026, 09.30 uur'."""
    return f"{tijd.als_datum(moment)}, {tijd.als_tijd(moment)} uur"


def sinds(moment: date | datetime) -> str:
    """Return how long ago, counted to this request."""
    return tijd.hoe_lang(moment, nu())


def is_fragment() -> bool:
    """Tell whether htmx asks for a part of the page: not when it boosts a link or restores its
    history.
    """
    htmx = request.htmx
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def toon(
    pagina: str, fragment: str | None = None, status: int = 200, **waarden: Any
) -> tuple[str, int]:
    """Render `pagina`, or `fragment` when htmx asks for it; checks belong in the view, before
    this.
    """
    naam = fragment if fragment and is_fragment() else pagina
    return render_template(naam, **waarden), status
