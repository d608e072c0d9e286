"""What it takes to file: a dilemma that is complete, and an account for the address of whoever
files without one. Shared by filing, by reopening what was withdrawn as a concept, and by a signaal.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from portal.engine import Onvolledig
from portal.models import Dilemma, DilemmaThema, Persoon, Thema
from portal.tools.mailadres import mailadres
from portal.velden.intake import INTAKE

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


def zet_themas(dilemma: Dilemma, sleutels: Iterable[str]) -> None:
    """Let a dilemma bear exactly these themas."""
    DilemmaThema.delete().where(DilemmaThema.dilemma == dilemma).execute()
    for thema in Thema.select().where(Thema.sleutel.in_(list(sleutels))):
        DilemmaThema.create(dilemma=dilemma, thema=thema)


def inbrenger_voor(invoer: Mapping[str, Any]) -> Persoon:
    """Return the account for a typed address: a new one, or the existing one with its details left
    as they are.
    """
    gegevens = {naam: invoer.get(naam) or "" for naam in ("naam", "organisatie", "functie")}
    persoon: Persoon
    persoon, _ = Persoon.get_or_create(email=mailadres(invoer["email"]), defaults=gegevens)
    return persoon
