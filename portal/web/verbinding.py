"""One database connection per request."""

from flask import Flask

from portal.db import database


def registreer(app: Flask) -> None:
    """Open a connection before each request and close it after; one that a test opened already is left open."""

    @app.before_request
    def open_verbinding() -> None:
        app.extensions["eigen_verbinding"] = database.is_closed()
        database.connect(reuse_if_open=True)

    @app.teardown_appcontext
    def sluit_verbinding(_fout: BaseException | None) -> None:
        if not database.is_closed() and not app.testing:
            database.close()
