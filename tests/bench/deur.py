"""What strangers can do to a door, as figures: this checkout beside another one.

    python tests/bench/deur.py [folder of the other checkout]

Each is served for real on loopback, with a database of its own. Of a form that nobody fills in:
the CPU time of the server and the bytes it answers. Of sockets that trickle: how many are still
open after a while, and what `/gezond` took meanwhile. Of rubbish: whether the answer
bears our headers. The second column is the other checkout, the third how many times ours goes in
it. CPU time is that of the process; nothing here is a test.
"""

import os
import re
import resource
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

HERE = Path(__file__).parents[2]
TICK = os.sysconf("SC_CLK_TCK")
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
MANY = "&".join(f"veld{i}=iets" for i in range(100_000)).encode()
HEAVY = b"titel=" + b"x" * 3_900_000
SOCKETS, SECONDS, DRIP = 300, 60, 5
SILENT = 2_300  # the server takes 2,000
Figures = dict[str, float]


@contextmanager
def served(folder: Path) -> Iterator[tuple[int, int]]:
    """Serve a checkout with a new database, and return its port and process id."""
    with socket.create_server(("127.0.0.1", 0)) as free, tempfile.TemporaryDirectory() as temp:
        port = free.getsockname()[1]
        free.close()
        own = {"PORT": str(port), "DATABASE_URL": f"sqlite:///{temp}/db", "SECRET_KEY": "x" * 40}
        env = {**os.environ, **own, "SMTP_URL": "smtp://127.0.0.1:9", "PORTAL_DEMO": ""}
        flask = [sys.executable, "-m", "flask", "--app", "app"]
        subprocess.run([*flask, "migrate"], cwd=folder, env=env, check=True, capture_output=True)
        quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        with subprocess.Popen([*flask, "serve"], cwd=folder, env=env, **quiet) as process:
            process.stdout.readline()
            try:
                yield port, process.pid
            finally:
                process.terminate()


def cpu(pid: int) -> float:
    """Return the seconds of CPU time that a process used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def post(port: int, path: str, body: bytes) -> bytes:
    """Send a form as a stranger would, and return all that comes back."""
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{FORM}"
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        return b"".join(iter(lambda: line.recv(65536), b""))


def healthy(port: int) -> float:
    """Return how many seconds the health check took."""
    began = time.perf_counter()
    urllib.request.urlopen(f"http://127.0.0.1:{port}/gezond").read()
    return time.perf_counter() - began


def form(port: int, pid: int, path: str, body: bytes) -> tuple[float, float]:
    """Return the CPU milliseconds and answered kB of one form, out of five."""
    before = cpu(pid)
    answers = [post(port, path, body) for _ in range(5)]
    return (cpu(pid) - before) * 1000 / 5, len(answers[0]) / 1000


def crowd(port: int) -> float:
    """Return the slowest health check while eight send the heaviest form at once, in ms."""
    threads = [threading.Thread(target=post, args=(port, "/inbrengen", HEAVY)) for _ in range(8)]
    for thread in threads:
        thread.start()
    slowest = healthy(port)
    while any(thread.is_alive() for thread in threads):
        slowest = max(slowest, healthy(port))
    return slowest * 1000


def trickle(port: int) -> tuple[float, float]:
    """Return how many slow sockets are left in the end, and the middle health check in ms."""
    heads = [b"GET / HTTP/1.1\r\n", b"POST /inbrengen HTTP/1.1\r\nContent-Length: 9999\r\n\r\n"]
    lines = [socket.create_connection(("127.0.0.1", port)) for _ in range(SOCKETS)]
    for i, line in enumerate(lines):
        line.sendall(heads[i % 2])
    until, checks = time.monotonic() + SECONDS, []
    while time.monotonic() < until:
        checks.append(healthy(port))
        time.sleep(DRIP)
        lines = [line for line in lines if drip(line)]
    return len(lines), median(checks) * 1000


def drip(line: socket.socket) -> bool:
    """Send one more byte; tell whether the other side still listens."""
    line.settimeout(0.01)
    try:
        line.sendall(b"x")
        return line.recv(1) != b""
    except TimeoutError:
        return True
    except OSError:
        return False


def silence(port: int) -> float:
    """Return how long the health check took, in ms, while more say nothing than may come in."""
    resource.setrlimit(
        resource.RLIMIT_NOFILE, (4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
    )
    lines = [socket.socket() for _ in range(SILENT)]
    for line in lines:
        line.setblocking(False)
        line.connect_ex(("127.0.0.1", port))
    time.sleep(1)
    took = healthy(port)
    for line in lines:
        line.close()
    return took * 1000


def headers_on_rubbish(port: int) -> float:
    """Return how many of three answers to rubbish bear a content policy."""
    rubbish = (b"rubbish\r\n\r\n", b"GET / HTTP/1.1\r\nrubbish\r\n\r\n")
    kinds = (*rubbish, b"GET / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n")
    found = 0
    for raw in kinds:
        with socket.create_connection(("127.0.0.1", port)) as line:
            line.sendall(raw)
            answer = b"".join(iter(lambda line=line: line.recv(65536), b""))
            found += bool(re.search(rb"(?i)content-security-policy", answer))
    return found


def measure(folder: Path) -> Figures:
    """Return the figures of a checkout."""
    figures: Figures = {}
    with served(folder) as (port, pid):
        healthy(port)
        for name, path in (("inbrengen", "/inbrengen"), ("a 405", "/")):
            figures[f"100,000 fields to {name}: CPU ms"], size = form(port, pid, path, MANY)
            figures[f"100,000 fields to {name}: kB answered"] = size
        figures["one field of 3.9 MB: CPU ms"], size = form(port, pid, "/inbrengen", HEAVY)
        figures["one field of 3.9 MB: kB answered"] = size
        figures["eight of 3.9 MB at once: slowest /gezond ms"] = crowd(port)
        figures["answers to rubbish with our headers, of 3"] = headers_on_rubbish(port)
        figures[f"beside {SILENT:,} silent sockets: /gezond ms"] = silence(port)
        left, check = trickle(port)
        figures[f"of {SOCKETS} trickling sockets open after {SECONDS} s"] = left
        figures["meanwhile: /gezond ms, in the middle"] = check
    return figures


def main() -> None:
    """Measure this checkout and any other, and print them side by side."""
    ours = measure(HERE)
    theirs = measure(Path(sys.argv[1])) if len(sys.argv) > 1 else {}
    for name, value in ours.items():
        other = theirs.get(name)
        beside = f"{other:10.1f} {other / value:8.1f}x" if other is not None and value else ""
        print(f"{name:55} {value:10.1f} {beside or (other if other is not None else '')}")  # noqa: T201


if __name__ == "__main__":
    main()
