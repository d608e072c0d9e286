"""Limits: how often something may be asked, by whom, in what time. One table, read before every
request; who is over a limit gets a page that says when to try again, with all that was typed.

The counts are held in the database (steps.rondom.turven), so that processes share them. Wide
enough for a town hall that comes from one address; what is asked of one e-mail address is counted
for each network by itself, or a stranger could keep its owner out.
"""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from math import ceil
from typing import NamedTuple

from flask import Flask, Response, current_app, g, request
from werkzeug.exceptions import HTTPException

from portal.steps.rondom.turven import Turfbord
from portal.tools import telling
from portal.tools.mailadres import is_mailbaar, mailadres
from portal.velden.teksten.tekst import vul
from portal.web.fouten import toon_fout
from portal.web.foutzinnen import FOUTEN, Fout
from portal.web.proxy import netwerk_hier
from portal.web.sessie import ik, nu
from portal.web.teksten import contact, teksten

PDF = ".pdf"  # every page whose address ends so
OPEN = "openbaar"  # every form that anybody can send
MINUTEN = timedelta(minutes=1)
STAPPEN = 20  # how often a full tally was written on its way


class Per(Enum):
    """By whom is counted; whoever that is not is not counted."""

    NETWERK = "network"
    BEZOEKER = "network, of whoever is not signed in"
    ACCOUNT = "account"
    ADRES_HIER = "e-mail address that was typed, of one network"


@dataclass(frozen=True)
class Drempel:
    """One row: on which endpoints (or PDF, OPEN), per what, how many, in what time. `vraag`: only
    where the address bar asks that.
    """

    naam: str
    waar: tuple[str, ...]
    per: Per
    aantal: int
    tijd: timedelta
    methode: str = "POST"
    vraag: str = ""


_IN = ("toegang.stuur_link",)
_LINK = ("toegang.gebruik_link", "bevestigen.antwoord")
_BEWIJS = ("bewijs.wachtwoord", "bewijs.passkey")
_INDIENEN = ("intake.breng_in", "signaal.geef")
_BON = ("ontvangst.opnieuw", "ontvangst.wijzig")
_UITVOER = (
    "uitvoer.van_acties",
    "uitvoer.van_besluiten",
    "uitvoer.van_postvak",
    "beheer.uitvoer.van_mensen",
)
_KWARTIER, _UUR = 15 * MINUTEN, 60 * MINUTEN
# fmt: off
DREMPELS: tuple[Drempel, ...] = (
    Drempel("inloggen", _IN, Per.ADRES_HIER, 5, _KWARTIER),
    Drempel("inloggen netwerk", (*_IN, *_LINK, *_BEWIJS), Per.NETWERK, 200, _KWARTIER),
    # What is wrong of an account counts on its own (steps.rondom.pogingen); trying costs us too.
    Drempel("wachtwoord", ("bewijs.wachtwoord",), Per.ADRES_HIER, 20, _KWARTIER),
    Drempel("bewijs", ("bewijs.nogmaals",), Per.ACCOUNT, 30, _KWARTIER),
    Drempel("aanbieder", ("oidc.heen", "oidc.terug"), Per.NETWERK, 400, _KWARTIER, "GET"),
    Drempel("indienen", _INDIENEN, Per.ADRES_HIER, 20, _UUR),
    Drempel("indienen account", _INDIENEN, Per.ACCOUNT, 200, _UUR),
    Drempel("indienen netwerk", (*_INDIENEN, *_BON), Per.BEZOEKER, 300, _UUR),
    Drempel("zoeken", ("triage.postvak", "kennisbank.lijst", "beheer.mensen.lijst",
            "beheer.organisaties.lijst"), Per.ACCOUNT, 200, 5 * MINUTEN, "GET", "zoek"),
    Drempel("zoeken netwerk", ("kennisbank.lijst",), Per.BEZOEKER, 400, 5 * MINUTEN,
            "GET", "zoek"),
    Drempel("uitvoer", _UITVOER, Per.ACCOUNT, 60, 10 * MINUTEN, "GET"),
    Drempel("code", ("controle.zoek",), Per.NETWERK, 200, 10 * MINUTEN, "GET", "code"),
    Drempel("controleren", ("controle.controleer",), Per.NETWERK, 200, 10 * MINUTEN, "GET"),
    Drempel("vergelijken", ("controle.vergelijk",), Per.NETWERK, 60, 10 * MINUTEN),
    Drempel("stukken", (PDF,), Per.ACCOUNT, 100, 10 * MINUTEN, "GET"),
    Drempel("stukken netwerk", (PDF,), Per.BEZOEKER, 200, 10 * MINUTEN, "GET"),
    # Whatever else anybody can send, also on a page that is made later.
    Drempel("formulieren", (OPEN,), Per.BEZOEKER, 400, _KWARTIER),
)
# fmt: on
# What anybody can send and is not counted, and why.
VRIJ = {
    "toegang.uitloggen": "whoever wants to leave can always leave",
    "toegang.demo": "in the demo only, and only from this machine",
}


