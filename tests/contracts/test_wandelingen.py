"""Whatever legal things people do in whatever order, the promises of the design hold."""

import os
from random import Random

import pytest

from portal.tijd import dag
from tests.hulp import controle, databases, wandeling

WANDELINGEN = int(os.environ.get("WANDELINGEN", "12"))  # on SQLite; a third of them on PostgreSQL too
STAPPEN = 20
PER_BACKEND = [("sqlite", zaad) for zaad in range(WANDELINGEN)] + [
    pytest.param("postgresql", zaad, marks=pytest.mark.postgres) for zaad in range(WANDELINGEN // 3)
]


@pytest.fixture(scope="module")
def vertrek(gevulde_database):
    with databases.teruggedraaid(gevulde_database):
        wandeling.maak_dilemmas()
        yield


@pytest.mark.usefixtures("vertrek", "db")
@pytest.mark.parametrize(("backend", "zaad"), PER_BACKEND, indirect=["backend"])
def test_every_promise_holds_after_every_deed(zaad):
    weg = wandeling.Wandeling(Random(zaad))
    try:
        for _ in range(STAPPEN):
            weg.stap()
        controle.alles(weg.rijen(), dag(weg.nu))
    except Exception as fout:
        fout.add_note("so far: " + " | ".join(weg.spoor))
        raise
