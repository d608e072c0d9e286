"""The pages of a meeting."""

from flask import Blueprint

from portal.views.bijeenkomst import (
    agenda,
    plannen,
    punten,
    rijp,
    tafels,
    uitnodigen,
    vergaderacties,
    vergaderbesluiten,
    vergadering,
    vergaderscherm,
    voorbereiding,
)
from portal.web.fouten import DEELSCHERMEN

bp = Blueprint("bijeenkomst", __name__)
for deel in (
    plannen,
    agenda,
    punten,
    rijp,
    voorbereiding,
    uitnodigen,
    tafels,
    vergadering,
    vergaderbesluiten,
    vergaderacties,
):
    bp.register_blueprint(deel.bp)

# How their screens show what keeps something from being done.
VERGADERSCHERM = (vergadering, vergaderbesluiten, vergaderacties)
for deel in (agenda, plannen, punten, rijp, voorbereiding, uitnodigen, tafels):
    DEELSCHERMEN[f"bijeenkomst.{deel.bp.name}"] = agenda.opnieuw
for deel in VERGADERSCHERM:
    DEELSCHERMEN[f"bijeenkomst.{deel.bp.name}"] = vergaderscherm.opnieuw
