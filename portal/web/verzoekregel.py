"""One line in the log for every request, whatever came of it, and a name that its answer bears too.

The route is told as it stands in the code, never the address: that may hold a number or a token.
"""

import logging
import secrets
from collections.abc import Callable, Iterable
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from flask import Flask, request

from portal.tools.logregel import VERZOEK

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

log = logging.getLogger(__name__)
KOP = "X-Request-Id"  # of an answer only: whoever asks names nothing
METHODEN = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE")
_WAAR = "portal.route"  # in the environment of a request: its rule and its endpoint


class Gedaan(NamedTuple):
    """A request that was answered; `regel` and `eindpunt` are "-" where there is no such page."""

    methode: str
    regel: str
    eindpunt: str
    status: int
    seconden: float


Toehoorder = Callable[[Gedaan], None]


def registreer(app: Flask) -> None:
    """Tell of every request; before all that may refuse one. Who else wants to hear of them is
    appended to `app.extensions["verzoeken"]`.
    """
    toehoorders: list[Toehoorder] = app.extensions.setdefault("verzoeken", [_schrijf])
    app.wsgi_app = Verzoekregel(app.wsgi_app, toehoorders)  # type: ignore[method-assign]

    @app.before_request
    def onthoud_waar() -> None:
        if request.url_rule:
            request.environ[_WAAR] = (request.url_rule.rule, str(request.endpoint))


class Verzoekregel:
    """Stands before the application, so that nothing of it is missed."""

    def __init__(self, app: "WSGIApplication", toehoorders: list[Toehoorder]):
        self._app, self._toehoorders = app, toehoorders

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request, and tell of it."""
        kenmerk, begin, status = secrets.token_hex(8), monotonic(), ["500"]
        eerder = VERZOEK.set(kenmerk)

        def begin_antwoord(regel: str, koppen: list[tuple[str, str]], *meer: Any) -> Any:
            status[0] = regel[:3]
            return start_response(regel, [*koppen, (KOP, kenmerk)], *meer)

        try:
            return self._app(environ, begin_antwoord)
        finally:
            self._vertel(environ, int(status[0]), monotonic() - begin)
            VERZOEK.reset(eerder)

    def _vertel(self, environ: "WSGIEnvironment", status: int, seconden: float) -> None:
        gevraagd = environ["REQUEST_METHOD"]
        methode = gevraagd if gevraagd in METHODEN else "OTHER"
        regel, eindpunt = environ.get(_WAAR, ("-", "-"))
        for vertel in self._toehoorders:
            vertel(Gedaan(methode, regel, eindpunt, status, seconden))


def _schrijf(gedaan: Gedaan) -> None:
    velden = {
        "method": gedaan.methode,
        "route": gedaan.regel,
        "status": gedaan.status,
        "ms": round(gedaan.seconden * 1000),
    }
    niveau = logging.WARNING if gedaan.status >= 500 else logging.INFO
    log.log(niveau, "request", extra={"velden": velden})
