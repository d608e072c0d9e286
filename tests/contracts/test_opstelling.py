"""Each way in which the portal can stand wrongly behind its proxy x what the visitor reads and what
the log says: over HTTP, through a proxy that does as it was set up to.

What it costs nothing to be a stranger's work stays refused as that: tests/contracts/test_herkomst.
"""

import logging
from typing import NamedTuple

import pytest

from portal.models import Linkverzoek
from portal.web import opstelling
from tests.hulp import databases, momentopname, serveerder, web
from tests.hulp.voorproxy import Browser, voor
from tests.web.test_proxyadres import REGEL

pytestmark = [databases.alleen_sqlite, pytest.mark.usefixtures("backend")]
BASIS, ZONDER_TLS = "https://portaal.example", "http://portaal.example"
APP = web.maak_app(base_url=BASIS)
GETYPT = "kanarie@test.example"
VREEMD = "Dit komt van een andere website"
HOST = "proxy_set_header Host $host;"


def goed(koppen):
    """`proxy_set_header Host $host;`"""
    return koppen


def kaal(koppen):
    """A bare `proxy_pass http://127.0.0.1:8000;`"""
    return koppen | {"Host": "127.0.0.1:8000"}


def op_naam(koppen):
    """A bare `proxy_pass http://portal_backend;`"""
    return koppen | {"Host": "portal_backend"}


class Stand(NamedTuple):
    """A set-up: what the proxy does, what the visitor opened, and what is then said."""

    heen: object
    kop: str  # of the answer to a form
    status: int
    log: str
    adres: str = BASIS
    oud: bool = False  # a browser that sends no Origin
    weg: tuple[str, ...] = ()  # what the proxy leaves out of the answers
    nogmaals: bool = False  # the form is sent twice
    tekst: bool = False  # what was typed comes back


STANDEN = {
    "as it should be": Stand(goed, "Kijk in je mail", 200, ""),
    "no Host": Stand(kaal, "Kijk in je mail", 200, HOST),
    "no TLS": Stand(goed, opstelling.VERKEERD, 403, "return 301", ZONDER_TLS),
    "no TLS and no Host": Stand(kaal, opstelling.VERKEERD, 403, "return 301", ZONDER_TLS),
    "no TLS, for an old browser, at first": Stand(
        goed, "Je formulier was verlopen", 400, "", ZONDER_TLS, oud=True, tekst=True
    ),
    "no TLS, for an old browser": Stand(
        goed, opstelling.KOEKJE.titel, 400, "cookie", ZONDER_TLS, True, nogmaals=True, tekst=True
    ),
    "no cookie, at first": Stand(
        goed, "Je formulier was verlopen", 400, "", weg=("set-cookie",), tekst=True
    ),
    "no cookie": Stand(
        goed, opstelling.KOEKJE.titel, 400, "cookie", weg=("set-cookie",), nogmaals=True, tekst=True
    ),
    "another name, and no Host": Stand(
        kaal, VREEMD, 403, "set BASE_URL", "https://www.portaal.example"
    ),
    "another port, and no Host": Stand(kaal, VREEMD, 403, "set BASE_URL", f"{BASIS}:8443"),
}
RIJEN = pytest.mark.parametrize("stand", STANDEN.values(), ids=STANDEN)


@pytest.fixture
def poort(eigen_database, monkeypatch):
    """Where the portal serves, on a log that has said nothing yet."""
    monkeypatch.setitem(APP.extensions, "opstelling", {})
    with serveerder.bediend(APP) as poort:
        yield poort


@RIJEN
def test_a_form_is_answered_as_what_it_is_and_the_log_says_once_what_to_add(poort, caplog, stand):
    with voor(poort, stand.heen, stand.weg) as proxy:
        for _ in range(2):  # another visitor hears the same, the log has said it
            browser = Browser(stand.adres, proxy, oud=stand.oud)
            pagina = browser.open("/inloggen")
            assert pagina.status == 200
            for _ in range(1 + stand.nogmaals):
                pagina = browser.verstuur(pagina, email=GETYPT)
            assert (pagina.kop, pagina.status) == (stand.kop, stand.status)
            assert (GETYPT in pagina.tekst) is (stand.tekst or stand.status == 200)
    zinnen = _gelogd(caplog)
    assert len(zinnen) == bool(stand.log)
    assert all(stand.log in zin and BASIS in zin and GETYPT not in zin for zin in zinnen)
    assert Linkverzoek.select().exists() is (stand.status == 200)


def _gelogd(caplog):
    van = opstelling.log.name
    regels = [r for r in caplog.records if r.name == van and r.levelno == logging.WARNING]
    zinnen = [r.getMessage() for r in regels]
    assert all(zin.endswith(".") and "\n" not in zin for zin in zinnen)
    return zinnen


def test_so_does_a_form_of_which_nothing_may_come_back(poort, caplog):
    with voor(poort, goed, ("set-cookie",)) as proxy:
        browser = Browser(BASIS, proxy)
        pagina = browser.open("/inloggen/wachtwoord")
        for kop in ("Je formulier was verlopen", opstelling.KOEKJE.titel, opstelling.KOEKJE.titel):
            eerste = {"wachtwoord": "Kanarie"} if pagina.status == 200 else {}
            pagina = browser.verstuur(pagina, **eerste)
            assert pagina.kop == kop and "Kanarie" not in pagina.html
    assert len(_gelogd(caplog)) == 1


