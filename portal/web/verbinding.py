"""One database connection per request, and none to a database that this portal must leave alone."""

from contextlib import ExitStack

from flask import Flask, current_app, g, request
from peewee import OperationalError

from portal.db import database
from portal.gegevens import slot
from portal.gegevens.bruikbaar import bezwaar
from portal.gegevens.keuring import GegevensFout

# The health check opens its own, so that it can say that it failed.
ZONDER = ("asset", "start.gezond", "metingen.toon", "start.robots", "start.meldpunt")
GEKEURD = "database_gekeurd"


class Geweigerd(OperationalError):
    """This portal must leave the database alone; the message says why, for its log."""


def registreer(app: Flask) -> None:
    """Open a connection before each request and close it after; one that was open already stays
    open.
    """

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


def keur() -> None:
    """Look once in the life of a process whether this portal may serve from the open database, and
    hold it from then on. Any WSGI server comes in here; only `serve` has looked before. Raises
    Geweigerd.
    """
    if current_app.extensions.get(GEKEURD):
        return
    with ExitStack() as greep:
        try:
            greep.enter_context(slot.gedeeld())
        except GegevensFout as fout:
            raise Geweigerd(str(fout)) from fout
        if zin := bezwaar(demo=current_app.config["SETTINGS"].demo):
            raise Geweigerd(zin)
        current_app.extensions[GEKEURD] = greep.pop_all()
