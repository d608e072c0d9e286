"""No test runs for ever: one still busy after five minutes fails with the place where it was.

What never comes back to Python, so that no handler runs, is ended by pytest's own faulthandler; see
pyproject.toml.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

# Seconds that setup, test and teardown may each take; the longest takes some ten by itself.
GEDULD = float(os.environ.get("GEDULD", "300"))
NOGMAALS = 5  # seconds until the next bark, for what cleans up without end


class TeLang(BaseException):
    """A test takes too long. Not an Exception: no loop must take it for a failed attempt."""


@contextmanager
def begrensd() -> Iterator[None]:
    """Raise TeLang in the main thread when what is inside takes longer than GEDULD."""
    vorige = signal.signal(signal.SIGALRM, _blaf)
    signal.setitimer(signal.ITIMER_REAL, GEDULD, NOGMAALS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, vorige)


def _blaf(_nummer: int, _frame: FrameType | None) -> None:
    raise TeLang(f"still busy after {GEDULD:g} seconds")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call():
    """Watch each part of each test: what is raised here is that test's own failure."""
    with begrensd():
        return (yield)


pytest_runtest_setup = pytest_runtest_teardown = pytest_runtest_call
