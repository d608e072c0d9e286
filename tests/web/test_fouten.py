"""When something goes wrong: a Dutch page, nothing lost, nothing told."""

import logging
from datetime import timedelta

import pytest
from peewee import OperationalError

from portal.db import database
from portal.models import Dilemma
from portal.steps import intake
from portal.vocabulary import Status
from tests.hulp.dilemmas import met
from tests.web.test_inbrengen import ALLES, KEUZES, TEKSTEN, VINKJES, enige

GEHEIM = "Kanarie in de kolenmijn"


@pytest.fixture
def anoniem(client):
    return client()


@pytest.fixture
def formulier(anoniem):
    return anoniem.open("/inbrengen")


@pytest.fixture
def stuk(monkeypatch):
    """Let filing fail in a way of the test's choosing."""

    def breek(fout):
        def faal(*_args, **_opties):
            raise fout

        monkeypatch.setattr(intake, "breng_in", faal)
        return monkeypatch.undo

    return breek


def verlopen(bezoeker):
    """Take the secret of the CSRF token away, as happens when somebody signs in or out in another
    tab.
    """
    with bezoeker.http.session_transaction() as sessie:
        sessie.pop("csrf_token", None)


def zichtbaar(pagina):
    return [regel for blok in pagina.met_klasse("bewaard") for regel in [blok]]


def test_an_expired_form_gives_the_text_back_and_sends_it_after_all(anoniem, formulier):
    verlopen(anoniem)
    fout = anoniem.verstuur(formulier, **ALLES)
    assert (fout.status, fout.kop) == (400, "Je formulier was verlopen")
    assert all(tekst in fout.tekst for tekst in TEKSTEN.values())
    assert not Dilemma.select().exists()
    bon = anoniem.volg(anoniem.verstuur(fout, knop="Verstuur opnieuw"))
    dilemma = enige()
    assert bon.met_klasse("nummer") == [dilemma.nummer]
    assert {naam: getattr(dilemma, naam) for naam in TEKSTEN | VINKJES} == TEKSTEN | VINKJES
    assert dilemma.belemmeringen == KEUZES["belemmeringen"]
    assert [k.thema.sleutel for k in dilemma.themakoppels] == KEUZES["themas"]


def test_a_form_that_htmx_had_opened_is_sent_again_to_its_own_address(client, mensen, dilemma_in):
    adviseur, pad = client(mensen.adviseur), f"/dilemma/{dilemma_in(Status.INGEDIEND).nummer}"
    stuk = adviseur.open(f"{pad}/notitie", htmx=True)
    verlopen(adviseur)
    fout = adviseur.verstuur(stuk, htmx=True, notitie="Niet verloren.")
    assert (fout.status, fout.formulier().actie) == (400, f"{pad}/notitie")
    fout.pad = pad  # what the address bar says
    assert "Niet verloren." in adviseur.doe(fout).tekst


def test_a_concept_that_expired_is_still_a_concept_when_sent_again(anoniem, formulier):
    verlopen(anoniem)
    fout = anoniem.verstuur(formulier, knop="concept", **ALLES)
    anoniem.verstuur(fout)
    assert enige().status is Status.CONCEPT


def test_sending_an_expired_form_twice_is_one_dilemma(anoniem, formulier):
    verlopen(anoniem)
    fout = anoniem.verstuur(formulier, **ALLES)
    for _ in range(2):
        anoniem.verstuur(fout)
    assert Dilemma.select().count() == 1


def test_an_expired_form_that_was_wrong_comes_back_with_its_errors(anoniem, formulier):
    verlopen(anoniem)
    fout = anoniem.verstuur(anoniem.verstuur(formulier, **ALLES | {"titel": ""}))
    assert (fout.status, fout.met_klasse("fout")) == (
        422,
        ["Vul ‘Waar zit je vast, in één zin?’ in."],
    )


def test_a_day_later_the_form_still_works(anoniem, formulier, klok):
    klok.nu = klok.nu.replace(day=klok.nu.day + 5)
    assert anoniem.verstuur(formulier, **ALLES).status == 303


def test_markup_that_was_typed_comes_back_as_text(anoniem, formulier):
    verlopen(anoniem)
    lelijk = '<script>alert("x")</script> & </textarea> "\'><b>'
    fout = anoniem.verstuur(formulier, **ALLES | {"vraag": lelijk})
    assert lelijk in fout.tekst and "<script>alert" not in fout.html
    anoniem.verstuur(fout)
    assert enige().vraag == lelijk


@pytest.mark.parametrize("htmx", [False, True])
def test_what_was_typed_outlives_the_session(client, mensen, dilemma_in, klok, htmx):
    adviseur, pad = client(mensen.adviseur), f"/dilemma/{dilemma_in(Status.INGEDIEND).nummer}"
    formulier = adviseur.open(f"{pad}/notitie", htmx=htmx)
    klok.nu += timedelta(hours=13)
    fout = adviseur.verstuur(formulier, htmx=htmx, notitie="Een lang verhaal.")
    assert (fout.status, fout.kop, fout.naar) == (401, "Log eerst in", None)
    assert (
        "Een lang verhaal." in fout.tekst
        and fout.links["Log in (in een nieuw venster)"] == "/inloggen"
    )
    assert (fout.koppen.get("HX-Retarget") == "body") is htmx
    with adviseur.http.session_transaction() as sessie:
        sessie.clear()
    adviseur.meld_aan(mensen.adviseur, klok())
    nogmaals = adviseur.verstuur(fout)
    assert nogmaals.kop == "Je formulier was verlopen"  # the token belonged to the old session
    assert "Een lang verhaal." in adviseur.doe(nogmaals).tekst


def test_a_button_pressed_after_the_session_just_asks_to_sign_in(client, mensen, dilemma_in, klok):
    bezoeker, pad = client(mensen.adviseur), f"/dilemma/{dilemma_in(Status.INGEDIEND).nummer}"
    pagina = bezoeker.open(pad)
    klok.nu += timedelta(hours=13)
    assert bezoeker.verstuur(pagina, "/volgen").naar == "/inloggen"


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


def test_an_error_for_htmx_takes_the_whole_screen(client, mensen):
    pagina = client(mensen.adviseur).open("/dilemma/D-2026-9999", htmx=True)
    assert (pagina.status, pagina.koppen["HX-Retarget"]) == (404, "body")
