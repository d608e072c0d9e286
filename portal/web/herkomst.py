"""Where a request comes from: what another website sends gets nothing done, and nothing of itself
back.

Browsers say which page sent a form. The token in the form stays what proves it; this is for the
answer to a form without one, which must not look as if the portal wrote it.
"""

from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, request

from portal.web.fouten import Fout, toon_fout

LEZEN = ("GET", "HEAD", "OPTIONS")
VREEMD = Fout(
    "Dit komt van een andere website",
    "Er is niets gedaan. Open het portaal zelf en vul het daar in.",
)
POORTEN = {"http": 80, "https": 443}


def registreer(app: Flask) -> None:
    """Look at every request that would change something, before all others do."""
    # What follows in Flask-WTF would refuse whoever's proxy leaves out the Referer.
    app.config["WTF_CSRF_SSL_STRICT"] = False
    app.before_request(_weiger)


def _weiger() -> Response | None:
    if request.method in LEZEN or _van_hier():
        return None
    g.kaal = g.ongelezen = True  # without a form, so without a token and its cookie
    return toon_fout(403, VREEMD)


def _van_hier() -> bool:
    """Tell whether a page of ours sent this, as far as the browser tells: by Origin, which a form
    of another site cannot leave out or make up, else by Sec-Fetch-Site, else by Referer.
    """
    koppen = request.headers
    waar = koppen.get("Sec-Fetch-Site", "")
    if waar == "cross-site":
        return False
    if "Origin" in koppen:
        return _eigen(koppen["Origin"])
    if waar:
        return waar in ("same-origin", "none")
    return not request.referrer or _eigen(request.referrer)


def _eigen(adres: str) -> bool:
    basis = current_app.config["SETTINGS"].base_url
    # Behind a proxy that does not pass the host on it is another than in the address bar.
    return _oorsprong(adres) in (_oorsprong(basis), _oorsprong(request.host_url))


def _oorsprong(adres: str) -> tuple[str, str, int] | None:
    """Return the scheme, host and port of an address; None for what is none, such as `null`."""
    try:
        deel = urlsplit(adres)
        poort = deel.port or POORTEN[deel.scheme]
    except (ValueError, KeyError):
        return None
    return (deel.scheme, deel.hostname, poort) if deel.hostname else None
