"""Passkeys over the web: for which host, what a browser is asked, and what it answered."""

import ipaddress
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import urlsplit

from flask import current_app, session
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from portal.models import Passkey, Persoon
from portal.steps.rondom.bewijs import Passkeyplek

UITDAGING = "uitdaging"  # in the session cookie
NAAM = "Dilemmaportaal"


def plek() -> Passkeyplek:
    """Return for which host passkeys are made here, and from which address they are used."""
    basis = current_app.config["SETTINGS"].base_url
    return Passkeyplek(urlsplit(basis).hostname or "", basis)


def kunnen() -> bool:
    """Tell whether there can be passkeys here: a host that is a mere number can have none."""
    try:
        ipaddress.ip_address(plek().host)
    except ValueError:
        return True
    return False


def vraag(passkeys: Iterable[Passkey] = ()) -> str:
    """Return what a browser must be asked to show a passkey, one of these or any; as JSON."""
    opties = generate_authentication_options(
        rp_id=plek().host,
        allow_credentials=_bekend(passkeys),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    _onthoud(opties.challenge)
    return options_to_json(opties)


def vraag_nieuwe(persoon: Persoon, passkeys: Iterable[Passkey]) -> str:
    """Return what a browser must be asked to make a passkey that is not there yet; as JSON."""
    geheim = current_app.config["SETTINGS"].secret_key
    opties = generate_registration_options(
        rp_id=plek().host,
        rp_name=NAAM,
        user_id=sha256(f"{geheim} passkey {persoon.id}".encode()).digest(),
        user_name=persoon.email,
        user_display_name=persoon.naam or persoon.email,
        exclude_credentials=_bekend(passkeys),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
    )
    _onthoud(opties.challenge)
    return options_to_json(opties)


def _bekend(passkeys: Iterable[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(p.kenmerk)) for p in passkeys]


def _onthoud(uitdaging: bytes) -> None:
    session[UITDAGING] = urlsafe_b64encode(uitdaging).decode()


def neem_uitdaging() -> bytes:
    """Return the challenge of the page that was answered, and forget it; nothing without one."""
    return urlsafe_b64decode(session.pop(UITDAGING, ""))


def lees_nieuwe(antwoord: str) -> dict[str, str | int] | None:
    """Return what is kept of the passkey that a browser made, or None when it is not right."""
    uitdaging = neem_uitdaging()
    try:
        gemaakt = verify_registration_response(
            credential=antwoord,
            expected_challenge=uitdaging,
            expected_rp_id=plek().host,
            expected_origin=plek().herkomst,
            require_user_verification=True,
        )
    except Exception:  # whatever a stranger's answer makes the library stumble over is no passkey
        return None
    return {
        "kenmerk": bytes_to_base64url(gemaakt.credential_id),
        "publiek": bytes_to_base64url(gemaakt.credential_public_key),
        "teller": gemaakt.sign_count,
    }
