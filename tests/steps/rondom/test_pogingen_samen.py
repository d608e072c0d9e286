"""Two processes on one database share one count of tries."""

import subprocess
import sys

import pytest

from portal.config import ROOT
from portal.steps.rondom import pogingen


@pytest.mark.parametrize("email", ["adviseur@test.example", "niemand@test.example"])
def test_two_processes_together_try_no_more_than_one(eigen_url, email):
    opdracht = [sys.executable, "-m", "tests.hulp.proberen", eigen_url, email]
    samen = [
        subprocess.Popen(opdracht, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    gedaan = [int(proces.communicate(timeout=120)[0]) for proces in samen]
    assert sum(gedaan) == pogingen.VRIJ
