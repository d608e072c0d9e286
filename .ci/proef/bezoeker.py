"""Somebody who uses the portal as a browser would, inside the bare root: its mail comes from the
mail server, its codes from an app. Runs with the portal's own Python; prints a line per step.
"""

import json
import re
import sys
import time
from email import message_from_bytes, policy
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pyotp
import requests

BASIS = "https://portaal.example"
ADRES = "adviseur@ccv.example"
WACHTWOORD = "zeven groene lantaarns bij het water"
POST = Path("/var/mail/proef/new")
ONTHOUDEN = Path.home() / "bezoeker.json"
DILEMMA = {
    "titel": "Mag ik delen wat ik weet?",
    "vraag": "Wie mag hier beslissen?",
    "enerzijds": "Wie niets zegt laat iemand alleen.",
    "anderzijds": "Wie alles zegt breekt een belofte.",
    "context": "Twee organisaties kijken naar elkaar.",
    "geprobeerd": "Er is overlegd, zonder uitkomst.",
}


class Formulieren(HTMLParser):
    """The forms of a page: where each goes, and what is in it before somebody types."""

    def __init__(self, html: str):
        super().__init__()
        self.alle: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a form, or a field of the last one."""
        kenmerken = dict(attrs)
        if tag == "form":
            self.alle.append((kenmerken.get("action") or "", {}))
        vast = kenmerken.get("type") in ("hidden", "text", "email")
        if tag == "input" and vast and self.alle and kenmerken.get("name"):
            self.alle[-1][1][str(kenmerken["name"])] = kenmerken.get("value") or ""


class Bezoeker:
    """A browser with its cookies."""

    def __init__(self) -> None:
        self.sessie = requests.Session()
        self.sessie.verify = "/etc/ssl/certs/ca-certificates.crt"
        self.pagina = requests.Response()

    def open(self, pad: str) -> requests.Response:
        """Open a page; raises for one that is not there."""
        return self._kreeg(self.sessie.get(urljoin(BASIS, pad), timeout=200))

    def verstuur(self, met: str, **invoer: str) -> requests.Response:
        """Send the form of this page that has the field `met`, with what is typed."""
        waarheen, vast = next(f for f in Formulieren(self.pagina.text).alle if met in f[1])
        doel = urljoin(self.pagina.url, waarheen)
        kop = {"Origin": BASIS}
        return self._kreeg(self.sessie.post(doel, vast | invoer, headers=kop, timeout=200))

    def _kreeg(self, antwoord: requests.Response) -> requests.Response:
        if not antwoord.ok:
            raise SystemExit(f"{antwoord.status_code} {antwoord.url}: {_leesbaar(antwoord.text)}")
        self.pagina = antwoord
        return antwoord


def aanmelden(bezoeker: Bezoeker) -> str:
    """Sign in by a mailed link, and set a password and an app for codes."""
    bezoeker.open("/inloggen")
    begin = time.time()
    bezoeker.verstuur("email", email=ADRES)
    bezoeker.open(_link(begin))
    bezoeker.verstuur("sleutel")
    bezoeker.open("/mijn/beveiliging/wachtwoord")
    bezoeker.verstuur("sleutel", wachtwoord=WACHTWOORD)
    app = bezoeker.open("/mijn/beveiliging/app").text
    geheim = _eis(r'<strong class="adres">([A-Z2-7 ]+)</strong>', app).replace(" ", "")
    bezoeker.verstuur("geheim", code=pyotp.TOTP(geheim).now())
    _eis("Postvak", bezoeker.open("/postvak").text)
    ONTHOUDEN.write_text(json.dumps({"geheim": geheim}))
    return "signed in by a mailed link, with an app for codes"


def indienen(bezoeker: Bezoeker) -> str:
    """File a dilemma and fetch its first paper."""
    _binnen(bezoeker)
    bezoeker.open("/inbrengen")
    bezoeker.verstuur("sleutel", actie="indienen", **DILEMMA)
    nummer = _eis(r"D-\d{4}-\d{4}", bezoeker.pagina.text)
    ONTHOUDEN.write_text(json.dumps(_onthouden() | {"nummer": nummer}))
    return f"filed {nummer}"


def papier(bezoeker: Bezoeker) -> str:
    """Fetch a paper of what was filed."""
    _binnen(bezoeker)
    pdf = bezoeker.open(f"/dilemma/{_onthouden()['nummer']}/ontvangstbevestiging.pdf").content
    if not pdf.startswith(b"%PDF"):
        raise SystemExit(f"no PDF: {pdf[:200]!r}")
    return f"a PDF of {len(pdf)} bytes"


def terug(bezoeker: Bezoeker) -> str:
    """Sign in with the password and a code that stand from before, and find what was filed."""
    geheim = _onthouden()["geheim"]
    time.sleep(31)  # a code works once
    bezoeker.open("/inloggen/wachtwoord")
    bezoeker.verstuur("email", email=ADRES, wachtwoord=WACHTWOORD)
    bezoeker.open("/inloggen/nogmaals")
    bezoeker.verstuur("bewijs_code", bewijs_code=pyotp.TOTP(geheim).now())
    nummer = _onthouden()["nummer"]
    _eis(DILEMMA["titel"], bezoeker.open(f"/dilemma/{nummer}").text)
    return f"{nummer} is there, and password and app still work"


def _link(sinds: float, seconden: int = 90) -> str:
    """Return where the link of the letter leads that comes after that moment."""
    for _ in range(seconden):
        brieven = [pad for pad in POST.glob("*") if pad.stat().st_mtime > sinds]
        for link in filter(None, map(_link_in, brieven)):
            return link
        time.sleep(1)
    raise SystemExit("no letter came")


def _link_in(brief: Path) -> str:
    mail = message_from_bytes(brief.read_bytes(), policy=policy.default)
    gevonden = re.search(BASIS + r"/inloggen/\S+", mail.get_body(("plain",)).get_content())
    return gevonden[0] if gevonden else ""


def _binnen(bezoeker: Bezoeker) -> None:
    for naam, waarde in _onthouden()["koekjes"].items():
        bezoeker.sessie.cookies.set(naam, waarde, domain="portaal.example", path="/")


def _onthouden() -> dict:
    return json.loads(ONTHOUDEN.read_text())


def _eis(patroon: str, tekst: str) -> str:
    gevonden = re.search(patroon, tekst)
    if not gevonden:
        raise SystemExit(f"{patroon} is not in: {_leesbaar(tekst)}")
    return gevonden[gevonden.lastindex or 0]


def _leesbaar(html: str) -> str:
    return re.sub(r"(<[^>]*>|\s)+", " ", html)[:1500]


if __name__ == "__main__":
    wie = Bezoeker()
    wat = {"aanmelden": aanmelden, "indienen": indienen, "papier": papier, "terug": terug}
    sys.stdout.write(wat[sys.argv[1]](wie) + "\n")
    koekjes = requests.utils.dict_from_cookiejar(wie.sessie.cookies)
    ONTHOUDEN.write_text(json.dumps(_onthouden() | {"koekjes": koekjes}))
