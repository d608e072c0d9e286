"""An account moves to another address: asked by a beheerder, done by whoever reads mail there.

Until then nothing changes, and the address that is left is told of both. Nobody is signed in here.
"""

import secrets
from datetime import datetime

from portal import outbox
from portal.db import schrijven
from portal.engine import Verzoek
from portal.models import Adreswijziging, Bericht, Inloglink, Koppeling, Persoon, Sessie
from portal.steps.rondom import accounts
from portal.steps.rondom.toegang import LINKDUUR, afdruk
from portal.tools import adressen

SOORT = "verhuizing"
GELDIG = LINKDUUR[SOORT]


def vraag(persoon: Persoon, email: str, verzoek: Verzoek) -> None:
    """Mail the new address a link, and tell the one it has; call inside `schrijven()`. What was
    asked before falls away.
    """
    trek_in(persoon)
    Adreswijziging.delete().where(Adreswijziging.email == email).execute()  # too old, of another
    token = secrets.token_urlsafe(24)
    Adreswijziging.create(
        persoon=persoon, email=email, token_hash=afdruk(token), gevraagd_op=verzoek.nu
    )
    pad = adressen.adreslink(token)
    outbox.plaats_los(SOORT, email, verzoek.nu, pad=pad, account=str(persoon.id))
    _vertel(persoon.email, verzoek.nu, "gevraagd")


def trek_in(persoon: Persoon) -> bool:
    """Let a move that was asked for be none, with the letter that still waits, and tell whether
    there was one; call inside `schrijven()`.
    """
    for brief in Bericht.select().where(Bericht.soort == SOORT, Bericht.verstuurd_op.is_null()):
        if brief.gegevens.get("account") == str(persoon.id):
            brief.delete_instance()
    return bool(Adreswijziging.delete().where(Adreswijziging.persoon == persoon).execute())


def gevraagd_voor(persoon: Persoon, nu: datetime) -> Adreswijziging | None:
    """Return the move that waits for an answer, or None."""
    hier = Adreswijziging.persoon == persoon
    return Adreswijziging.get_or_none(hier, Adreswijziging.gevraagd_op > nu - GELDIG)


def wacht_op(email: str, nu: datetime, behalve: Persoon | None = None) -> Persoon | None:
    """Return the account, other than `behalve`, that is asked to move to this address: it is no
    other's meanwhile.
    """
    hier = (Adreswijziging.email == email) & (Adreswijziging.gevraagd_op > nu - GELDIG)
    rijen = Adreswijziging.select().where(hier)
    vraag = (rijen.where(Adreswijziging.persoon != behalve) if behalve else rijen).first()
    return vraag.persoon if vraag else None


def wacht(token: str, nu: datetime) -> Adreswijziging | None:
    """Return the move that this link is about, or None: it is done, too old or taken back, or the
    account was closed.
    """
    rijen = Adreswijziging.select(Adreswijziging, Persoon).join(Persoon)
    levend = Persoon.actief & (Adreswijziging.gevraagd_op > nu - GELDIG)
    return rijen.where(Adreswijziging.token_hash == afdruk(token), levend).get_or_none()


def nieuwe_link(bericht: Bericht, nu: datetime) -> str:
    """Return another link for a letter of which the link was forgotten, as good as the first was.
    Call inside `schrijven()`, for a letter that `eisen.kan_opnieuw`.
    """
    token = secrets.token_urlsafe(24)
    vers = {"token_hash": afdruk(token), "gevraagd_op": nu}
    van = Adreswijziging.persoon == bericht.gegevens["account"]
    Adreswijziging.update(**vers).where(van).execute()
    return adressen.adreslink(token)


def bevestig(token: str, nu: datetime) -> bool:
    """Let the account have the address to which this link was sent. It is signed out everywhere,
    links that went to the old address work no more, and a provider of sign-ins links it anew.

    Return whether it was done: not when the link is worth nothing any more, nor when somebody has
    an account at that address by now.
    """
    if wacht(token, nu) is None:  # a stranger's guess waits for no lock
        return False
    with schrijven():
        rij = wacht(token, nu)
        if rij is None or Persoon.met_email(rij.email):
            return False
        persoon, oud = rij.persoon, rij.persoon.email
        nieuw = {"email": rij.email, "bevestigd_op": nu}
        Persoon.update(**nieuw).where(Persoon.id == persoon.id).execute()
        rij.delete_instance()
        for model in (Sessie, Inloglink, Koppeling):
            model.delete().where(model.persoon == persoon.id).execute()
        Bericht.update(aan=nieuw["email"]).where(
            Bericht.persoon == persoon.id, Bericht.verstuurd_op.is_null()
        ).execute()
        accounts.leg_vast(persoon, Verzoek(None, nu), "e-mailadres gewijzigd")
        _vertel(oud, nu, "gedaan")
        return True


def _vertel(oud: str, nu: datetime, wat: str) -> None:
    outbox.plaats_los("verhuisd", oud, nu, pad=adressen.INLOGGEN, wat=wat)
