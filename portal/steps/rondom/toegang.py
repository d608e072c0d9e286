"""Signing in: single-use links to an address, and sessions that are rows."""

import hashlib
import secrets
from datetime import datetime, timedelta

from peewee import Expression

from portal import audit, outbox
from portal.db import schrijven
from portal.models import Bericht, Dilemma, Inloglink, Persoon, Sessie, Signaal
from portal.policy.beheer import ALLEEN
from portal.steps.gedeeld.indiening import neem_over
from portal.steps.rondom import brievenmaat, sessies
from portal.tools import adressen, browsermerk
from portal.tools.zeker import zeker
from portal.vocabulary import Status, Voorval
from portal.workflow import OVERGANG

LINK_GELDIG = timedelta(minutes=10)
BEVESTIGLINK_GELDIG = timedelta(days=14)
SESSIE_GELDIG = timedelta(hours=12)
VERTROUWD_GELDIG = timedelta(days=30)
# The kinds of mail whose link lets somebody in, and for how long; the outbox forgets it once the
# letter has left.
LINKDUUR = {"inloggen": LINK_GELDIG, "bevestigen": BEVESTIGLINK_GELDIG, "verhuizing": ALLEEN}
# A mail that was asked for again and again is somebody else's nuisance.
VOLGENDE_MAX = 200  # characters of an address to go to
NOG_EENS_MAX, NOG_EENS_TIJD = 5, timedelta(hours=1)


def afdruk(token: str) -> str:
    """Return what the database keeps of a secret that somebody holds."""
    return hashlib.sha256(token.encode()).hexdigest()


def stuur_link(email: str, nu: datetime, volgende: str = adressen.MIJN, browser: str = "") -> None:
    """Mail a sign-in link if the address has an active account; `browser` is the mark of
    the browser that asked for it.
    """
    with schrijven():
        persoon = Persoon.met_email(email)
        if (
            persoon
            and persoon.actief
            and not brievenmaat.genoeg_gevraagd(persoon, browser, _sinds(nu))
        ):
            _stuur_inloglink(persoon, nu, volgende, browser)


def _sinds(nu: datetime) -> datetime:
    """Return until when a link is good that was asked for an hour ago."""
    return nu + LINK_GELDIG - NOG_EENS_TIJD


def _stuur_inloglink(persoon: Persoon, nu: datetime, volgende: str, browser: str) -> None:
    token = _link(persoon, nu, LINK_GELDIG, volgende, browser=browser)
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
    """Return another link for a letter that holds one, as the one it had is forgotten; for one
    that asks to confirm what waits no more, the page to sign in. Call inside a write transaction.
    """
    persoon = zeker(bericht.persoon)
    if bericht.soort == "inloggen":
        return adressen.inloglink(_link(persoon, nu, LINK_GELDIG, adressen.MIJN))
    zaak = _te_bevestigen(bericht.zaak, persoon)
    return _bevestiglink(zaak, nu) if zaak else adressen.INLOGGEN


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


def _link(persoon: Persoon, nu: datetime, geldig: timedelta, volgende: str, **meer: str) -> str:
    token = secrets.token_urlsafe(24)
    Inloglink.create(
        token_hash=afdruk(token),
        persoon=persoon,
        volgende=volgende[:VOLGENDE_MAX],
        verloopt_op=nu + geldig,
        **meer,
    )
    brievenmaat.houd_levend(persoon, nu)
    return token


def link_met(token: str) -> Inloglink | None:
    """Return the link with this token, also one that was used or has expired, or None."""
    rijen = Inloglink.select(Inloglink, Persoon).join(Persoon)
    return rijen.where(Inloglink.token_hash == afdruk(token)).get_or_none()


def leidt_naar(token: str, wie: Persoon | None) -> str:
    """Return the page that a link of this person leads to, also one that was used or has expired;
    nothing when it is not theirs.
    """
    link = link_met(token)
    return link.volgende if link and wie and link.persoon_id == wie.id else ""


def geldige_link(token: str, nu: datetime) -> Inloglink | None:
    """Return the unused, unexpired link of an active person, or None. One that would sign in for
    longer than such links do is of before, and does not.
    """
    link = link_met(token)
    if link is None or link.gebruikt_op is not None or not link.persoon.actief:
        return None
    tot = BEVESTIGLINK_GELDIG if link.bevestigt else LINK_GELDIG
    return link if nu < link.verloopt_op <= nu + tot else None


def van_deze_browser(link: Inloglink, browser: str) -> bool:
    """Tell whether a link was asked for in the browser that holds this secret."""
    return browsermerk.zelfde_browser(link.browser, browser)


def wissel_in(token: str, nu: datetime, *, vertrouwd: bool = False) -> tuple[str, str] | None:
    """Use a link once: return (session token, page to go to), or None when it was used or has
    expired. It uses up the others that were sent to this person to sign in with.
    """
    if geldige_link(token, nu) is None:  # a stranger's guess waits for no lock
        return None
    with schrijven():
        link = geldige_link(token, nu)
        if link is None or link.bevestigt:
            return None
        levend = (Inloglink.persoon == link.persoon_id) & Inloglink.gebruikt_op.is_null()
        Inloglink.update(gebruikt_op=nu).where(levend, Inloglink.bevestigt == "").execute()
        adres_is_zeker(link.persoon, nu)
        sessie_ = begin_sessie(link.persoon, nu, vertrouwd=vertrouwd)
        return sessie_, link.volgende


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
        token_hash=afdruk(token),
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
    """Return the live session of an active person, also where it is `beperkt` by now, or None."""
    rijen = Sessie.select(Sessie, Persoon).join(Persoon)
    rij = rijen.where(Sessie.token_hash == afdruk(token), Persoon.actief).get_or_none()
    return sessies.stand(rij, nu) if rij else None


def eindig_sessie(token: str) -> None:
    """Sign out: every copy of the cookie stops working, also while another write is in the way."""
    sessies.beeindig(afdruk(token))


def begin_demo_sessie(persoon: Persoon, nu: datetime) -> str:
    """Sign a demo persona in without a link; the caller has checked that this is a demo on this
    machine.
    """
    with schrijven():
        return begin_sessie(persoon, nu, sterk=True)
