"""A real provider of sign-ins on loopback (canaille, brought by .ci/canaille.sh), and somebody who
signs in there as in a browser.
"""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
import requests

from portal.config import ROOT
from tests.hulp.aanbieder import CLIENT, GEHEIM

WACHTWOORD = "paard-lepel-gracht-9"
TERUG = "http://localhost/inloggen/oidc/terug"
_FORM = re.compile(r"<form\b(.*?)>(.*?)</form>", re.DOTALL)
_VELD = re.compile(r"<(?:input|button)\b[^>]*>", re.DOTALL)


def pakketten() -> Path:
    """Return the folder with its packages; where it was not brought the test is skipped, but with
    CI set it fails.
    """
    gevonden = sorted((ROOT / ".venv").glob("canaille-*/ready"))
    reden = "canaille was not brought: make test does (.ci/canaille.sh)"
    if not gevonden:
        pytest.fail(reden) if os.environ.get("CI") else pytest.skip(reden)
    return gevonden[-1].parent


def vrije_poort() -> int:
    """Return a port of this machine where nobody listens."""
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort: int = vrij.getsockname()[1]
        return poort


@contextmanager
def draaiend(mensen: dict[str, str], terug: str = TERUG) -> Iterator[str]:
    """Serve it to these people (address by name) and yield its issuer; `terug` is where the portal
    waits for them.
    """
    poort = vrije_poort()
    zegt = {"poort": poort, "mensen": mensen, "wachtwoord": WACHTWOORD, "terug": terug}
    opdracht = json.dumps({**zegt, "client": CLIENT, "geheim": GEHEIM})
    programma = Path(__file__).with_name("canaille_loket.py")
    loket = subprocess.Popen(
        [sys.executable, "-SP", str(programma), opdracht],  # only its own packages
        env={"PYTHONPATH": str(pakketten()), "PATH": os.environ["PATH"]},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert loket.stdout.readline() == "klaar\n", "canaille does not start"
        yield f"http://127.0.0.1:{poort}"
    finally:
        loket.kill()
        loket.communicate()


class Browser:
    """Somebody at the provider: opens what the portal sends them to, and fills in what it asks."""

    def __init__(self) -> None:
        self.http = requests.Session()
        self.http.trust_env = False

    def log_in(self, adres: str, naam: str) -> str:
        """Go to `adres`, sign in as `naam` and agree; return where that leads back to."""
        antwoord = self._volg("GET", adres)
        for _ in range(6):
            if isinstance(antwoord, str):
                return antwoord
            velden = _ingevuld(
                antwoord.text, {"login": naam, "password": WACHTWOORD, "answer": "accept"}
            )
            antwoord = self._volg("POST", antwoord.url, velden)
        raise AssertionError("the provider keeps asking")

    def _volg(self, methode: str, adres: str, velden: dict[str, str] | None = None):
        """Return the page at the end, or the address once it is the portal's."""
        while True:
            antwoord = self.http.request(
                methode, adres, data=velden, allow_redirects=False, timeout=20
            )
            if not antwoord.is_redirect:
                assert antwoord.status_code == 200, antwoord.text
                return antwoord
            adres = urljoin(adres, antwoord.headers["Location"])
            if adres.startswith(TERUG):
                return adres
            methode, velden = "GET", None


def _ingevuld(html: str, waarden: dict[str, str]) -> dict[str, str]:
    """Return the form that asks for something, filled in; a button that says yes counts."""
    for _, binnen in _FORM.findall(html):
        velden = {}
        for veld in _VELD.findall(binnen):
            kenmerk = dict(re.findall(r'(\w+)="([^"]*)"', veld))
            if "name" in kenmerk:
                velden.setdefault(unescape(kenmerk["name"]), unescape(kenmerk.get("value", "")))
        if velden:
            return {n: waarden.get(n, w) for n, w in velden.items()}
    raise AssertionError(f"no form on {html[:300]}")
