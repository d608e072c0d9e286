"""What templates may count on, and the one helper that answers with a page or with its fragment."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple, cast

from flask import Flask, current_app, g, render_template, request, url_for
from flask.globals import request_ctx
from htmx_flask.requests import HtmxAwareRequest, HtmxHeaders
from jinja2 import StrictUndefined

from portal import daden, policy
from portal.models import Lidmaatschap, Persoon
from portal.policy import Zicht
from portal.queries import tellingen
from portal.queries.rondom import post
from portal.tools import tekst, tijd
from portal.velden.intake import INTAKE
from portal.versie import VERSIE
from portal.vocabulary import TITEL_MAX
from portal.web.sessie import (
    houder,
    ik,
    is_binnen,
    merktekens,
    nu,
    seconden_over,
    vandaag,
    was_ingelogd,
)


class Navigatie(NamedTuple):
    """One link in the main navigation; `aantal` is what waits there."""

    label: str
    url: str
    actief: bool
    aantal: int | None


# Label and page; whoever may not open it has no link to it.
MENU = (
    ("Postvak", "triage.postvak"),
    ("Mijn dilemma’s", "intake.mijn"),
    ("Bijeenkomsten", "bijeenkomst.plannen.lijst"),
    ("Werkgroepen", "werkgroep.lijst"),
    ("Acties", "acties.lijst"),
    ("Doelen", "doel.lijst"),
    ("Kennisbank", "kennisbank.lijst"),
    ("Mail", "post.lijst"),
    ("Beheer", "beheer.voordeur.pagina"),
)
# What waits behind a link.
WACHT = {
    "triage.postvak": tellingen.in_postvak,
    "post.lijst": lambda persoon, _: post.aantal(persoon),
}


def registreer(app: Flask) -> None:
    """Make Jinja strict and give it the filters and the context that all pages share."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        datum=tijd.als_datum,
        dag=tijd.als_dag,
        tijd=tijd.als_tijd,
        datumtijd=datumtijd,
        sinds=sinds,
        kort=kort,
        bel=bel,
        cijfers=tijd.als_cijfers,
    )
    app.jinja_env.globals.update(
        url_for=adres,
        zicht=Zicht,
        intakevelden=INTAKE,
        mag=mag,
        mag_openen=mag_openen,
        aangemeld=aangemeld,
        was_ingelogd=was_ingelogd,
        zonder_geheimhouding=zonder_geheimhouding,
        VERSIE=VERSIE,
    )
    app.context_processor(omgeving)


def omgeving() -> dict[str, Any]:
    """Return what basis.html needs; where the database may be gone (`g.kaal`) it is asked for
    nothing.
    """
    persoon = None if g.get("kaal") else ik()
    wie, *wie_eerder = [""] if g.get("kaal") else merktekens()
    return {
        "persoon": persoon,
        "wie": wie,
        "wie_eerder": "".join(wie_eerder),
        "houder": None if g.get("kaal") else houder(),
        "over": None if g.get("kaal") else seconden_over(),
        "intern": policy.leest_intern(persoon),
        "navigatie": navigatie(persoon if persoon and is_binnen() else None),
        "demo": current_app.config["SETTINGS"].demo,
        "vandaag": vandaag(),
        "nu": nu(),
        "fragment": is_fragment(),
    }


def aangemeld() -> bool:
    """Tell a template whether whoever looks is signed in."""
    return not g.get("kaal") and ik() is not None


def zonder_geheimhouding() -> list[Lidmaatschap]:
    """Tell a template for which seats whoever looks has yet to promise geheimhouding."""
    return [] if g.get("kaal") else list(policy.zonder_geheimhouding(ik(), vandaag()))


def navigatie(persoon: Persoon | None) -> list[Navigatie]:
    """Return the links this person has a use for, with the number that waits for the CCV."""
    open_ = [(label, naam) for label, naam in MENU if _mag_openen(naam, persoon)]
    # Of two rooms that one is in, one in the other, it is the inner one.
    hier = max((url for _, naam in open_ if _is_in(url := adres(naam))), key=len, default="")
    return [_link(label, naam, persoon, hier) for label, naam in open_]


def _is_in(url: str) -> bool:
    return request.path.startswith(url)


def mag_openen(eindpunt: str) -> bool:
    """Tell a template whether a page opens to whoever looks, by the mark of its view."""
    return _mag_openen(eindpunt, None if g.get("kaal") else ik())


def _mag_openen(eindpunt: str, persoon: Persoon | None) -> bool:
    merk = vars(current_app.view_functions[eindpunt])
    opent: Callable[[Persoon | None, date], bool] = merk["opent"]
    ook_beperkt = "ook_beperkt" in merk or merk["toegang"] == "openbaar"
    dicht = persoon is not None and persoon.beperkt and not ook_beperkt
    return not dicht and opent(persoon, vandaag())


def _link(label: str, eindpunt: str, persoon: Persoon | None, hier: str) -> Navigatie:
    url = adres(eindpunt)
    wacht = WACHT[eindpunt](persoon, vandaag()) if eindpunt in WACHT else None
    return Navigatie(label, url, url == hier, wacht)


def adres(eindpunt: str, **waarden: Any) -> str:
    """Return the address of a page, for templates and for all that an error page shows.

    A request for an unknown host was given no routes to build from, so `url_for` cannot.
    """
    if request_ctx.url_adapter is not None:
        return url_for(eindpunt, **waarden)
    return current_app.url_map.bind("").build(eindpunt, waarden)


def mag(naam: str, ding: Any = None) -> bool:
    """Tell a template whether whoever looks could do a deed now: mag("triage.noteer", dilemma)."""
    return daden.mag(naam, ik(), ding, nu())


def datumtijd(moment: datetime) -> str:
    """Return e.g. '12 maart 2026, 09.30 uur'."""
    return f"{tijd.als_datum(moment)}, {tijd.als_tijd(moment)} uur"


def sinds(moment: date | datetime) -> str:
    """Return how long ago, counted to this request."""
    return tijd.hoe_lang(moment, nu())


def kort(waarde: str) -> str:
    """Return a text on one line, short enough for a list."""
    return tekst.tussen_woorden(tekst.regel(waarde), TITEL_MAX)


def bel(telefoon: str) -> str:
    """Return the address that calls a typed number, or nothing where no number was typed."""
    cijfers = "".join(teken for teken in telefoon if teken in "+0123456789")
    return f"tel:{cijfers}" if cijfers else ""


def htmx() -> HtmxHeaders:
    """Return what htmx says of this request; false where it did not send it."""
    # Flask's `request` does not tell that the app has a class of its own for it.
    return cast(HtmxAwareRequest, request).htmx


def is_fragment() -> bool:
    """Tell whether htmx asks for a part of the page: not when it boosts a link or restores its
    history.
    """
    wie = htmx()
    return bool(wie) and not wie.boosted and not wie.history_restore_request


def toon(
    pagina: str, fragment: str | None = None, status: int = 200, **waarden: Any
) -> tuple[str, int]:
    """Render `pagina`, or `fragment` when htmx asks for it; checks belong in the view, before
    this.
    """
    naam = fragment if fragment and is_fragment() else pagina
    return render_template(naam, **waarden), status
