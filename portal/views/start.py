"""The front door, the health check, and what machines look for at fixed addresses."""

from contextlib import nullcontext
from datetime import datetime, timedelta

from flask import Blueprint, Response, current_app, jsonify, request
from flask.typing import ResponseReturnValue
from peewee import PeeweeException

from portal.db import database
from portal.jobs.bezorgen import organisator
from portal.queries.rondom import exemplaren, post
from portal.steps.rondom import spoor
from portal.web import verbinding
from portal.web.pagina import toon
from portal.web.sessie import nu, vandaag
from portal.web.toegang import openbaar

bp = Blueprint("start", __name__)

GELDIG = timedelta(days=180)  # of where to report a weakness; RFC 9116 asks for less than a year


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
            verbinding.keur()
            database.execute_sql("SELECT id FROM dilemma LIMIT 1")
            leeftijden = {
                "oudste_mail": _seconden(post.wacht_sinds()),
                "laatste_ronde": _seconden(post.laatste_ronde()),
                "oudste_exemplaar": _seconden(exemplaren.wacht_sinds()),
            }
    except PeeweeException:
        return jsonify(status="de database antwoordt niet"), 503
    wacht = len(spoor.WACHTEND)  # lines of the log that could not be written yet
    return jsonify(status="ok", dienst="dilemmaportaal", log_wacht=wacht, **leeftijden)


def _seconden(sinds: datetime | None) -> int | None:
    """Return how long ago that was in whole seconds; None: nothing waits, or there was no round."""
    return max(0, int((nu() - sinds).total_seconds())) if sinds else None


@bp.get("/robots.txt")
@openbaar
def robots() -> ResponseReturnValue:
    """Tell search engines what is for everybody: the front page and the kennisbank."""
    return _tekst("User-agent: *", "Allow: /$", "Allow: /kennisbank", "Disallow: /")


@bp.get("/.well-known/security.txt")
@openbaar
def meldpunt() -> ResponseReturnValue:
    """Tell where to report a weakness (RFC 9116): at CONTACT_EMAIL, or else at the sender of
    mail.
    """
    settings, tot = current_app.config["SETTINGS"], vandaag() + GELDIG
    return _tekst(
        f"Contact: mailto:{organisator(settings)}",
        f"Expires: {tot.isoformat()}T00:00:00Z",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.base_url}{request.path}",
    )


def _tekst(*regels: str) -> Response:
    return Response("\n".join((*regels, "")), content_type="text/plain; charset=utf-8")
