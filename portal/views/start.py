"""The front door, the health check, and what machines look for at fixed addresses."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from portal.jobs.bezorgen import organisator
from portal.versie import VERSIE
from portal.web import gezondheid
from portal.web.pagina import toon
from portal.web.sessie import nu, vandaag
from portal.web.toegang import openbaar

bp = Blueprint("start", __name__)

LEEFTIJDEN = ("oudste_mail", "laatste_ronde", "oudste_exemplaar")
GELDIG = timedelta(days=180)  # of where to report a weakness; RFC 9116 asks for less than a year

# What search engines may read: pages, and what lies under them.
VINDBAAR = (
    *("start.voordeur", "intake.inbrengen", "signaal.geef"),
    *("paginas.privacy", "paginas.toegankelijkheid"),
)
VINDBAAR_ONDER = "kennisbank.lijst"


@bp.get("/")
@openbaar
def voordeur() -> ResponseReturnValue:
    """Explain the ladder and point to the form."""
    return toon("start.html")


@bp.get("/gezond")
@openbaar
def gezond() -> ResponseReturnValue:
    """Answer 200 while all is well, 503 where a person must act; and how long mail and jobs are
    behind.

    Who must act, and where, `mankeert` says by name: no more than a stranger may know.
    """
    hoe = gezondheid.stand(nu())
    mankeert = gezondheid.mankeert(hoe)
    zegt: dict[str, Any] = {
        "status": "fout" if mankeert else "ok",
        "mankeert": mankeert,
        "dienst": "dilemmaportaal",
        "versie": VERSIE,
    }
    if hoe:
        zegt |= {naam: _seconden(getattr(hoe, naam)) for naam in LEEFTIJDEN}
        zegt["log_wacht"] = hoe.regels_wachten  # lines of the log that could not be written yet
    return jsonify(zegt), 503 if mankeert else 200


def _seconden(leeftijd: timedelta | None) -> int | None:
    return None if leeftijd is None else int(leeftijd.total_seconds())


@bp.get("/robots.txt")
@openbaar
def robots() -> ResponseReturnValue:
    """Tell search engines what is for everybody; of the rest not even where it is."""
    paden = [f"{url_for(eindpunt)}$" for eindpunt in VINDBAAR] + [url_for(VINDBAAR_ONDER)]
    return _tekst("User-agent: *", *(f"Allow: {pad}" for pad in paden), "Disallow: /")


@bp.get("/.well-known/security.txt")
@openbaar
def meldpunt() -> ResponseReturnValue:
    """Tell where to report a weakness (RFC 9116): at CONTACT_EMAIL, or else at the sender of
    mail.
    """
    settings, tot = current_app.config["SETTINGS"], vandaag() + GELDIG
    return _tekst(
        f"Contact: mailto:{organisator(settings)}",
        f"Expires: {tot.isoformat()}T00:00:00Z",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.base_url}{request.path}",
    )


def _tekst(*regels: str) -> Response:
    return Response("\n".join((*regels, "")), content_type="text/plain; charset=utf-8")
