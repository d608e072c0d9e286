"""What must be so of a besluit by the time a deed is done to it; as `eisen` has it of the rest."""

from datetime import datetime

from portal.models import Agendapunt, Besluit
from portal.policy import dilemma
from portal.policy.eisen import Iemand, Voorwaarde
from portal.vocabulary import BesluitStatus, Status


def te_besluiten(wie: Iemand, punt: Agendapunt, nu: datetime) -> bool:
    """The gremium may still decide on the item."""
    return dilemma.kan_besluiten(punt.bijeenkomst.gremium, punt.dilemma)


def kan_besluiten(*mag_in: BesluitStatus) -> Voorwaarde:
    """Return the demand that a besluit has one of these statuses and its gremium may still
    decide.
    """

    def eis(wie: Iemand, besluit: Besluit, nu: datetime) -> bool:
        return besluit.status in mag_in and dilemma.kan_besluiten(besluit.gremium, besluit.dilemma)

    eis.__doc__ = f"The besluit is {' or '.join(mag_in)}, and its gremium may still decide on it."
    return eis


def besluit_bij_beraad(*mag_in: BesluitStatus) -> Voorwaarde:
    """Return the demand that a besluit has one of these statuses while its dilemma is there."""

    def eis(wie: Iemand, besluit: Besluit, nu: datetime) -> bool:
        daar = besluit.dilemma is not None and besluit.dilemma.status is Status.BERAAD
        return besluit.status in mag_in and daar

    eis.__doc__ = f"The besluit is {' or '.join(mag_in)}, and its dilemma is with the Beraad."
    return eis


def besluit_is_concept(wie: Iemand, besluit: Besluit, nu: datetime) -> bool:
    """The besluit is a concept, wherever its dilemma went meanwhile."""
    return besluit.status is BesluitStatus.CONCEPT


def besluit_staat_vast(wie: Iemand, besluit: Besluit, nu: datetime) -> bool:
    """The besluit is vastgesteld or vrijgegeven, wherever its dilemma went meanwhile."""
    return besluit.status is not BesluitStatus.CONCEPT
