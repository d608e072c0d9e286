"""A walk with random requests over all routes and methods: whatever comes, never a crash, always
the headers, always a page that passes, and nobody is led to another site.
"""

from urllib.parse import quote, urljoin, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.db import database
from portal.forms import namen
from portal.tools import tijd
from portal.web import headers
from reports.pers import drukker
from tests.hulp import databases, rondgang, web
from tests.hulp.lastig import FORMULIER, TEKENS, TEKST, WAARDEN, codeer, gecodeerd
from tests.hulp.wereld import NU

pytestmark = databases.alleen_sqlite
APP = web.maak_app()
ROUTES = sorted({regel.rule: regel for regel in APP.url_map.iter_rules()})
PER_ROUTE = {regel.rule: regel for regel in APP.url_map.iter_rules()}
EIGEN = "http://localhost"
HOSTS = [
    "localhost",
    "127.0.0.1:8000",
    "evil.example",
    "localhost.evil.example",
    "a b",
    "[::1",
    "@",
]
METHODEN = st.sampled_from(["GET", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE"])
LASTIG = st.sampled_from([*TEKENS, *WAARDEN]) | TEKST
NAMEN = st.sampled_from(sorted(namen.GEMAAKT | {"versie", "sleutel", "volgende", "terug"})) | TEKST
PAREN = st.lists(st.tuples(NAMEN.map(codeer), LASTIG), max_size=6)
ELDERS = [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\t/x",
]
SOORTEN = [FORMULIER, "multipart/form-data; boundary=x", "application/json", "text/plain", "x/y; ;"]
# Headers that a client may make up, without what HTTP itself forbids in them.
KOPWAARDE = st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=30)
KOPPEN = st.fixed_dictionaries(
    {},
    optional={
        "Host": st.sampled_from(HOSTS),
        "Origin": st.sampled_from([EIGEN, "null", "https://evil.example"]),
        "X-Forwarded-Host": st.sampled_from(HOSTS),
        "X-Forwarded-For": KOPWAARDE,
        "X-Forwarded-Proto": st.sampled_from(["https", "javascript"]),
        "X-Forwarded-Prefix": st.just("//evil.example"),
        "Forwarded": st.just("for=evil;host=evil.example;proto=https"),
        "X-Original-URL": st.just("/postvak"),
        "X-HTTP-Method-Override": st.just("DELETE"),
        "Referer": KOPWAARDE,
        "Cookie": KOPWAARDE | st.just("session=eyJhIjoxfQ.x.y"),
        "Accept": KOPWAARDE,
        "Accept-Encoding": KOPWAARDE,
        "Accept-Language": KOPWAARDE,
        "Authorization": KOPWAARDE | st.just("Basic Og=="),
        "Range": st.just("bytes=0-1,5-"),
        "If-None-Match": KOPWAARDE,
        "If-Modified-Since": KOPWAARDE,
        "HX-Request": st.just("true"),
        "HX-Boosted": st.just("true"),
        "HX-Current-URL": KOPWAARDE,
        "X-CSRFToken": KOPWAARDE,
        "Content-Type": st.sampled_from(SOORTEN) | KOPWAARDE,
        "Content-Length": st.sampled_from(["0", "-1", "x", "999999999"]),
    },
)


@pytest.fixture(autouse=True)
def klok(monkeypatch):
    monkeypatch.setattr(tijd, "nu", web.Klok(NU))
    monkeypatch.setattr(drukker, "render", lambda html, *_args, **_meer: html.encode())


@pytest.fixture(scope="module")
def wereld(ladder):
    rondgang.vul(ladder)


@pytest.fixture
def wie(wereld, mensen):
    """Return somebody who is signed in anew whenever they were signed out."""
    bezoekers = {}

    def iemand(naam):
        if naam not in bezoekers:
            bezoekers[naam] = web.Bezoeker(APP, getattr(mensen, naam) if naam else None, NU)
        return bezoekers[naam]

    iemand.vergeet = bezoekers.clear
    return iemand


@st.composite
def adressen(draw):
    """An address of a route; sometimes one of its parts is something else."""
    pad = draw(
        st.sampled_from(rondgang.adressen(PER_ROUTE[draw(st.sampled_from(ROUTES))]) or ["/"])
    )
    delen = pad.split("/")
    if draw(st.booleans()) and draw(st.booleans()):
        vreemd = draw(LASTIG).encode("utf-8", "surrogatepass")
        delen[draw(st.integers(1, len(delen) - 1))] = quote(vreemd, safe="")
    vraag = draw(PAREN)
    return "/".join(delen) + (f"?{gecodeerd(vraag)}" if vraag else "")


def binnen(naar):
    """Tell whether a browser that is sent there stays: it reads a backslash as a slash, and drops
    white space.
    """
    schoon = "".join(c for c in naar if c not in "\t\r\n").strip().replace("\\", "/")
    deel = urlsplit(urljoin(EIGEN, schoon))
    return f"{deel.scheme}://{deel.netloc}" == EIGEN


def stuur(wie, methode, pad, koppen, inhoud, token):
    """Send it, look at the answer, and put back what it did."""
    with database.atomic() as terug:
        koppen = koppen | ({"X-CSRFToken": wie.token()} if token else {})
        soort = {"Content-Type": FORMULIER} if "Content-Type" not in koppen else {}
        antwoord = wie._vraag(methode, pad, False, {**koppen, **soort}, data=inhoud)
        terug.rollback()
    assert antwoord.status < 500, (methode, pad, koppen, inhoud)
    vast = headers.vast(EIGEN)
    assert {n: antwoord.koppen.get(n) for n in vast} == vast
    assert not antwoord.naar or binnen(antwoord.naar), antwoord.naar
    assert "evil.example" not in str([w for n, w in antwoord.koppen.items() if n != "Location"])
    return antwoord


rustig = settings(
    max_examples=250,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@rustig
@given(
    persona=st.sampled_from(["adviseur", "inbrenger", None]),
    methode=METHODEN,
    pad=adressen(),
    koppen=KOPPEN,
    inhoud=PAREN.map(gecodeerd) | st.binary(max_size=60),
    token=st.booleans(),
)
def test_whatever_is_asked_is_answered(wie, persona, methode, pad, koppen, inhoud, token):
    stuur(wie(persona), methode, pad, koppen, inhoud, token)
    if pad.startswith(("/uitloggen", "/inloggen")):
        wie.vergeet()


@rustig
@given(
    pad=adressen(),
    elders=st.sampled_from(ELDERS)
    | st.lists(st.sampled_from("/\\.:@\t\r\n%2f5cevil"), max_size=12),
    naam=st.sampled_from(["volgende", "terug", "next", "url"]),
)
def test_nobody_is_led_elsewhere(wie, pad, elders, naam):
    waar = gecodeerd([(naam, "".join(elders))])
    for methode in ("GET", "POST"):
        stuur(wie("adviseur"), methode, f"{pad.partition('?')[0]}?{waar}", {}, waar, token=True)
    if pad.startswith(("/uitloggen", "/inloggen")):
        wie.vergeet()
