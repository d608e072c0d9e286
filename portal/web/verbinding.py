"""One database connection per request."""

from flask import Flask, g, request

from portal.db import database

# The health check opens its own, so that it can say that it failed.
ZONDER = ("asset", "start.gezond", "start.robots", "start.meldpunt")


def registreer(app: Flask) -> None:
    """Open a connection before each request and close it after; one that was open already stays
    open.
    """

    @app.before_request
    def open_verbinding() -> None:
        g.eigen_verbinding = database.is_closed()
        if g.eigen_verbinding and request.endpoint not in ZONDER:
            database.connect()

    @app.teardown_request
    def sluit_verbinding(_fout: BaseException | None) -> None:
        if g.pop("eigen_verbinding", False) and not database.is_closed():
            database.close()
