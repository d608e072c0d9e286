"""How long /gezond and a page take while a writer hangs and eight others want to write.

    git worktree add /tmp/before 05132da
    python tests/bench/slot.py [folder ...]

Each checkout (without one: this) serves a new SQLite database. Another process takes its write
lock; eight visitors send a signaal at one moment; every half second the probe asks for /gezond and
for the front door, each with a thread of its own. The table shows the slowest answer of each while
the lock was held, and what the eight were told and when.
"""

import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parents[2]
HELD, EVERY, PATIENCE = 30, 0.5, 120
FIELDS = {
    "titel": "Meting", "tekst": "Meting", "email": "meting@test.example", "naam": "Meting",
    "organisatie": "Meting", "functie": "Meting",
}  # fmt: skip


@contextmanager
def served(folder: Path, where: str):
    """Serve a checkout on a new database in `where`; yield its address and the file."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    own = {"DATABASE_URL": f"sqlite:///{where}/bench.db", "PORT": str(port), "PORTAL_DEMO": "1"}
    env = {**os.environ, **own, "SECRET_KEY": "x" * 32, "SMTP_URL": "", "BASE_URL": ""}
    flask = [sys.executable, "-m", "flask", "--app", "app"]
    subprocess.run([*flask, "migrate"], cwd=folder, env=env, check=True, capture_output=True)
    with subprocess.Popen([*flask, "serve"], cwd=folder, env=env, stdout=subprocess.PIPE) as server:
        server.stdout.readline()
        try:
            yield f"http://127.0.0.1:{port}", Path(where, "bench.db")
        finally:
            server.terminate()


def visitor():
    """Return what opens addresses and keeps cookies."""
    return urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))


def ask(opener, url: str, data: bytes | None = None) -> tuple[int, float]:
    """Return the status and the seconds that it took."""
    begin = time.monotonic()
    try:
        with opener.open(url, data, timeout=PATIENCE) as answer:
            answer.read()
            return answer.status, time.monotonic() - begin
    except urllib.error.HTTPError as error:
        return error.code, time.monotonic() - begin
    except OSError:
        return 0, time.monotonic() - begin


def filled_in(address: str):
    """Return a visitor and the form of a signaal as they will send it."""
    opener = visitor()
    with opener.open(f"{address}/signaal", timeout=PATIENCE) as page:
        html = page.read().decode()
    hidden = dict(re.findall(r'name="(csrf_token|sleutel)"[^>]*value="([^"]*)"', html))
    return opener, urllib.parse.urlencode(FIELDS | hidden).encode()


def measure(folder: Path) -> dict[str, str]:
    """Return the figures of one checkout."""
    with TemporaryDirectory() as where, served(folder, where) as (address, file):
        forms = [filled_in(address) for _ in range(8)]
        probes: dict[str, list[Future]] = {"/gezond": [], "/": []}
        with ThreadPoolExecutor(400) as threads, closing(sqlite3.connect(file)) as lock:
            lock.execute("BEGIN IMMEDIATE")
            posts = [threads.submit(ask, op, f"{address}/signaal", data) for op, data in forms]
            for _ in range(int(HELD / EVERY)):
                time.sleep(EVERY)
                for path, asked in probes.items():
                    asked.append(threads.submit(ask, visitor(), f"{address}{path}"))
            lock.rollback()
        told = sorted((round(seconds), status) for status, seconds in (p.result() for p in posts))
        slowest = {path: max(p.result()[1] for p in asked) for path, asked in probes.items()}
        wrong = {path: sum(p.result()[0] != 200 for p in a) for path, a in probes.items()}
    return {
        **{f"slowest {path} (s)": f"{seconds:.2f}" for path, seconds in slowest.items()},
        **{f"{path} not answered": f"{n}" for path, n in wrong.items()},
        "eight writers: status after s": " ".join(f"{st}:{sec}" for sec, st in told),
    }


def main() -> None:
    """Print the table."""
    folders = [Path(name).resolve() for name in sys.argv[1:]] or [HERE]
    for folder in folders:
        sys.stdout.write(f"{folder}\n")
        for what, figure in measure(folder).items():
            sys.stdout.write(f"  {what:32} {figure}\n")


if __name__ == "__main__":
    main()
