"""One paper to be printed: what may be used for it, whose turn it is, and why it failed."""

from dataclasses import asdict, dataclass, field
from enum import IntEnum
from hashlib import sha256

ZINNEN = {
    "tijd": (
        "Het maken van dit stuk duurde te lang en is gestopt. Maak de teksten korter en "
        "probeer het opnieuw."
    ),
    "geheugen": (
        "Dit stuk is te groot om te maken. Maak de teksten korter of verdeel ze over twee stukken."
    ),
    "druk": "Er worden nu veel stukken tegelijk gemaakt. Probeer het over een minuut opnieuw.",
    "start": (
        "Stukken kunnen nu niet worden gemaakt. De oorzaak staat in het logboek van de server."
    ),
    "fout": "Dit stuk kon niet worden gemaakt. De oorzaak staat in het logboek van de server.",
}


class PapierMislukt(Exception):
    """A paper could not be made; `reden` is a key of ZINNEN, the message its sentence for the
    reader. Who was too many ("druk") can come back after `na` seconds.
    """

    def __init__(self, reden: str, na: int = 0):
        super().__init__(ZINNEN[reden])
        self.reden = reden
        self.na = na


@dataclass(frozen=True)
class Limits:
    """What one paper may use: seconds of CPU time, seconds by the clock, MiB of memory."""

    cpu: int = 20
    clock: int = 40
    memory: int = 1024


STANDARD = Limits()


class Turn(IntEnum):
    """For whom a paper is printed; the lowest goes first.

    Who issues one has typed a form and cannot come back by itself. A reader can: a page reloads.
    What nobody asked for yet waits until both presses have nothing else to do.
    """

    ISSUE = 0
    READER = 1
    BACKGROUND = 2


@dataclass(eq=False)
class Job:
    """A paper that is asked for; after its print `outcome` is its bytes, or why there are none.

    `key` is the same for the same bytes: whoever may not see a paper cannot make its HTML.
    `about` names what it is a paper of, for who wants to know before they make the HTML; `by` who
    asks for it first, so that nobody's papers keep those of others waiting.
    `keep` is how many seconds its bytes may serve others: none, unless anybody may read them.
    `sent_away` is set once somebody was told to come back for it; after `until` (on the clock of
    the desk) it is thrown away.
    """

    html: str
    limits: Limits = field(default_factory=Limits)
    archive: bool = False
    turn: Turn = Turn.READER
    keep: int = 0
    about: str = ""
    by: str = ""
    outcome: bytes | PapierMislukt | None = None
    sent_away: bool = False
    until: float = 0.0
    key: str = field(init=False)

    def __post_init__(self) -> None:
        how = f"{asdict(self.limits)} {self.archive}\n"
        self.key = sha256((how + self.html).encode("utf-8", "replace")).hexdigest()

    def answer(self) -> bytes:
        """Return the bytes, or raise PapierMislukt."""
        if isinstance(self.outcome, bytes):
            return self.outcome
        fout = self.outcome or PapierMislukt("fout")
        raise PapierMislukt(fout.reden, fout.na)
