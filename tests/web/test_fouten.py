"""When something goes wrong: a Dutch page, nothing told."""

import logging

import pytest
from peewee import OperationalError

from portal.db import database
from portal.steps import intake
from portal.vocabulary import Status
from tests.hulp.dilemmas import met
from tests.web.test_inbrengen import ALLES, TEKSTEN, enige

GEHEIM = "Kanarie in de kolenmijn"


@pytest.fixture
def stuk(monkeypatch):
    """Let filing fail in a way of the test's choosing."""

    def breek(fout):
        def faal(*_args, **_opties):
            raise fout

        monkeypatch.setattr(intake, "breng_in", faal)
        return monkeypatch.undo

    return breek


@pytest.mark.parametrize(
    ("fout", "status", "kop"),
    [
        (OperationalError("disk I/O error"), 503, "Het portaal is even niet bereikbaar"),
        (RuntimeError(GEHEIM), 500, "Er ging iets mis bij ons"),
    ],
)
def test_a_failure_keeps_the_text_and_the_same_form_can_be_sent_again(
    anoniem, formulier, stuk, fout, status, kop
):
    herstel = stuk(fout)
    pagina = anoniem.verstuur(formulier, **ALLES)
    assert (pagina.status, pagina.kop) == (status, kop)
    assert all(tekst in pagina.tekst for tekst in TEKSTEN.values())
    assert GEHEIM not in pagina.html
    herstel()
    assert anoniem.verstuur(pagina).status == 303
    assert enige().titel == ALLES["titel"]


def test_nothing_that_was_typed_gets_into_the_log(anoniem, formulier, stuk, caplog):
    stuk(ValueError(f"{GEHEIM} is not a valid choice"))
    with caplog.at_level(logging.DEBUG):
        anoniem.verstuur(formulier, **ALLES | {"vraag": GEHEIM})
    assert "ValueError" in caplog.text and "intake" in caplog.text
    assert GEHEIM not in caplog.text and ALLES["email"] not in caplog.text


def test_when_the_database_is_away_every_page_says_so(app, client, mensen, monkeypatch):
    bezoeker, anoniem = client(mensen.adviseur), client()

    def weg(*_args, **_opties):
        raise OperationalError("unable to open database file")

    monkeypatch.setattr(database.obj, "execute_sql", weg)
    for wie, pad in (
        (bezoeker, "/postvak"),
        (bezoeker, "/mijn"),
        (anoniem, "/kennisbank"),
        (anoniem, "/inbrengen"),
    ):
        pagina = wie.open(pad)
        assert (pagina.status, pagina.kop) == (503, "Het portaal is even niet bereikbaar"), pad
    assert anoniem.open("/gezond").status == 503
    assert anoniem.open("/").status == 200


def test_healthy_is_one_small_answer(client):
    antwoord = client().open("/gezond")
    assert (antwoord.status, antwoord.antwoord.json["status"]) == (200, "ok")


@pytest.mark.parametrize(
    ("pad", "status"),
    [
        ("/bestaat-niet", 404),
        ("/dilemma/", 404),
        ("/dilemma/D-2026-9999", 302),
        ("/static/x/y.css", 404),
        ("/%00", 404),
        ("/é", 404),
        ("/../../etc/passwd", 404),
        ("/dilemma/%2e%2e", 302),
        ("/" + "x" * 5000, 404),
    ],
)
def test_what_is_not_there_is_a_dutch_page(client, pad, status):
    pagina = client().open(pad)
    assert pagina.status == status
    assert status != 404 or pagina.kop == "Deze pagina bestaat niet"


