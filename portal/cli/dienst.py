"""Serving: waitress in front of the application, and the jobs beside it, until somebody stops
it.
"""

import resource
import signal
from collections.abc import Callable
from typing import Any

import waitress
from flask import Flask

from portal.cli import kanaal
from portal.config import Settings
from portal.jobs.exemplaren import Exemplaren
from portal.jobs.ronde import Werker
from portal.web import headers, verbinding

LICHAAM = 8_000_000  # bytes of a request
# A socket costs a file descriptor and no thread; `kanaal` ends the slow ones.
WAITRESS = {
    "connection_limit": 2000,
    "max_request_header_size": 32_768,
    "channel_timeout": 20,
    "threads": 8,
    "ident": None,
    "asyncore_use_poll": True,  # select() ends at descriptor 1024
    # A file that is sent to be checked must not touch a disk. What is beyond MAX_CONTENT_LENGTH but
    # within this gets a page that says so; what is beyond this is refused here.
    "inbuf_overflow": LICHAAM,
    "max_request_body_size": LICHAAM,
}
DESCRIPTORS = 4096


def bedien(app: Flask, host: str, port: int, klaar: Callable[[], None]) -> None:
    """Serve until Ctrl-C or SIGTERM; `klaar` is called once it does. Raises OSError for a taken
    port.
    """
    settings = app.config["SETTINGS"]
    _meer_descriptors()
    server = maak_server(app, {}, host, port)
    keur = app.extensions[verbinding.HOUVAST].eis  # also while nobody asks for a page
    werker = app.extensions["werker"] = Werker(settings, keur=keur)
    exemplaren = Exemplaren(settings, keur=keur)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    werker.start()
    exemplaren.start()
    klaar()
    try:
        server.run()
    finally:
        server.close()
        exemplaren.stop(geduld=0)  # a copy that is not there yet is made another time
        werker.stop()


def maak_server(app: Flask, kaart: dict[int, Any], host: str, port: int, **anders: Any) -> Any:
    """Return waitress at this address, its sockets in `kaart`. Raises OSError for a taken port."""
    settings = app.config["SETTINGS"]
    opties = {"host": host, "port": port, "url_scheme": settings.base_url.partition(":")[0]}
    server = waitress.create_server(
        app, map=kaart, **opties, **_proxy(settings), **WAITRESS | anders
    )
    kanaal.zet(kaart, headers.vast(settings.base_url))
    return server


def _proxy(settings: Settings) -> dict[str, Any]:
    """Return whom waitress believes of who asks: the one proxy of the settings, of the visitor's
    address alone, and only what it says itself (the last one it names). From anybody else such
    headers go, but in the demo, which lets in nobody who comes with one (web.proxy).
    """
    if not settings.trusted_proxy:
        return {"clear_untrusted_proxy_headers": not settings.demo}
    return {
        "trusted_proxy": settings.trusted_proxy,
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-for"},
        "clear_untrusted_proxy_headers": True,
    }


def _meer_descriptors() -> None:
    """Ask for room for all those connections; the usual soft limit of 1024 is far below the hard
    one.
    """
    zacht, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    gewenst = DESCRIPTORS if hard == resource.RLIM_INFINITY else min(DESCRIPTORS, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(zacht, gewenst), hard))
