"""Many at once, and a process that dies: nothing is lost, nothing is done twice, nobody overwrites
another.
"""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from portal import audit
from portal.config import ROOT
from portal.db import database
from portal.engine import Verouderd, Verzoek
from portal.models import Bericht, Dilemma, Gebeurtenis, Signaal
from portal.steps import intake, route
from portal.vocabulary import Status
from portal.workflow import OVERGANG
from tests.hulp import dilemmas, signalen, wereld
from tests.hulp.invoer import geldige_invoer
from tests.hulp.wereld import NU

DRADEN, KEER = 25, {"sqlite": 8, "postgresql": 2}


def tegelijk(aantal: int, doe: Callable):
    """Run doe(0), doe(1) … at one moment, each on a connection of its own; return what each gave or
    raised.
    """
    hek = Barrier(aantal)

    def draad(n):
        with database.connection_context():
            hek.wait(100)  # only one that hangs takes so long
            try:
                return doe(n)
            except Exception as fout:
                return fout

    with ThreadPoolExecutor(aantal) as draden:
        return list(draden.map(draad, range(aantal)))


def dien_in(sleutel):
    invoer = {**dilemmas.INTAKE, "email": f"{sleutel}@test.example"}
    return intake.breng_in(Verzoek(None, NU, invoer, sleutel), indienen=True)


def test_one_form_sent_twenty_times_at_once_is_one_dilemma(eigen_database):
    assert tegelijk(20, lambda _: dien_in("dubbelklik")) == ["D-2026-0001"] * 20
    assert Dilemma.select().count() == 1
    assert Bericht.select().where(Bericht.soort == "bevestigen").count() == 1


def test_two_hundred_intakes_at_once_get_two_hundred_numbers_in_a_row(backend, eigen_database):
    groepen = tegelijk(
        DRADEN, lambda n: [dien_in(f"nummer-{n}-{keer}") for keer in range(KEER[backend])]
    )
    fouten = [groep for groep in groepen if isinstance(groep, Exception)]
    assert not fouten
    nummers = [nummer for groep in groepen for nummer in groep]
    assert sorted(nummers) == [f"D-2026-{n:04d}" for n in range(1, DRADEN * KEER[backend] + 1)]
    assert list(audit.fouten()) == []


def test_signalen_at_once_get_numbers_in_a_row_and_one_sent_twice_gets_one(eigen_database):
    def geef(n):
        return signalen.anoniem(f"nieuw-{n}@test.example", f"sleutel-{n}").nummer

    nummers = tegelijk(DRADEN, lambda n: geef(n // 5))
    assert sorted(set(nummers)) == [f"S-2026-{n:04d}" for n in range(1, DRADEN // 5 + 1)]
    assert Counter(Counter(nummers).values()) == {5: DRADEN // 5}
    assert Signaal.select().count() == DRADEN // 5 and list(audit.fouten()) == []


@pytest.mark.parametrize(
    "namen", [("agenderen", "afwijzen"), ("afwijzen", "afwijzen"), ("versnellen", "beantwoorden")]
)
def test_of_two_advisers_with_the_same_screen_one_wins_and_one_is_told(eigen_database, namen):
    mensen = wereld.mensen()
    dilemma = dilemmas.in_status(Status.INGEDIEND, mensen)
    verzoeken = [
        Verzoek(wie, NU, geldige_invoer(OVERGANG[naam], dilemma), f"sleutel-{n}", dilemma.versie)
        for n, (wie, naam) in enumerate(
            zip((mensen.adviseur, mensen.adviseur2), namen, strict=True)
        )
    ]
    uitkomsten = tegelijk(2, lambda n: route.zet(namen[n], dilemma, verzoeken[n]))
    assert Counter(type(u) for u in uitkomsten) == {str: 1, Verouderd: 1}
    verloren = next(u for u in uitkomsten if isinstance(u, Verouderd))
    assert [g.naar for g in verloren.sindsdien] == [dilemmas.met(dilemma.nummer).status]
    assert (
        Gebeurtenis.select()
        .where(Gebeurtenis.dilemma == dilemma, Gebeurtenis.van == Status.INGEDIEND)
        .count()
        == 1
    )


def test_what_was_acknowledged_survives_the_death_of_the_process(eigen_url, eigen_database):
    opdracht = [sys.executable, "-m", "tests.hulp.indiener", eigen_url]
    with subprocess.Popen(opdracht, cwd=ROOT, stdout=subprocess.PIPE, text=True) as proces:
        bevestigd = [proces.stdout.readline().strip() for _ in range(12)]
        os.kill(proces.pid, signal.SIGKILL)
        bevestigd += proces.stdout.read().split()
    assert proces.returncode == -signal.SIGKILL
    bewaard = {d.nummer for d in Dilemma.select().where(Dilemma.status == Status.INGEDIEND)}
    assert len(bevestigd) >= 12 and set(bevestigd) <= bewaard
    assert list(audit.fouten()) == []
