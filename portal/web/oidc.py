"""The provider of sign-ins (OpenID Connect): where it sends a browser, and what it says of who
comes back. Code flow with PKCE; nobody is believed who did not start here.
"""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import FlaskIntegration
from flask import Flask, current_app, request, session
from joserfc.errors import JoseError

from portal.config import Aanbieder
from portal.web.aanbieder import Client, Onbereikbaar
from portal.web.sessie import nu

ONDERWEG = "oidc"  # the key in the cookie of a sign-in that was begun
GEDULD = timedelta(minutes=15)
VERS = timedelta(minutes=5)  # so long after it saw the person its word is taken for a new proof
# What a second factor is called: RFC 8176 for `amr`; for `acr` eHerkenning, eIDAS and OpenID.
METHODEN = ("mfa", "otp pwd", "hwk pin", "fpt hwk")
NIVEAUS = {
    "phr",
    "phrh",
    "urn:etoegang:core:assurance-class:loa3",
    "urn:etoegang:core:assurance-class:loa4",
    "http://eidas.europa.eu/LoA/substantial",
    "http://eidas.europa.eu/LoA/high",
}


class Ongeloofd(Exception):
    """What came back proves nothing of anybody."""


def registreer(app: Flask) -> None:
    """Keep one client for the provider of the settings, and let templates ask for its name."""
    aanbieder: Aanbieder | None = app.config["SETTINGS"].oidc
    app.extensions["oidc"] = _client(aanbieder) if aanbieder else None
    app.jinja_env.globals["aanbieder"] = aanbieder


def _client(aanbieder: Aanbieder) -> Client:
    # The framework would keep a begun sign-in in the cookie for each try; here it is one, below.
    return Client(
        FlaskIntegration("oidc"),
        "oidc",
        client_id=aanbieder.client_id,
        client_secret=aanbieder.client_secret,
        server_metadata_url=f"{aanbieder.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256"},
    )


def aanbieder() -> Aanbieder | None:
    """Return the provider of the settings, or None."""
    gekozen: Aanbieder | None = current_app.config["SETTINGS"].oidc
    return gekozen


def begin(terug: str, volgende: str, *, opnieuw: bool) -> str:
    """Return where the browser goes to sign in and remember in its cookie that it went; `opnieuw`
    asks the provider to see the person themselves once more.

    Raises Onbereikbaar.
    """
    # With max_age the provider must say when it saw them; 0 would make some ask for ever.
    extra = {"prompt": "login", "max_age": str(VERS.seconds)} if opnieuw else {}
    with _eerlijk():
        heen = current_app.extensions["oidc"].create_authorization_url(terug, **extra)
    session[ONDERWEG] = {
        **{naam: heen[naam] for naam in ("state", "nonce", "code_verifier")},
        "terug": terug,
        "volgende": volgende,
        "opnieuw": opnieuw,
        "tot": (nu() + GEDULD).timestamp(),
    }
    adres: str = heen["url"]
    return adres


def ontvang() -> tuple[Mapping[str, Any], str]:
    """Return what the provider says of who came back, checked, and the page they were on the way
    to; what was begun is over, whatever comes of it.

    Raises Ongeloofd, or Onbereikbaar.
    """
    begonnen = session.pop(ONDERWEG, None)
    _keur_terugkeer(begonnen)
    client: Client = current_app.extensions["oidc"]
    with _eerlijk():
        token = client.fetch_access_token(
            begonnen["terug"], code=request.args["code"], code_verifier=begonnen["code_verifier"]
        )
        claims = client.parse_id_token(
            token,
            nonce=begonnen["nonce"],
            claims_options={
                "iss": {"essential": True, "value": client.server_metadata["issuer"]},
                "aud": {"essential": True, "value": client.client_id},
            },
        )
        claims = _met_adres(claims, token)
    if begonnen["opnieuw"] and geleden(claims) > VERS:
        raise Ongeloofd("auth_time")
    return claims, begonnen["volgende"]


def _keur_terugkeer(begonnen: Mapping[str, Any] | None) -> None:
    """Refuse an answer to a question that this browser did not ask, or asked long ago."""
    if begonnen is None or begonnen["tot"] < nu().timestamp():
        raise Ongeloofd("niet begonnen")
    state = request.args.get("state", "")
    if not secrets.compare_digest(state.encode("utf-8", "replace"), begonnen["state"].encode()):
        raise Ongeloofd("state")
    client: Client = current_app.extensions["oidc"]
    iss = request.args.get("iss")  # RFC 9207: who answers says who they are
    if iss is not None and iss != client.load_server_metadata()["issuer"]:
        raise Ongeloofd("iss")
    if not request.args.get("code"):
        raise Ongeloofd("geen code")


@contextmanager
def _eerlijk() -> Iterator[None]:
    """Tell what a provider that is away raises from what somebody without proof raises."""
    try:
        yield
    except (AuthlibBaseError, JoseError) as fout:
        raise Ongeloofd(f"{type(fout).__name__} {getattr(fout, 'claim', '')}".strip()) from fout
    except (OSError, RuntimeError) as fout:  # of requests each failure is an OSError
        raise Onbereikbaar(type(fout).__name__) from fout
    except (ValueError, TypeError, LookupError, AttributeError) as fout:
        raise Ongeloofd(type(fout).__name__) from fout


def _met_adres(claims: Mapping[str, Any] | None, token: Any) -> Mapping[str, Any]:
    """Ask for the address where the provider keeps it apart; it must be of the same person."""
    client: Client = current_app.extensions["oidc"]
    if not claims:
        raise Ongeloofd("geen id_token")
    if "email" in claims or not client.server_metadata.get("userinfo_endpoint"):
        return claims
    erbij = client.userinfo(token=token)
    if erbij.get("sub") != claims["sub"]:
        raise Ongeloofd("sub")
    return {**erbij, **claims}


def geleden(claims: Mapping[str, Any]) -> timedelta:
    """Return how long before it sent them here the provider saw the person themselves: both are its
    own clock, and the nonce says that its word is of today. Long ago, when it does not say.
    """
    gezien, gezegd = claims.get("auth_time"), claims["iat"]
    # Some tell the first in parts of a second, and leave these out of the other.
    if not isinstance(gezien, int | float) or not gezien <= gezegd + 1:
        return GEDULD
    return timedelta(seconds=min(max(gezegd - gezien, 0), GEDULD.total_seconds()))


def is_sterk(claims: Mapping[str, Any]) -> bool:
    """Tell whether a sign-in at the provider was with a second factor: as the setting says, else as
    the provider says itself.
    """
    altijd = current_app.config["SETTINGS"].oidc.sterk
    if altijd is not None:
        return bool(altijd)
    amr = claims.get("amr")
    gebruikt = {m for m in amr if isinstance(m, str)} if isinstance(amr, list) else set()
    niveau = str(claims.get("acr", ""))
    return niveau in NIVEAUS or any(set(m.split()) <= gebruikt for m in METHODEN)


def rol_volgens(claims: Mapping[str, Any]) -> str | None:
    """Return the role that the settings give for what the provider says, or None."""
    for claim, waarde, rol in current_app.config["SETTINGS"].oidc.rollen:
        gezegd = claims.get(claim)
        if waarde in (gezegd if isinstance(gezegd, list) else [gezegd]):
            return str(rol)
    return None
