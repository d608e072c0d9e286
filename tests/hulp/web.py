"""The portal over HTTP in tests: an application, a clock, and visitors who open pages and fill in
forms.
"""

import re
from datetime import datetime
from functools import cache
from math import inf
from typing import Any

from flask import Flask

from portal.config import Settings
from portal.db import database
from portal.factory import create_app
from portal.gegevens.slot import Niemands
from portal.models import Bericht, Persoon
from portal.steps.rondom import linkverzoeken, toegang
from portal.tools import tijd
from portal.web import verbinding
from portal.web.gezondheid import BEGONNEN
from tests.hulp.pagina import Pagina
from tests.hulp.paginakeuring import keur

INSTELLINGEN: dict[str, Any] = {
    "port": 8000,
    "database_url": "sqlite:///:memory:",
    "secret_key": "niet-echt-" * 4,
    "smtp_url": "smtp://127.0.0.1:9",
    "base_url": "http://localhost",
    "demo": False,
}
_TOKEN = re.compile(r'name="csrf_token"[^>]* value="([^"]+)"')


@cache
def maak_app(**anders: Any) -> Flask:
    """Return the portal as it runs for real, on the database that the models speak to at each
    request; for the same settings the same one, whose templates are compiled once.
    """
    vorige = database.obj
    app = create_app(Settings(**INSTELLINGEN | anders))
    app.config["DREMPELS"] = False  # all tests come from one address; web/test_drempels has its own
    app.extensions[verbinding.HOUVAST].heb(Niemands())  # the database was looked at: see test_demo
    app.config["SPOOR"] = False  # reading leaves a line: see test_spoor
    app.config[BEGONNEN] = inf  # just now, however long all tests take: see web/test_gezond
    if vorige is not None:
        database.initialize(vorige)
    return app


class Klok:
    """Stands in for `tijd.nu`: tells the moment that the test has set."""

    def __init__(self, nu: datetime):
        self.nu = nu

    def __call__(self) -> datetime:
        return self.nu


class Bezoeker:
    """Somebody with a browser, signed in as `persoon` unless that is None; every page they get is
    checked.

    `keurt=False` is for thousands of the same refusals, of which a few have been looked at
    elsewhere.
    """

    def __init__(self, app: Flask, persoon: Persoon | None, nu: datetime, *, keurt: bool = True):
        self.app, self.http, self.keurt = app, app.test_client(), keurt
        self._tokens: dict[str, str] = {}
        if persoon:
            self.meld_aan(persoon, nu)

    def meld_aan(self, persoon: Persoon, nu: datetime) -> None:
        """Sign in without a link: a session row, and its token in the cookie."""
        with self.http.session_transaction() as sessie:
            sessie["_user_id"], sessie["_fresh"] = toegang.begin_demo_sessie(persoon, nu), True

    def open(self, pad: str, *, htmx: bool = False, **koppen: str) -> Pagina:
        """Get a page as is (no redirect is followed); `htmx` asks the way htmx does."""
        return self._vraag("GET", pad, htmx, koppen)

    def verstuur(
        self,
        pagina: Pagina,
        keuze: int | str | None = None,
        *,
        knop: str | None = None,
        htmx: bool = False,
        **waarden: Any,
    ) -> Pagina:
        """Fill in a form of `pagina` (see Pagina.formulier) and press its first button, or `knop`.

        What is not in `waarden` goes as it stands on the page: hidden fields, defaults, ticks.
        """
        formulier = pagina.formulier(keuze)
        paren = formulier.ingevuld(waarden, knop)
        if formulier.methode == "get":
            return self._vraag("GET", formulier.actie, htmx, {}, query_string=paren)
        return self._vraag("POST", formulier.actie, htmx, {}, data=_gebundeld(paren))

    def volg(self, pagina: Pagina) -> Pagina:
        """Go where an answer sends the browser."""
        assert pagina.naar, f"{pagina.pad} ({pagina.status}) leads nowhere: {pagina.html}"
        return self.open(pagina.naar)

    def doe(self, pagina: Pagina, keuze: int | str | None = None, **invoer: Any) -> Pagina:
        """Send a form (see `verstuur`) and return the page that the browser then shows."""
        return self.volg(self.verstuur(pagina, keuze, **invoer))

    def post(
        self, pad: str, data: Any = None, *, token: bool = True, htmx: bool = False, **koppen: str
    ) -> Pagina:
        """Send whatever, as no form on a page would; with a valid token unless that is the
        point.
        """
        if token:
            koppen["X-CSRFToken"] = self.token()
        return self._vraag("POST", pad, htmx, koppen, data=data)

    def token(self) -> str:
        """Return the CSRF token of this browser; it lives as long as the secret in its cookie."""
        with self.http.session_transaction() as sessie:
            geheim = sessie.get("csrf_token")
        if geheim is None or geheim not in self._tokens:
            token = _TOKEN.search(self.http.get("/inloggen").get_data(as_text=True))[1]
            with self.http.session_transaction() as sessie:
                self._tokens[sessie["csrf_token"]] = token
                return token
        return self._tokens[geheim]

    def _vraag(
        self, methode: str, pad: str, htmx: bool, koppen: dict[str, str], **meer: Any
    ) -> Pagina:
        kop = {naam.replace("_", "-"): waarde for naam, waarde in koppen.items()}
        kop |= {"HX-Request": "true"} if htmx else {}
        pagina = Pagina(self.http.open(pad, method=methode, headers=kop, **meer), pad)
        if self.keurt:
            keur(pagina, self.app)
        return pagina


def _gebundeld(paren: list[tuple[str, str]]) -> dict[str, list[str]]:
    data: dict[str, list[str]] = {}
    for naam, waarde in paren:
        data.setdefault(naam, []).append(waarde)
    return data


def link_in_mail(soort: str, aan: str) -> str:
    """Return the path that the last mail of this kind to this address leads to; who asked to sign
    in gets theirs once the jobs have looked.
    """
    linkverzoeken.verstuur_gevraagde(tijd.nu())
    brieven = Bericht.select().where(Bericht.soort == soort, Bericht.aan == aan)
    return brieven.order_by(Bericht.id.desc()).get().gegevens["pad"]


def bevestig(bezoeker: Bezoeker, aan: str) -> Pagina:
    """Say by the link in the mail that the first thing filed under this address is theirs."""
    return bezoeker.doe(bezoeker.open(link_in_mail("bevestigen", aan)))


def log_in(bezoeker: Bezoeker, aan: str, volgende: str = "") -> Pagina:
    """Ask for a link to sign in with, use it in the same browser, and return where it leads."""
    naar = f"?volgende={volgende}" if volgende else ""
    bezoeker.verstuur(bezoeker.open(f"/inloggen{naar}"), email=aan)
    return bezoeker.doe(bezoeker.open(link_in_mail("inloggen", aan)))
