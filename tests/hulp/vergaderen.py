"""Meetings made by the real steps, for tests that look at something later."""

from datetime import UTC, datetime
from typing import Any

from portal.engine import Verzoek
from portal.models import Agendapunt, Behandeling, Bijeenkomst, Dilemma, Gremium, Persoon
from portal.steps import agendapunten
from portal.steps import bijeenkomst as stap
from portal.vocabulary import PuntSoort
from tests.hulp.wereld import NU, PLATFORM, gremium_met

BEGINT = datetime(2026, 3, 26, 9, 0, tzinfo=UTC)  # two weeks after NU, 10.00 in Amsterdam


def plan(adviseur: Persoon, gremium: Gremium | None = None, **anders: Any) -> Bijeenkomst:
    """Plan a meeting of two hours, of the Platform unless told, and return it."""
    invoer = {"titel": "Overleg", "begint": BEGINT, "minuten": 120, "plaats": "Utrecht", "voorzitter": None}
    stap.plan(gremium or gremium_met(PLATFORM), Verzoek(adviseur, NU, invoer | anders))
    return Bijeenkomst.select().order_by(Bijeenkomst.id.desc()).get()


def agendeer(bijeenkomst: Bijeenkomst, dilemma: Dilemma, adviseur: Persoon) -> Agendapunt:
    """Put a dilemma on the agenda and return its item."""
    behandeling = Behandeling.get(Behandeling.dilemma == dilemma, Behandeling.geeindigd_op.is_null())
    agendapunten.voeg_dilemma_toe(bijeenkomst, behandeling, Verzoek(adviseur, NU))
    return Agendapunt.get(Agendapunt.bijeenkomst == bijeenkomst, Agendapunt.behandeling == behandeling)


def voeg_toe(bijeenkomst: Bijeenkomst, adviseur: Persoon, soort: PuntSoort = PuntSoort.PAUZE) -> None:
    """Put something else on the agenda."""
    invoer = {"soort": soort, "titel": soort.label, "minuten": 15}
    agendapunten.voeg_punt_toe(bijeenkomst, Verzoek(adviseur, NU, invoer))


def stel_vast(bijeenkomst: Bijeenkomst, adviseur: Persoon, *, vast: bool = True) -> None:
    """Fix the agenda, or make it a concept again."""
    stap.stel_vast(bijeenkomst, Verzoek(adviseur, NU), vast=vast)


def titels(bijeenkomst: Bijeenkomst) -> list[str]:
    """Return the items by title, in order."""
    return [punt.titel for punt in bijeenkomst.punten.order_by(Agendapunt.volgorde)]
