"""Signing in: single-use links to an address, and sessions that are rows."""

import hashlib
import secrets
from datetime import datetime, timedelta

from peewee import Expression

from portal import audit, outbox
from portal.db import schrijven
from portal.models import Bericht, Dilemma, Inloglink, Persoon, Sessie, Signaal
from portal.steps.gedeeld.indiening import neem_over
from portal.steps.rondom import brievenmaat
from portal.tools import adressen
from portal.tools.zeker import zeker
from portal.vocabulary import Status, Voorval
from portal.workflow import OVERGANG

LINK_GELDIG = timedelta(minutes=30)
BEVESTIGLINK_GELDIG = timedelta(days=14)
SESSIE_GELDIG = timedelta(hours=12)
VERTROUWD_GELDIG = timedelta(days=30)
# The kinds of mail whose link lets somebody in, and for how long; the outbox forgets it once the
# letter has left.
LINKDUUR = {"inloggen": LINK_GELDIG, "bevestigen": BEVESTIGLINK_GELDIG}
# A mail that was asked for again and again is somebody else's nuisance.
NOG_EENS_MAX, NOG_EENS_TIJD = 5, timedelta(hours=1)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def stuur_link(email: str, nu: datetime, volgende: str = adressen.MIJN) -> None:
    """Mail a sign-in link if the address has an active account; the caller learns nothing either
    way.
    """
    with schrijven():
        persoon = Persoon.met_email(email)
        if persoon and persoon.actief:
            _stuur_inloglink(persoon, nu, volgende)


def _stuur_inloglink(persoon: Persoon, nu: datetime, volgende: str) -> None:
    token = _link(persoon, nu, LINK_GELDIG, volgende)
    outbox.plaats("inloggen", persoon, nu, door=None, pad=adressen.inloglink(token))


def stuur_bevestiging(zaak: Dilemma | Signaal, nu: datetime, *, nog_eens: bool = False) -> None:
    """Mail the inbrenger a link that asks whether they filed this; call inside a write
    transaction. While such a link of today waits to be used none is sent, unless it was asked for
    (`nog_eens`).
    """
    wie = zaak.inbrenger
    if brievenmaat.vol(wie, nu, BEVESTIGLINK_GELDIG):
        return
    if not nog_eens and brievenmaat.onderweg(wie, nu, BEVESTIGLINK_GELDIG):
        return
    pad = _bevestiglink(zaak, nu)
    outbox.plaats("bevestigen", zaak.inbrenger, nu, door=None, pad=pad, nummer=zaak.nummer)


def _bevestiglink(zaak: Dilemma | Signaal, nu: datetime) -> str:
    waarheen = adressen.signaal if isinstance(zaak, Signaal) else adressen.dilemma
    wie, nummer = zaak.inbrenger, zaak.nummer
    token = _link(wie, nu, BEVESTIGLINK_GELDIG, waarheen(nummer), bevestigt=nummer)
    return adressen.bevestiglink(token)


def nieuwe_sleutellink(bericht: Bericht, nu: datetime) -> str:
    """Return another link for a letter that lets its reader in, as the one it had is forgotten;
    call inside a write transaction.
    """
    persoon = zeker(bericht.persoon)
    zaak = _te_bevestigen(bericht.zaak, persoon)
    if zaak:
        return _bevestiglink(zaak, nu)
    return adressen.inloglink(_link(persoon, nu, LINKDUUR[bericht.soort], adressen.MIJN))


def vernieuw(token: str, nu: datetime) -> bool:
    """Mail a new link to whom a used or expired one was for; the caller learns nothing of them.

    Return whether the link is known at all: of one that was never made nobody can tell whose it is.
    """
    with schrijven():
        oud = link_met(token)
        if oud and oud.persoon.actief and not te_vaak(Inloglink.persoon == oud.persoon_id, nu):
            zaak = _te_bevestigen(oud.bevestigt, oud.persoon)
            if zaak:
                stuur_bevestiging(zaak, nu, nog_eens=True)
            else:
                _stuur_inloglink(oud.persoon, nu, oud.volgende)
        return oud is not None


