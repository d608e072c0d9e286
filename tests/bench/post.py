"""How long whoever signs in waits for their mail while letters to refused addresses wait too.

    git worktree add /tmp/before 05132da
    python -m tests.bench.post [/tmp/before] [--number 150 --number 1000]

A column per checkout: the one that is named, and this one; the last is how many times as long. So
many intakes are filed without an account, each under an address that the mail server on loopback
refuses, for good (550) or for now (451), and then one letter to sign in with is queued. The real
worker sends them; its pauses are not slept but counted, so the delay is the time that its rounds
took and the pauses in between. Each checkout runs in a process and on a database of its own.
"""

import json
import os
import socketserver
import subprocess
import sys
import tempfile
import threading
from argparse import ArgumentParser
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

from portal import outbox
from portal.config import Settings
from portal.db import database, open_database, schrijven
from portal.engine import Verzoek
from portal.jobs.ronde import Werker
from portal.migrations.begin import leg_beginwaarden
from portal.migrations.migreren import migreer
from portal.models import Persoon
from portal.steps import intake

HERE = Path(__file__).resolve().parents[2]
REFUSALS = {"550": "550 5.1.1 no such user", "451": "451 4.7.1 try again later"}
READER = "reader@test.example"
ENOUGH = 24 * 3600  # seconds after which nobody waits any more


class Server(socketserver.StreamRequestHandler):
    """Speaks just enough SMTP; refuses who is gone, and notes when the reader's letter comes."""

    def handle(self) -> None:
        with suppress(OSError):
            self.say("220 ready")
            while line := self.rfile.readline().decode("latin-1").strip().upper():
                self.answer(line)

    def answer(self, line: str) -> None:
        if line.startswith("RCPT TO:<GONE"):
            self.say(self.server.refusal)
        elif line == "DATA":
            self.say("354 go on")
            while self.rfile.readline() not in (b".\r\n", b""):
                pass
            self.say("250 thanks")
        else:
            if READER.upper() in line:
                self.server.arrived.set()
            self.say("221 bye" if line == "QUIT" else "250 ok")

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


class Pauses(threading.Event):
    """Stands in for the worker's pause: it takes no time, and moves the clock on."""

    past = 0.0

    def wait(self, timeout: float | None = None) -> bool:
        self.past += timeout or 0.0
        return True


def measure(number: int, refusal: str) -> float:
    """Return the seconds that the letter took in the checkout that is imported here."""
    with tempfile.TemporaryDirectory() as folder, serving(refusal) as server:
        smtp = "smtp://127.0.0.1:{1}".format(*server.server_address)
        url = f"sqlite:///{folder}/portal.db"
        settings = Settings(8000, url, "x" * 32, smtp, "http://127.0.0.1:8000", False)
        open_database(url)
        start, pauses = datetime.now(UTC), Pauses()
        with database.connection_context():
            migreer()
            leg_beginwaarden(start)
            who = {"naam": "N", "organisatie": "O", "functie": "F"}
            reader = Persoon.create(email=READER, bevestigd_op=start, **who)
            Persoon.create(email="adviser@test.example", rol="adviseur", **who)
            for n in range(number):
                filed = {"titel": f"T {n}", "vraag": "V?", "email": f"gone{n}@test.example", **who}
                intake.breng_in(Verzoek(None, start, filed), indienen=True)
            with schrijven():
                outbox.plaats("inloggen", reader, start, door=None, pad="/inloggen/x")
        began = monotonic()

        def clock() -> datetime:
            return start + timedelta(seconds=monotonic() - began + pauses.past)

        worker = Werker(settings, clock)
        worker._wakker = pauses
        worker.start()
        while not server.arrived.wait(0.002) and (clock() - start).total_seconds() < ENOUGH:
            pass
        took = (clock() - start).total_seconds()
        worker.stop()
        return took


class serving:
    """A mail server on loopback for as long as a measurement lasts."""

    def __init__(self, refusal: str):
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Server)
        self.server.daemon_threads, self.server.refusal = True, refusal
        self.server.arrived = threading.Event()

    def __enter__(self) -> socketserver.ThreadingTCPServer:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self.server

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


def in_checkout(root: Path, number: int, code: str) -> float:
    """Measure in a process that imports this checkout."""
    env = os.environ | {"PYTHONPATH": str(root)}
    command = [
        sys.executable,
        str(Path(__file__).resolve()),
        "--here",
        code,
        "--number",
        str(number),
    ]
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def main() -> None:
    """Print a row per number of intakes and kind of refusal."""
    ask = ArgumentParser(description=__doc__)
    ask.add_argument("before", nargs="?", type=Path)
    ask.add_argument("--number", type=int, action="append")
    ask.add_argument("--here", choices=REFUSALS)
    asked = ask.parse_args()
    if asked.here:
        sys.stdout.write(json.dumps(measure(asked.number[0], REFUSALS[asked.here])))
        return
    roots = [*([asked.before.resolve()] if asked.before else []), HERE]
    for number in asked.number or (150, 1000):
        for code in REFUSALS:
            took = [in_checkout(root, number, code) for root in roots]
            ratio = f"  {took[0] / took[-1]:8.1f} x" if len(took) > 1 else ""
            waited = "".join(f"{s:10.2f} s" for s in took)
            sys.stdout.write(f"{number:5} intakes, {code}:{waited}{ratio}\n")


if __name__ == "__main__":
    main()
