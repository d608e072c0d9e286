"""Codes that work once: of an app on a phone (RFC 6238), and on paper for when that is lost."""

import secrets
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest

import pyotp
import segno

DUUR = 30  # seconds that a code of the app stands
SPELING = 1  # steps that a clock may be off, either way
AANTAL = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without what looks like another
_GROEPEN, _GROEP = 6, 4  # some 119 bits: ASVS 5.0 asks 112 of what is kept by a fast hash (6.5.2)

UITGEVER = "Dilemmaportaal"


def nieuw_geheim() -> str:
    """Return a new secret for an app to make codes of."""
    return pyotp.random_base32()


def kaal(code: str) -> str:
    """Return a code as it was typed without spaces and dashes, in small letters."""
    return "".join(code.split()).replace("-", "").lower()


def stap(geheim: str, code: str, nu: datetime) -> int | None:
    """Return the step of time whose code this is, or None when it is of no step near now."""
    huidig, otp = int(nu.timestamp()) // DUUR, pyotp.TOTP(geheim)
    getypt, gevonden = kaal(code).encode(), None
    for deze in range(huidig - SPELING, huidig + SPELING + 1):
        if compare_digest(otp.generate_otp(deze).encode(), getypt):
            gevonden = deze
    return gevonden


def qr(geheim: str, email: str) -> str:
    """Return the picture that an app scans, as the address of an image."""
    adres = pyotp.TOTP(geheim).provisioning_uri(name=email, issuer_name=UITGEVER)
    beeld: str = segno.make(adres, micro=False).svg_data_uri(scale=5, border=4, light="#fff")
    return beeld


def in_groepen(geheim: str) -> str:
    """Return a secret in fours, as one types it over."""
    return " ".join(geheim[i : i + 4] for i in range(0, len(geheim), 4))


def herstelcodes() -> list[str]:
    """Return ten codes to keep on paper."""
    return ["-".join(_groep() for _ in range(_GROEPEN)) for _ in range(AANTAL)]


def _groep() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_GROEP))


def vingerafdruk(code: str) -> str:
    """Return what is kept of a code on paper; it is long enough to need no slow hash."""
    return sha256(kaal(code).encode(errors="replace")).hexdigest()
