"""One database connection per request, and none to a database that this portal must leave alone."""

from flask import Flask, current_app, g, request
from peewee import OperationalError

from portal.db import database
from portal.gegevens.houvast import Houvast
from portal.gegevens.keuring import GegevensFout

# The health check opens its own, so that it can say that it failed.
ZONDER = ("asset", "start.gezond", "metingen.toon", "start.robots", "start.meldpunt")
HOUVAST = "houvast"


class Geweigerd(OperationalError):
    """This portal must leave the database alone; the message says why, for its log."""


def registreer(app: Flask) -> None:
    """Open a connection before each request and close it after; one that was open already stays
    open.
    """
    app.extensions[HOUVAST] = Houvast(demo=app.config["SETTINGS"].demo)

    @app.before_request
    def open_verbinding() -> None:
        g.eigen_verbinding = database.is_closed()
        if request.endpoint in ZONDER:
            return
        if g.eigen_verbinding:
            database.connect()
        keur()

    @app.teardown_request
    def sluit_verbinding(_fout: BaseException | None) -> None:
        if g.pop("eigen_verbinding", False) and not database.is_closed():
            database.close()


def houvast() -> Houvast:
    """Return how this process holds the database."""
    greep: Houvast = current_app.extensions[HOUVAST]
    return greep


def keur() -> None:
    """Look whether this portal may serve from the open database and hold it from then on: once,
    and anew when the hold got lost. Any WSGI server comes in here; only `serve` has looked before.
    Raises Geweigerd.
    """
    try:
        houvast().eis()
    except GegevensFout as fout:
        raise Geweigerd(str(fout)) from fout
