"""The press: limits that hold, a next job that works, nothing left behind, nothing read from
elsewhere.
"""

import os
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest
from weasyprint import CSS, HTML

from portal.config import ROOT
from reports.pers import drukker, pdf
from reports.pers.drukker import Limits, PapierMislukt
from tests.reports.lezen import bladen

KOP = "<!doctype html><html lang='nl'><head><title>Proef</title></head><body>"
KLEIN = KOP + "<section id='a'><h1>Klein</h1></section>"
EINDELOOS = KOP + "<p>" + ("a" * 59 + " ") * 60_000
VRAATZUCHTIG = KOP + "<p style='background: repeating-linear-gradient(red 0, blue 0.00001px)'>x</p>"


@pytest.fixture(scope="module")
def pers():
    """A press of this file alone, so that it may be mistreated."""
    pers = drukker.Customer()
    yield pers
    pers.stop()


@pytest.mark.parametrize(
    ("html", "grenzen", "reden"),
    [
        (EINDELOOS, Limits(cpu=1), "tijd"),
        (EINDELOOS, Limits(clock=1), "tijd"),
        (VRAATZUCHTIG, Limits(memory=320), "geheugen"),
    ],
)
def test_a_job_beyond_its_limits_ends_and_the_next_one_works(pers, html, grenzen, reden):
    with pytest.raises(PapierMislukt) as mislukt:
        pers.render(html, grenzen)
    assert mislukt.value.reden == reden
    assert bladen(pers.render(KLEIN, Limits()))[0].startswith("Klein")


def test_a_failure_inside_a_child_is_a_sentence_and_the_press_lives_on(pers):
    with pytest.raises(PapierMislukt, match="kon niet worden gemaakt"):
        pers.render(
            KOP + "<section data-krap='x' id='a'>a<p style='break-before: page'>b</p></section>",
            Limits(),
        )
    assert pers.render(KLEIN, Limits())


def test_a_press_that_died_is_replaced(pers):
    pers.render(KLEIN, Limits())
    os.kill(pers._process.pid, signal.SIGKILL)
    pers._process.wait()
    assert pers.render(KLEIN, Limits())


def test_a_press_that_does_not_answer_is_ended(pers, monkeypatch):
    monkeypatch.setattr(drukker, "GRACE", 0)
    pers.render(KLEIN, Limits())
    proces, map_ = pers._process, Path(pers._folder)
    assert list(map_.iterdir())
    os.kill(proces.pid, signal.SIGSTOP)
    with pytest.raises(PapierMislukt, match="te lang"):
        pers.render(KLEIN, Limits(clock=1))
    assert proces.returncode == -signal.SIGKILL
    assert not map_.exists()
    assert pers.render(KLEIN, Limits())


