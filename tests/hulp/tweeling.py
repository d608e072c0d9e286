"""Several portals on one database, each a process of its own as it runs for real, and who visits
them: by one cookie, at whichever of them.
"""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection, HTTPException
from typing import NamedTuple
from urllib.parse import urlencode

from portal.config import ROOT

GEHEIM = "niet-echt-" * 4
GEDULD = 60  # seconds; only a server that hangs needs them
VERBORGEN = re.compile(r'name="(csrf_token|sleutel|versie)"[^>]*value="([^"]*)"')
FLASK = [sys.executable, "-m", "flask", "--app", "app"]


class Antwoord(NamedTuple):
    """What came back; status 0 when nothing did."""

    status: int
    waarheen: str
    inhoud: bytes

    @property
    def tekst(self) -> str:
        """Return the page."""
        return self.inhoud.decode(errors="replace")


def vrije_poort() -> int:
    """Return a port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as vrij:
        poort: int = vrij.getsockname()[1]
    return poort


def omgeving(url: str, poort: int, **anders: str) -> dict[str, str]:
    """Return the settings of a portal on this database."""
    eigen = {"DATABASE_URL": url, "PORT": str(poort), "SECRET_KEY": GEHEIM, "PORTAL_DEMO": ""}
    eigen |= {"SMTP_URL": "smtp://127.0.0.1:9", "BASE_URL": "http://localhost"}
    return os.environ | eigen | anders


@contextmanager
def bediend(url: str, aantal: int = 2, **anders: str) -> Iterator[dict[int, subprocess.Popen]]:
    """Serve so many portals; yield them by their ports."""
    with ExitStack() as stapel:
        processen = {}
        for _ in range(aantal):
            poort = vrije_poort()
            processen[poort] = stapel.enter_context(
                subprocess.Popen(
                    [*FLASK, "serve"], cwd=ROOT, env=omgeving(url, poort, **anders),
                    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                )
            )  # fmt: skip
            stapel.callback(processen[poort].kill)
        for proces in processen.values():
            begin = proces.stdout.readline()
            assert begin.startswith("The portal serves"), begin
        yield processen


class Klant:
    """A browser: it keeps its cookie, wherever it asks."""

    def __init__(self, koek: str = "", **koppen: str):
        self.koek, self.koppen = koek, koppen

    def vraag(self, poort: int, pad: str, **velden: str) -> Antwoord:
        """Get a page, or send a form when there are fields."""
        koppen = {"Host": "localhost", "Cookie": self.koek, **self.koppen}
        if velden:
            koppen |= {"Origin": "http://localhost"}
            koppen |= {"Content-Type": "application/x-www-form-urlencoded"}
        draad = HTTPConnection("127.0.0.1", poort, timeout=GEDULD)
        try:
            draad.request("POST" if velden else "GET", pad, urlencode(velden) or None, koppen)
            antwoord = draad.getresponse()
            inhoud = antwoord.read()
        except (OSError, HTTPException):
            return Antwoord(0, "", b"")
        finally:
            draad.close()
        for koek in antwoord.headers.get_all("Set-Cookie") or []:
            self.koek = koek.partition(";")[0]
        return Antwoord(antwoord.status, antwoord.headers.get("Location", ""), inhoud)

    def formulier(self, poort: int, pad: str) -> dict[str, str]:
        """Return what a form of this page sends along by itself."""
        return dict(VERBORGEN.findall(self.vraag(poort, pad).tekst))
