"""The personas of the demo: only there, only on its own database, only from this machine."""

import pytest

from portal.db import database
from portal.demo import personas
from portal.demo.verhalen import lees
from portal.gegevens.houvast import Houvast
from portal.models import Instelling, Persoon, Sessie
from portal.velden.teksten import CONTACT
from portal.web import proxy, verbinding
from tests.hulp import web
from tests.hulp.wereld import NU

LOOPBACK, ELDERS = "127.0.0.1", "192.0.2.7"


@pytest.fixture(scope="module")
def demo_app():
    return web.maak_app(demo=True, smtp_url="")


@pytest.fixture
def bezoeker(demo_app, db, klok):
    """A visitor of a portal in demo mode, on a database that the demo made."""
    Instelling.create(sleutel="demo", waarde="ja")
    for naam in personas.PERSONAS:
        Persoon.create(email=personas.email(naam), naam=f"P {naam}", organisatie="", functie="")
    return web.Bezoeker(demo_app, None, NU)


def vanaf(bezoeker, adres):
    bezoeker.http.environ_base["REMOTE_ADDR"] = adres
    return bezoeker


def knoppen(pagina):
    return {f.actie.rsplit("/", 1)[1] for f in pagina.formulieren if "/demo/" in f.actie}


def test_all_ten_stand_on_the_sign_in_page(bezoeker):
    assert (
        knoppen(bezoeker.open("/inloggen")) == set(personas.PERSONAS)
        and len(personas.PERSONAS) == 10
    )


@pytest.mark.parametrize("naam", personas.PERSONAS)
def test_a_button_signs_in_as_that_persona(bezoeker, naam):
    antwoord = bezoeker.verstuur(bezoeker.open("/inloggen"), f"/demo/{naam}")
    assert antwoord.status == 303
    assert f"P {naam}" in bezoeker.volg(antwoord).html
    assert Sessie.get().persoon.email == personas.email(naam)


@pytest.mark.parametrize(
    "naam", ["onbekend", "ADVISEUR", "adviseur ", "%00", "..", "adviseur%2f", "é"]
)
def test_nobody_else_can_be_anyone(bezoeker, naam):
    assert bezoeker.post(f"/inloggen/demo/{naam}").status == 404
    assert not Sessie.select().exists()


def test_a_persona_goes_where_they_were_on_the_way_to_but_never_elsewhere(bezoeker):
    for volgende, naar in (("/kennisbank", "/kennisbank"), ("//elders.example", "/bijeenkomsten")):
        assert bezoeker.post("/inloggen/demo/bestuurder", {"volgende": volgende}).naar == naar


def test_every_page_says_that_nothing_here_is_real(bezoeker):
    assert "Demo: niets hier is echt" in bezoeker.open("/").html


@pytest.mark.parametrize("adres", [ELDERS, "10.0.0.1", "::ffff:192.0.2.7", "", "localhost.example"])
def test_from_elsewhere_there_are_no_personas(bezoeker, adres):
    elders = vanaf(bezoeker, adres)
    assert knoppen(elders.open("/inloggen")) == set()
    assert elders.post("/inloggen/demo/adviseur").status == 404


def test_its_contact_is_invented_and_is_what_a_form_would_have_taken():
    """Seen under each page and mail; a real one would be rung."""
    contact = lees()["contact"]
    assert {f"contact.{naam}" for naam in contact} == {t.sleutel for t in CONTACT}
    for tekst in CONTACT:
        waarde = contact[tekst.sleutel.partition(".")[2]]
        assert not list(tekst.fouten(waarde)) and len(waarde) <= tekst.hoogstens
    assert contact["email"].endswith(".example") and "(voorbeeld)" in contact["naam"]
    assert set(contact["telefoon"].replace(" ", "").removeprefix("030")) == {"0"}


@pytest.mark.parametrize("kop", ["X_Forwarded_For", "Forwarded", "X_Real_IP"])
def test_a_header_does_not_bring_anybody_here(bezoeker, kop):
    assert vanaf(bezoeker, ELDERS).post("/inloggen/demo/adviseur", **{kop: LOOPBACK}).status == 404


def test_on_a_database_that_the_demo_did_not_make_there_are_no_personas(bezoeker):
    Instelling.delete().execute()
    assert knoppen(bezoeker.open("/inloggen")) == set()
    assert bezoeker.post("/inloggen/demo/adviseur").status == 404


