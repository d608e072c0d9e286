"""The press: a warm process that prints each paper in a child of its own (`python -m
reports.pers.press`).

Why a process apart: the web server has threads, and a process with threads cannot be forked safely.
Why a child per paper: limits on memory and time hold for one job, and whatever a paper breaks ends
with it. Standard input is the socket to the asker; when the asker goes, so do the press and the
child at work.
"""

import ctypes
import gc
import json
import logging
import os
import resource
import select
import signal
import socket
import sys
import warnings
from typing import Any, BinaryIO

from portal.tools.logregel import richt_in, van_fout
from reports.pers.channel import receive, send
from reports.pers.pdf import Typesetter

log = logging.getLogger("reports.pers.press")  # it runs under another name
MIB = 1024 * 1024
OUT_OF_MEMORY = 12
PR_SET_PDEATHSIG = 1  # prctl(2)
TIME_SIGNALS = (signal.SIGALRM, signal.SIGXCPU)
MEMORY_SIGNALS = (
    signal.SIGABRT,
    signal.SIGSEGV,
    signal.SIGTRAP,
    signal.SIGBUS,
)  # how C libraries take a refusal


def main() -> None:
    """Get warm, say so, then serve jobs until the asker is gone."""
    signal.signal(
        signal.SIGTERM, signal.SIG_IGN
    )  # who stops the portal stops the asker, and that ends the loop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    richt_in(os.environ.get("LOG", ""), "reports")  # what WeasyPrint says quotes the paper
    # Python 3.12 warns of what Typesetter.after_fork answers.
    warnings.filterwarnings("ignore", ".*multi-threaded, use of fork", DeprecationWarning)
    press = Press()
    with socket.socket(fileno=sys.stdin.fileno()) as channel:
        send(channel, b"warm")
        while job := receive(channel):
            press.job(channel, json.loads(job), receive(channel) or b"")


class Press:
    """All that a child inherits ready-made."""

    def __init__(self) -> None:
        self.typesetter = Typesetter()
        self.threads = _has_threads()
        gc.collect()
        gc.freeze()  # a collection in a child would copy every page of memory that it touches
        gc.disable()

    def job(self, channel: socket.socket, job: dict[str, Any], html: bytes) -> None:
        """Print one paper in a child; answer with the reason for failure (empty when well) and the
        PDF.

        `job` has the `limits`, and `archive`: whether it must be a PDF/A too.
        """
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            self._as_child(write, job, html)
        os.close(write)
        with open(read, "rb", buffering=0) as output:
            pdf = _until_it_ends(channel, output)
        if pdf is None:
            os.kill(child, signal.SIGKILL)
        status = os.waitpid(child, 0)[1]
        if pdf is not None:
            send(channel, reason(status).encode(), b"" if status else pdf)

    def _as_child(self, write: int, job: dict[str, Any], html: bytes) -> None:
        """Do the one job and end the process, without the clean-up that is the parent's."""
        code = 1
        try:
            limit(**job["limits"])
            if self.threads:
                self.typesetter.after_fork()
            with open(write, "wb") as output:
                output.write(self.typesetter.pdf(html.decode(), job["archive"]))
            code = 0
        except MemoryError:
            code = OUT_OF_MEMORY
        finally:
            if code == 1 and (fault := sys.exc_info()[1]):
                log.error("a paper was not printed: %s", van_fout(fault))
            os._exit(code)


def limit(cpu: int, clock: int, memory: int) -> None:
    """Bind this process to seconds of CPU time, seconds by the clock, MiB of memory, and the life
    of its press; the kernel sees to it.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":  # elsewhere it goes on to its limits when its press is killed
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.setitimer(signal.ITIMER_REAL, clock)
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory * MIB, memory * MIB))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def reason(status: int) -> str:
    """Return why a child ended, as a key of `drukker.ZINNEN`; empty when all is well."""
    if not os.WIFSIGNALED(status):
        return {0: "", OUT_OF_MEMORY: "geheugen"}.get(os.WEXITSTATUS(status), "fout")
    number = os.WTERMSIG(status)
    return "tijd" if number in TIME_SIGNALS else "geheugen" if number in MEMORY_SIGNALS else "fout"


def _until_it_ends(channel: socket.socket, output: BinaryIO) -> bytes | None:
    """Return all that the child writes until it ends; None when the asker left before that."""
    data = bytearray()
    ends: list[socket.socket | BinaryIO] = [channel, output]
    while True:
        # The asker says nothing before it has its answer, so a sign of life there is goodbye.
        if channel in select.select(ends, [], [])[0]:
            return None
        part = output.read(1 << 16)
        if not part:
            return bytes(data)
        data += part


def _has_threads() -> bool:
    """Tell whether a library runs threads in this process; true where the system does not say."""
    tasks = "/proc/self/task"
    return not os.path.isdir(tasks) or len(os.listdir(tasks)) > 1


if __name__ == "__main__":
    main()
