"""Step 3: what the Landelijk Platform (and any later gremium) makes of a dilemma."""

from datetime import datetime, time

from portal.engine import Verzoek
from portal.models import Dilemma
from portal.steps.gedeeld import behandelen
from portal.steps.gedeeld.werkgroepkeuze import kies_of_stel_in
from portal.steps.rondom import kennisbank
from portal.tools.tijd import uit_lokaal
from portal.tools.zeker import zeker
from portal.vocabulary import Status


def aanhouden(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """Leave agendas of meetings before the chosen day; the day itself is recorded by the engine."""
    gekozen = uit_lokaal(datetime.combine(verzoek.invoer["volgende_datum"], time()))
    for dilemma in leden:
        behandelen.sla_over(dilemma, verzoek.nu, gekozen)


def instellen(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """End the stay at the Platform and begin one at a (new) werkgroep."""
    werkgroep = kies_of_stel_in(verzoek)
    for dilemma in leden:
        behandelen.verder(dilemma, werkgroep, verzoek.nu, verzoek.invoer)


def oplossen(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """Keep the result under the gremium that found it."""
    for dilemma in leden:
        behandeling = zeker(behandelen.huidige(dilemma))
        behandelen.eindig(dilemma, verzoek.nu)
        kennisbank.kom_uit(dilemma, behandeling.gremium, verzoek)
