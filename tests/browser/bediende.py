"""The demo, served by waitress on a free port of this machine until SIGTERM: `python -m
tests.browser.bediende MAP [POORT ISSUER]`.

A process of its own, so that the database of the other tests is left alone; it sends no mail.
"""

import signal
import sys
from pathlib import Path

import waitress

from portal.cli.dienst import WAITRESS
from portal.config import Aanbieder, Settings
from portal.db import database
from portal.demo import opbouw
from portal.factory import create_app
from portal.migrations.migreren import migreer
from portal.tools.tijd import nu
from tests.hulp.aanbieder import CLIENT, GEHEIM


def main(map_: Path, poort: int = 0, issuer: str = "") -> None:
    """Make the demo in `map_`, serve it and print its address; with an `issuer` one signs in there
    too, which sends people back to this `poort`.
    """
    app = create_app(
        Settings(
            port=8000,
            database_url=f"sqlite:///{map_}/demo.db",
            secret_key="niet-echt-" * 4,
            smtp_url="",
            base_url=f"http://127.0.0.1:{poort}" if poort else "http://127.0.0.1",
            demo=True,
            oidc=Aanbieder(issuer, CLIENT, GEHEIM, "het CCV-account") if issuer else None,
        )
    )
    with database.connection_context():
        migreer()
        opbouw.maak(nu())
    server = waitress.create_server(app, host="127.0.0.1", port=poort, **WAITRESS)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    print(f"http://127.0.0.1:{server.effective_port}", flush=True)  # noqa: T201 - the test reads it
    try:
        server.run()
    finally:
        server.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(int(poort) for poort in sys.argv[2:3]), *sys.argv[3:])
