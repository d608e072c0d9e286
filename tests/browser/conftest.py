"""A real browser on a real server with the demo in it. Whatever the browser complains about fails
the test.
"""

import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from portal.config import ROOT

CHROMIUM = Path("/usr/bin/chromium")
AXE = (ROOT / "static/node_modules/axe-core/axe.min.js").read_text()
GEDULD = 60_000  # milliseconds; only what never comes needs them
expect.set_options(timeout=GEDULD)
BREED, TELEFOON = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@contextmanager
def bediend(map_, *meer):
    """Serve a portal with a demo of its own, and give its address."""
    opdracht = [sys.executable, "-m", "tests.browser.bediende", str(map_), *meer]
    with subprocess.Popen(opdracht, cwd=ROOT, stdout=subprocess.PIPE, text=True) as bediende:
        try:
            yield bediende.stdout.readline().strip()
        finally:
            bediende.terminate()
            bediende.wait(timeout=60)


@pytest.fixture(scope="session")
def adres(tmp_path_factory):
    """The address of a portal that runs as long as the browser tests do."""
    with bediend(tmp_path_factory.mktemp("demo")) as gevonden:
        yield gevonden


@pytest.fixture(scope="session")
def chromium():
    if not CHROMIUM.exists():
        reden = "Chromium is not installed (Debian: apt install chromium)"
        pytest.fail(reden) if os.environ.get("CI") else pytest.skip(reden)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Venster:
    """One person's browser window; it keeps what the browser complained about."""

    def __init__(self, context, adres):
        self.adres, self.klachten = adres, []
        context.set_default_timeout(GEDULD)
        self.pagina = context.new_page()
        self.pagina.on(
            "console",
            lambda m: self._klaag(m.type, m.text) if m.type in ("error", "warning") else None,
        )
        self.pagina.on("pageerror", lambda fout: self._klaag("error", fout))

    def _klaag(self, soort, tekst):
        self.klachten.append(f"{self.pad} {soort}: {tekst}")

    @property
    def pad(self):
        """The address without the host."""
        return self.pagina.url.removeprefix(self.adres)

    def open(self, pad):
        """Go to a page of the portal and return its status."""
        return self.pagina.goto(self.adres + pad, wait_until="domcontentloaded").status

    def verwacht(self, status):
        """Say that a request was meant to be refused: Chromium complains of each by itself."""
        gemeld = [klacht for klacht in self.klachten if f"status of {status}" in klacht]
        assert gemeld
        self.klachten.remove(gemeld[0])

    def meld_aan(self, persona):
        """Sign in with a button of the demo."""
        self.open("/inloggen")
        self.pagina.locator(f"form[action='/inloggen/demo/{persona}'] button").click()
        self.pagina.wait_for_load_state()

    def past(self):
        """Tell whether nothing sticks out at the side."""
        return self.pagina.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )

    def links(self):
        """Return where the page's links lead on this site; what comes as a file is no page."""
        hrefs = self.pagina.eval_on_selector_all(
            "a[href^='/']", "aa => aa.map(a => a.getAttribute('href'))"
        )
        return [h for h in hrefs if not h.split("?")[0].endswith((".pdf", ".ics", ".csv", ".xlsx"))]

    def axe(self, regels=None):
        """Return what axe finds wrong: (rule, first element)."""
        # To describe all that passes takes axe four times as long as to find what does not.
        opties = {"resultTypes": ["violations"], **({"runOnly": regels} if regels else {})}
        if not self.pagina.evaluate("'axe' in window"):
            self.pagina.evaluate(f"() => {{ {AXE} }}")
        uitkomst = self.pagina.evaluate("opties => axe.run(document, opties)", opties)
        return [(v["id"], v["nodes"][0]["html"]) for v in uitkomst["violations"]]


@pytest.fixture(scope="session")
def aangemeld():
    """The cookies of who signed in before, by persona: signing in once is enough."""
    return {}


@pytest.fixture
def venster(adres, chromium, aangemeld):
    """Return a new window of its own: venster(), venster("adviseur"),
    venster(java_script_enabled=False).
    """
    contexts, vensters = [], []

    def open_venster(persona=None, **opties):
        # Without motion: colours that are still changing look like bad contrast.
        koekjes = aangemeld.get(persona)
        contexts.append(
            chromium.new_context(
                viewport=BREED, reduced_motion="reduce", storage_state=koekjes, **opties
            )
        )
        vensters.append(Venster(contexts[-1], adres))
        if persona and koekjes is None:
            vensters[-1].meld_aan(persona)
            aangemeld[persona] = contexts[-1].storage_state()
        return vensters[-1]

    yield open_venster
    for context in contexts:
        context.close()
    assert [klacht for v in vensters for klacht in v.klachten] == []


def soort_pagina(pad):
    """Return an address with its numbers and its question left out: pages of one kind have it in
    common.
    """
    kaal = re.sub(r"[DS]-\d+-\d+|\d+", "#", pad.split("?")[0].split("#")[0])
    return re.sub(r"(?<=^/beheer/teksten/)([a-z]+)\..*", r"\1", kaal)  # of each part one
