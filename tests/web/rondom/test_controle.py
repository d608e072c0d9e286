"""Anybody may ask whether a paper is real: by its code or with the file, and learns nothing else of
it.
"""

import pytest

from portal.cli import dienst
from portal.models import Exemplaar, Inzage
from portal.steps.rondom import stuk as stap
from portal.web.upload import GeheugenVerzoek
from tests.hulp import momentopname, vergaderen, wereld
from tests.hulp import stukken as hulp
from tests.hulp.pagina import woorden
from tests.hulp.stukken import met_verzoek
from tests.hulp.wereld import NU

GROOT = 3_900_000  # below the limit, far above what Werkzeug keeps in memory by itself
SOORT_EN_DAG = ["Agenda", "1", "12 maart 2026"]


def gezegd(pagina):
    """Return what the page tells of the paper."""
    return [woorden(dd) for dd in pagina.hoofd.iter("dd")]


@pytest.fixture
def b(mensen):
    return vergaderen.plan(mensen.adviseur, titel="Geheim overleg", plaats="Geheime zaal")


@pytest.fixture
def stuk(b, mensen):
    return hulp.stel_vast(b, mensen.adviseur)


@pytest.fixture
def iedereen(client):
    """Somebody without an account."""
    return client()


def vergelijk(bezoeker, code, inhoud, naam="stuk.pdf"):
    """Send a file as a browser does, encoded here: the test client would use temporary files of its
    own.
    """
    veld = f'name="bestand"; filename="{naam}"'
    kop = f"--grens\r\nContent-Disposition: form-data; {veld}\r\n\r\n".encode()
    soort = "multipart/form-data; boundary=grens"
    return bezoeker.post(
        f"/controleer/{code}", kop + inhoud + b"\r\n--grens--\r\n", Content_Type=soort
    )


def test_a_paper_is_real_and_current(iedereen, stuk):
    pagina = iedereen.open(f"/controleer/{stuk.code}")
    assert (pagina.status, pagina.kop) == (200, "Dit stuk is echt en actueel")
    assert gezegd(pagina) == [*SOORT_EN_DAG, stuk.code]


def test_a_superseded_one_says_by_which_version(iedereen, stuk, b, mensen):
    hulp.stel_vast(b, mensen.adviseur)
    pagina = iedereen.open(f"/controleer/{stuk.code}")
    assert (
        pagina.kop == "Dit stuk is vervangen door versie 2" and gezegd(pagina)[:3] == SOORT_EN_DAG
    )


def test_a_withdrawn_one_says_so_and_not_why(iedereen, stuk, mensen):
    stap.trek_in(stuk, met_verzoek(mensen.adviseur, reden="Een naam in de tekst"))
    pagina = iedereen.open(f"/controleer/{stuk.code}")
    assert pagina.kop == "Dit stuk is ingetrokken" and gezegd(pagina)[:3] == SOORT_EN_DAG
    assert "Een naam" not in pagina.html


@pytest.mark.parametrize("code", ["XXXX-XXXX-XXXX", "x", "%00", "9" * 500, "-", "AAAA"])
def test_an_unknown_code_is_404_in_words(iedereen, stuk, code):
    pagina = iedereen.open(f"/controleer/{code}")
    assert (pagina.status, pagina.kop) == (404, "Deze code is onbekend")
    assert vergelijk(iedereen, code, bytes(stuk.inhoud)).status == 404


def test_a_code_can_be_typed_as_one_likes(iedereen, stuk):
    vorm = iedereen.open("/controleer")
    for getypt in (
        stuk.code.lower(),
        stuk.code.replace("-", ""),
        f"  {stuk.code.replace('-', ' ')} ",
    ):
        antwoord = iedereen.verstuur(vorm, "/controleer", code=getypt)
        assert antwoord.naar == f"/controleer/{stuk.code}"
    assert iedereen.verstuur(vorm, "/controleer", code="").status == 422
    assert iedereen.volg(iedereen.verstuur(vorm, "/controleer", code="?!")).status == 404


