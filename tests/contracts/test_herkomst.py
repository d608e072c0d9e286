"""What another website sends changes nothing, sets no cookie and never comes back as a form of the
portal, whatever the route; and a proxy that leaves out the Referer keeps nobody out.
"""

import pytest

from portal.models import Sessie
from tests.hulp import databases, momentopname, rondgang, web
from tests.hulp.wereld import NU

pytestmark = [databases.alleen_sqlite, pytest.mark.usefixtures("zonder_pers")]
APP = web.maak_app()
MERK = "Kanarie"
VREEMD = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": ""},
    {"Origin": "http://localhost:8080"},
    {"Origin": "https://localhost"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "http://evil@localhost:x"},
    {"Origin": "http://[::1"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "iets anders"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
    {"Referer": "https://evil.example/http://localhost/"},
    {"Origin": "https://evil.example", "Referer": "http://localhost/inbrengen"},
]
EIGEN = [
    {},
    {"Origin": "http://localhost"},
    {"Origin": "http://localhost:80"},
    {"Origin": "HTTP://LOCALHOST"},
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "none"},
    {"Referer": "http://localhost/inbrengen"},
    {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"},
    {"Origin": "http://localhost", "Sec-Fetch-Site": "same-site"},
]


@pytest.fixture
def bezoeker(volle_ladder, mensen):
    return lambda naam: web.Bezoeker(APP, getattr(mensen, naam) if naam else None, NU, keurt=False)


def posts():
    for regel in rondgang.routes(APP, "POST"):
        yield rondgang.adressen(regel)[0]


def verstuur(wie, pad, koppen, methode="POST", token=""):
    data = {"titel": MERK, "actie": "concept", "csrf_token": token}
    return web.Pagina(wie.http.open(pad, method=methode, data=data, headers=koppen), pad)


@pytest.mark.parametrize("koppen", VREEMD, ids=str)
@pytest.mark.parametrize("persona", [None, "adviseur"])
def test_what_another_site_sends_does_nothing_anywhere(bezoeker, persona, koppen):
    wie = bezoeker(persona)
    token, voor = wie.token(), momentopname.alles()
    for pad in (*posts(), "/bestaat-niet", "/postvak"):
        antwoord = verstuur(wie, pad, koppen, token=token)
        assert (antwoord.status, antwoord.kop) == (403, "Dit komt van een andere website"), pad
        assert MERK not in antwoord.html and "<form" not in antwoord.html, pad
        assert "Set-Cookie" not in antwoord.koppen, pad
    assert momentopname.alles() == voor
    assert persona is None or wie.open("/postvak").status == 200


@pytest.mark.parametrize("methode", ["PUT", "PATCH", "DELETE"])
def test_nor_does_any_other_method(bezoeker, methode):
    wie = bezoeker("adviseur")
    for pad in posts():
        antwoord = verstuur(wie, pad, {"Origin": "https://evil.example"}, methode)
        assert antwoord.status == 403 and "Set-Cookie" not in antwoord.koppen


def test_a_page_that_refuses_another_site_is_a_page(bezoeker):
    wie = bezoeker(None)
    wie.keurt = True
    assert wie.post("/inbrengen", {}, token=False, Origin="https://evil.example").status == 403


@pytest.mark.parametrize("koppen", EIGEN, ids=str)
def test_a_form_of_our_own_is_sent_with_whatever_a_browser_and_a_proxy_leave_of_it(
    bezoeker, koppen
):
    wie = bezoeker("adviseur")
    assert verstuur(wie, "/uitloggen", koppen, token=wie.token()).naar == "/"
    assert not Sessie.select().exists()


@pytest.mark.parametrize("koppen", [{}, *({"Referer": r} for r in ("", "https://portaal.example"))])
@pytest.mark.parametrize("host", ["portaal.example", "127.0.0.1:8000"])
def test_behind_https_a_referer_is_no_more_than_the_origin(volle_ladder, koppen, host):
    """Also where the proxy does not pass on the host."""
    http = web.maak_app(base_url="https://portaal.example").test_client()
    waar = {
        "base_url": f"https://{host}",
        "headers": {**koppen, "Origin": "https://portaal.example"},
    }
    token = web._TOKEN.search(http.get("/inloggen", **waar).text)[1]
    gestuurd = {"data": {"csrf_token": token, "email": "iemand@test.example"}, **waar}
    assert http.post("/inloggen", **gestuurd).status_code == 200
    vreemd = gestuurd | {"headers": {"Origin": "https://ander.example"}}
    assert http.post("/inloggen", **vreemd).status_code == 403


@pytest.mark.parametrize("koppen", [k for k in EIGEN if k], ids=str)
def test_the_origin_alone_is_no_proof(bezoeker, koppen):
    assert verstuur(bezoeker("adviseur"), "/uitloggen", koppen).status == 400
    assert Sessie.select().exists()
