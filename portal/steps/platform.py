"""Step 3: what the Landelijk Platform (and any later gremium) makes of a dilemma."""

from portal.engine import Verzoek
from portal.models import Dilemma
from portal.steps import behandelen, opbrengsten
from portal.steps.werkgroepkeuze import kies_of_stel_in
from portal.vocabulary import Status


def aanhouden(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """Change nothing but the next date, which the engine itself records."""


def instellen(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """End the stay at the Platform and begin one at a (new) werkgroep."""
    werkgroep = kies_of_stel_in(verzoek)
    for dilemma in leden:
        behandelen.verder(dilemma, werkgroep, verzoek.nu, verzoek.invoer)


def oplossen(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """Keep the result under the gremium that found it."""
    for dilemma in leden:
        behandeling = behandelen.huidige(dilemma)
        behandelen.eindig(dilemma, verzoek.nu)
        opbrengsten.maak(dilemma, behandeling.gremium, verzoek.invoer, verzoek.nu)
