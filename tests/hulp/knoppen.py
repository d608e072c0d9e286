"""Every transition over HTTP: who makes it from where, and what a browser would send for it."""

from types import SimpleNamespace
from typing import Any

import pytest

from portal.models import Dilemma, Gebeurtenis
from portal.velden import Soort
from portal.vocabulary import Status
from portal.workflow import OVERGANGEN, Overgang, Wie, uit
from tests.hulp import dilemmas, web
from tests.hulp.dilemmas import met
from tests.hulp.invoer import als_formulier, geldige_invoer
from tests.hulp.pagina import Pagina

APP = web.maak_app()
# One of each kind of reader is enough to be refused.
GEWEIGERDEN = ("inbrenger", "adviseur", "deelnemer", "specialist", "bestuurder", "beheerder")
WIE = {Wie.ADVISEUR: {"adviseur", "adviseur2"}, Wie.INBRENGER: {"inbrenger"}}
ZETTEN = [
    pytest.param(o, van, persona, id=f"{o.naam}-{van}-{persona}")
    for o in OVERGANGEN
    for van in o.van
    for persona in sorted(set().union(*(WIE[w] for w in o.wie)) - {"adviseur2"})
]
per_zet = pytest.mark.parametrize(("overgang", "van", "persona"), ZETTEN)
per_overgang = pytest.mark.parametrize(
    ("overgang", "van", "persona"),
    list({zet.values[0].naam: zet for zet in reversed(ZETTEN)}.values()),
)
# Filing happens on the intake form itself, which is longer than the table's fields.
ZONDER_KNOP = {"indienen"}


def pad(dilemma: Dilemma, overgang: Overgang | None = None) -> str:
    """Return the address of a dilemma, or of a step of it."""
    return f"/dilemma/{dilemma.nummer}" + (f"/stap/{overgang.naam}" if overgang else "")


def toegestaan(status: Status) -> set[tuple[str, str]]:
    """Return which transitions the table allows here, and to whom."""
    return {(o.naam, persona) for o in uit(status) for w in o.wie for persona in WIE[w]}


def knoppen(pagina: Pagina) -> set[str]:
    """Return the steps that a page leads to."""
    stappen = [href.split("/stap/") for href in pagina.links.values()]
    return {deel[1] for deel in stappen if len(deel) == 2}


def veldnamen(overgang: Overgang) -> set[str]:
    """Return the names that the form must have: rows of acties as their parts."""
    namen = {v.naam for v in overgang.velden if v.soort is not Soort.ACTIES}
    if len(namen) < len(overgang.velden):
        namen |= {f"acties-{i}-{deel}" for i in range(3) for deel in ("wat", "eigenaar", "termijn")}
    return namen


def klaar_voor(
    overgang: Overgang, dilemma: Dilemma, mensen: SimpleNamespace, **anders: Any
) -> dict[str, Any]:
    """See to the condition of a transition and return what completes its form."""
    dilemmas.vervul_eis(overgang, dilemma, mensen.adviseur)
    return ingevuld(geldige_invoer(overgang, met(dilemma.nummer), **anders))


def ingevuld(invoer: dict[str, Any]) -> dict[str, Any]:
    """Return what a browser would post; nothing ticked is nothing sent."""
    return {naam: w for naam, w in als_formulier(invoer).items() if w != []}


def gebeurtenissen(dilemma: Dilemma) -> int:
    """Return how much the log tells of it."""
    return Gebeurtenis.select().where(Gebeurtenis.dilemma == dilemma).count()
