"""The front door and the health check."""

from contextlib import nullcontext

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from peewee import PeeweeException

from portal.db import database
from portal.web.pagina import toon
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
    """Answer 200 while the database does, 503 otherwise."""
    try:
        with database.connection_context() if database.is_closed() else nullcontext():
            database.execute_sql("SELECT COUNT(*) FROM dilemma")
    except PeeweeException:
        return jsonify(status="de database antwoordt niet"), 503
    return jsonify(status="ok", dienst="dilemmaportaal")
