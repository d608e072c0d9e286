"""Presses that stand still, for tests of what happens when everybody prints at once."""

from threading import Event

from reports.pers.desk import Desk, Place
from reports.pers.job import Turn

GEDULD = 60  # seconds a thread gets on a busy machine before a test calls it stuck


class Pers:
    """A press that prints when it is told to (`los`), and tells what it began."""

    def __init__(self):
        self.begonnen, self.los, self.fout = [], Event(), {}

    def render(self, html, limits, archive=False):
        """Give the HTML itself, or raise what `fout` has for it."""
        self.begonnen.append(html)
        assert self.los.wait(GEDULD)
        if html in self.fout:
            raise self.fout[html]
        return html.encode()


def volle_balie(turn: Turn = Turn.READER) -> tuple[Desk, Pers]:
    """Return a desk at which two wait already, and its presses."""
    pers = Pers()
    balie = Desk([pers, pers])
    balie._places += [Place(turn), Place(turn)]
    return balie, pers


def wacht(balie: Desk, voorwaarde) -> None:
    """Return once `voorwaarde` holds of what the desk guards."""
    with balie._bell:
        for _ in range(GEDULD * 100):
            if voorwaarde():
                return
            balie._bell.wait(0.01)
    raise AssertionError("It did not happen in time.")


def laat_drukken(balie: Desk, pers: Pers) -> None:
    """Let the presses print all they have."""
    pers.los.set()
    wacht(balie, lambda: not balie._line.waiting and not balie._line.at_work)
