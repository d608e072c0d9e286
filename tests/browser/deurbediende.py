"""The portal as it runs for real, on a free port of this machine until SIGTERM, with two adviseurs
who have a password and one with an app besides: `python -m tests.browser.deurbediende MAP`.

On localhost: a browser makes no passkeys for a host that is a number. It sends no mail.
"""

import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import waitress

from portal.cli.dienst import WAITRESS
from portal.config import Settings
from portal.db import database
from portal.engine import Verzoek
from portal.factory import create_app
from portal.migrations.begin import leg_beginwaarden
from portal.migrations.migreren import migreer
from portal.models import Persoon
from portal.steps.rondom import factoren
from portal.tools.tijd import nu
from portal.tools.wachtwoord import maak_hash
from portal.vocabulary import Rol
from tests.hulp import factoren as gegeven
from tests.hulp.web import INSTELLINGEN

ZONDER, NIEUW, MET = "zonder@ccv.example", "nieuw@ccv.example", "met@ccv.example"


def vul() -> None:
    """Make the adviseurs."""
    leg_beginwaarden(nu())
    for email in (ZONDER, NIEUW, MET):
        wie = {"organisatie": "CCV", "functie": "Adviseur", "rol": Rol.ADVISEUR}
        persoon = Persoon.create(email=email, naam=email, bevestigd_op=nu(), **wie)
        factoren.zet_wachtwoord(Verzoek(persoon, nu(), {"hash": maak_hash(gegeven.WACHTWOORD)}))
    app = {"geheim": gegeven.KLUIS.sluit(gegeven.GEHEIM), "stap": 0, "codes": []}
    factoren.voeg_app_toe(Verzoek(Persoon.met_email(MET), nu(), app))


def main(map_: Path, vul: Callable[[], None] = vul) -> None:
    """Make the portal in `map_`, let `vul` put people in it, serve it and print its address."""
    with socket.create_server(("127.0.0.1", 0)) as vrij:
        adres = f"http://localhost:{vrij.getsockname()[1]}"
    eigen = {"database_url": f"sqlite:///{map_}/deur.db", "base_url": adres}
    app = create_app(Settings(**INSTELLINGEN | eigen))
    with database.connection_context():
        migreer()
        vul()
    poort = int(adres.rpartition(":")[2])
    server = waitress.create_server(app, host="127.0.0.1", port=poort, **WAITRESS)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    print(adres, flush=True)  # noqa: T201 - the test reads it
    try:
        server.run()
    finally:
        server.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
