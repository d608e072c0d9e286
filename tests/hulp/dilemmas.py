"""Dilemmas that walked the real steps to where a test wants them, as the people who may take those
steps.
"""

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from portal import policy
from portal.engine import Verzoek
from portal.models import Besluit, Dilemma, Persoon
from portal.steps import beraad, intake, route, uitkomst
from portal.steps.bijeenkomst import besluiten
from portal.velden import Soort
from portal.velden.intake import INTAKE as VELDEN
from portal.vocabulary import ActieStatus, Status
from portal.workflow import OVERGANG, Eis, Overgang, Wie
from tests.hulp.geheugen import onthoudt
from tests.hulp.invoer import geldige_invoer
from tests.hulp.wereld import BEGIN, NU

# The intake fields in which people type, and a whole intake: every field but the ticks filled in.
GETYPT = tuple(veld.naam for veld in VELDEN if veld.soort in (Soort.REGEL, Soort.TEKST))
INTAKE: dict[str, Any] = {
    **{naam: f"De inbrenger over {naam}." for naam in GETYPT},
    **{veld.naam: [woord.value for woord in veld.woorden][:2] for veld in VELDEN if veld.woorden},
    "titel": "Mag ik delen wat ik weet?",
    "vraag": "Wie mag hier beslissen?",
    "themas": ["uithuwelijking"],
}
_LADDER = ("indienen", "agenderen", "instellen", "voorleggen", "besluiten", "afronden")
# The way to each status: up the whole ladder, or off it after triage.
WEG: dict[Status, tuple[str, ...]] = {
    Status.CONCEPT: (),
    Status.INGEDIEND: _LADDER[:1],
    Status.PLATFORM: _LADDER[:2],
    Status.WERKGROEP: _LADDER[:3],
    Status.BERAAD: _LADDER[:4],
    Status.UITVOERING: _LADDER[:5],
    Status.AFGEROND: _LADDER,
    Status.NIET_IN_BEHANDELING: ("indienen", "afwijzen"),
    Status.INGETROKKEN: ("indienen", "intrekken"),
}


@onthoudt
def nieuw(
    inbrenger: Persoon, nu: datetime = BEGIN, *, indienen: bool = False, **anders: Any
) -> Dilemma:
    """Bring in a dilemma as a signed-in inbrenger; `anders` replaces parts of the intake."""
    invoer = {**INTAKE, **anders}
    return met(intake.breng_in(Verzoek(inbrenger, nu, invoer), indienen=indienen))


def met(nummer: str) -> Dilemma:
    """Return the dilemma as the database has it now."""
    return Dilemma.met_nummer(nummer)


@onthoudt
def doe(naam: str, dilemma: Dilemma, actor: Persoon, nu: datetime = NU, **anders: Any) -> Dilemma:
    """Make the transition `naam` with complete input and return the dilemma afterwards."""
    invoer = geldige_invoer(OVERGANG[naam], dilemma, **anders)
    return met(route.zet(naam, dilemma, Verzoek(actor, nu, invoer)))


def actor_voor(overgang: Overgang, dilemma: Dilemma, mensen: SimpleNamespace) -> Persoon:
    """Return somebody who may make this transition: an adviseur where possible."""
    return mensen.adviseur if Wie.ADVISEUR in overgang.wie else dilemma.inbrenger


def vervul_eis(overgang: Overgang, dilemma: Dilemma, adviseur: Persoon, nu: datetime = NU) -> None:
    """See to the condition of the table, if any: release a decision, or close what is open."""
    if overgang.eis is Eis.BESLUIT_VRIJGEGEVEN:
        vrijgegeven_besluit(dilemma, adviseur, nu)
    if overgang.eis is Eis.GEEN_OPEN_ACTIE:
        for actie in policy.open_acties(dilemma):
            uitkomst.sluit_actie(
                actie, Verzoek(adviseur, nu, {"status": ActieStatus.GEDAAN, "resultaat": "Gedaan."})
            )


@onthoudt
def vrijgegeven_besluit(dilemma: Dilemma, adviseur: Persoon, nu: datetime = NU) -> Besluit:
    """Record a decision on a dilemma at the Beraad and take it all the way to release."""
    beraad.leg_besluit_vast(dilemma, Verzoek(adviseur, nu, {"tekst": "Doe het."}))
    besluit = Besluit.select().where(Besluit.dilemma == dilemma).order_by(Besluit.id.desc()).get()
    for _ in besluiten.VOLGENDE:
        beraad.breng_besluit_verder(besluit, Verzoek(adviseur, nu))
    return Besluit.get_by_id(besluit.id)


@onthoudt
def in_status(
    status: Status, mensen: SimpleNamespace, inbrenger: Persoon | None = None, **intake_: Any
) -> Dilemma:
    """Return a dilemma of `inbrenger` (else of mensen.inbrenger) that walked to `status`, one step
    a day.
    """
    dilemma = nieuw(inbrenger or mensen.inbrenger, **intake_)
    for dagen, naam in enumerate(WEG[status], 1):
        moment, overgang = BEGIN + timedelta(days=dagen), OVERGANG[naam]
        vervul_eis(overgang, dilemma, mensen.adviseur, moment)
        dilemma = doe(naam, dilemma, actor_voor(overgang, dilemma, mensen), moment)
    return dilemma
