"""Which answers leave a line in the log: signing in and out, a refusal, an intake that somebody
else than its inbrenger read, and a file that was fetched.

Read off the request and its answer, so that a new page is in it by itself; what leaves none, and
why, stands in tests/contracts/test_spoor.py.
"""

import re
from collections.abc import Iterator

from flask import Flask, Response, g, request

from portal import audit, policy
from portal.models import Dilemma, Persoon, Signaal
from portal.models.dilemma import NUMMER
from portal.steps.rondom import spoor
from portal.steps.rondom.spoor import Toegangsregel
from portal.tools.netwerk import netwerk
from portal.vocabulary import Voorval
from portal.web.sessie import houder, ik, nu

# A 403, a screen that is stale (409), too many questions (429).
GEWEIGERD = (403, 409, 429)
# What somebody may not see does not exist for them: whoever walks the numbers meets nothing but
# 404. Of an address without a key it says only that it was typed wrong.
BESTAAT_NIET = 404
# Where proof is given of who one is: what fails there is a failed sign-in.
BEWIJZEN = ("toegang.gebruik_link", "oidc.terug")
BEWIJS = "bewijs."  # the pages of the second factor
_WOORD = re.compile(r"[a-z_]{1,20}")  # a word of our own in an address, such as a kind of paper


def registreer(app: Flask) -> None:
    """Let every event know the network it was asked from, and look at every answer."""

    @app.before_request
    def vanaf() -> None:
        audit.VANAF.set(netwerk(request.remote_addr))

    @app.after_request
    def kijk(antwoord: Response) -> Response:
        if app.config.get("SPOOR", True) and antwoord.status_code < 500:
            for regel in _regels(antwoord):
                spoor.noteer(regel, altijd=regel.soort is Voorval.AANMELDEN and not _mislukt(regel))
        return antwoord

    @app.teardown_request
    def vergeet(_fout: BaseException | None) -> None:
        audit.VANAF.set("")


def _mislukt(regel: Toegangsregel) -> bool:
    return regel.uitslag == "mislukt"


def _regels(antwoord: Response) -> Iterator[Toegangsregel]:
    status, eindpunt = antwoord.status_code, request.endpoint or ""
    for uitslag, wie in g.pop("aanmeldingen", []):
        yield _regel(Voorval.AANMELDEN, wie.onderwerp, uitslag, wie, eindpunt)
    if status >= 400 and (eindpunt in BEWIJZEN or _bewijst(eindpunt)):
        yield _regel(Voorval.AANMELDEN, _geprobeerd(eindpunt), "mislukt", ik(), eindpunt)
    elif eindpunt and (status in GEWEIGERD or (status == BESTAAT_NIET and _gevraagd())):
        # What another site made a browser send is not told of whoever sat before it.
        wie = None if g.get("ongelezen") else ik()
        yield _regel(
            Voorval.GEWEIGERD,
            _gevraagd() if status == BESTAAT_NIET else _nummer() or eindpunt,
            str(status),
            wie,
            eindpunt,
        )
    elif status == 200 and request.method == "GET":
        yield from _gelezen(antwoord)


def _geprobeerd(eindpunt: str) -> str:
    """Return as whom somebody tried to come in: the account that a password or a code was given
    for, never an address.
    """
    if not eindpunt.startswith(BEWIJS):
        return "inloggen"
    getypt = request.form.get("email", "")
    wie = Persoon.met_email(getypt) if getypt else houder()
    return wie.onderwerp if wie else "inloggen"


def _gevraagd() -> str:
    """Return what was asked for, where its address holds a key: its number, or the address itself
    as far as that holds no secret and nothing that was typed.
    """
    plek = request.view_args or {}
    if not plek or request.endpoint == "static":
        return ""
    kaal = all(isinstance(deel, int) or _WOORD.fullmatch(str(deel)) for deel in plek.values())
    return _nummer() or (request.path[:60] if kaal else request.endpoint or "")


def _bewijst(eindpunt: str) -> bool:
    return eindpunt.startswith(BEWIJS) and request.method == "POST"


def _gelezen(antwoord: Response) -> Iterator[Toegangsregel]:
    """Yield what somebody with an account got: a file, or the page of what another brought in. Of
    any other page nobody is asked who they are: a stylesheet needs no database.
    """
    bestand = antwoord.headers.get("Content-Disposition", "").partition('filename="')[2]
    nummer = _nummer()
    wie = ik() if bestand or nummer else None
    if wie and bestand:
        naam = bestand.rstrip('"')
        yield _regel(Voorval.OPGEHAALD, request.path[:60], "gelukt", wie, naam)
    elif wie and _van_een_ander(nummer, wie):
        yield _regel(Voorval.GELEZEN, nummer, "gelukt", wie)


def _van_een_ander(nummer: str, wie: Persoon) -> bool:
    """Tell whether the page of this number showed what somebody else wrote: to an adviseur; the
    others who see it read the agendatekst only.
    """
    if not policy.leest_intern(wie):
        return False
    zaak: type[Dilemma] | type[Signaal] = Dilemma if nummer.startswith("D") else Signaal
    return zaak.select().where(zaak.nummer == nummer, zaak.inbrenger != wie).exists()


def _nummer() -> str:
    """Return the number of the dilemma or signaal in the address, if any."""
    plek = request.view_args or {}
    nummer = str(plek.get("nummer") or plek.get("signaalnummer") or "").upper()
    return nummer if NUMMER.fullmatch(nummer) else ""


def _regel(
    soort: Voorval, onderwerp: str, uitslag: str, wie: Persoon | None, wat: str = ""
) -> Toegangsregel:
    return Toegangsregel(soort, onderwerp, uitslag, wie, nu(), netwerk(request.remote_addr), wat)
