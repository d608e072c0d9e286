"""A proxy before the portal as somebody may set it up, and a browser before that."""

import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlencode, urlsplit

from werkzeug.wrappers import Response

from tests.hulp.pagina import Pagina

VAN_DE_LIJN = ("connection", "transfer-encoding", "content-length", "date", "server")
Koppen = dict[str, str]


@contextmanager
def voor(poort: int, heen: Callable[[Koppen], Koppen], weg: tuple[str, ...] = ()) -> Iterator[int]:
    """Stand before the portal at `poort`: `heen` makes the headers of what goes there, of what
    comes back those in `weg` are left out. Return where the proxy is.
    """

    class Doorgeef(BaseHTTPRequestHandler):
        def _geef_door(self) -> None:
            lijn = http.client.HTTPConnection("127.0.0.1", poort, timeout=60)
            lengte = int(self.headers.get("Content-Length", 0))
            inhoud = self.rfile.read(lengte) if lengte else None
            lijn.request(self.command, self.path, inhoud, heen(dict(self.headers)))
            antwoord = lijn.getresponse()
            tekst = antwoord.read()
            self.send_response_only(antwoord.status)
            for naam, waarde in antwoord.getheaders():
                if naam.lower() not in (*VAN_DE_LIJN, *weg):
                    self.send_header(naam, waarde)
            self.send_header("Content-Length", str(len(tekst)))
            self.end_headers()
            self.wfile.write(tekst)
            lijn.close()

        do_GET = do_POST = _geef_door

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Doorgeef) as server:
        server.daemon_threads = True
        lus = threading.Thread(target=server.serve_forever, args=(0.01,))
        lus.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            lus.join()


class Browser:
    """Somebody who opened the portal at `adres`, behind which the proxy at `poort` stands. `oud`:
    it tells of no page where a form came from.
    """

    def __init__(self, adres: str, poort: int, *, oud: bool = False):
        self.adres, self.poort, self.oud = adres, poort, oud
        self._koekjes: Koppen = {}

    def open(self, pad: str) -> Pagina:
        """Get a page, as who types its address."""
        return self._vraag("GET", pad, {"Sec-Fetch-Site": "none"})

    def verstuur(self, pagina: Pagina, **waarden: str) -> Pagina:
        """Fill in the first form of a page and send it, as a browser would."""
        formulier = pagina.formulier(None)
        van = {"Origin": self.adres, "Sec-Fetch-Site": "same-origin"}
        van["Content-Type"] = "application/x-www-form-urlencoded"
        return self._vraag(
            "POST", formulier.actie, van, urlencode(formulier.ingevuld(waarden, None))
        )

    def _vraag(self, methode: str, pad: str, koppen: Koppen, inhoud: str | None = None) -> Pagina:
        deel = urlsplit(self.adres)
        if self.oud:
            koppen = {n: w for n, w in koppen.items() if n not in ("Origin", "Sec-Fetch-Site")}
        elif deel.scheme == "http":  # a browser says that only where nobody can change it
            koppen.pop("Sec-Fetch-Site")
        if self._koekjes:
            koppen["Cookie"] = "; ".join(f"{n}={w}" for n, w in self._koekjes.items())
        lijn = http.client.HTTPConnection("127.0.0.1", self.poort, timeout=60)
        lijn.request(methode, pad, inhoud, {"Host": deel.netloc, **koppen})
        antwoord = lijn.getresponse()
        tekst = antwoord.read().decode()
        self._bewaar(antwoord.headers.get_all("Set-Cookie") or [], deel.scheme)
        lijn.close()
        gekregen = [(n, w) for n, w in antwoord.getheaders() if n.lower() != "content-length"]
        return Pagina(Response(tekst, antwoord.status, gekregen), pad)

    def _bewaar(self, gezet: list[str], schema: str) -> None:
        for regel in gezet:
            for naam, koekje in SimpleCookie(regel).items():
                if schema == "https" or not koekje["secure"]:
                    self._koekjes[naam] = koekje.value
