"""Nothing that a stranger asks takes the lock of all who write before it knows that it must: every
page and form that needs no account, held against the URL map.
"""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from portal import db as portaldb
from portal.config import Settings
from portal.db import database
from portal.factory import create_app
from portal.models import Dilemma, Inlogpoging, Linkverzoek, Signaal
from portal.tools import tijd
from portal.tools.beurt import Beurt
from portal.web import drempels
from tests.hulp import databases, rondgang, serveerder, web
from tests.hulp.schrijver import hangt
from tests.hulp.wereld import NU
from tests.web.rondom.test_signaal import ALLES as SIGNAAL
from tests.web.test_inbrengen import ALLES

THREADS, MENIGTE, GEDULD = 8, 20, 100  # seconds; only what hangs needs them
APP = web.maak_app()
OPEN = {
    methode: [
        r.endpoint
        for r in rondgang.routes(APP, methode)
        if rondgang.toegang(APP, r) == "openbaar" and r.endpoint != "static"
    ]
    for methode in ("GET", "POST")
}
# What is sent of which nothing can come.
NIETS: dict[str, dict[str, str]] = {
    "leeg": {},
    "geen adres": {"email": "geen adres", "titel": "T", "tekst": "T", "wachtwoord": "gok"},
    "te lang": {"email": f"{'x' * 300}@test.example", "titel": "x" * 5000, "tekst": "x" * 30_000},
    "rommel": {"email": "a\0", "volgende": "//evil.example", "code": "\ud7ff", "x": "y"},
}


class Wachtlijst(Beurt):
    """A turn that tells how often somebody asked for it."""

    keren = 0

    def neem(self):
        """Count, and go on as always."""
        self.keren += 1
        return super().neem()


@pytest.fixture
def slot(monkeypatch):
    nieuw = Wachtlijst(5.0, 1.0)
    monkeypatch.setattr(portaldb, "BEURT", nieuw)
    return nieuw


@pytest.fixture
def app(volle_ladder, db, monkeypatch):
    """With limits and the log of who reads, as it runs for real."""
    monkeypatch.setattr(tijd, "nu", web.Klok(NU))
    vorige = database.obj
    app = create_app(Settings(**web.INSTELLINGEN))
    database.initialize(vorige)
    return app


def paden(app, methode) -> dict[str, str]:
    """Return an address of each open route: of those with a key in it one that is there, and the
    first that is nobody's.
    """
    gevonden = {}
    for regel in rondgang.routes(app, methode):
        if regel.endpoint in OPEN[methode]:
            plekken = rondgang.adressen(regel)[:2] or [re.sub("<[^>]*>", "1", regel.rule)]
            gevonden |= {f"{regel.endpoint} {pad}": pad for pad in plekken}
    return gevonden


def test_no_page_that_anybody_opens_takes_the_lock(app, slot):
    bezoeker = web.Bezoeker(app, None, NU, keurt=False)
    namen = paden(app, "GET")
    wie = {naam for naam, pad in namen.items() if _nam(slot, lambda pad=pad: bezoeker.open(pad))}
    assert {naam.split()[0] for naam in namen} == set(OPEN["GET"])
    assert wie == set()


@pytest.mark.parametrize("wat", NIETS)
def test_no_form_that_says_nothing_real_takes_the_lock(app, slot, wat):
    bezoeker = web.Bezoeker(app, None, NU, keurt=False)
    namen = paden(app, "POST")
    wie = {
        naam
        for naam, pad in namen.items()
        if _nam(slot, lambda pad=pad: bezoeker.post(pad, NIETS[wat]))
    }
    assert len(namen) > 8 and {naam.split()[0] for naam in namen} == set(OPEN["POST"])
    assert wie == set()


def test_no_form_without_a_token_takes_the_lock(app, slot):
    klant = app.test_client()
    wie = {
        naam
        for naam, pad in paden(app, "POST").items()
        if _nam(slot, lambda pad=pad: klant.post(pad, data=ALLES | SIGNAAL))
    }
    assert wie == set()


def test_nothing_beyond_a_limit_takes_the_lock(app, slot, monkeypatch):
    monkeypatch.setattr(
        drempels, "DREMPELS", tuple(replace(d, aantal=0) for d in drempels.DREMPELS)
    )
    bezoeker = web.Bezoeker(app, None, NU, keurt=False)
    wie = {
        naam
        for naam, pad in paden(app, "POST").items()
        if _nam(slot, lambda pad=pad: bezoeker.post(pad, ALLES | SIGNAAL))
    }
    assert wie == set()


def _nam(slot, vraag: Callable[[], object]) -> bool:
    voor = slot.keren
    vraag()
    return slot.keren > voor


