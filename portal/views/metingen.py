"""Figures for whoever watches the portal: on this machine only, and only where the settings ask."""

import hmac

from flask import Blueprint, Response, abort, current_app, request
from flask.typing import ResponseReturnValue
from prometheus_client import CONTENT_TYPE_LATEST

from portal.web.proxy import is_van_hier
from portal.web.toegang import openbaar

bp = Blueprint("metingen", __name__)


@bp.get("/metrics")
@openbaar
def toon() -> ResponseReturnValue:
    """Tell Prometheus on this machine how much, how often and how long; for all others there is no
    such page.
    """
    if not _mag_lezen(current_app.config["SETTINGS"].metrics):
        abort(404)
    return Response(current_app.extensions["metingen"].tekst(), content_type=CONTENT_TYPE_LATEST)


def _mag_lezen(instelling: str) -> bool:
    """Tell whether whoever asks is the one that the setting means: at this machine and not through
    a proxy; or with the word that it names, where a proxy on this machine may hide who asks.
    """
    if instelling in ("", "1"):
        return instelling == "1" and is_van_hier()
    gezegd = request.headers.get("Authorization", "").encode()
    return is_van_hier(ook_de_proxy=True) and hmac.compare_digest(
        gezegd, f"Bearer {instelling}".encode()
    )
