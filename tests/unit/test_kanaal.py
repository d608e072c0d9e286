"""Connections: what the server answers by itself, and whoever is slow."""

import logging
import socket
import time
from types import SimpleNamespace

import pytest

from portal.cli import kanaal
from portal.tools.logregel import Logvorm
from portal.web import headers
from tests.hulp import serveerder, web
from tests.hulp.pagina import ontleed, woorden
from tests.hulp.serveerder import verbonden, vraag

MERK = "Kanarie"
APP = web.maak_app(base_url="https://portaal.example")
GEHEEL = b"GET /robots.txt HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
CHUNKED = b"POST /inloggen HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n"
MET = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n{}\r\n\r\n"


@pytest.fixture
def poort():
    with serveerder.bediend(APP) as poort:
        yield poort


RUW = {
    "geen regel": (b"Kanarie\r\n\r\n", 400),
    "binair": (b"\x16\x03\x01\x02\x00\x01Kanarie\r\n\r\n", 400),
    "geen kop": (MET.format("Kanarie zonder dubbele punt").encode(), 400),
    "losse regel": (MET.format("X: a\nKanarie: b").encode(), 400),
    "lengte": (MET.format("Content-Length: -5").encode(), 400),
    "te lang": (MET.format("Content-Length: 999999999999").encode(), 413),
    "onbekende overdracht": (MET.format("Transfer-Encoding: gzip").encode(), 501),
    "te veel koppen": (MET.format("X: " + MERK * 10_000).encode(), 431),
    "te lang adres": (b"GET /" + b"Kanarie" * 10_000 + b" HTTP/1.1\r\n\r\n", 431),
    "geen maat": (CHUNKED + b"Kanarie\r\n", 400),
    "geen einde": (CHUNKED + b"3\r\nKanarie\r\n", 400),
    "te veel stukken": (CHUNKED + b"%x\r\n" % 9_000_000 + b"Kanarie" * 1_300_000, 413),
}


@pytest.mark.parametrize("soort", RUW)
def test_what_is_no_request_gets_a_dutch_page_with_every_header(poort, soort):
    ruw, status = RUW[soort]
    antwoord = vraag(poort, ruw)
    if soort == "te veel stukken" and not antwoord.status:
        return  # closed while it was still being sent
    assert antwoord.status == status
    for naam, waarde in headers.vast("https://portaal.example").items():
        assert antwoord.koppen[naam.lower()] == waarde
    assert antwoord.koppen["cache-control"] == "no-store" and "server" not in antwoord.koppen
    boom, fouten = ontleed(antwoord.html)
    kop = woorden(next(boom.iter("h1")))
    assert not fouten and boom.get("lang") == "nl"
    assert woorden(next(boom.iter("title"))).startswith(kop)
    assert MERK not in antwoord.html and "waitress" not in antwoord.html.lower()


@pytest.mark.parametrize("soort", ["geen regel", "te lang", "te lang adres"])
def test_what_is_no_request_is_a_line_in_the_log_without_what_was_sent(poort, caplog, soort):
    ruw, status = RUW[soort]
    with caplog.at_level(logging.DEBUG):
        vraag(poort, ruw)
    (regel,) = [r for r in caplog.records if r.name == "portal.cli.kanaal"]
    assert regel.velden == {"method": "-", "route": "-", "status": status}
    vorm = Logvorm(als_json=True)
    assert MERK.lower() not in "".join(vorm.format(r) for r in caplog.records).lower()


def test_an_answer_of_the_portal_through_the_server_has_them_too(poort):
    antwoord = vraag(poort, GEHEEL)
    assert antwoord.status == 200
    vast = headers.vast("https://portaal.example")
    assert {n: antwoord.koppen[n.lower()] for n in vast} == vast


@pytest.fixture
def kort(monkeypatch):
    """Patience of a fraction of a second."""
    monkeypatch.setattr(kanaal, "GEDULD", 0.4)
    monkeypatch.setattr(kanaal, "LANGST", 0.8)


TRAAG = {
    "zwijgt": (b"", b""),
    "koppen": (b"GET / HTTP/1.1\r\n", b"X"),
    "inhoud": (b"POST /inloggen HTTP/1.1\r\nContent-Length: 9000\r\n\r\n", b"x"),
    "stukken": (CHUNKED, b"1\r\nx\r\n"),
    "lege regels": (b"", b"\r\n"),
    "halve lege regels": (b"\r", b"\n\r\n\r"),
    "na een antwoord": (GEHEEL.replace(b"Connection: close\r\n", b""), b""),
    "na veel": (
        b"POST /controleer/x HTTP/1.1\r\nContent-Length: 3900000\r\n\r\n" + b"x" * 3_000_000,
        b"x",
    ),
}


