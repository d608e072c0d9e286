"""How long `flask move` takes, and how much memory, with many papers.

    python -m tests.bench.verhuizing [papers]

Each paper has a megabyte that cannot be packed. From SQLite to a PostgreSQL of its own, and back.
"""

import os
import resource
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from portal.config import ROOT
from portal.db import database, open_database
from portal.migrations.migreren import migreer
from tests.hulp import postgres, rijen, wereld

SIZE = 1_000_000


def fill(url: str, papers: int) -> None:
    """Make a database with so many papers in it."""
    open_database(url)
    with database.connection_context():
        migreer()
        wereld.maak()
        for n in range(papers):
            rijen.stuk(
                None, wereld.mensen().adviseur, jaar=2026, soort="jaarrapport", reeks=f"r {n}",
                code=f"code-{n}", inhoud=os.urandom(SIZE),
            )  # fmt: skip


def move(source: str, target: str) -> tuple[float, float]:
    """Return the seconds that it took, and the megabytes at its highest."""
    own = {"DATABASE_URL": source, "SECRET_KEY": "x" * 32, "SMTP_URL": "smtp://localhost"}
    begin, flask = time.monotonic(), [sys.executable, "-m", "flask", "--app", "app"]
    with subprocess.Popen(
        [*flask, "move", target], cwd=ROOT, env={**os.environ, **own}, stdout=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return time.monotonic() - begin, usage.ru_maxrss / 1000


def main() -> None:
    """Print the table."""
    papers = int((sys.argv[1:] or ["300"])[0])
    bin_ = postgres.programmas()
    if bin_ is None:
        sys.exit("PostgreSQL is not installed.")
    with postgres.Cluster(bin_) as cluster, TemporaryDirectory() as where:
        urls = [f"sqlite:///{Path(where)}/there.db", cluster.nieuwe_database("bench")]
        urls.append(f"sqlite:///{Path(where)}/back.db")
        fill(urls[0], papers)
        sys.stdout.write(f"{papers} papers of {SIZE / 1e6:.0f} MB; this process itself has ")
        sys.stdout.write(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB\n")
        for source, target in pairwise(urls):
            seconds, megabytes = move(source, target)
            to = target.partition(":")[0]
            sys.stdout.write(f"to {to:12} {seconds:6.1f} s {megabytes:6.0f} MB at the highest\n")


if __name__ == "__main__":
    main()
