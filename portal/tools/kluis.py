"""What must be read back is kept closed: who has the database without SECRET_KEY can read none."""

from base64 import urlsafe_b64encode
from datetime import timedelta

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

DOEL = b"dilemmaportaal: geheimen van codeapps"


class Kluis:
    """Closes and opens short texts with a key that is made of SECRET_KEY for this alone. Of several
    (`Settings.sleutels`) the first closes, and each opens.
    """

    def __init__(self, *secret_keys: str):
        sloten = [_slot(secret_key) for secret_key in secret_keys]
        self._nieuwste, self._fernet = sloten[0], MultiFernet(sloten)

    def sluit(self, tekst: str) -> str:
        """Return the text, closed."""
        return self._nieuwste.encrypt(tekst.encode()).decode()

    def sluit_opnieuw(self, dicht: str) -> str:
        """Return what was closed by an older key closed by the newest; anything else as it is."""
        if _open(self._nieuwste, dicht) is not None or _open(self._fernet, dicht) is None:
            return dicht
        return self._fernet.rotate(dicht.encode()).decode()

    def open(self, dicht: str, binnen: timedelta | None = None) -> str | None:
        """Return what was closed; None when it was not by this key, or longer ago than `binnen`."""
        return _open(self._fernet, dicht, None if binnen is None else int(binnen.total_seconds()))


def _slot(secret_key: str) -> Fernet:
    sleutel = HKDF(SHA256(), 32, salt=None, info=DOEL).derive(secret_key.encode())
    return Fernet(urlsafe_b64encode(sleutel))


def _open(slot: Fernet | MultiFernet, dicht: str, duur: int | None = None) -> str | None:
    try:
        return slot.decrypt(dicht.encode(), ttl=duur).decode()
    except (InvalidToken, ValueError):
        return None
