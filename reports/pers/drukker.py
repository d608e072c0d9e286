"""Prints papers: HTML in, PDF out, or one Dutch sentence why not. Safe to call from any thread;
never hangs.

Who may wait for a print, and who comes back for it, is up to the desk (`reports.pers.desk`). The
presses (`reports.pers.press`) start with the first paper and are replaced when they end.
Nothing here imports WeasyPrint, so the web server stays small.
"""

import atexit
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from tempfile import mkdtemp
from threading import Event
from time import monotonic

from portal.config import ROOT
from reports.pers.channel import receive, send
from reports.pers.desk import Desk
from reports.pers.job import STANDARD, Job, Limits, PapierMislukt, Turn

__all__ = ["Limits", "PapierMislukt", "close", "counts", "render", "send_away", "works"]

PRESSES = 2  # papers printed at the same time
START_TIME = 60  # seconds a press may take to get warm, on a machine that is busy with other things
GRACE = 5  # seconds between the limit of a child and the end of our patience with its press
# Waits beside a press until that and its child have gone, killed or not, and removes their folder.
# It belongs to no group and has no parent of ours, so what kills those leaves it alone.
JANITOR = 'exec 3<&0; { read _ <&3; rm -rf -- "$0"; } &'
ENVIRONMENT = (
    "PATH HOME LANG LOG XDG_CACHE_HOME FONTCONFIG_FILE FONTCONFIG_PATH LD_LIBRARY_PATH".split()
)


def render(
    html: str,
    limits: Limits = STANDARD,
    archive: bool = False,
    turn: Turn = Turn.READER,
    keep: int = 0,
    about: str = "",
    by: str = "",
) -> bytes:
    """Return the paper as PDF/UA-1, for an `archive` as PDF/A-3a too; raise PapierMislukt beyond
    `limits`, or when others wait already. What anybody may read is kept for `keep` seconds.
    """
    return DESK.ask(Job(html, limits, archive, turn, keep, about, by))


def send_away(about: str) -> None:
    """Raise PapierMislukt for a reader who would be sent away for this paper anyway, before its
    HTML is made: of forty who open one paper at once that is most of the work.
    """
    DESK.send_away(about)


class Customer:
    """Who asks one press for papers, and replaces it when it ends; one thread at a time."""

    def __init__(self) -> None:
        self.broken = False  # it did not come to work when it was last started
        self._process: subprocess.Popen[bytes] | None = None
        # These come with the process. On disk are its fonts.
        self._channel: socket.socket
        self._folder: str

    def render(self, html: str, limits: Limits, archive: bool = False) -> bytes:
        """Return the PDF; raise PapierMislukt. A press that has died in the meantime is replaced
        once.
        """
        job = (
            json.dumps({"limits": asdict(limits), "archive": archive}).encode(),
            html.encode("utf-8", "replace"),
        )
        try:
            reden, pdf = self._try(job, limits) or self._try(job, limits) or ("start", b"")
        except TimeoutError:
            self.stop(patience=0)
            reden, pdf = "tijd", b""
        if reden:
            raise PapierMislukt(reden)
        return pdf

    def stop(self, patience: float = GRACE) -> None:
        """End the press and what it has at work; by force after `patience` seconds."""
        if self._process is None:
            return
        process, self._process = self._process, None
        with suppress(OSError):
            self._channel.shutdown(socket.SHUT_RDWR)  # who waits for an answer wakes up
        self._channel.close()
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            os.killpg(
                process.pid, signal.SIGKILL
            )  # it leads a group; not waited for, so the number is still its
            process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)  # at once; the janitor would come too

    def _try(self, job: tuple[bytes, bytes], limits: Limits) -> tuple[str, bytes] | None:
        """Return the reason for failure and the PDF, or None when the press has ended."""
        reden = pdf = None
        try:
            self._start()
            deadline = monotonic() + limits.clock + GRACE
            self._channel.settimeout(limits.clock)
            send(self._channel, *job)
            reden, pdf = receive(self._channel, deadline), receive(self._channel, deadline)
        except TimeoutError:
            raise
        except OSError:  # it ended, or was stopped meanwhile
            pass
        if reden is None or pdf is None:
            self.stop()
            return None
        return reden.decode(), pdf

    def _start(self) -> None:
        """Have a warm press; raise ConnectionError when it ends before that, TimeoutError when it
        takes too long.
        """
        if self._process is not None and self._process.poll() is None:
            return
        if _OVER.is_set():
            raise ConnectionError
        self.stop()
        try:
            self._launch()
        except OSError:
            self.broken = True
            raise
        self.broken = False

    def _launch(self) -> None:
        self._folder = mkdtemp(prefix="papier-")
        self._channel, other_end = socket.socketpair()
        lifeline = _janitor(self._folder)
        with other_end:
            self._process = subprocess.Popen(  # nosec B603 # our own words, no shell
                [sys.executable, "-m", "reports.pers.press"],
                stdin=other_end.fileno(),
                pass_fds=(lifeline,),
                cwd=ROOT,
                start_new_session=True,
                env={n: os.environ[n] for n in ENVIRONMENT if n in os.environ}
                | {"TMPDIR": self._folder},
            )
        os.close(lifeline)
        if receive(self._channel, monotonic() + START_TIME) is None:
            raise ConnectionError


def _janitor(folder: str) -> int:
    """Have a folder removed; return what is to stay open for as long as it is needed."""
    read, write = os.pipe()
    subprocess.run(  # nosec B603 # our own words; the folder is an argument, not a command
        ["/bin/sh", "-c", JANITOR, folder],
        check=True,
        stdin=read,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(read)
    return write


def counts() -> tuple[int, int]:
    """Return how many papers wait for a press, and how many are being printed."""
    return DESK.counts()


def works() -> bool:
    """Tell whether papers can be printed, as far as is known without printing one: not when no
    press came to work the last time. One that was never needed yet is no trouble.
    """
    return not all(press.broken for press in _ALL)


def close(patience: float = GRACE) -> None:
    """End all presses; a next paper starts them anew."""
    for press in _ALL:
        press.stop(patience)


_ALL = tuple(Customer() for _ in range(PRESSES))
DESK = Desk(_ALL)
_OVER = Event()  # the process ends: no press is started any more


@atexit.register
def _end() -> None:
    _OVER.set()
    close(patience=0)