def registreer(app: Flask) -> None:
    """Look at every request; after the connection is open and the session can be read."""
    bord = Turfbord()

    @app.before_request
    def weiger() -> Response | None:
        if request.endpoint is None or not app.config.get("DREMPELS", True):
            return None
        methode = "GET" if request.method == "HEAD" else request.method
        geraakt = [d for d in DREMPELS if d.methode == methode and raakt(d, request.endpoint)]
        turven = [turf for d in geraakt if (turf := _turf(d))]
        # What is refused is not counted: whoever goes on trying keeps nobody else out.
        over = {t: t.drempel.aantal - _al_geteld(bord, t) for t in turven}
        vol = [t for t in turven if bord.stand(t.sleutel) >= over[t]]
        if not vol:
            vol = [t for t in turven if _tel(bord, t) > over[t]]
            g.papieren = [t.sleutel for t in turven if PDF in t.drempel.waar]
        for turf in vol:
            telling.tel(telling.DREMPEL, turf.drempel.naam)
        return _weiger(max(t.tot for t in vol) - nu()) if vol else None

    @app.after_request
    def vergeef(antwoord: Response) -> Response:
        # A page that waits for a paper comes back by itself, over and over, and is no paper.
        for sleutel in g.pop("papieren", []) if antwoord.status_code == 503 else []:
            bord.neem_terug(sleutel)
        return antwoord


def raakt(drempel: Drempel, eindpunt: str) -> bool:
    """Tell whether a limit is of this endpoint, for the request that asks."""
    if eindpunt in VRIJ or (drempel.vraag and not request.args.get(drempel.vraag)):
        return False
    regel = request.url_rule.rule if request.url_rule else ""
    view = current_app.view_functions.get(eindpunt)
    soorten = {PDF: regel.endswith(PDF), OPEN: vars(view).get("toegang") == OPEN if view else False}
    return eindpunt in drempel.waar or any(soorten.get(wat, False) for wat in drempel.waar)


class _Turf(NamedTuple):
    """Which tally a request is counted on, and until when; `eerder`: the same one under the key of
    before, on which nobody counts any more.
    """

    drempel: Drempel
    sleutel: str
    tot: datetime
    eerder: tuple[str, ...]


def _turf(drempel: Drempel) -> _Turf | None:
    """Return the tally of whoever asks, or None when this limit is not of them."""
    wie, duur = _WIE[drempel.per](), drempel.tijd.total_seconds()
    nummer = int(nu().timestamp() // duur)
    tot = datetime.fromtimestamp((nummer + 1) * duur, UTC)
    if not wie:
        return None
    sleutel, *eerder = _sleutels(f"{drempel.naam}|{nummer}|{wie}")
    return _Turf(drempel, sleutel, tot, tuple(eerder))


def _al_geteld(bord: Turfbord, turf: _Turf) -> int:
    return sum(bord.bewaard(sleutel, turf.tot, nu()) for sleutel in turf.eerder)


def _tel(bord: Turfbord, turf: _Turf) -> int:
    """Count one more; whoever only reads waits for nothing."""
    stap, wacht = max(1, turf.drempel.aantal // STAPPEN), turf.drempel.methode == "POST"
    return bord.turf(turf.sleutel, turf.tot, nu(), stap, wacht=wacht)


def _weiger(wacht: timedelta) -> Response:
    """Say when to try again, and give back what was typed: after that it can be sent as it is."""
    minuten = -(-wacht // MINUTEN)
    over = "een minuut" if minuten <= 1 else f"{minuten} minuten"
    zinnen, post = [f"Probeer het over {over} weer."], request.method == "POST"
    if post:  # somebody who is threatened must not wait for that
        ccv = contact().oproep
        zinnen.insert(0, FOUTEN[429].uitleg)
        zinnen.append(vul(teksten()["nood.bel"], {"112": "112"}))
        zinnen.append(f"Word je bedreigd en kun je niet wachten? {ccv}.")
    fout = Fout(FOUTEN[429].titel, " ".join(zinnen))
    antwoord = toon_fout(429, fout, terug=request.full_path.rstrip("?"), opnieuw=post)
    antwoord.headers["Retry-After"] = str(max(1, ceil(wacht.total_seconds())))
    return antwoord


def _sleutels(wat: str) -> list[str]:
    """Return the name of a tally, from which nobody can read whose it is; by each key one."""
    geheimen, tekst = current_app.config["SETTINGS"].sleutels, wat.encode(errors="replace")
    return [hmac.new(geheim.encode(), tekst, "sha256").hexdigest() for geheim in geheimen]


def _account() -> str:
    wie = ik()
    return str(wie.id) if wie else ""


def _adres() -> str:
    """Return the address that was typed as mail knows it, so that writing it otherwise is no way
    round.
    """
    try:
        getypt = request.form.get("email", "").strip()
    except HTTPException:  # what was sent cannot be read
        return ""
    return mailadres(getypt) if is_mailbaar(getypt) else getypt.lower()[:254]


def _adres_hier() -> str:
    adres = _adres()
    return f"{adres} {netwerk_hier()}" if adres else ""


_WIE: dict[Per, Callable[[], str]] = {
    Per.NETWERK: netwerk_hier,
    Per.BEZOEKER: lambda: "" if ik() else netwerk_hier(),
    Per.ACCOUNT: _account,
    Per.ADRES_HIER: _adres_hier,
}
