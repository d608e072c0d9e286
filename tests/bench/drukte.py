"""How long the front page and /gezond wait while forty people open one paper, in two checkouts.

    python -m tests.bench.drukte FOLDER [readers [paper]]

FOLDER is a checkout to compare with (`git worktree add FOLDER 05132da`, with `.venv` and
`static/node_modules` linked). Each serves a demo of its own on this machine. Readers ask for the
paper that takes longest of all (or the one that is named), at once, and come back as the page tells
them until they have it; meanwhile a probe asks for the front page and for /gezond, over and over.
Rounds take turns, so that a busy machine bothers both alike. A wait is told as the worst and the
middle one, and what matters as a ratio to the same page of the same server when nobody prints.
"""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import monotonic, sleep
from urllib.parse import urlencode

HERE = Path(__file__).parents[2]
PROBES = ("/", "/gezond")
ROUNDS = 1  # more would pass how many papers one may open in ten minutes
ACCOUNTS = ("adviseur", "adviseur2")
QUIET = 40  # times that each probe is asked for when nobody prints
PAPER = re.compile(r'href="(/bijeenkomsten/\d+/(?:briefing|regieboek|agenda)\.pdf[^"]*)"')
MEETING = re.compile(r'href="(/bijeenkomsten/\d+)"')
TOKEN = re.compile(r'name="csrf_token"[^>]* value="([^"]+)"')


class Reader:
    """A browser of its own, signed in as an adviseur of the demo."""

    def __init__(self, port: int, account: str = ""):
        self.port, self.cookie = port, ""
        if account:
            token = TOKEN.findall(self.text("/inloggen"))[-1]
            self._ask("POST", f"/inloggen/demo/{account}", urlencode({"csrf_token": token}))

    def _ask(self, method: str, path: str, form: str = "") -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=300)
        heads = {"Cookie": self.cookie, "Origin": f"http://127.0.0.1:{self.port}"}
        heads["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, form, heads)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if cookie := answer.headers.get("Set-Cookie"):
            self.cookie = cookie.partition(";")[0]
        return answer, body

    def text(self, path: str) -> str:
        """Return a page."""
        return self._ask("GET", path)[1].decode()

    def wait(self, path: str) -> float:
        """Return how many seconds a page takes."""
        before = monotonic()
        self._ask("GET", path)
        return monotonic() - before

    def fetch(self, path: str) -> float:
        """Return how many seconds it takes to have a paper, coming back when one is told to."""
        before = monotonic()
        while True:
            answer, body = self._ask("GET", path)
            if body.startswith(b"%PDF"):
                return monotonic() - before
            sleep(float(answer.headers.get("Retry-After", 3)))


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """Serve a demo of this checkout, and yield its port."""
    with TemporaryDirectory() as place, socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        free.close()
        own = {"DATABASE_URL": f"sqlite:///{place}/portal.db", "PORT": str(port)}
        env = {**os.environ, **own, "PORTAL_DEMO": "1", "SMTP_URL": ""}
        flask = [str(folder / ".venv/bin/python"), "-m", "flask", "--app", "app"]
        subprocess.run([*flask, "demo"], cwd=folder, env=env, check=True, capture_output=True)
        server = subprocess.Popen(
            [*flask, "serve"], cwd=folder, env=env, stdout=subprocess.PIPE, text=True
        )
        try:
            assert server.stdout
            server.stdout.readline()
            yield port
        finally:
            server.terminate()
            server.wait()


def heaviest(port: int) -> str:
    """Return the paper that takes longest, once both presses are warm."""
    reader = Reader(port, ACCOUNTS[0])
    meetings = set(MEETING.findall(reader.text("/bijeenkomsten")))
    papers = {p for m in meetings for p in PAPER.findall(reader.text(m))}
    return max(sorted(papers), key=reader.fetch)


def probed(port: int, path: str, until: Callable[[], bool]) -> list[float]:
    """Return how long a page took each time, asked until it is told to stop."""
    visitor, waits = Reader(port), []
    while not until():
        waits.append(visitor.wait(path))
        sleep(0.02)
    return waits


def quiet(port: int) -> dict[str, list[float]]:
    """Return how long each probe takes when nobody prints."""
    visitor = Reader(port)
    return {path: [visitor.wait(path) for _ in range(QUIET)] for path in PROBES}


def crowded(port: int, paper: str, readers: list[Reader]) -> dict[str, list[float]]:
    """Return how long each probe takes while all readers ask at once, and how long those took."""
    done, waits = Event(), {}

    def probe(path: str) -> None:
        waits[path] = probed(port, path, done.is_set)

    threads = [Thread(target=probe, args=(path,)) for path in PROBES]
    with ThreadPoolExecutor(len(readers)) as crowd:
        for thread in threads:
            thread.start()
        waits["paper"] = list(crowd.map(lambda reader: reader.fetch(paper), readers))
    done.set()
    for thread in threads:
        thread.join()
    return waits


def main() -> None:
    """Print the table."""
    other, count = Path(sys.argv[1]).resolve(), int((sys.argv[2:] or ["40"])[0])
    alone: dict[str, dict[str, list[float]]] = {}
    busy: dict[str, dict[str, list[float]]] = {}
    with served(other) as before, served(HERE) as after:
        ports = {"before": before, "after": after}
        named = sys.argv[3:] or [""]
        papers = {name: named[0] or heaviest(port) for name, port in ports.items()}
        crowds = {
            name: [Reader(port, ACCOUNTS[i % 2]) for i in range(count)]
            for name, port in ports.items()
        }
        for _ in range(ROUNDS):
            for name, port in ports.items():
                _add(alone.setdefault(name, {}), quiet(port))
                _add(busy.setdefault(name, {}), crowded(port, papers[name], crowds[name]))
    sys.stdout.write(f"{count} readers of {papers['after']}, seconds\n")
    sys.stdout.write(f"{'':24}{'alone':>9}{'middle':>9}{'worst':>9}{'worst / alone':>15}\n")
    for path in (*PROBES, "paper"):
        for name in ports:
            still = median(alone[name][path]) if path in PROBES else 0.0
            middle, worst = median(busy[name][path]), max(busy[name][path])
            ratio = f"{worst / still:>15.1f}" if still else ""
            sys.stdout.write(
                f"{path + ' ' + name:24}{still:>9.3f}{middle:>9.3f}{worst:>9.3f}{ratio}\n"
            )
    gain = max(busy["before"]["/"]) / max(busy["after"]["/"])
    sys.stdout.write(f"the worst wait for the front page, before / after: {gain:.1f}\n")


def _add(to: dict[str, list[float]], more: dict[str, list[float]]) -> None:
    for path, waits in more.items():
        to.setdefault(path, []).extend(waits)


if __name__ == "__main__":
    main()
