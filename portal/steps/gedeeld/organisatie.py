"""By which name an organisation is known: whoever names it, and however they write it."""

from portal.models import Organisatie
from portal.models.organisatie import sleutel_van


def bekend(naam: str) -> str:
    """Return the name by which this organisation is known; one that is new is known from here on.

    Call inside `schrijven()`, and only for whoever is known to be who they are: what a stranger
    typed makes no organisation.
    """
    if not naam:
        return ""
    rij = Organisatie.met_naam(naam)
    if rij is None:
        rij = Organisatie.create(naam=naam, sleutel=sleutel_van(naam))
    return waarin(rij).naam


def waarin(rij: Organisatie) -> Organisatie:
    """Return the organisation into which this one went by now, or itself."""
    while rij.opgegaan_in_id:
        rij = Organisatie.get_by_id(rij.opgegaan_in_id)
    return rij
