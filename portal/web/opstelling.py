"""A portal that stands wrongly behind its proxy: recognised by what comes in, told to whoever runs
it in one sentence with the line to add, and to the visitor as what it is.

Nothing here lets anything through: what is refused stays refused, whatever its headers say.
"""

from collections.abc import Callable
from dataclasses import dataclass
from logging import getLogger
from threading import Lock
from time import monotonic
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import SecurityError

from portal.tools.netwerk import is_deze_machine
from portal.web.fouten import toon_fout
from portal.web.foutzinnen import VERLOPEN, Fout
from portal.web.ingevuld import getypt, van_ons
from portal.web.proxy import LEZEN, afzender, basis, is_vreemde_host, oorsprong

log = getLogger(__name__)
RUST = 3600.0  # seconds before the same is said again
NOGMAALS = "nogmaals"  # in the form of the page that says a form had expired
VERKEERD = "Het portaal staat verkeerd achter zijn proxy"
_BEHEER = "De beheerder vindt in het logboek wat er moet gebeuren."
# To the location of nginx that leads to the portal.
_HOST = '"proxy_set_header Host $host;"'
_ADRES = '"proxy_set_header X-Forwarded-For $remote_addr;"'


@dataclass(frozen=True)
class Opstelling:
    """One way to stand wrongly: how a request shows it, what the log says, and what the visitor
    reads (a title and text; none where it does no harm, or looks like the work of a stranger).
    """

    naam: str
    blijkt: Callable[[], bool]
    log: str
    status: int = 0
    titel: str = ""
    uitleg: str = ""

    @property
    def fout(self) -> Fout:
        """What the page says: also where what was typed is."""
        adres = self.uitleg.format(basis=basis())
        if request.method in LEZEN:
            return Fout(self.titel, adres)
        waar = "hieronder" if getypt(verborgen=False) else "nog op de vorige pagina"
        return Fout(self.titel, f"Er is niets verstuurd; je tekst staat {waar}. {adres}")


def _van_onze_pagina() -> bool:
    """Tell whether a browser says that it stands at BASE_URL, or at whatever served the page."""
    zelfde = request.headers.get("Sec-Fetch-Site") == "same-origin"
    return zelfde or oorsprong(afzender()) == oorsprong(basis())


def _zonder_host() -> bool:
    """Tell whether a form of BASE_URL came in by the name of this machine."""
    hier = not is_vreemde_host() and is_deze_machine(urlsplit(request.host_url).hostname)
    ver = not is_deze_machine(urlsplit(basis()).hostname)
    return hier and ver and oorsprong(afzender()) == oorsprong(basis())


def _zonder_https() -> bool:
    """Tell whether a form came from the same host without https, while BASE_URL has it: by its
    Origin or Referer, or by the word of a proxy.
    """
    van, hier = oorsprong(afzender()), oorsprong(basis())
    if not (hier and hier[0] == "https"):
        return False
    gezegd = request.headers.get("X-Forwarded-Proto", "").partition(",")[0].strip().lower()
    return (van or ())[:2] == ("http", hier[1]) or (
        gezegd == "http" and not _bracht_koekje() and van in (None, hier)
    )


def _bracht_koekje() -> bool:
    return str(current_app.config["SESSION_COOKIE_NAME"]) in request.cookies


def _elders() -> bool:
    """Tell whether a page that the portal served stands at an address that is not BASE_URL."""
    zelfde = request.headers.get("Sec-Fetch-Site") == "same-origin"
    return zelfde and oorsprong(afzender()) not in (None, oorsprong(basis()))


def _zegt_deze_machine() -> bool:
    """Tell whether the proxy says of a visitor that it is this machine, as it does of whoever wrote
    that in a header which it hands on.
    """
    gezegd = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    hier = is_deze_machine(gezegd) or is_deze_machine(gezegd.rpartition(":")[0])
    return bool(_proxy()) and hier


def _zegt_geen_adres() -> bool:
    """Tell whether a browser of BASE_URL came in through the proxy, which does not say for whom."""
    ver = not is_deze_machine(urlsplit(basis()).hostname)
    van_buiten = oorsprong(basis()) in (oorsprong(request.host_url), oorsprong(afzender()))
    naamloos = "X-Forwarded-For" not in request.headers and request.remote_addr == _proxy()
    return naamloos and ver and van_buiten


def _proxy() -> str:
    adres: str = current_app.config["SETTINGS"].trusted_proxy
    return adres


