"""Hand out an actie; shared by the Beraad's decision and by follow-up."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from portal import outbox
from portal.models import Actie, Besluit, Dilemma, Gremium, Persoon


def maak(
    dilemma: Dilemma, gremium: Gremium, rij: Mapping[str, Any], nu: datetime, besluit: Besluit | None = None
) -> Actie:
    """Store an actie (`rij`: wat, eigenaar as id, termijn) and mail its owner; call inside `schrijven()`."""
    eigenaar = Persoon.get_by_id(int(rij["eigenaar"]))
    outbox.plaats("actie", eigenaar, nu, pad="/acties", nummer=dilemma.nummer)
    return Actie.create(
        dilemma=dilemma, besluit=besluit, gremium=gremium,
        wat=rij["wat"], eigenaar=eigenaar, termijn=rij["termijn"],
    )
