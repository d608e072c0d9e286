"""Whether a request comes from this machine itself, or through something that may stand in front of
the portal; and at which address the browser says that it stands.

Whose address counts behind a proxy is the server's to say (`cli.dienst`, TRUSTED_PROXY): nothing
here or elsewhere believes a header.
"""

from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException, SecurityError

from portal.tools.netwerk import is_deze_machine, netwerk

# What a proxy or a tunnel says of itself. Of a visitor elsewhere a trusted one gave the address by
# then; where that is of this machine still, the visitor may have written it.
DOORGESTUURD = (
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Real-Ip",
    "Forwarded",
    "Via",
)
LEZEN = ("GET", "HEAD", "OPTIONS")
POORTEN = {"http": 80, "https": 443}


def netwerk_hier() -> str:
    """Return the network that the request comes from."""
    return netwerk(request.remote_addr)


def is_van_hier(*, ook_de_proxy: bool = False) -> bool:
    """Tell whether whoever asks sits at this machine. Through a proxy on this machine everybody
    seems to: a word of it in the headers, or its own address (unless `ook_de_proxy`: who can prove
    who they are), says that they do not.
    """
    proxy: str = current_app.config["SETTINGS"].trusted_proxy
    via = any(kop in request.headers for kop in DOORGESTUURD) or (
        request.remote_addr == proxy and not ook_de_proxy
    )
    return is_deze_machine(request.remote_addr) and not via


def is_vreemde_host() -> bool:
    """Tell whether the request is for a host that is not ours: it has no route, and its host cannot
    be asked for.
    """
    return isinstance(request.routing_exception, SecurityError)


def is_misgeleid() -> bool:
    """Tell whether this is a form for a page of ours that came in for a host that is not ours."""
    if not is_vreemde_host():
        return False
    try:
        current_app.url_map.bind("").match(request.path, "POST")
    except HTTPException:
        return False
    return True


def basis() -> str:
    """Return the address of the portal, BASE_URL."""
    adres: str = current_app.config["SETTINGS"].base_url
    return adres


def afzender() -> str:
    """Return the address that the browser says a form came from, or nothing."""
    return request.headers.get("Origin") or request.referrer or ""


def oorsprong(adres: str) -> tuple[str, str, int] | None:
    """Return the scheme, host and port of an address; None for what is none, such as `null`."""
    try:
        deel = urlsplit(adres)
        poort = deel.port or POORTEN[deel.scheme]
    except (ValueError, KeyError):
        return None
    return (deel.scheme, deel.hostname, poort) if deel.hostname else None
