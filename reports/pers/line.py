"""Papers that wait for a press, and whose turn it is. Nobody's papers keep others waiting.

Of one reader never two are printed at the same time, and all take turns. The desk guards it: it is
not safe for several threads at once.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import count

from reports.pers.job import Job, PapierMislukt, Turn

LENGTH = 64  # papers that wait for a press; a reader beyond that asks again later
COME_BACK = 3  # seconds after which a print is ready, if nobody else waits for one


class Line:
    """The papers that wait in the order they were asked for, and those that are at work."""

    def __init__(self, presses: int):
        self.presses = presses
        self.waiting: list[Job] = []
        self.at_work: list[Job] = []
        self._turns = count(1)
        self._turn_of: dict[str, int] = {}  # when who waits had their last one

    def __iter__(self) -> Iterator[Job]:
        yield from self.at_work
        yield from self.waiting

    def too_many(self) -> PapierMislukt:
        """Return what says when to come back: later as more wait."""
        return PapierMislukt("druk", COME_BACK + len(self.waiting) // self.presses)

    def add(self, job: Job) -> None:
        """Let a paper wait; raise PapierMislukt for a reader for whom there is no room."""
        if job.turn is Turn.READER and len(self.waiting) >= LENGTH:
            self._make_room(job)
        self.waiting.append(job)

    def share(self, job: Job, asked: Job) -> None:
        """Let the same paper go as early as the first of those who ask for it would have it."""
        job.turn, job.keep = min(job.turn, asked.turn), max(job.keep, asked.keep)
        job.by = min(job.by, asked.by, key=self._queued)

    def first(self) -> Job | None:
        """Return whose turn it is: who had none yet, then who had one longest ago. What is for
        nobody yet never takes the last free press.
        """
        helped = {job.by for job in self.at_work if job.by and job.turn is Turn.READER}
        last = self.presses - len(self.at_work) < 2
        turns = [
            (job.turn, self._turn_of.get(job.by, 0), place)
            for place, job in enumerate(self.waiting)
            if not (job.turn is Turn.READER and job.by in helped)
            and not (job.turn is Turn.BACKGROUND and last)
        ]
        return self.waiting[min(turns)[2]] if turns else None

    def take(self, job: Job) -> None:
        """Begin with a paper."""
        self.waiting.remove(job)
        self.at_work.append(job)
        if job.by:
            self._turn_of[job.by] = next(self._turns)
        here = {job.by for job in self.waiting}
        self._turn_of = {by: turn for by, turn in self._turn_of.items() if by in here}

    def _make_room(self, job: Job) -> None:
        """Put off the last paper of whoever has most here; raise PapierMislukt when that is who
        asks now.
        """
        seen: Counter[str] = Counter()
        most, place = 0, 0
        for number, other in enumerate(self.waiting):
            if other.turn is Turn.READER and seen[other.by] >= most:
                most, place = seen[other.by], number
            seen[other.by] += 1
        if most <= self._queued(job.by):
            raise self.too_many()
        self.waiting.pop(place).outcome = self.too_many()

    def _queued(self, by: str) -> int:
        return sum(job.by == by for job in self.waiting)
