"""Two `serve` and two `jobs` on one PostgreSQL behind nginx, under load, with one of them killed.

    python -m tests.bench.tweeling [visitors [seconds]]

Visitors each from a network of their own open the form of a signaal and send it, over and over;
halfway one `serve` gets SIGKILL. Whoever hears of no success sends the same form again. At the end
is told what was sent, what was acknowledged, what is there, and what is there twice; and of each
second around the kill how many answers there were and how many failed. nginx is Debian's, with a
configuration of its own, on loopback, as whoever runs this.
"""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Lock, Thread

from portal import audit
from portal.config import ROOT
from portal.db import database
from portal.models import Bericht, Signaal
from tests.hulp import databases, postgres, tweeling
from tests.hulp.tweeling import FLASK, Klant
from tests.web.rondom.test_signaal import ALLES

TRIES, PAUSE = 40, 0.25
NGINX = """
daemon off; pid {where}/pid; error_log {where}/error.log; worker_processes 1;
events {{ worker_connections 512; }}
http {{
  access_log off;
  client_body_temp_path {where}; proxy_temp_path {where}; fastcgi_temp_path {where};
  uwsgi_temp_path {where}; scgi_temp_path {where};
  upstream portal {{ {servers} }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://portal;
      proxy_set_header Host $host;
      proxy_set_header X-Forwarded-For $http_x_bench;
    }}
  }}
}}
"""


@contextmanager
def nginx(ports: list[int]) -> Iterator[int]:
    """Divide what comes over these ports; yield where it listens."""
    port = tweeling.vrije_poort()
    with TemporaryDirectory() as where:
        servers = " ".join(f"server 127.0.0.1:{p} fail_timeout=2s;" for p in ports)
        config = Path(where, "nginx.conf")
        config.write_text(NGINX.format(where=where, servers=servers, port=port))
        with subprocess.Popen(
            ["/usr/sbin/nginx", "-c", str(config), "-p", where], stderr=subprocess.DEVNULL
        ) as process:
            time.sleep(1)
            try:
                yield port
            finally:
                process.terminate()


class Load:
    """What was sent, and what came of it."""

    def __init__(self, port: int):
        self.port, self.stop, self.lock = port, Event(), Lock()
        self.sent, self.acknowledged, self.again = 0, [], 0
        self.answers: Counter[tuple[int, bool]] = Counter()
        self.begin = time.monotonic()

    def ask(self, client: Klant, **fields: str) -> int:
        """Ask for the form, or send it; count how that went, by the second."""
        status = client.vraag(self.port, "/signaal", **fields).status
        with self.lock:
            self.answers[int(time.monotonic() - self.begin), status in (200, 303)] += 1
        return status

    def visit(self, number: int) -> None:
        """File one signaal after another."""
        for time_ in count():
            if self.stop.is_set():
                return
            client = Klant(**{"X-Bench": f"10.{number}.{time_ % 250}.1"})
            own = {"email": f"s{number}-{time_}@test.example", "titel": f"Signaal {number}-{time_}"}
            fields: dict[str, str] = {}
            while not fields:
                fields = client.formulier(self.port, "/signaal")
            self.send(client, fields | ALLES | own)

    def send(self, client: Klant, fields: dict[str, str]) -> None:
        """Send a form until it is acknowledged."""
        self.sent += 1
        for again in range(TRIES):
            if self.ask(client, **fields) == 303:
                with self.lock:
                    self.acknowledged.append(fields["titel"])
                    self.again += again > 0
                return
            time.sleep(PAUSE)


def jobs(url: str, stop: Event) -> None:
    """Do one round after another, each in a process of its own."""
    while not stop.is_set():
        env = tweeling.omgeving(url, 1)
        subprocess.run([*FLASK, "jobs"], cwd=ROOT, env=env, capture_output=True)


def tell(load: Load, killed: int) -> None:
    """Print the figures."""
    there = Counter(s.titel for s in Signaal.select(Signaal.titel))
    lost = [titel for titel in load.acknowledged if titel not in there]
    letters = Bericht.select().where(Bericht.soort == "bevestigen").count()
    for what, figure in {
        "sent": load.sent,
        "acknowledged": len(load.acknowledged),
        "of which after sending again": load.again,
        "there": len(there),
        "acknowledged and lost": len(lost),
        "there twice": sum(n > 1 for n in there.values()),
        "letters to confirm": letters,
        "faults in the log": len(list(audit.fouten())),
    }.items():
        sys.stdout.write(f"{what:32}{figure:6}\n")
    for second in range(max(0, killed - 2), killed + 6):
        good, bad = load.answers[second, True], load.answers[second, False]
        mark = "  one is killed" if second == killed else ""
        sys.stdout.write(f"second {second:3}: {good:4} answered {bad:4} failed{mark}\n")


def main() -> None:
    """Run it."""
    visitors, seconds = (int(w) for w in (*sys.argv[1:], *("8", "20")[len(sys.argv) - 1 :]))
    bin_ = postgres.programmas()
    if bin_ is None or not Path("/usr/sbin/nginx").exists():
        sys.exit("PostgreSQL and nginx must both be installed.")
    with postgres.Cluster(bin_) as cluster:
        url = cluster.nieuwe_database("bench")
        with databases.geopend(url), tweeling.bediend(url, TRUSTED_PROXY="127.0.0.1") as both:
            stop = Event()
            rounds = [Thread(target=jobs, args=(url, stop)) for _ in range(2)]
            with nginx(list(both)) as port, ThreadPoolExecutor(visitors) as crowd:
                for thread in rounds:
                    thread.start()
                load = Load(port)
                done = [crowd.submit(load.visit, n) for n in range(visitors)]
                time.sleep(seconds / 2)
                killed = int(time.monotonic() - load.begin)
                next(iter(both.values())).kill()
                time.sleep(seconds / 2)
                load.stop.set()
                for visit in done:
                    visit.result()
            stop.set()
            for thread in rounds:
                thread.join()
            tell(load, killed)
            assert not database.is_closed()


if __name__ == "__main__":
    main()