@pytest.mark.parametrize(
    ("methode", "pad"),
    [
        ("POST", "/postvak"),
        ("POST", "/mijn"),
        ("POST", "/"),
        ("DELETE", "/inbrengen"),
        ("PUT", "/inloggen"),
        ("PATCH", "/dilemma/D-2026-0001"),
        ("GET", "/uitloggen"),
        ("GET", "/dilemma/D-2026-0001/volgen"),
        ("GET", "/inloggen/demo/adviseur"),
    ],
)
def test_another_method_is_refused(client, mensen, methode, pad):
    bezoeker = client(mensen.adviseur)
    bezoeker.open("/inloggen")
    antwoord = bezoeker._vraag(methode, pad, False, {"X-CSRFToken": bezoeker.token()})
    assert antwoord.status in (400, 405, 410) and antwoord.is_html


def test_too_much_text_is_told(anoniem, formulier):
    data = {"titel": "x", "csrf_token": dict(formulier.formulier().beginwaarden())["csrf_token"]}
    pagina = anoniem.post("/inbrengen", data | {"context": "x" * 4_100_000}, token=False)
    assert (pagina.status, pagina.kop) == (413, "Dit is te veel tekst")


@pytest.mark.parametrize(
    "soort", ["application/json", "text/plain", "multipart/form-data; boundary=x", "x", ""]
)
@pytest.mark.parametrize(
    "inhoud", [b"", b"{", b"\xff\xfe", b"--x\r\n", b"a" * 1000, b"a=%ff%fe&b=%"]
)
def test_a_body_that_is_no_form_is_no_crash(client, mensen, soort, inhoud):
    bezoeker = client(mensen.collega)
    antwoord = bezoeker.post("/inbrengen", inhoud, Content_Type=soort)
    assert antwoord.status in (400, 422)


def test_a_stale_screen_shows_what_changed_and_what_was_typed(client, mensen, dilemma_in):
    nummer, bezoeker = dilemma_in(Status.INGEDIEND).nummer, client(mensen.adviseur)
    pagina = bezoeker.open(f"/dilemma/{nummer}/stap/afwijzen")
    ander = client(mensen.adviseur2)
    ander.verstuur(ander.open(f"/dilemma/{nummer}/behandelaar"), behandelaar=mensen.adviseur2.id)
    fout = bezoeker.verstuur(
        pagina, reden="Past niet bij de ladder.", terugkoppeling="Ga naar Veilig Thuis."
    )
    assert (fout.status, fout.kop) == (409, "Iemand was je voor")
    assert "Opgepakt door een adviseur (Adviseur2)" in fout.tekst
    assert "Past niet bij de ladder." in fout.tekst and "Ga naar Veilig Thuis." in fout.tekst
    assert fout.links["Bekijk hoe het nu is"] == f"/dilemma/{nummer}"
    assert met(nummer).status is Status.INGEDIEND


@pytest.mark.parametrize(
    ("wie", "pad"),
    [
        ("inbrenger", "/inbrengen/{}"),
        ("inbrenger", "/dilemma/{}/stap/indienen"),
        ("adviseur", "/dilemma/{}/stap/agenderen"),
        ("adviseur", "/dilemma/{}/adres"),
    ],
)
def test_back_to_a_form_of_what_was_done_leads_to_how_it_stands(
    client, mensen, dilemma_in, wie, pad
):
    nummer = dilemma_in(Status.PLATFORM).nummer
    fout = client(getattr(mensen, wie)).open(pad.format(nummer))
    assert (fout.status, fout.kop) == (403, "Dit kan nu niet meer")
    assert fout.links["Verder"] == f"/dilemma/{nummer}"


def test_who_may_not_is_told_no_more_than_before(client, mensen, dilemma_in):
    nummer = dilemma_in(Status.PLATFORM, naam_tonen=True).nummer
    bezoeker = client(mensen.deelnemer)
    for pad in (f"/inbrengen/{nummer}", f"/dilemma/{nummer}/stap/indienen"):
        assert bezoeker.open(pad).kop in ("Dit mag je niet doen", "Deze pagina bestaat niet")


def test_an_error_for_htmx_takes_the_whole_screen(client, mensen):
    pagina = client(mensen.adviseur).open("/dilemma/D-2026-9999", htmx=True)
    assert (pagina.status, pagina.koppen["HX-Retarget"]) == (404, "main")
