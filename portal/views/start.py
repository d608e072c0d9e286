"""The front door and the health check."""

from contextlib import nullcontext
from datetime import datetime

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from peewee import PeeweeException

from portal.db import database
from portal.queries.rondom import post
from portal.web.pagina import toon
from portal.web.sessie import nu
from portal.web.toegang import openbaar

bp = Blueprint("start", __name__)


@bp.get("/")
@openbaar
def voordeur() -> ResponseReturnValue:
    """Explain the ladder and point to the form."""
    return toon("start.html")


@bp.get("/gezond")
@openbaar
def gezond() -> ResponseReturnValue:
    """Answer 200 while the database does, 503 otherwise; and how long mail and jobs are behind.

    It only reads: who waits to write, or hangs while writing, does not keep it.
    """
    try:
        with database.connection_context() if database.is_closed() else nullcontext():
            database.execute_sql("SELECT id FROM dilemma LIMIT 1")
            leeftijden = {
                "oudste_mail": _seconden(post.wacht_sinds()),
                "laatste_ronde": _seconden(post.laatste_ronde()),
            }
    except PeeweeException:
        return jsonify(status="de database antwoordt niet"), 503
    return jsonify(status="ok", dienst="dilemmaportaal", **leeftijden)


def _seconden(sinds: datetime | None) -> int | None:
    """Return how long ago that was in whole seconds; None: nothing waits, or there was no round."""
    return max(0, int((nu() - sinds).total_seconds())) if sinds else None