def test_a_proxy_that_sends_its_own_name_for_the_host_shows_no_page_and_says_why(poort, caplog):
    with voor(poort, op_naam) as proxy:
        pagina = Browser(BASIS, proxy).open("/inloggen")
    assert (pagina.status, pagina.kop) == (400, "Het portaal is zo niet te openen")
    assert BASIS in pagina.tekst and "portal_backend" not in pagina.html
    assert HOST in "".join(_gelogd(caplog)) and len(_gelogd(caplog)) == 1


@pytest.mark.parametrize("lang", [1, 50_000])
def test_a_form_that_was_open_when_the_host_went_wrong_comes_back_with_its_text(
    poort, caplog, lang
):
    with voor(poort, goed) as eerst, voor(poort, op_naam) as daarna:
        browser = Browser(BASIS, eerst)
        pagina = browser.open("/inbrengen")
        browser.poort = daarna
        fout = browser.verstuur(pagina, titel="Kanarie", vraag="woord " * (lang // 6))
        assert (fout.status, fout.kop) == (421, opstelling.VERKEERD)
        assert "Er is niets verstuurd; je tekst staat hieronder." in fout.tekst
        assert "Kanarie" in fout.tekst and HOST in "".join(_gelogd(caplog))
        browser.poort = eerst
        assert browser.verstuur(fout).status == 422  # it came in, and is not complete


@pytest.mark.parametrize("pad", ["/", "/1", "/inbrengen"])
def test_only_a_form_of_ours_comes_back_when_the_host_is_wrong(eigen_database, pad):
    """One that leads to no page could never be sent."""
    http = APP.test_client()
    token = web._TOKEN.search(http.get("/inloggen", base_url=BASIS).text)[1]
    gestuurd = {"csrf_token": token, "titel": "Kanarie", "volgende": "//evil.example"}
    antwoord = http.post(pad, base_url="https://1", data=gestuurd, headers={"Origin": BASIS})
    pagina = web.Pagina(antwoord, pad)
    assert pagina.status == 421
    assert ("<form" in pagina.html) is ("Kanarie" in pagina.html) is (pad == "/inbrengen")


def test_who_opens_it_by_another_name_reads_the_address(poort, caplog):
    with voor(poort, goed) as proxy:
        pagina = Browser("https://www.portaal.example", proxy).open("/")
    assert pagina.status == 400 and BASIS in pagina.tekst and "www." not in pagina.html


def test_a_server_that_shows_what_a_proxy_says_of_http_hears_it_too(eigen_database, caplog):
    """Under waitress that header never comes in."""
    http = APP.test_client()
    token = web._TOKEN.search(http.get("/inloggen", base_url=BASIS).text)[1]
    http.delete_cookie("__Host-session", domain="portaal.example")
    gestuurd = {"csrf_token": token, "email": GETYPT}
    koppen = {"X-Forwarded-Proto": "http"}
    antwoord = APP.test_client().post("/inloggen", base_url=BASIS, data=gestuurd, headers=koppen)
    pagina = web.Pagina(antwoord, "/inloggen")
    assert (pagina.status, pagina.kop) == (403, opstelling.VERKEERD) and GETYPT in pagina.tekst


VREEMDEN = [
    {"Origin": "https://evil.example"},
    {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
    {"Origin": "https://evil.example", "X-Forwarded-Proto": "http"},
    {"Origin": "https://portaal.example:8443", "Sec-Fetch-Site": "same-site"},
    {"Origin": "http://portaal.example"},
    {"Origin": "http://portaal.example:8080"},
    {"Origin": "http://portaal.example", "Sec-Fetch-Site": "same-origin"},
    {"Origin": "null", "X-Forwarded-Proto": "http"},
    {"Referer": "http://portaal.example/"},
]


@pytest.mark.parametrize(
    "host", ["portaal.example", "127.0.0.1:8000", "portal_backend", "evil.example"]
)
@pytest.mark.parametrize("koppen", VREEMDEN, ids=str)
@pytest.mark.parametrize("schema", ["https", "http"])  # as a server that is not ours tells it
def test_none_of_this_lets_anything_through_or_gives_it_back(eigen_database, koppen, host, schema):
    """Whoever stands between http and the visitor can make up such a form."""
    http = APP.test_client()
    goed_ = {"base_url": BASIS, "headers": {"Origin": BASIS}}
    token = web._TOKEN.search(http.get("/inloggen", **goed_).text)[1]
    voor_, data = momentopname.alles(), {"csrf_token": token, "email": GETYPT}
    naar = f"{schema}://{host}"
    antwoord = http.post("/inloggen", base_url=naar, data=data, headers=koppen)
    pagina = web.Pagina(antwoord, "/inloggen")
    assert pagina.status == 403 and "Set-Cookie" not in pagina.koppen
    assert GETYPT not in pagina.html and "<form" not in pagina.html and "evil" not in pagina.html
    assert momentopname.alles() == voor_


def test_every_row_of_the_table_has_a_case():
    gezegd = {stand.log for stand in STANDEN.values()} - {""} | {HOST, REGEL}
    assert all(any(deel in rij.log for deel in gezegd) for rij in opstelling.TABEL)
    assert len({rij.naam for rij in opstelling.TABEL}) == len(opstelling.TABEL)
