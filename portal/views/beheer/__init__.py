"""The pages of /beheer: who works with the portal and how it is set. No page here shows content."""

from flask import Blueprint

from portal.tools import adressen
from portal.views.beheer import (
    gremia,
    invoer,
    mensen,
    organisaties,
    teksten,
    themas,
    uitvoer,
    veranderd,
    voordeur,
)

bp = Blueprint("beheer", __name__, url_prefix=adressen.BEHEER)
DELEN = (voordeur, mensen, organisaties, gremia, themas, teksten, invoer, uitvoer, veranderd)
for deel in DELEN:
    bp.register_blueprint(deel.bp)
