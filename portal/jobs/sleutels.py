"""A key that was changed: what the previous one closed is closed anew, so that it can go."""

import logging

from portal.config import Settings
from portal.db import schrijven
from portal.models import Codeapp
from portal.tools.kluis import Kluis

log = logging.getLogger(__name__)


def sluit_opnieuw(settings: Settings) -> int:
    """Close the secrets of apps for codes by the newest key; return how many were not yet."""
    if not settings.secret_key_previous:
        return 0
    kluis = Kluis(*settings.sleutels)
    nieuw = {app.id: (app.geheim, kluis.sluit_opnieuw(app.geheim)) for app in Codeapp.select()}
    anders = {id_: paar for id_, paar in nieuw.items() if paar[0] != paar[1]}
    if not anders:
        return 0
    with schrijven():
        for id_, (oud, dicht) in anders.items():  # whoever set another app meanwhile keeps that
            dezelfde = (Codeapp.id == id_) & (Codeapp.geheim == oud)
            Codeapp.update(geheim=dicht).where(dezelfde).execute()
    log.warning("closed %s secrets of apps for codes by the new SECRET_KEY", len(anders))
    return len(anders)