def test_in_production_a_demo_database_is_not_served_at_all(bezoeker, caplog):
    app = web.maak_app(port=8001)
    app.extensions[verbinding.HOUVAST].laat()  # as any WSGI server has it: no command has looked
    productie = web.Bezoeker(app, None, NU, keurt=False)
    for pad in ("/", "/inloggen", "/kennisbank", "/bestaat-niet", "/gezond"):
        assert productie.open(pad).status == 503, pad
    assert productie.http.post("/inloggen/demo/adviseur").status_code == 503
    assert "PORTAL_DEMO=1" in caplog.text
    Instelling.delete().execute()
    assert productie.open("/").status == 200 == productie.open("/gezond").status


def test_the_demo_serves_nothing_that_it_did_not_make(bezoeker, demo_app, monkeypatch, caplog):
    Instelling.delete().execute()
    monkeypatch.setitem(demo_app.extensions, verbinding.HOUVAST, Houvast(demo=True))
    assert bezoeker.open("/").status == 503
    assert "not made by the demo" in caplog.text


def test_in_production_there_are_no_personas_even_on_a_demo_database(bezoeker, client):
    productie = client()
    assert knoppen(productie.open("/inloggen")) == set()
    assert productie.post("/inloggen/demo/adviseur").status == 404
    assert "Demo" not in productie.open("/").html


def test_a_persona_whose_account_is_closed_does_not_get_in(bezoeker):
    Persoon.update(actief=False).where(Persoon.email == personas.email("adviseur")).execute()
    bezoeker.post("/inloggen/demo/adviseur")
    assert bezoeker.open("/postvak").status == 302


def test_over_https_the_cookie_stays_on_https_and_the_browser_is_told_to(klok, db):
    app = web.maak_app(base_url="https://portaal.test.example")
    antwoord = app.test_client().get("/inloggen", base_url="https://portaal.test.example")
    koekje = antwoord.headers["Set-Cookie"]
    assert antwoord.status_code == 200
    assert all(deel in koekje for deel in ("Secure", "HttpOnly", "SameSite=Lax"))
    assert "max-age=31536000" in antwoord.headers["Strict-Transport-Security"]


@pytest.mark.parametrize(
    ("naam", "waarde", "zin"),
    [
        ("PORT", "http", "PORT must be"),
        ("PORT", "70000", "PORT must be"),
        ("SECRET_KEY", "kort", "SECRET_KEY must have"),
        ("DATABASE_URL", "mysql://x", "DATABASE_URL must be"),
        ("BASE_URL", "portaal.example", "BASE_URL must be"),
        ("SMTP_URL", "http://x", "SMTP_URL must be"),
        ("SMTP_URL", "", "SMTP_URL is missing"),
    ],
)
def test_a_setting_that_is_no_good_stops_the_start_with_one_sentence(
    monkeypatch, db, naam, waarde, zin
):
    goed = {
        "PORT": "8000",
        "SECRET_KEY": "x" * 32,
        "SMTP_URL": "smtp://127.0.0.1:25",
        "DATABASE_URL": "sqlite:///x.db",
        "BASE_URL": "http://localhost",
    }
    for sleutel, inhoud in (goed | {naam: waarde}).items():
        monkeypatch.setenv(sleutel, inhoud)
    monkeypatch.delenv("PORTAL_DEMO", raising=False)
    was = database.obj
    with pytest.raises(SystemExit) as gestopt:
        web.create_app()
    assert zin in str(gestopt.value) and "\n" not in str(gestopt.value)
    assert database.obj is was


@pytest.mark.parametrize("kop", proxy.DOORGESTUURD)
def test_who_came_through_a_proxy_is_nobody_though_it_stands_on_this_machine(bezoeker, kop):
    koppen = {kop.replace("-", "_"): "127.0.0.1"}
    assert knoppen(bezoeker.open("/inloggen", **koppen)) == set()
    assert bezoeker.post("/inloggen/demo/adviseur", **koppen).status == 404
    assert knoppen(bezoeker.open("/inloggen")) == set(personas.PERSONAS)


@pytest.mark.parametrize(
    ("adres", "koppen", "mag"),
    [
        ("127.0.0.1", {}, False),
        ("127.0.0.2", {}, True),
        ("127.0.0.2", {"X_Forwarded_For": "127.0.0.2"}, False),  # the visitor may have written it
        ("192.0.2.7", {"X_Forwarded_For": "192.0.2.7"}, False),
    ],
)
def test_behind_a_proxy_that_is_believed_it_is_the_visitor_who_must_be_here(
    bezoeker, db, adres, koppen, mag
):
    """Who still has the address of the proxy said none; who came through it is never here."""
    app = web.maak_app(demo=True, smtp_url="", trusted_proxy="127.0.0.1")
    wie = vanaf(web.Bezoeker(app, None, NU), adres)
    assert bool(knoppen(wie.open("/inloggen", **koppen))) is mag
