"""Signing in: single-use links to an address, and sessions that are rows."""

import hashlib
import secrets
from datetime import datetime, timedelta

from portal import audit, outbox
from portal.db import schrijven
from portal.models import Dilemma, Inloglink, Persoon, Sessie, Signaal
from portal.steps.rondom import signaalontvangst
from portal.tools import adressen
from portal.vocabulary import Voorval

LINK_GELDIG = timedelta(minutes=30)
BEVESTIGLINK_GELDIG = timedelta(days=14)
SESSIE_GELDIG = timedelta(hours=12)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def stuur_link(email: str, nu: datetime, volgende: str = adressen.MIJN) -> None:
    """Mail a sign-in link if the address has an active account; the caller learns nothing either
    way.
    """
    with schrijven():
        persoon = Persoon.met_email(email)
        if persoon and persoon.actief:
            token = _link(persoon, nu + LINK_GELDIG, volgende)
            outbox.plaats("inloggen", persoon, nu, door=None, pad=adressen.inloglink(token))


def stuur_bevestiging(zaak: Dilemma | Signaal, nu: datetime) -> None:
    """Mail the inbrenger a link that confirms what was filed and signs in; call inside a write
    transaction.
    """
    persoon = zaak.inbrenger
    waarheen = adressen.signaal if isinstance(zaak, Signaal) else adressen.dilemma
    token = _link(persoon, nu + BEVESTIGLINK_GELDIG, waarheen(zaak.nummer), bevestigt=zaak.nummer)
    waar = {"pad": adressen.inloglink(token), "nummer": zaak.nummer}
    outbox.plaats("bevestigen", persoon, nu, door=None, **waar)


def _link(persoon: Persoon, verloopt_op: datetime, volgende: str, bevestigt: str = "") -> str:
    token = secrets.token_urlsafe(24)
    Inloglink.create(
        token_hash=_hash(token),
        persoon=persoon,
        volgende=volgende[:200],
        bevestigt=bevestigt,
        verloopt_op=verloopt_op,
    )
    return token


def geldige_link(token: str, nu: datetime) -> Inloglink | None:
    """Return the unused, unexpired link of an active person, or None."""
    return (
        Inloglink.select(Inloglink, Persoon)
        .join(Persoon)
        .where(
            Inloglink.token_hash == _hash(token),
            Inloglink.gebruikt_op.is_null(),
            Inloglink.verloopt_op > nu,
            Persoon.actief,
        )
        .get_or_none()
    )


def wissel_in(token: str, nu: datetime) -> tuple[str, str] | None:
    """Use a link once: return (session token, page to go to), or None when it was used or has
    expired.
    """
    with schrijven():
        link = geldige_link(token, nu)
        if link is None:
            return None
        link.gebruikt_op = nu
        link.save(only=[Inloglink.gebruikt_op])
        _bevestig(link, nu)
        return begin_sessie(link.persoon, nu), link.volgende


def _bevestig(link: Inloglink, nu: datetime) -> None:
    """Whoever opens the link owns the address; what it was sent for is then theirs beyond doubt."""
    if link.persoon.bevestigd_op is None:
        Persoon.update(bevestigd_op=nu).where(Persoon.id == link.persoon_id).execute()
    dilemma = Dilemma.met_nummer(link.bevestigt)
    if dilemma:
        bevestig_intake(dilemma, link.persoon, nu)
    signaal = Signaal.met_nummer(link.bevestigt)
    if signaal:
        signaalontvangst.bevestig(signaal, link.persoon, nu)


def bevestig_intake(dilemma: Dilemma, persoon: Persoon, nu: datetime) -> None:
    """Mark an intake as filed by the owner of its address; call inside a write transaction."""
    if dilemma.bevestigd_op is None:
        Dilemma.update(bevestigd_op=nu).where(Dilemma.id == dilemma.id).execute()
        audit.leg_vast(
            Voorval.BEVESTIGD, wie=persoon, op=nu, dilemma=dilemma, versie=dilemma.versie
        )


def begin_sessie(persoon: Persoon, nu: datetime) -> str:
    """Sign a person in and return the token for the cookie; the row keeps only its hash."""
    token = secrets.token_urlsafe(32)
    Sessie.create(
        token_hash=_hash(token), persoon=persoon, begonnen_op=nu, verloopt_op=nu + SESSIE_GELDIG
    )
    return token


def sessie(token: str, nu: datetime) -> Sessie | None:
    """Return the live session of an active person, or None."""
    return (
        Sessie.select(Sessie, Persoon)
        .join(Persoon)
        .where(Sessie.token_hash == _hash(token), Sessie.verloopt_op > nu, Persoon.actief)
        .get_or_none()
    )


def eindig_sessie(token: str) -> None:
    """Sign out: every copy of the cookie stops working."""
    with schrijven():
        Sessie.delete().where(Sessie.token_hash == _hash(token)).execute()


def begin_demo_sessie(persoon: Persoon, nu: datetime) -> str:
    """Sign a demo persona in without a link; the caller has checked that this is a demo on this
    machine.
    """
    with schrijven():
        return begin_sessie(persoon, nu)