def test_a_press_that_cannot_start_is_a_sentence(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(PapierMislukt, match="kunnen nu niet"):
        drukker.Customer().render(KLEIN, Limits())


def test_more_readers_than_presses_all_get_their_paper():
    """Two wait for it; who is sent away comes back until it is there."""

    def haal(html):
        for _ in range(2_000):
            try:
                return drukker.render(html)
            except PapierMislukt as fout:
                keren.append((fout.reden, fout.na > 0))
                sleep(0.05)

    keren = []

    with ThreadPoolExecutor(5) as lezers:
        gedrukt = list(lezers.map(haal, [f"{KOP}<h1>Nummer {i}" for i in range(5)]))
    assert [bladen(pdf)[0] for pdf in gedrukt] == [f"Nummer {i}" for i in range(5)]
    assert set(keren) <= {("druk", True)}


@pytest.fixture
def vrager():
    """Another process that has a paper printed that takes long: it, its press, and its folder."""
    vrager = subprocess.Popen(
        [sys.executable, "-c", VRAGER], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with vrager.stdout:
        pid, _, map_ = vrager.stdout.readline().strip().partition(" ")
    assert list(Path(map_).iterdir())
    yield vrager, int(pid), Path(map_)
    vrager.kill()
    vrager.wait()


def test_nothing_outlives_the_asker(vrager):
    vrager, pers, _ = vrager
    kind = _wacht(lambda: _kinderen(pers))[0]
    vrager.kill()
    vrager.wait()
    assert _wacht(lambda: not _leeft(pers) and not _leeft(kind))


def test_a_killed_press_leaves_no_folder_and_no_child_behind(vrager):
    """Nor one that is killed while it prints."""
    vrager, pers_pid, map_ = vrager
    kind = _wacht(lambda: _kinderen(pers_pid))[0]
    os.kill(pers_pid, signal.SIGKILL)
    assert _wacht(lambda: not map_.exists() and not _leeft(kind))


@pytest.mark.parametrize("wie", ["asker", "asker and all it started"])
def test_a_killed_asker_leaves_no_folder_behind(vrager, wie):
    vrager, pers_pid, map_ = vrager
    kinderen = _wacht(lambda: _kinderen(pers_pid))
    for pid in [vrager.pid, *([*_kinderen(vrager.pid), *kinderen] if "all" in wie else [])]:
        os.kill(pid, signal.SIGKILL)
    vrager.wait()
    assert _wacht(lambda: not map_.exists() and not _leeft(pers_pid))


def test_a_press_that_ends_by_itself_leaves_no_folder_behind(pers):
    pers.render(KLEIN, Limits())
    map_ = Path(pers._folder)
    pers._channel.shutdown(socket.SHUT_RDWR)
    assert _wacht(lambda: not map_.exists())
    assert pers.render(KLEIN, Limits())


STOPT = f"""
import threading, time
from reports.pers import drukker
threading.Thread(target=drukker.render, args=({KLEIN!r},), daemon=True).start()
while drukker._ALL[0]._process is None:
    time.sleep(0.001)
print(drukker._ALL[0]._folder, flush=True)
"""


def test_a_portal_that_stops_while_a_press_gets_warm_leaves_nothing_and_says_nothing():
    gestopt = subprocess.run(
        [sys.executable, "-c", STOPT], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not [regel for regel in gestopt.stderr.splitlines() if "weasyprint" in regel]
    assert _wacht(lambda: not Path(gestopt.stdout.strip()).exists())


VRAGER = f"""
import threading
from reports.pers import drukker
pers = drukker.Customer()
pers._start()
print(pers._process.pid, pers._folder, flush=True)
pers.render({KOP!r} + "<p>" + ("a" * 59 + " ") * 60_000, drukker.Limits())
"""


def _kinderen(pid: int) -> list[int]:
    return [int(kind) for kind in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _leeft(pid: int) -> bool:
    """A process that ended but waits for its parent counts as gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")")[-1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _wacht(voorwaarde):
    """Return what `voorwaarde` gives as soon as it gives something."""
    for _ in range(2_000):
        if gevonden := voorwaarde():
            return gevonden
        sleep(0.05)
    raise AssertionError("It did not happen in time.")


@pytest.fixture(scope="module")
def bronnen():
    return pdf.FixedSources(pdf.read_sources())


def test_serves_the_stylesheet_and_its_fonts(bronnen):
    assert bronnen.fetch(pdf.STYLESHEET).read().startswith(b"/* The look of the papers")
    fonts = [adres for adres in pdf.read_sources() if adres != pdf.STYLESHEET]
    assert len(fonts) == 3
    assert all(bronnen.fetch(adres).read()[:4] == b"\x00\x01\x00\x00" for adres in fonts)


@pytest.mark.parametrize(
    "adres",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "https://papier.invalid/css/../../pyproject.toml",
        "ftp://x.example/",
        "https://papier.invalid/pyproject.toml",
        "data:text/plain,x",
        "FILE:///etc/passwd",
        "",
        f"{pdf.STYLESHEET}?x",
    ],
)
def test_refuses_every_other_address(bronnen, adres):
    with pytest.raises(ValueError, match="nothing but its own"):
        bronnen.fetch(adres)
    with pytest.raises(ValueError, match="nothing but its own"):
        bronnen.open(adres)


@pytest.mark.parametrize(
    "stuk",
    [
        "<img alt='x' src='file:///etc/passwd'>",
        "<link rel='stylesheet' href='file:///etc/passwd'>",
        "<link rel='attachment' href='file:///etc/passwd'>",
        "<style>@import url(file:///etc/passwd)</style>",
        "<style>p { background: url(file:///etc/passwd) }</style><p>x</p>",
        "<object data='file:///etc/passwd'></object>",
        "<svg><title>x</title><image href='file:///etc/passwd'/><use href='file:///etc/passwd#a'/></svg>",
        "<embed src='file:///etc/passwd'>",
        "<base href='file:///etc/'><img alt='x' src='passwd'>",
        "<style>@font-face { font-family: x; src: url(file:///etc/passwd) }</style>",
    ],
)
def test_asks_nobody_but_the_fixed_sources(bronnen, stuk, monkeypatch):
    gevraagd = []

    def fetch(self, url, headers=None):
        gevraagd.append(url)
        raise ValueError("refused")

    monkeypatch.setattr(pdf.FixedSources, "fetch", fetch)
    monkeypatch.setattr(
        "urllib.request.OpenerDirector.open", lambda *_: pytest.fail("the network was asked")
    )
    inhoud = HTML(string=KOP + stuk, base_url=pdf.BASE, url_fetcher=bronnen).write_pdf()
    assert b"root:" not in inhoud
    assert gevraagd


def test_a_stylesheet_in_a_string_asks_the_same_fetcher(bronnen):
    css = CSS(string="@import url(file:///etc/passwd); p { color: red }", url_fetcher=bronnen)
    assert css.matcher.lower_local_name_selectors["p"]


def test_a_missing_font_stops_the_press(monkeypatch, tmp_path):
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "papier.css").write_text(
        "@font-face { font-family: x; src: url(../weg.ttf); }"
    )
    monkeypatch.setattr(pdf, "STATIC", tmp_path)
    with pytest.raises(FileNotFoundError):
        pdf.read_sources()


def test_a_forked_child_can_have_its_own_font_map():
    zetterij = pdf.Typesetter()
    eerst = zetterij.pdf(KLEIN)
    zetterij.after_fork()
    assert zetterij.pdf(KLEIN) == eerst