HOST = Opstelling(
    "host, form",
    lambda: is_vreemde_host() and _van_onze_pagina(),
    "what a page of the portal asks comes in for another host than that of BASE_URL (%(basis)s), "
    f"and so nothing works: add {_HOST} to the proxy.",
    421,
    VERKEERD,
    _BEHEER,
)
ADRES = Opstelling(
    "host",
    is_vreemde_host,
    f"a request came in for another host than that of BASE_URL (%(basis)s): add {_HOST} to the "
    "proxy, or, if somebody opened the portal by another name, let that lead to BASE_URL.",
    400,
    "Het portaal is zo niet te openen",
    "Het adres van het portaal is {basis}. Open je dat al? Dan staat het portaal verkeerd achter "
    f"zijn proxy. {_BEHEER}",
)
KAAL = Opstelling(
    "host of this machine",
    _zonder_host,
    "a form of BASE_URL (%(basis)s) came in for this machine's own name: it works, but add "
    f"{_HOST} to the proxy.",
)
ZONDER_HTTPS = Opstelling(
    "http",
    _zonder_https,
    "a form came in over http while BASE_URL is %(basis)s, and so no form works: let the proxy add "
    '"return 301 https://$host$request_uri;" to the server that listens on port 80.',
    403,
    VERKEERD,
    "Je opende het portaal zonder https. Open {basis}. " + _BEHEER,
)
ELDERS = Opstelling(
    "address",
    _elders,
    "a form came from a page of the portal at another address than BASE_URL (%(basis)s), and so no "
    "form works there: set BASE_URL to the address that visitors open.",
)
KOEKJE = Opstelling(
    "cookie",
    lambda: NOGMAALS in request.form and not _bracht_koekje(),
    "a form came in twice without the cookie that %(basis)s gave with it: the proxy must leave "
    "Set-Cookie and Cookie alone (no proxy_hide_header, proxy_ignore_headers or empty "
    "proxy_set_header for them), unless that browser refuses cookies.",
    400,
    "Het portaal krijgt zijn cookie niet terug",
    "Staat je browser cookies toe, en open je {basis}? Dan staat het portaal verkeerd achter zijn "
    f"proxy. {_BEHEER}",
)
VERZONNEN = Opstelling(
    "address of this machine",
    _zegt_deze_machine,
    "the proxy says of a visitor that it is this machine, which nobody outside can be: it hands on "
    "what visitors write themselves, and so they dodge the limits on asking too often. Let it set "
    f"X-Forwarded-For and not add to it or leave it: {_ADRES} (unless somebody opened "
    "%(basis)s at this machine).",
)
NAAMLOOS = Opstelling(
    "no address",
    _zegt_geen_adres,
    "a request for %(basis)s came in through the proxy without the address of its visitor: all "
    "share the limits on asking too often, but for who makes up an address, which such a proxy "
    f"hands on. Add {_ADRES} to the proxy.",
)
# In this order: the first that a request shows is what it is called.
TABEL = (HOST, ADRES, ZONDER_HTTPS, ELDERS, KAAL, KOEKJE, VERZONNEN, NAAMLOOS)


def registreer(app: Flask) -> None:
    """Tell a wrong Host and a form without its cookie for what they are; what another website sent
    is told by `herkomst`.
    """
    app.extensions["opstelling"] = {}
    app.before_request(_kijk_naar_adres)
    app.register_error_handler(SecurityError, lambda _: toon(HOST, ADRES) or toon_fout(400))
    app.register_error_handler(CSRFError, lambda _: _verlopen())


def _kijk_naar_adres() -> None:
    herken(VERZONNEN, NAAMLOOS)


def _verlopen() -> Response:
    """Say that a form had expired; if it comes back without a cookie again, that was not it."""
    mee = {NOGMAALS: "ja"} if van_ons() and not _bracht_koekje() else {}
    verkeerd = toon(ZONDER_HTTPS, KOEKJE, mee=mee)
    return verkeerd or toon_fout(400, VERLOPEN, opnieuw=True, mee=mee)


def toon(
    *rijen: Opstelling, opnieuw: bool = True, mee: dict[str, str] | None = None
) -> Response | None:
    """Log the first of these that this request shows and return its page, which gives back what was
    typed, with `mee`, unless told otherwise; None when it shows none of them.
    """
    gevonden = herken(*rijen)
    if gevonden is None or not gevonden.status:
        return None
    return toon_fout(gevonden.status, gevonden.fout, opnieuw=opnieuw, mee=mee)


def herken(*rijen: Opstelling) -> Opstelling | None:
    """Return the first of these that this request shows, and say so in the log, once an hour."""
    gevonden = next((rij for rij in rijen if rij.blijkt()), None)
    if gevonden and _is_nieuws(gevonden):
        log.warning(gevonden.log, {"basis": basis()})
    return gevonden


_SLOT = Lock()


def _is_nieuws(rij: Opstelling) -> bool:
    gemeld: dict[str, float] = current_app.extensions["opstelling"]
    with _SLOT:
        is_nieuws = monotonic() >= gemeld.get(rij.naam, 0.0)
        if is_nieuws:
            gemeld[rij.naam] = monotonic() + RUST
        return is_nieuws
