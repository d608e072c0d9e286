"""No test runs for ever: one still busy after five minutes fails with the place where it was.

What never comes back to Python, so that no handler runs, ends the whole run a while later.
"""

import faulthandler
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

# Seconds that setup, test and teardown may each take; the longest takes some ten by itself.
GEDULD = float(os.environ.get("GEDULD", "300"))
NOGMAALS = 5  # seconds until the next bark, for what cleans up without end
# Seconds until the last resort, and how often it is put off at most.
EINDE, VERLENG = float(os.environ.get("EINDE", "1000")), 60
_verlengd = float("-inf")
_stderr = sys.__stderr__.fileno()


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


def pytest_configure(config: pytest.Config) -> None:
    """Keep the way out that pytest catches from here on: the last word must be heard."""
    global _stderr
    with config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
        _stderr = os.dup(sys.__stderr__.fileno())


def _verleng() -> None:
    """Put off the last resort; for each test by itself, as pytest's own, it costs a thread each."""
    global _verlengd
    if (nu := time.monotonic()) - _verlengd > VERLENG:
        _verlengd = nu
        faulthandler.dump_traceback_later(EINDE, exit=True, file=_stderr)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call():
    """Watch each part of each test: what is raised here is that test's own failure."""
    _verleng()
    with begrensd():
        return (yield)


pytest_runtest_setup = pytest_runtest_teardown = pytest_runtest_call
