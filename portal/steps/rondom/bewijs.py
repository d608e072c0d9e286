"""Proof that it is really them: a password, a code that works once, or a passkey.

Each is tried against what is kept; what fails is counted (`pogingen`). None of it is a deed: who it
is must still be found out.
"""

import json
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from webauthn import base64url_to_bytes, verify_authentication_response
from webauthn.helpers import bytes_to_base64url

from portal.db import schrijven
from portal.models import Codeapp, Herstelcode, Passkey, Persoon, Verzoeksleutel, Wachtwoord
from portal.steps.rondom import pogingen, spoor
from portal.steps.rondom.factoren import noteer
from portal.tools import eenmalig, wachtwoord
from portal.tools.kluis import Kluis
from portal.tools.mailadres import is_mailbaar, mailadres


class Passkeyplek(NamedTuple):
    """Where a passkey works: the host it is for, and the address it must be used from."""

    host: str
    herkomst: str


def met_wachtwoord(email: str, getypt: str, nu: datetime, vanaf: str = "") -> Persoon | None:
    """Return the person with this address and this password, or None; an unknown address gets the
    same answer for the same work. `vanaf`: the network it is typed in. Raises TeVaak or TeDruk.
    """
    with wachtwoord.plek():
        return _met_wachtwoord(email, getypt, nu, vanaf)


def _met_wachtwoord(email: str, getypt: str, nu: datetime, vanaf: str) -> Persoon | None:
    adres = mailadres(email) if is_mailbaar(email) else email
    hier = pogingen.sleutel("wachtwoord hier", f"{vanaf} {adres}")
    overal = pogingen.sleutel("wachtwoord", adres)
    persoon = Persoon.met_email(email)
    bekend = persoon if persoon and persoon.actief else None
    pogingen.tel(hier, nu)
    vreemd = not spoor.kwam_binnen(bekend, vanaf)
    pogingen.tel(overal, nu, bekend, vrij=pogingen.RUIM, wacht=vreemd)
    bewaard = Wachtwoord.get_or_none(Wachtwoord.persoon == bekend) if bekend else None
    if not wachtwoord.klopt(bewaard.hash if bewaard else None, getypt):
        return None
    pogingen.vergeet(hier, overal)
    if bewaard and wachtwoord.is_achterhaald(bewaard.hash):
        _bewaar_opnieuw(bewaard, getypt)
    return bekend


def _bewaar_opnieuw(bewaard: Wachtwoord, getypt: str) -> None:
    """Keep a password with the parameters of now, unless it was changed meanwhile."""
    try:
        nieuw, dezelfde = wachtwoord.maak_hash(getypt), Wachtwoord.hash == bewaard.hash
    except wachtwoord.TeDruk:  # next time, then
        return
    with schrijven():
        Wachtwoord.update(hash=nieuw).where(Wachtwoord.id == bewaard.id, dezelfde).execute()


def met_code(persoon: Persoon, code: str, kluis: Kluis, nu: datetime) -> bool:
    """Tell whether this is a code of the app of this person, or one of their herstelcodes; either
    works once. Raises TeVaak.
    """
    sleutel = pogingen.sleutel("code", str(persoon.id))
    pogingen.tel(sleutel, nu, persoon)
    with schrijven():
        goed = _van_app(persoon, code, kluis, nu) or _van_papier(persoon, code, nu)
    if goed:
        pogingen.vergeet(sleutel)
    return goed


def _van_app(persoon: Persoon, code: str, kluis: Kluis, nu: datetime) -> bool:
    app = Codeapp.get_or_none(Codeapp.persoon == persoon)
    geheim = kluis.open(app.geheim) if app else None
    stap = eenmalig.stap(geheim, code, nu) if geheim else None
    if app is None or stap is None or stap <= app.laatste_stap:
        return False
    Codeapp.update(laatste_stap=stap).where(Codeapp.id == app.id).execute()
    return True


def _van_papier(persoon: Persoon, code: str, nu: datetime) -> bool:
    deze = Herstelcode.code_hash == eenmalig.vingerafdruk(code)
    vrij = (Herstelcode.persoon == persoon) & Herstelcode.gebruikt_op.is_null()
    gebruikt: int = Herstelcode.update(gebruikt_op=nu).where(deze, vrij).execute()
    if gebruikt:
        noteer(persoon, "een herstelcode is gebruikt", nu, door=persoon)
    return gebruikt == 1


def met_passkey(antwoord: str, uitdaging: bytes, plek: Passkeyplek, nu: datetime) -> Persoon | None:
    """Return whose passkey answered this challenge from the portal's own address, once; or None."""
    if _passkey(antwoord) is None:  # a stranger makes nobody wait
        return None
    with schrijven():
        passkey = _passkey(antwoord)
        if passkey is None or not passkey.persoon.actief or not _eerste_keer(uitdaging, nu):
            return None
        teller = _teller(passkey, antwoord, uitdaging, plek)
        if teller is None:
            return None
        nieuw = {"teller": teller, "gebruikt_op": nu}
        Passkey.update(**nieuw).where(Passkey.id == passkey.id).execute()
        return passkey.persoon


def _passkey(antwoord: str) -> Passkey | None:
    try:
        kenmerk = str(json.loads(antwoord)["id"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    rijen = Passkey.select(Passkey, Persoon).join(Persoon)
    return rijen.where(Passkey.kenmerk == kenmerk).get_or_none()


def _eerste_keer(uitdaging: bytes, nu: datetime) -> bool:
    """Use a challenge up: the cookie that holds it may have been copied."""
    sleutel = sha256(b"passkey " + uitdaging).hexdigest()
    if Verzoeksleutel.get_or_none(Verzoeksleutel.sleutel == sleutel):
        return False
    Verzoeksleutel.create(sleutel=sleutel, uitkomst="passkey", op=nu)
    return True


def _teller(passkey: Passkey, antwoord: str, uitdaging: bytes, plek: Passkeyplek) -> int | None:
    """Return how often the passkey says it was used, if the answer is right and it says more than
    before: a copy would not know.
    """
    try:
        gezien = verify_authentication_response(
            credential=antwoord,
            expected_challenge=uitdaging,
            expected_rp_id=plek.host,
            expected_origin=plek.herkomst,
            credential_public_key=base64url_to_bytes(passkey.publiek),
            credential_current_sign_count=passkey.teller,
            require_user_verification=True,
        )
    except Exception:  # whatever a stranger's answer makes the library stumble over proves nothing
        return None
    zelfde = bytes_to_base64url(gezien.credential_id) == passkey.kenmerk
    return gezien.new_sign_count if zelfde else None
