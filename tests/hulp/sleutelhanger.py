"""A passkey in software: makes a key and answers challenges as a browser would hand them on."""

import json
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import bytes_to_base64url

HOST, HERKOMST = "localhost", "http://localhost"
# Present, verified (a finger or a pin), and in making one: with the key itself.
ERBIJ, GEZIEN, NIEUW = 0x01, 0x04, 0x40


class Sleutelhanger:
    """One passkey; `teller` is how often it says it was used."""

    def __init__(self, kenmerk: bytes = b"een-passkey-van-iemand", teller: int = 0):
        self.kenmerk, self.teller = kenmerk, teller
        self._geheim = ec.generate_private_key(ec.SECP256R1())

    def maak(self, uitdaging: bytes, *, herkomst: str = HERKOMST, vlaggen: int = GEZIEN) -> str:
        """Return the answer to a request to make a passkey."""
        klant = self._klant("webauthn.create", uitdaging, herkomst)
        lang = len(self.kenmerk).to_bytes(2, "big")
        data = self._data(vlaggen | NIEUW) + bytes(16) + lang + self.kenmerk + self._publiek()
        verklaring = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        return self._antwoord(
            {"clientDataJSON": klant, "attestationObject": verklaring, "transports": None}
        )

    def antwoord(
        self,
        uitdaging: bytes,
        *,
        herkomst: str = HERKOMST,
        host: str = HOST,
        vlaggen: int = GEZIEN,
        tel: int = 1,
    ) -> str:
        """Return the answer to a challenge; `tel` is by how much the count goes up."""
        self.teller += tel
        klant, data = self._klant("webauthn.get", uitdaging, herkomst), self._data(vlaggen, host)
        handtekening = self._geheim.sign(data + sha256(klant).digest(), ec.ECDSA(SHA256()))
        return self._antwoord(
            {"clientDataJSON": klant, "authenticatorData": data, "signature": handtekening}
        )

    def _klant(self, soort: str, uitdaging: bytes, herkomst: str) -> bytes:
        wat = {"type": soort, "challenge": bytes_to_base64url(uitdaging), "origin": herkomst}
        return json.dumps(wat).encode()

    def _data(self, vlaggen: int, host: str = HOST) -> bytes:
        teller = self.teller.to_bytes(4, "big")
        return sha256(host.encode()).digest() + bytes([vlaggen | ERBIJ]) + teller

    def _publiek(self) -> bytes:
        punt = self._geheim.public_key().public_numbers()
        x, y = (getal.to_bytes(32, "big") for getal in (punt.x, punt.y))
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})

    def _antwoord(self, delen: dict[str, Any]) -> str:
        id_ = bytes_to_base64url(self.kenmerk)
        response = {naam: bytes_to_base64url(deel) for naam, deel in delen.items() if deel}
        return json.dumps({"id": id_, "rawId": id_, "type": "public-key", "response": response})
