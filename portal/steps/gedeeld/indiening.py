"""What it takes to file a dilemma; shared by filing and by reopening what was withdrawn as a
concept.
"""

from datetime import datetime

from portal.engine import Onvolledig
from portal.models import Dilemma
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