GOK = {"email": "iemand@test.example", "wachtwoord": "een gok"}
# What must be kept when it is real: where it is asked, what is typed, and what comes of it.
ECHT = {
    "toegang.stuur_link": ("/inloggen", {"email": "iemand@test.example"}, Linkverzoek),
    "intake.breng_in": ("/inbrengen", ALLES, Dilemma),
    "signaal.geef": ("/signaal", SIGNAAL, Signaal),
    "bewijs.wachtwoord": ("/inloggen/wachtwoord", GOK, Inlogpoging),
}
# What only whoever holds something can do, and what that is.
HOUDT = {
    "bevestigen.antwoord": "a link from a letter",
    "toegang.gebruik_link": "a link from a letter",
    "verhuizen.bevestig": "a link from a letter",
    "bewijs.passkey": "a passkey",
    "ontvangst.opnieuw": "the receipt of what they filed",
    "ontvangst.wijzig": "the receipt of what they filed",
    "toegang.uitloggen": "a session",
    "toegang.demo": "this machine, in the demo",
    "controle.vergelijk": "nothing, and it only reads",
}


def test_of_every_open_form_it_is_known_what_must_be_kept():
    assert sorted([*ECHT, *HOUDT]) == sorted(OPEN["POST"])


@pytest.fixture
def url(eigen_url, monkeypatch):
    """One hangs that writes; nobody who comes after it would ever be told, and few may wait."""
    monkeypatch.setitem(portaldb.PRAGMAS, "busy_timeout", 300)
    monkeypatch.setitem(portaldb.GRENZEN, "lock_timeout", 300)
    monkeypatch.setattr(portaldb, "BEURT", Beurt(0.5, 0.1, hoogstens=2))
    monkeypatch.setattr(tijd, "nu", web.Klok(NU))
    with databases.verbonden(eigen_url):
        yield eigen_url


@pytest.mark.parametrize("eindpunt", ECHT)
def test_what_is_real_is_kept_or_told_in_time(url, eindpunt, backend):
    """Asking for a link touches nothing that others write: on PostgreSQL it waits for nobody."""
    adres, velden, soort = ECHT[eindpunt]
    bezoeker = web.Bezoeker(web.maak_app(), None, NU)
    pagina = bezoeker.open(adres)
    with hangt(url):
        status = bezoeker.verstuur(pagina, **velden).status
        los = eindpunt == "toegang.stuur_link" and backend == "postgresql"
        assert status == (200 if los else 503)
        assert soort.select().count() == (1 if los else 0)
    if not los:
        assert bezoeker.verstuur(pagina, **velden).status in (200, 303, 422)
    assert soort.select().exists()


def test_twenty_who_ask_for_a_link_behind_one_that_hangs_keep_nobody_from_reading(url, monkeypatch):
    """Served for real, by eight threads. Whoever waits would do so for ever here."""
    monkeypatch.setattr(portaldb, "BEURT", Beurt(GEDULD, 0.1, hoogstens=2))
    for instelling, naam in (
        (portaldb.PRAGMAS, "busy_timeout"),
        (portaldb.GRENZEN, "lock_timeout"),
    ):
        monkeypatch.setitem(instelling, naam, GEDULD * 1000)
    database.close()
    app = web.maak_app()
    opties = {"threads": THREADS}
    with (
        databases.gesloten(url),
        serveerder.bediend(app, **opties) as poort,
        ThreadPoolExecutor(MENIGTE) as menigte,
    ):
        koek, token = _formulier(poort)
        with hangt(url):
            vragen = [menigte.submit(_vraag_link, poort, koek, token, n) for n in range(MENIGTE)]
            for _ in range(5):
                for pad in ("/gezond", "/", "/inloggen"):
                    assert _haal(poort, pad).status == 200
        statussen = {vraag.result(GEDULD).status for vraag in vragen}
    assert statussen <= {200, 503} and 200 in statussen


def _haal(poort, pad, koek=""):
    koppen = f"Host: localhost\r\nConnection: close\r\nCookie: {koek}"
    return serveerder.vraag(poort, f"GET {pad} HTTP/1.1\r\n{koppen}\r\n\r\n".encode())


def _formulier(poort):
    """Return the cookie and the token of a form to ask for a link."""
    antwoord = _haal(poort, "/inloggen")
    koek = antwoord.koppen["set-cookie"].partition(";")[0]
    return koek, web._TOKEN.search(antwoord.html)[1]


def _vraag_link(poort, koek, token, n):
    lichaam = f"csrf_token={token}&email=iemand{n}%40test.example"
    koppen = (
        f"Host: localhost\r\nOrigin: http://localhost\r\nConnection: close\r\nCookie: {koek}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(lichaam)}"
    )
    return serveerder.vraag(poort, f"POST /inloggen HTTP/1.1\r\n{koppen}\r\n\r\n{lichaam}".encode())
