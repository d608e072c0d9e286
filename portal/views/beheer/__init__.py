"""The pages of /beheer: who works with the portal and how it is set. No page here shows content."""

from flask import Blueprint

from portal.tools import adressen
from portal.views.beheer import gremia, invoer, mensen, organisaties, themas, veranderd, voordeur

bp = Blueprint("beheer", __name__, url_prefix=adressen.BEHEER)
for deel in (voordeur, mensen, organisaties, gremia, themas, invoer, veranderd):
    bp.register_blueprint(deel.bp)