@pytest.mark.parametrize("naam", [None, *wereld.PERSONAS])
def test_nobody_learns_more_here_than_kind_version_and_day(client, mensen, stuk, naam):
    pagina = client(getattr(mensen, naam) if naam else None).open(f"/controleer/{stuk.code}")
    hoofd = pagina.tekst
    assert not [
        w
        for w in ("Geheim", stuk.titel, stuk.nummer, wereld.PLATFORM, stuk.sha256, stuk.tlp)
        if w in hoofd
    ]


def test_looking_and_comparing_change_nothing(iedereen, stuk):
    voor = momentopname.alles()
    iedereen.open(f"/controleer/{stuk.code}")
    vergelijk(iedereen, stuk.code, bytes(stuk.inhoud))
    assert momentopname.alles() == voor and not Inzage.select().exists()


def test_a_file_is_exactly_this_version_or_not(iedereen, stuk):
    assert "precies deze versie" in vergelijk(iedereen, stuk.code, bytes(stuk.inhoud)).tekst
    for anders in (bytes(stuk.inhoud) + b" ", bytes(stuk.inhoud)[:-1], b"", b"iets heel anders"):
        assert "Het bestand is niet dit stuk" in vergelijk(iedereen, stuk.code, anders).tekst


def test_a_file_may_be_another_version_or_somebodys_own_without_a_name(iedereen, stuk, b, mensen):
    tweede = hulp.stel_vast(b, mensen.adviseur, op_naam=True)
    stap.bewaar_exemplaar(tweede, mensen.deelnemer, b"eigen exemplaar van Deelnemer", NU)
    assert "Het bestand is versie 2" in vergelijk(iedereen, stuk.code, bytes(tweede.inhoud)).tekst
    eigen = vergelijk(iedereen, tweede.code, bytes(Exemplaar.get().inhoud))
    assert "echt, persoonlijk exemplaar" in eigen.tekst and "Deelnemer" not in eigen.html


def test_it_is_no_oracle_for_other_papers(iedereen, stuk, mensen):
    ander = hulp.stel_vast(vergaderen.plan(mensen.adviseur), mensen.adviseur)
    assert (
        "Het bestand is niet dit stuk" in vergelijk(iedereen, stuk.code, bytes(ander.inhoud)).tekst
    )


def test_without_a_file_one_is_asked_for_it(iedereen, stuk):
    antwoord = iedereen.verstuur(iedereen.open(f"/controleer/{stuk.code}"))
    assert antwoord.status == 422 and "Kies eerst een bestand" in antwoord.tekst


def test_a_large_file_never_touches_a_disk(iedereen, stuk, monkeypatch):
    def verboden(*_, **__):
        pytest.fail("a temporary file was made")

    for plek in (
        "tempfile.TemporaryFile",
        "tempfile.SpooledTemporaryFile",
        "werkzeug.formparser.SpooledTemporaryFile",
    ):
        monkeypatch.setattr(plek, verboden)
    assert "niet dit stuk" in vergelijk(iedereen, stuk.code, b"x" * GROOT).tekst
    assert iedereen.app.request_class is GeheugenVerzoek


def test_the_server_before_it_keeps_as_much_in_memory(app):
    """Waitress writes what is beyond `inbuf_overflow` to a temporary file, and refuses what is
    beyond the other.
    """
    grens = dienst.WAITRESS["max_request_body_size"]
    assert dienst.WAITRESS["inbuf_overflow"] >= grens > app.config["MAX_CONTENT_LENGTH"]


def test_too_large_a_file_gets_a_sentence(iedereen, stuk):
    antwoord = vergelijk(iedereen, stuk.code, b"x" * 4_100_000)
    assert (antwoord.status, "hoogstens 4 MB" in antwoord.tekst) == (413, True)


def test_nothing_of_a_file_is_logged(iedereen, stuk, caplog):
    vergelijk(iedereen, stuk.code, b"KANARIE" * 9, "kanarie.pdf")
    vergelijk(iedereen, stuk.code, b"KANARIE" * 900_000, "kanarie.pdf")
    assert "kanarie" not in caplog.text.lower()
