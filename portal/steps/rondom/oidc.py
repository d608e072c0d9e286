"""Signing in at a provider: whose account that is, made or linked the first time."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal import audit
from portal.db import schrijven
from portal.models import Koppeling, Persoon, Sessie
from portal.steps.rondom import accounts, toegang
from portal.steps.rondom.sterk import BEWIJS_GELDIG
from portal.tools.mailadres import is_mailbaar, mailadres
from portal.tools.tekst import regel
from portal.vocabulary import TITEL_MAX, Rol, Voorval

SUB_MAX = 255  # what OpenID Connect allows


@dataclass(frozen=True)
class Herkend:
    """Whom a provider says a visitor is. `email`: empty unless the provider vouches for it;
    `geleden`: since it saw the person themselves; `sterk`: with a second factor; `geeft`: the roles
    it may give at all.
    """

    issuer: str
    sub: str
    email: str
    naam: str
    geleden: timedelta
    sterk: bool = False
    rol: Rol | None = None
    geeft: tuple[Rol, ...] = ()


def meld_aan(herkend: Herkend, nu: datetime) -> tuple[str, Persoon] | None:
    """Return a session token and whose it is, or None for whom the portal does not let in: a closed
    account, or an address that the provider does not vouch for or that is linked to another sub.
    """
    with schrijven():
        persoon = _van_koppeling(herkend) or _koppel(herkend, nu)
        if persoon is None or not persoon.actief:
            return None
        _geef_rol(persoon, herkend, nu)
        return _begin_sessie(persoon, herkend, nu), persoon


def _begin_sessie(persoon: Persoon, herkend: Herkend, nu: datetime) -> str:
    """Begin it at the moment the provider saw them: whoever was signed in there all day is let in
    without a question, and has shown nothing anew.
    """
    token = toegang.begin_sessie(persoon, nu, sterk=herkend.sterk)
    gezien = nu - min(herkend.geleden, BEWIJS_GELDIG)
    momenten = {"begonnen_op": gezien, "sterk_op": gezien if herkend.sterk else None}
    Sessie.update(**momenten).where(Sessie.token_hash == toegang.afdruk(token)).execute()
    return token


def _van_koppeling(herkend: Herkend) -> Persoon | None:
    rijen = Persoon.select().join(Koppeling)
    return rijen.where(
        Koppeling.issuer == herkend.issuer, Koppeling.sub == herkend.sub
    ).get_or_none()


def _koppel(herkend: Herkend, nu: datetime) -> Persoon | None:
    """Link the account with this address, or a new one: a professional may file without one, so may
    have one. An account that is linked already stays whose it is, whoever got its address since.
    """
    if not herkend.sub or len(herkend.sub) > SUB_MAX or not is_mailbaar(herkend.email):
        return None
    persoon = Persoon.met_email(herkend.email) or _maak(herkend, nu)
    hier = (Koppeling.issuer == herkend.issuer) & (Koppeling.persoon == persoon)
    if not persoon.actief or Koppeling.select().where(hier).exists():
        return None
    Koppeling.create(issuer=herkend.issuer, sub=herkend.sub, persoon=persoon, gekoppeld_op=nu)
    _bevestig(persoon, herkend, nu)
    _leg_vast(persoon, nu, "gekoppeld aan de aanbieder")
    return persoon


def _maak(herkend: Herkend, nu: datetime) -> Persoon:
    persoon = Persoon.create(
        email=mailadres(herkend.email),
        naam=_naam(herkend),
        organisatie="",
        functie="",
        bevestigd_op=nu,
    )
    _leg_vast(persoon, nu, "gemaakt")
    return persoon


def _bevestig(persoon: Persoon, herkend: Herkend, nu: datetime) -> None:
    """The address is theirs: the provider says so. What a stranger filed under it stays
    unconfirmed.
    """
    if persoon.bevestigd_op is None:
        zelf = {"bevestigd_op": nu, "naam": persoon.naam or _naam(herkend)}
        Persoon.update(**zelf).where(Persoon.id == persoon.id).execute()


def _naam(herkend: Herkend) -> str:
    return regel(herkend.naam)[:TITEL_MAX].strip() or herkend.email.partition("@")[0]


def _geef_rol(persoon: Persoon, herkend: Herkend, nu: datetime) -> None:
    """Where the settings say which roles the provider gives, it takes these away as well."""
    if not herkend.geeft:
        return
    rol = herkend.rol or Rol.PROFESSIONAL
    weg = () if herkend.rol else (Persoon.rol.in_(herkend.geeft),)
    if Persoon.select().where(Persoon.id == persoon.id, Persoon.rol != rol, *weg).exists():
        with suppress(accounts.LaatsteBeheerder):  # who would look after accounts then?
            accounts.bewaar(persoon.email, {"rol": rol}, nu)


def ontkoppel(persoon: Persoon, nu: datetime) -> bool:
    """Forget by which names providers know this account, and tell whether there was one: the next
    verified sign-in with its address links it anew.
    """
    with schrijven():
        weg = Koppeling.delete().where(Koppeling.persoon == persoon).execute()
        if weg:
            _leg_vast(persoon, nu, "ontkoppeld van de aanbieder")
        return bool(weg)


def _leg_vast(persoon: Persoon, nu: datetime, wat: str) -> None:
    audit.leg_vast(
        Voorval.ACCOUNT, wie=None, op=nu, onderwerp=persoon.onderwerp, gegevens={"wat": wat}
    )
