"""A process that has the write lock and hangs until it is told to go on; only tests run it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from portal.config import ROOT
from portal.db import open_database, schrijven


@contextmanager
def hangt(url: str) -> Iterator[None]:
    """Let another process hold the write lock of the database at `url` for a while."""
    opdracht = [sys.executable, "-m", "tests.hulp.schrijver", url]
    pijp = subprocess.PIPE
    with subprocess.Popen(opdracht, cwd=ROOT, stdin=pijp, stdout=pijp, text=True) as proces:
        try:
            assert proces.stdout.readline() == "vast\n"
            yield
        finally:
            proces.communicate("los\n")


def houd_vast(url: str) -> None:
    """Take the lock, say so, and keep it until a line comes in."""
    open_database(url).connect()
    with schrijven():
        sys.stdout.write("vast\n")
        sys.stdout.flush()
        sys.stdin.readline()


if __name__ == "__main__":
    houd_vast(sys.argv[1])
