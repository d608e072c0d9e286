"""The pages of a meeting."""

from flask import Blueprint

from portal.steps.bijeenkomst.grond import Afgezegd, AgendaVast, AgendaVerouderd
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
    voorbereiding,
)

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
bp.register_error_handler(Afgezegd, agenda.is_afgezegd)
bp.register_error_handler(AgendaVast, agenda.staat_vast)
bp.register_error_handler(AgendaVerouderd, agenda.verouderd)
