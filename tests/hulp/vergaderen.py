"""Meetings made by the real steps, for tests that look at something later."""

from datetime import UTC, datetime
from typing import Any

from portal.engine import Verzoek
from portal.models import Agendapunt, Behandeling, Bijeenkomst, Dilemma, Gremium, Persoon
from portal.queries.bijeenkomst import rijp as agendarijp
from portal.steps import triage
from portal.steps.bijeenkomst import agenda
from portal.steps.bijeenkomst import plannen as stap
from portal.steps.bijeenkomst import punten as agendapunten
from portal.steps.bijeenkomst import rijp as rijp_stap
from portal.tools import adressen
from portal.vocabulary import PuntSoort
from tests.hulp.geheugen import onthoudt
from tests.hulp.wereld import NU, PLATFORM, gremium_met

BEGINT = datetime(2026, 3, 26, 9, 0, tzinfo=UTC)  # two weeks after NU, 10.00 in Amsterdam


@onthoudt
def plan(adviseur: Persoon, gremium: Gremium | None = None, **anders: Any) -> Bijeenkomst:
    """Plan a meeting of two hours, of the Platform unless told, and return it."""
    invoer = {
        "titel": "Overleg",
        "begint": BEGINT,
        "minuten": 120,
        "plaats": "Utrecht",
        "voorzitter": None,
    }
    stap.plan(gremium or gremium_met(PLATFORM), Verzoek(adviseur, NU, invoer | anders))
    return Bijeenkomst.select().order_by(Bijeenkomst.id.desc()).get()


@onthoudt
def plan_kort(adviseur: Persoon, gremium: Gremium | None = None, **anders: Any) -> Bijeenkomst:
    """Plan a meeting with an opening and a close only, so that a test tells its items at a
    glance.
    """
    bijeenkomst = plan(adviseur, gremium, **anders)
    for punt in bijeenkomst.punten.where(
        Agendapunt.soort.in_((PuntSoort.MEDEDELINGEN, PuntSoort.VERSLAG))
    ):
        agendapunten.haal_weg(punt, Verzoek(adviseur, NU))
    return Bijeenkomst.get_by_id(bijeenkomst.id)


@onthoudt
def agendeer(bijeenkomst: Bijeenkomst, dilemma: Dilemma, adviseur: Persoon) -> Agendapunt:
    """Put a dilemma on the agenda and return its item."""
    behandeling = Behandeling.get(
        Behandeling.dilemma == dilemma, Behandeling.geeindigd_op.is_null()
    )
    agendapunten.voeg_dilemma_toe(bijeenkomst, behandeling, Verzoek(adviseur, NU))
    return Agendapunt.get(
        Agendapunt.bijeenkomst == bijeenkomst, Agendapunt.behandeling == behandeling
    )


@onthoudt
def voeg_toe(
    bijeenkomst: Bijeenkomst, adviseur: Persoon, soort: PuntSoort = PuntSoort.PAUZE
) -> None:
    """Put something else on the agenda."""
    invoer = {"soort": soort, "titel": soort.label, "minuten": 15}
    agendapunten.voeg_punt_toe(bijeenkomst, Verzoek(adviseur, NU, invoer))


@onthoudt
def maak_rijp(bijeenkomst: Bijeenkomst, adviseur: Persoon) -> None:
    """Mend what keeps the agenda from being fixed: take up its dilemmas, check their texts, say why
    for the rest.
    """
    for rijp in agendarijp.onrijp(bijeenkomst):
        mist = {uitkomst.toets.naam for uitkomst in rijp.ontbreekt}
        if "behandelaar" in mist:
            triage.wijs_toe(
                rijp.punt.behandeling.dilemma, Verzoek(adviseur, NU, {"behandelaar": adviseur.id})
            )
        if "anoniem" in mist:
            rijp_stap.bevestig_anoniem(rijp.punt, Verzoek(adviseur, NU))
    for rijp in agendarijp.onrijp(bijeenkomst):
        rijp_stap.geef_reden(
            rijp.punt, Verzoek(adviseur, NU, {"onrijp_reden": "Het kan niet wachten."})
        )


@onthoudt
def stel_vast(bijeenkomst: Bijeenkomst, adviseur: Persoon, *, vast: bool = True) -> None:
    """Fix the agenda, made ripe first, or make it a concept again."""
    if vast and not bijeenkomst.vastgesteld_op:
        maak_rijp(bijeenkomst, adviseur)
    (agenda.stel_vast if vast else agenda.maak_concept)(bijeenkomst, Verzoek(adviseur, NU))


def titels(bijeenkomst: Bijeenkomst) -> list[str]:
    """Return the items by title, in order."""
    return [punt.titel for punt in bijeenkomst.punten.order_by(Agendapunt.volgorde)]


def pagina(bijeenkomst: Bijeenkomst) -> str:
    """Return the address of a meeting's page."""
    return adressen.bijeenkomst(bijeenkomst.id)
