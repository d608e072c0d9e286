"""The connections of waitress: what it answers by itself looks as ours does, and who is slow is
cut off.

Waitress ends what is silent. A socket that says a byte now and then would stay for ever, and hold a
descriptor and all that it sent before.
"""

import logging
import time
from typing import Any

from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer
from waitress.task import ErrorTask

log = logging.getLogger(__name__)
GEDULD = 20.0  # seconds for a request or an answer, and as many more as it has kB to bring
DRUK = 3.0  # the same once three quarters of all connections are in use
LANGST = 120.0  # seconds for a request, whatever it brings
SNELHEID = 1_000  # bytes a second
BINNEN = 200_000_000  # bytes of requests that are coming in, all together
KLEIN = 100_000  # what may always come in
PAGINA = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>{titel} – Dilemmaportaal</title></head>
<body><main><h1>{titel}</h1><p>{uitleg}</p></main></body></html>
"""
FOUTEN = {
    413: ("Dit is te veel", "Kies een kleiner bestand of maak je tekst korter."),
    431: ("Dit adres is te lang", "Ga terug, of wis de cookies van deze site."),
    500: ("Er ging iets mis bij ons", "Probeer het over een paar minuten nog een keer."),
}
ANDERS = ("Dit verzoek klopt niet", "Ga terug en probeer het nog een keer.")


class Fouttaak(ErrorTask):
    """Says in Dutch what waitress could not make a request of, with the headers of every answer;
    of what was sent nothing comes back.
    """

    def execute(self) -> None:
        """Write the answer."""
        code = self.request.error.code
        self.status = f"{code} {self.request.error.reason}"
        titel, uitleg = FOUTEN.get(code, ANDERS)
        inhoud = PAGINA.format(titel=titel, uitleg=uitleg).encode()
        self.response_headers += [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Cache-Control", "no-store"),
            *self.channel.server.koppen.items(),
        ]
        self.set_close_on_finish()
        self.content_length = len(inhoud)
        self.write(inhoud)
        # What it was is not told: whatever came in may stand in it.
        velden = {"method": "-", "route": "-", "status": code}
        log.info("no request", extra={"velden": velden})


class Kanaal(HTTPChannel):
    """One connection. Its server has `koppen`, for its own answers, and counts in `binnen` how many
    bytes are coming in.
    """

    error_task_class = Fouttaak

    def __init__(self, *args: Any, **opties: Any):
        self.sinds = time.time()  # of its opening, its last answer, or the request that follows
        self.begint = True
        self.geteld = self.te_schrijven = 0
        super().__init__(*args, **opties)

    def received(self, data: bytes) -> bool:
        """Take what came in. The first byte after an answer gives a request its time, once: empty
        lines are none.
        """
        goed: bool = super().received(data)
        if self.request and self.begint:
            self.sinds, self.begint = time.time(), False
        self._tel(_omvang(self.request))
        if self.geteld > KLEIN and self.server.binnen > BINNEN:
            self.handle_close()
        return goed

    def service(self) -> None:
        """Answer a request, in a thread of its own."""
        super().service()
        self.sinds, self.begint = time.time(), True

    def readable(self) -> bool:
        """Tell whether more may come in. The loop asks at every turn, so slow ones end here."""
        if self.connected and self._te_traag(time.time()):
            self.handle_close()
        return self.connected and bool(super().readable())

    def handle_close(self) -> None:
        """End the connection; what did not get away stays behind."""
        self._tel(0)
        self.will_close = self.close_when_flushed = False
        super().handle_close()

    def _te_traag(self, nu: float) -> bool:
        if self.requests:  # it waits for us
            self.sinds = nu
            return False
        if self.te_schrijven and not self.total_outbufs_len:  # all has gone
            self.sinds, self.te_schrijven = nu, 0
        self.te_schrijven = max(self.te_schrijven, self.total_outbufs_len)
        geduld = DRUK if len(self._map) > self.adj.connection_limit * 3 / 4 else GEDULD
        if self.te_schrijven:
            geduld += self.te_schrijven / SNELHEID
        elif self.request:
            geduld = min(geduld + self.geteld / SNELHEID, LANGST)
        return nu > self.sinds + geduld

    def _tel(self, bytes_: int) -> None:
        """Keep what is coming in over all connections; only the thread of the loop counts."""
        self.server.binnen += bytes_ - self.geteld
        self.geteld = bytes_


def _omvang(verzoek: Any) -> int:
    return verzoek.header_bytes_received + verzoek.body_bytes_received if verzoek else 0


def zet(kaart: dict[int, Any], koppen: dict[str, str]) -> None:
    """Give every listening socket in the map of a server these connections."""
    for server in kaart.values():
        if isinstance(server, BaseWSGIServer):
            server.channel_class, server.koppen, server.binnen = Kanaal, koppen, 0
