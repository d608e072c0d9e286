"""What must be read back is kept closed: who has the database without SECRET_KEY can read none."""

from base64 import urlsafe_b64encode
from datetime import timedelta

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

DOEL = b"dilemmaportaal: geheimen van codeapps"


class Kluis:
    """Closes and opens short texts with a key that is made of SECRET_KEY for this alone."""

    def __init__(self, secret_key: str):
        sleutel = HKDF(SHA256(), 32, salt=None, info=DOEL).derive(secret_key.encode())
        self._fernet = Fernet(urlsafe_b64encode(sleutel))

    def sluit(self, tekst: str) -> str:
        """Return the text, closed."""
        return self._fernet.encrypt(tekst.encode()).decode()

    def open(self, dicht: str, binnen: timedelta | None = None) -> str | None:
        """Return what was closed; None when it was not by this key, or longer ago than `binnen`."""
        duur = None if binnen is None else int(binnen.total_seconds())
        try:
            return self._fernet.decrypt(dicht.encode(), ttl=duur).decode()
        except (InvalidToken, ValueError):
            return None
