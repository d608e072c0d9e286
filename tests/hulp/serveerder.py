"""The server as it runs for real, in a thread of the test, and sockets that speak to it word for
word.
"""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from flask import Flask
from waitress import wasyncore

from portal.cli import dienst

GEDULD = 60  # seconds; only a server that hangs needs them


class Antwoord(NamedTuple):
    """What came back: the status, the headers by their name in small letters, and the page."""

    status: int
    koppen: dict[str, str]
    html: str


@contextmanager
def bediend(app: Flask, **anders: Any) -> Iterator[int]:
    """Serve the application, with settings of waitress that are other than ours, and return the
    port.
    """
    kaart: dict[int, Any] = {}
    server = dienst.maak_server(app, kaart, "127.0.0.1", 0, **anders)
    klaar = threading.Event()

    def draai() -> None:
        while not klaar.is_set():
            wasyncore.loop(timeout=0.05, use_poll=True, map=kaart, count=1)

    lus = threading.Thread(target=draai)
    lus.start()
    try:
        yield server.effective_port
    finally:
        klaar.set()
        lus.join(GEDULD)
        server.close()
        wasyncore.close_all(kaart)


@contextmanager
def verbonden(poort: int) -> Iterator[socket.socket]:
    """Return a socket to the server."""
    with socket.create_connection(("127.0.0.1", poort), GEDULD) as draad:
        yield draad


def vraag(poort: int, ruw: bytes) -> Antwoord:
    """Send these bytes, and return what the server says before it closes the connection."""
    with verbonden(poort) as draad:
        draad.sendall(ruw)
        return lees(draad)


def lees(draad: socket.socket) -> Antwoord:
    """Read until the other side closes."""
    delen = []
    try:
        while deel := draad.recv(65536):
            delen.append(deel)
    except ConnectionResetError:
        pass  # it closed while we were still sending
    kop, _, html = b"".join(delen).decode(errors="replace").partition("\r\n\r\n")
    koppen = dict(re.findall(r"^([\w-]+): (.*?)\r?$", kop, re.MULTILINE))
    status = int(kop.split()[1]) if kop else 0
    return Antwoord(status, {naam.lower(): waarde for naam, waarde in koppen.items()}, html)
