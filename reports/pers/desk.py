"""The desk between those who ask for papers and the presses. At most two of them ever wait.

A web thread that waits is one less for everybody, so there are two places to wait in. Who finds
them taken is sent away at once; a reader's paper is printed meanwhile, in its turn, and lies ready
for a minute: who comes back makes progress, however many others ask. Who asks for what is being
printed already gets the same print.
"""

import logging
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Condition, Thread
from time import monotonic
from typing import Protocol

from portal.tools.logregel import van_fout
from portal.tools.telling import PRENT, tel
from reports.pers.job import Job, Limits, PapierMislukt, Turn
from reports.pers.line import Line

log = logging.getLogger(__name__)
PLACES = 2  # web threads that may wait for a print
COLLECT = 60  # seconds that a print lies ready for who was sent away
KEPT_BYTES = 32_000_000  # of all that lies ready together
# Seconds that each waits at most. Who issues sits out a cold start and a heavy paper before theirs.
PATIENCE = {Turn.ISSUE: 150.0, Turn.READER: 30.0, Turn.BACKGROUND: 600.0}


class Printer(Protocol):
    """What prints one paper at a time."""

    def render(self, html: str, limits: Limits, archive: bool = False) -> bytes:
        """Return the PDF; raise PapierMislukt."""


@dataclass(eq=False)
class Place:
    """Somebody who waits; `leave` is set when they must make room for who issues."""

    turn: Turn
    leave: bool = False


class Desk:
    """Safe to call from any thread. Its own threads, one a press, begin with the first paper."""

    def __init__(self, presses: Sequence[Printer]):
        self._presses = presses
        self._bell = Condition()  # guards all below, and rings when any of it changes
        self._line = Line(len(presses))
        self._ready: OrderedDict[str, Job] = OrderedDict()
        self._places: list[Place] = []
        self._idle = set(range(len(presses)))
        self._threads: list[Thread] = []

    def ask(self, asked: Job) -> bytes:
        """Return the print; raise PapierMislukt, for "druk" with when to come back."""
        with self._bell:
            job = self._known(asked)
            if job.outcome is None:
                with self._place(asked.turn) as place:
                    self._enqueue(job)
                    self._wait(job, place)
            return job.answer()

    def counts(self) -> tuple[int, int]:
        """Return how many papers wait, and how many are being printed."""
        with self._bell:
            return len(self._line.waiting), len(self._line.at_work)

    def send_away(self, about: str) -> None:
        """Raise PapierMislukt when a paper about this is on its way and both places are taken."""
        with self._bell:
            jobs = [job for job in self._line if about and job.about == about]
            if jobs and len(self._taken()) >= PLACES:
                jobs[0].sent_away = True
                raise self._line.too_many()

    def _taken(self) -> list[Place]:
        return [p for p in self._places if not p.leave and p.turn is not Turn.BACKGROUND]

    def _known(self, asked: Job) -> Job:
        """Return the job that this one is the same as: ready, at work or waiting; else itself."""
        self._tidy()
        if ready := self._ready.get(asked.key):
            self._ready.move_to_end(asked.key)
            return ready
        for job in self._line:
            if job.key == asked.key:
                self._line.share(job, asked)
                return job
        return asked

    @contextmanager
    def _place(self, turn: Turn) -> Iterator[Place]:
        """Take a place to wait in; a reader who finds none gets one to leave at once. Who issues
        takes that of a reader, and is refused where others issue.
        """
        place = Place(turn)
        taken = self._taken()
        if turn is not Turn.BACKGROUND and len(taken) >= PLACES:
            readers = [p for p in taken if p.turn is Turn.READER]
            if turn is Turn.READER:
                place.leave = True
            elif readers:
                readers[0].leave = True
                self._bell.notify_all()
            else:
                raise self._line.too_many()
        self._places.append(place)
        try:
            yield place
        finally:
            self._places.remove(place)

    def _enqueue(self, job: Job) -> None:
        if job in self._line:
            return
        self._line.add(job)
        self._bell.notify_all()
        if not self._threads:
            self._threads = [
                Thread(target=self._work, args=(number,), name="press", daemon=True)
                for number in range(len(self._presses))
            ]
            for thread in self._threads:
                thread.start()

    def _wait(self, job: Job, place: Place) -> None:
        """Return when the job is done; raise PapierMislukt for who must come back for it."""
        self._bell.wait_for(
            lambda: job.outcome is not None or place.leave,
            0 if place.leave else PATIENCE[place.turn],
        )
        if job.outcome is not None:
            return
        if place.turn is Turn.READER:
            job.sent_away = True
        elif job in self._line.waiting and not job.sent_away:
            self._line.waiting.remove(job)  # nobody will come for it
        raise self._line.too_many()

    def _work(self, number: int) -> None:
        """Print what is asked for, for ever."""
        while True:
            job = self._next(number)
            outcome = _printed(self._presses[number], job)
            with self._bell:
                self._finish(job, outcome)
                self._idle.add(number)

    def _next(self, number: int) -> Job:
        with self._bell:
            # The same press for one paper after another: what nobody needs is never started.
            while (job := self._line.first()) is None or number != min(self._idle):
                self._bell.wait(COLLECT)
                self._tidy()
            self._idle.remove(number)
            self._line.take(job)
            self._bell.notify_all()
            return job

    def _finish(self, job: Job, outcome: bytes | PapierMislukt) -> None:
        self._line.at_work.remove(job)
        job.html, job.outcome = "", outcome
        lies = max(COLLECT if job.sent_away else 0, job.keep if isinstance(outcome, bytes) else 0)
        if lies:
            job.until = monotonic() + lies
            self._ready[job.key] = job
        self._tidy()
        self._bell.notify_all()

    def _tidy(self) -> None:
        """Throw away what nobody came for in time, and the oldest of what is too much."""
        now = monotonic()
        for key in [key for key, job in self._ready.items() if job.until <= now]:
            del self._ready[key]
        while len(self._ready) > 1 and sum(map(_size, self._ready.values())) > KEPT_BYTES:
            self._ready.popitem(last=False)


def _size(job: Job) -> int:
    return len(job.outcome) if isinstance(job.outcome, bytes) else 0


def _printed(press: Printer, job: Job) -> bytes | PapierMislukt:
    begin, outcome = monotonic(), _rendered(press, job)
    pdf = outcome if isinstance(outcome, bytes) else b""
    how = outcome.reden if isinstance(outcome, PapierMislukt) else "done"
    tel(PRENT, how)
    ms = round((monotonic() - begin) * 1000)
    log.log(
        logging.INFO if pdf else logging.WARNING, "print %s: %s ms, %s bytes", how, ms, len(pdf)
    )
    return outcome


def _rendered(press: Printer, job: Job) -> bytes | PapierMislukt:
    try:
        return press.render(job.html, job.limits, job.archive)
    except PapierMislukt as fout:
        return fout
    except Exception as fout:
        log.error("a press failed: %s", van_fout(fout))
        return PapierMislukt("fout")
