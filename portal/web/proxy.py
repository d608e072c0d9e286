"""Whether a request comes from this machine itself, or through something that may stand in front of
the portal.

Whose address counts behind a proxy is the server's to say (`cli.dienst`, TRUSTED_PROXY): nothing
here or elsewhere believes a header.
"""

from flask import current_app, request

from portal.tools.netwerk import is_deze_machine, netwerk

# What a proxy or a tunnel says of itself. A server behind a trusted one has read the first already.
DOORGESTUURD = (
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Real-Ip",
    "Forwarded",
    "Via",
)


def netwerk_hier() -> str:
    """Return the network that the request comes from."""
    return netwerk(request.remote_addr)


def is_van_hier(*, ook_de_proxy: bool = False) -> bool:
    """Tell whether whoever asks sits at this machine. Through a proxy on this machine everybody
    seems to: a word of it in the headers, or its own address (unless `ook_de_proxy`: who can prove
    who they are), says that they do not.
    """
    proxy: str = current_app.config["SETTINGS"].trusted_proxy
    verdacht = DOORGESTUURD[1:] if proxy else DOORGESTUURD
    via = any(kop in request.headers for kop in verdacht) or (
        request.remote_addr == proxy and not ook_de_proxy
    )
    return is_deze_machine(request.remote_addr) and not via
