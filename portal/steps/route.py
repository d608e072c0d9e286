"""The transitions by name: each row of the table finds its effect in the step it belongs to, or the
start fails.
"""

from portal import engine
from portal.engine import Effect, Verzoek
from portal.models import Dilemma
from portal.steps import beraad, intake, platform, triage, uitkomst, werkgroep
from portal.vocabulary import Stap
from portal.workflow import OVERGANG, OVERGANGEN

_MODULE = {
    Stap.INTAKE: intake,
    Stap.TRIAGE: triage,
    Stap.PLATFORM: platform,
    Stap.WERKGROEP: werkgroep,
    Stap.BERAAD: beraad,
    Stap.UITKOMST: uitkomst,
}
EFFECT: dict[str, Effect] = {o.naam: getattr(_MODULE[o.stap], o.naam) for o in OVERGANGEN}


def zet(naam: str, dilemma: Dilemma, verzoek: Verzoek) -> str:
    """Make the transition called `naam`; see `engine.zet`."""
    return engine.zet(OVERGANG[naam], dilemma, verzoek, EFFECT[naam])