@pytest.mark.parametrize("soort", TRAAG)
def test_whoever_trickles_is_cut_off_while_others_get_their_page(kort, poort, soort):
    """By the clock only that it ends at all: waitress would keep them for as long as they send."""
    begin, druppel = TRAAG[soort]
    with verbonden(poort) as draad:
        draad.sendall(begin)
        for _ in range(600):
            assert vraag(poort, GEHEEL).status == 200
            if _is_dicht(draad, druppel):
                break
            time.sleep(0.05)
        else:
            pytest.fail("it is still connected")


def _is_dicht(draad, druppel):
    draad.settimeout(0.05)
    try:
        draad.sendall(druppel)
        while draad.recv(65536):
            pass
        return True
    except TimeoutError:
        return False
    except OSError:
        return True


def test_whoever_reads_slowly_is_cut_off(kort, poort, monkeypatch):
    monkeypatch.setattr(kanaal, "SNELHEID", 10_000_000)
    with verbonden(poort) as draad:
        draad.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        veel = GEHEEL.replace(b"/robots.txt", b"/inbrengen").replace(b"Connection: close\r\n", b"")
        draad.sendall(veel * 400)
        for _ in range(600):
            assert vraag(poort, GEHEEL).status == 200
            time.sleep(0.05)
            try:
                draad.send(b"G")
            except OSError:
                return
        pytest.fail("it is still connected")


def test_a_slow_line_that_keeps_going_is_not_cut_off(poort, monkeypatch):
    monkeypatch.setattr(kanaal, "GEDULD", 0.5)
    monkeypatch.setattr(kanaal, "SNELHEID", 100)
    inhoud = b"x" * 1_000
    with verbonden(poort) as draad:
        draad.sendall(b"POST /inloggen HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n")
        draad.sendall(b"Content-Length: %d\r\n\r\n" % len(inhoud))
        for i in range(0, len(inhoud), 100):
            draad.sendall(inhoud[i : i + 100])
            time.sleep(0.15)
        assert serveerder.lees(draad).status == 400  # without a token


def test_in_a_crowd_there_is_less_patience(monkeypatch):
    monkeypatch.setattr(kanaal, "DRUK", 0.2)
    with serveerder.bediend(APP, connection_limit=20) as poort:
        open_ = [socket.create_connection(("127.0.0.1", poort)) for _ in range(40)]
        assert vraag(poort, GEHEEL).status == 200
        for draad in open_:
            draad.close()


def test_bodies_that_never_end_fill_no_more_memory_than_there_is(poort, monkeypatch):
    monkeypatch.setattr(kanaal, "BINNEN", 5_000_000)
    kop = b"POST /controleer/x HTTP/1.1\r\nContent-Length: 3900000\r\n\r\n"
    open_ = []
    for _ in range(6):
        open_.append(socket.create_connection(("127.0.0.1", poort)))
        try:
            open_[-1].sendall(kop + b"x" * 3_000_000)
        except OSError:
            break
    assert vraag(poort, GEHEEL).status == 200
    assert sum(_is_dicht(draad, b"x") or _is_dicht(draad, b"x") for draad in open_) >= 4
    for draad in open_:
        draad.close()


@pytest.mark.parametrize("vol", [False, True])
def test_patience_in_a_crowd_is_that_of_a_crowd(monkeypatch, vol):
    """Once three quarters of the connections are in use, and not before."""
    monkeypatch.setattr(kanaal, "GEDULD", 1_000.0)
    vast = {"requests": [], "request": None, "te_schrijven": 0, "total_outbufs_len": 0}
    draad = SimpleNamespace(**vast, adj=SimpleNamespace(connection_limit=100), sinds=0.0)
    draad._map = range(75 + vol)
    assert kanaal.Kanaal._te_traag(draad, kanaal.DRUK + 1) is vol
    assert not kanaal.Kanaal._te_traag(draad, kanaal.DRUK - 1)


def test_who_brings_too_much_at_once_is_cut_off_and_who_brings_little_is_not(monkeypatch):
    monkeypatch.setattr(kanaal, "BINNEN", 150_000)
    for veel, dicht in ((kanaal.KLEIN - 1_000, False), (2 * kanaal.KLEIN, True)):
        with serveerder.bediend(APP) as poort, verbonden(poort) as draad:
            kop = b"POST /controleer/x HTTP/1.1\r\nContent-Length: 3900000\r\n\r\n"
            draad.sendall(kop + b"x" * veel)
            assert vraag(poort, GEHEEL).status == 200
            assert any(_is_dicht(draad, b"x") for _ in range(20)) is dicht