def te_vaak(welke: Expression, nu: datetime) -> bool:
    """Tell whether enough of these links were made within the hour; also those of a closed
    account, to which none is mailed: who asks must see no difference.
    """
    bevestigt = Inloglink.bevestigt != ""
    onlangs = (bevestigt & (Inloglink.verloopt_op > nu + BEVESTIGLINK_GELDIG - NOG_EENS_TIJD)) | (
        ~bevestigt & (Inloglink.verloopt_op > nu + LINK_GELDIG - NOG_EENS_TIJD)
    )
    return Inloglink.select().where(welke, onlangs).count() >= NOG_EENS_MAX


def _te_bevestigen(nummer: str, persoon: Persoon) -> Dilemma | Signaal | None:
    """Return what a link to this person confirms: what was filed under their address, still
    unconfirmed.
    """
    zaak = Dilemma.met_nummer(nummer) or Signaal.met_nummer(nummer)
    if zaak is None or zaak.inbrenger_id != persoon.id or zaak.bevestigd_op is not None:
        return None
    return zaak


def _link(
    persoon: Persoon, nu: datetime, geldig: timedelta, volgende: str, bevestigt: str = ""
) -> str:
    token = secrets.token_urlsafe(24)
    Inloglink.create(
        token_hash=_hash(token),
        persoon=persoon,
        volgende=volgende[:200],
        bevestigt=bevestigt,
        verloopt_op=nu + geldig,
    )
    brievenmaat.houd_levend(persoon, nu)
    return token


def link_met(token: str) -> Inloglink | None:
    """Return the link with this token, also one that was used or has expired, or None."""
    rijen = Inloglink.select(Inloglink, Persoon).join(Persoon)
    return rijen.where(Inloglink.token_hash == _hash(token)).get_or_none()


def leidt_naar(token: str, wie: Persoon | None) -> str:
    """Return the page that a link of this person leads to, also one that was used or has expired;
    nothing when it is not theirs.
    """
    link = link_met(token)
    return link.volgende if link and wie and link.persoon_id == wie.id else ""


def geldige_link(token: str, nu: datetime) -> Inloglink | None:
    """Return the unused, unexpired link of an active person, or None."""
    link = link_met(token)
    geldig = link and link.gebruikt_op is None and link.verloopt_op > nu and link.persoon.actief
    return link if geldig else None


def wissel_in(token: str, nu: datetime) -> tuple[str, str] | None:
    """Use a link once: return (session token, page to go to), or None when it was used or has
    expired.
    """
    with schrijven():
        link = geldige_link(token, nu)
        if link is None or link.bevestigt:
            return None
        link.gebruikt_op = nu
        link.save(only=[Inloglink.gebruikt_op])
        adres_is_zeker(link.persoon, nu)
        return begin_sessie(link.persoon, nu), link.volgende


def adres_is_zeker(persoon: Persoon, nu: datetime) -> None:
    """Note that whoever reads mail to this address has answered; call inside a write
    transaction.
    """
    if persoon.bevestigd_op is None:
        persoon.bevestigd_op = nu
        persoon.save(only=[Persoon.bevestigd_op])


def bevestig_intake(dilemma: Dilemma, persoon: Persoon, nu: datetime) -> None:
    """Mark an intake as filed by the owner of its address; call inside a write transaction."""
    if dilemma.bevestigd_op is None:
        neem_over(dilemma, persoon, nu)
        audit.leg_vast(
            Voorval.BEVESTIGD, wie=persoon, op=nu, dilemma=dilemma, versie=dilemma.versie
        )
        if dilemma.status is Status.INGEDIEND:
            outbox.meld_alsnog(OVERGANG["indienen"], dilemma, persoon, nu)


def begin_sessie(
    persoon: Persoon,
    nu: datetime,
    *,
    sterk: bool = False,
    apparaat: str = "",
    vertrouwd: bool = False,
) -> str:
    """Sign a person in and return the token for the cookie; the row keeps only its hash.

    `sterk`: with a second factor; `vertrouwd`: on a device that keeps opening what only this
    person filed when the rest has ended. Call inside a write transaction.
    """
    token = secrets.token_urlsafe(32)
    Sessie.create(
        token_hash=_hash(token),
        persoon=persoon,
        begonnen_op=nu,
        gezien_op=nu,
        verloopt_op=nu + SESSIE_GELDIG,
        sterk_op=nu if sterk else None,
        apparaat=apparaat,
        vertrouwd_tot=nu + VERTROUWD_GELDIG if vertrouwd else None,
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
        return begin_sessie(persoon, nu, sterk=True)
