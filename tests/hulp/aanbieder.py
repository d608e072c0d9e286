"""A provider of sign-ins on loopback that says whatever a test wants it to: true or false."""

import base64
import hmac
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

SLEUTEL = RSAKey.generate_key(2048, {"kid": "echt", "use": "sig"})
VREEMD = RSAKey.generate_key(2048, {"kid": "echt", "use": "sig"})
KID, ONECHT = "echt", ("none", "HS256")
CLIENT, GEHEIM = "portaal", "een-woord-van-beiden"
PAD = "/.well-known/openid-configuration"


def _base64(ruw: bytes) -> str:
    return base64.urlsafe_b64encode(ruw).rstrip(b"=").decode()


def _onecht(kop: dict[str, str], claims: dict[str, Any]) -> str:
    """Sign with nothing, or with what everybody knows as if it were a secret."""
    tekst = ".".join(_base64(json.dumps(deel).encode()) for deel in (kop, claims))
    openbaar = SLEUTEL.as_pem(private=False)
    merk = hmac.digest(openbaar, tekst.encode(), "sha256") if kop["alg"] == "HS256" else b""
    return f"{tekst}.{_base64(merk)}"


class NepAanbieder:
    """What it answers: `zegt` in the id_token (None leaves a claim out), `ontdekking` about itself,
    `bij_adres` at its userinfo; `gevraagd` is what it was asked, `weg` lets it hang up.
    """

    def __init__(self) -> None:
        self.issuer = ""
        self.leeg()

    def leeg(self) -> None:
        """Be an honest provider of collega@test.example again."""
        self.zegt: dict[str, Any] = {}
        self.ontdekking: dict[str, Any] = {}
        self.bij_adres: dict[str, Any] = {}
        self.antwoord: dict[str, Any] = {}
        self.sleutel, self.alg, self.weg, self.naar = SLEUTEL, "RS256", False, ""
        self.gevraagd: list[tuple[str, dict[str, str], str]] = []
        self.nonce = ""

    def over_zich(self) -> dict[str, Any]:
        """Return its discovery document."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "id_token_signing_alg_values_supported": ["none", "HS256", "RS256"],
            **self.ontdekking,
        }

    def id_token(self) -> str:
        """Return a signed word about somebody."""
        nu = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "c-1",
            "iat": nu,
            "exp": nu + 60,
            "nonce": self.nonce,
            "email": "collega@test.example",
            "email_verified": True,
            "name": "Collega",
            **self.zegt,
        }
        echt = {naam: w for naam, w in claims.items() if w is not None}
        kop = {"alg": self.alg, "kid": KID}
        if self.alg in ONECHT:
            return _onecht(kop, echt)
        return jwt.encode(kop, echt, self.sleutel)

    def antwoorden(self, pad: str, invoer: dict[str, str]) -> dict[str, Any]:
        """Return what it says at one of its addresses."""
        if pad == PAD:
            return self.over_zich()
        if pad == "/jwks":
            return {"keys": [SLEUTEL.as_dict(private=False)]}
        if pad == "/userinfo":
            return self.bij_adres
        if self.antwoord:
            return self.antwoord
        return {"access_token": "at", "token_type": "Bearer", "id_token": self.id_token()}


@contextmanager
def draaiend() -> Iterator[NepAanbieder]:
    """Serve it on loopback."""
    nep = NepAanbieder()

    class Loket(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._antwoord({})

        def do_POST(self) -> None:
            lengte = int(self.headers["Content-Length"])
            velden = parse_qs(self.rfile.read(lengte).decode())
            self._antwoord({naam: w[0] for naam, w in velden.items()})

        def _antwoord(self, invoer: dict[str, str]) -> None:
            pad = urlsplit(self.path).path
            nep.gevraagd.append((pad, invoer, self.headers.get("Authorization", "")))
            if nep.weg:
                return  # without a word
            inhoud = json.dumps(nep.antwoorden(pad, invoer)).encode()
            self.send_response(302 if nep.naar else 200)
            if nep.naar:
                self.send_header("Location", nep.naar)
            self.send_header("Content-Length", str(len(inhoud)))
            self.end_headers()
            self.wfile.write(inhoud)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Loket)
    draad = threading.Thread(target=server.serve_forever, daemon=True)
    draad.start()
    nep.issuer = f"http://127.0.0.1:{server.server_port}"
    try:
        yield nep
    finally:
        server.shutdown()
        server.server_close()
        draad.join()
