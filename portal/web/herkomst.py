"""Where a request comes from: what another website sends gets nothing done, and nothing of itself
back.

Browsers say which page sent a form. The token in the form stays what proves it; this is for the
answer to a form without one, which must not look as if the portal wrote it.
"""

from flask import Flask, Response, g, request

from portal.web import opstelling
from portal.web.fouten import toon_fout
from portal.web.foutzinnen import Fout
from portal.web.proxy import LEZEN, basis, is_vreemde_host, oorsprong

VREEMD = Fout(
    "Dit komt van een andere website",
    "Er is niets gedaan. Open het portaal zelf en vul het daar in.",
)


def registreer(app: Flask) -> None:
    """Look at every request that would change something, before all others do."""
    # What follows in Flask-WTF would refuse whoever's proxy leaves out the Referer.
    app.config["WTF_CSRF_SSL_STRICT"] = False
    app.before_request(_weiger)


def _weiger() -> Response | None:
    if request.method in LEZEN:
        return None
    if _van_hier():
        opstelling.herken(opstelling.KAAL)
        return None
    g.kaal = g.ongelezen = True  # without a form, so without a token and its cookie
    verkeerd = opstelling.toon(opstelling.ZONDER_HTTPS, opstelling.ELDERS, opnieuw=False)
    return verkeerd or toon_fout(403, VREEMD)


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
    van = oorsprong(adres)
    if van == oorsprong(basis()):
        return van is not None
    # Behind a proxy that passes another host on than the one in the address bar; the scheme that a
    # server behind TLS tells of is not that of the visitor.
    schema = basis().partition(":")[0]
    return not is_vreemde_host() and van == oorsprong(f"{schema}://{request.host}")
