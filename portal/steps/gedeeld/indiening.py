"""What it takes to file: a dilemma that is complete, and an account for the address of whoever
files without one. Shared by filing, by reopening what was withdrawn as a concept, and by a signaal.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from portal.engine import Onvolledig, Verzoek
from portal.models import Dilemma, Persoon
from portal.tools.mailadres import mailadres
from portal.velden.intake import AFZENDER, INTAKE

GEGEVENS = tuple(veld.naam for veld in AFZENDER)
NODIG = tuple(veld.naam for veld in INTAKE if veld.verplicht)


def noteer(dilemma: Dilemma, nu: datetime) -> None:
    """Note the moment of the first filing: before it the CCV sees nothing.

    Raises Onvolledig when the intake lacks what every dilemma needs.
    """
    if ontbreekt := [naam for naam in NODIG if not getattr(dilemma, naam)]:
        raise Onvolledig(", ".join(ontbreekt))
    if dilemma.ingediend_op is None:
        dilemma.ingediend_op = nu
        dilemma.save(only=[Dilemma.ingediend_op])


def inbrenger_voor(invoer: Mapping[str, Any]) -> Persoon:
    """Return the account for a typed address: a new one, or the existing one with its details left
    as they are. Of an address that nobody confirmed yet the empty ones are filled in.
    """
    gegevens = {naam: invoer.get(naam) or "" for naam in GEGEVENS}
    persoon: Persoon
    persoon, _ = Persoon.get_or_create(email=mailadres(invoer["email"]), defaults=gegevens)
    if persoon.bevestigd_op is None:
        vul_aan(persoon, invoer)
    return persoon


def wie_indient(verzoek: Verzoek) -> Persoon | None:
    """Return the account of whoever files, or None for an address that is new."""
    return verzoek.actor or Persoon.met_email(mailadres(verzoek.invoer["email"]))


def mist(persoon: Persoon | None) -> list[str]:
    """Return which of their own details somebody with an account has not given yet."""
    return [naam for naam in GEGEVENS if persoon and not getattr(persoon, naam)]


def vul_aan(persoon: Persoon, invoer: Mapping[str, Any]) -> None:
    """Fill in the details that somebody had not given yet, as far as they do so now."""
    if nieuw := {naam: invoer[naam] for naam in mist(persoon) if invoer.get(naam)}:
        for naam, waarde in nieuw.items():
            setattr(persoon, naam, waarde)
        persoon.save(only=list(nieuw))
