"""Whatever legal things people do in whatever order, the promises of the design hold."""

import os
from random import Random

import pytest

from portal.tools.tijd import dag
from tests.hulp import controle, databases, wandeling

WANDELINGEN = int(os.environ.get("WANDELINGEN", "7"))  # more of them on demand
STAPPEN = {"sqlite": 20, "postgresql": 6}


@pytest.fixture(scope="module")
def vertrek(gevulde_database):
    with databases.teruggedraaid(gevulde_database):
        wandeling.maak_dilemmas()
        yield


@pytest.mark.usefixtures("vertrek", "db")
@pytest.mark.parametrize("zaad", range(WANDELINGEN))
def test_every_promise_holds_after_every_deed(backend, zaad):
    weg = wandeling.Wandeling(Random(zaad))
    try:
        for _ in range(STAPPEN[backend]):
            weg.stap()
        controle.alles(weg.rijen(), dag(weg.nu))
    except Exception as fout:
        fout.add_note("so far: " + " | ".join(weg.spoor))
        raise
