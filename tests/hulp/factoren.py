"""People with a password, an app, codes on paper and a passkey."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pyotp
from argon2 import PasswordHasher
from webauthn import verify_registration_response
from webauthn.helpers import bytes_to_base64url

from portal.engine import Verzoek
from portal.models import Passkey, Persoon
from portal.steps.rondom import factoren
from portal.tools import wachtwoord
from portal.tools.eenmalig import herstelcodes
from portal.tools.kluis import Kluis
from tests.hulp.sleutelhanger import HERKOMST, HOST, Sleutelhanger
from tests.hulp.web import INSTELLINGEN
from tests.hulp.wereld import NU

WACHTWOORD = "groene fiets langs oude gracht"
KLUIS = Kluis(INSTELLINGEN["secret_key"])
UITDAGING = b"een uitdaging van het portaal"
GEHEIM = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
STAP = timedelta(seconds=30)


@contextmanager
def vlug() -> Iterator[None]:
    """Keep passwords with less work than for real, where a test tries many."""
    echt, wachtwoord.HASHER = wachtwoord.HASHER, PasswordHasher(1, 64, 1)
    wachtwoord._niemands.cache_clear()
    try:
        yield
    finally:
        wachtwoord.HASHER = echt
        wachtwoord._niemands.cache_clear()


def doe(functie, persoon: Persoon, *rij: Passkey, **invoer) -> str:
    """Do a deed of `steps.rondom.factoren` as this person."""
    return functie(*rij, Verzoek(Persoon.get_by_id(persoon.id), NU, invoer))


def code(nu: datetime = NU) -> str:
    """Return what the app shows at this moment."""
    return pyotp.TOTP(GEHEIM).at(nu)


def met_wachtwoord(persoon: Persoon) -> None:
    """Give somebody a password."""
    doe(factoren.zet_wachtwoord, persoon, hash=wachtwoord.maak_hash(WACHTWOORD))


def met_app(persoon: Persoon) -> list[str]:
    """Give somebody a password, an app and codes on paper; return those codes."""
    met_wachtwoord(persoon)
    codes = herstelcodes()
    doe(factoren.voeg_app_toe, persoon, geheim=KLUIS.sluit(GEHEIM), stap=0, codes=codes)
    return codes


def met_passkey(persoon: Persoon, hanger: Sleutelhanger | None = None) -> Sleutelhanger:
    """Give somebody a passkey and return it."""
    hanger = hanger or Sleutelhanger()
    gemaakt = verify_registration_response(
        credential=hanger.maak(UITDAGING),
        expected_challenge=UITDAGING,
        expected_rp_id=HOST,
        expected_origin=HERKOMST,
        require_user_verification=True,
    )
    sleutel = {
        "kenmerk": bytes_to_base64url(gemaakt.credential_id),
        "publiek": bytes_to_base64url(gemaakt.credential_public_key),
        "teller": gemaakt.sign_count,
    }
    doe(factoren.voeg_passkey_toe, persoon, naam="Mijn laptop", **sleutel)
    return hanger
