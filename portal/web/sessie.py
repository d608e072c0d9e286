"""Who is signed in: Flask-Login's cookie holds a random token, the row behind it decides."""

from datetime import date, datetime
from enum import Enum, auto
from hashlib import sha256

from flask import Flask, current_app, g, request, session
from flask_login import LoginManager, current_user, login_user, logout_user

from portal import policy
from portal.models import Persoon, Sessie
from portal.steps.rondom import sessies, sterk, toegang
from portal.tools import tijd
from portal.tools.zeker import zeker
from portal.web.apparaat import apparaat


class Aangemeld:
    """What Flask-Login wants to know of a user; the id is the session token, never the person's."""

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def __init__(self, token: str, sessie: Sessie):
        self.token, self.sessie, self.persoon = token, sessie, sessie.persoon

    def get_id(self) -> str:
        """Return the token that the cookie keeps."""
        return self.token


STIL = "sessies.nog"  # asking how long one may stay is no use of the portal


def registreer(app: Flask) -> None:
    """Let Flask-Login find the person behind a cookie."""
    # No current_user in templates: it would ask the database for the page that says the database is
    # away.
    manager = LoginManager(app, add_context_processor=False)
    manager.session_protection = (
        None  # the token itself is the protection; addresses change on a phone
    )

    def laad(token: str) -> Aangemeld | None:
        gevonden = toegang.sessie(token, nu())
        if gevonden and request.endpoint != STIL:
            sessies.noteer(gevonden, nu())
        return Aangemeld(token, gevonden) if gevonden else None

    manager.user_loader(laad)


def nu() -> datetime:
    """Return the moment of this request: one clock reading for everything it does."""
    if "nu" not in g:
        g.nu = tijd.nu()
    moment: datetime = g.nu
    return moment


def vandaag() -> date:
    """Return the day in Amsterdam on which this request falls."""
    return tijd.dag(nu())


class Deur(Enum):
    """How far somebody who is signed in has come in."""

    BINNEN = auto()
    GEEF = auto()  # the second factor must be given
    STEL_IN = auto()  # there is none yet, and there must be


def deur() -> Deur:
    """Return how far whoever signed in has come: a link in their mail alone is not enough for who
    must have a second factor, or has one.
    """
    if "deur" not in g:
        g.deur = _deur(current_user.sessie)
    gevonden: Deur = g.deur
    return gevonden


def _deur(sessie: Sessie) -> Deur:
    persoon = sessie.persoon
    if sessie.sterk_op or not (persoon.beveiligd_op or policy.zwaar(persoon, vandaag())):
        return Deur.BINNEN
    geeft = persoon.beveiligd_op or current_app.config["SETTINGS"].demo
    return Deur.GEEF if geeft else Deur.STEL_IN


def is_binnen() -> bool:
    """Tell whether whoever signed in has come all the way in."""
    return deur() is Deur.BINNEN


def houder() -> Persoon | None:
    """Return whose session this is, also while the second factor must still be given."""
    return current_user.persoon if current_user.is_authenticated else None


def was_ingelogd() -> bool:
    """Tell whether the cookie of this browser is of a session that ended by itself."""
    return "_user_id" in session and houder() is None


def aan_de_deur() -> None:
    """Let `ik` tell on this page who asks before they are in: here they show that it is them."""
    g.aan_de_deur = True


def ik() -> Persoon | None:
    """Return who asks, or None without an account, or before the second factor was given."""
    persoon = houder()
    return persoon if persoon and (g.get("aan_de_deur") or is_binnen()) else None


def is_bewezen() -> bool:
    """Tell whether whoever asks showed a moment ago that it is really them."""
    return houder() is not None and sterk.is_vers(current_user.sessie, nu())


def is_beperkt() -> bool:
    """Tell whether whoever asks does so on a trusted device whose full sign-in has ended."""
    return bool(current_user.is_authenticated and current_user.sessie.beperkt)


def deze_sessie() -> Sessie:
    """Return the session of whoever asks, on a page that bears a mark other than `openbaar`."""
    gevonden: Sessie = current_user.sessie
    return gevonden


def seconden_over() -> int | None:
    """Return in how many seconds at the earliest this session ends if nobody does anything; None
    without a session whose rights can end.
    """
    if ik() is None or is_beperkt():
        return None
    return int((sessies.eindigt_niet_voor(deze_sessie(), nu()) - nu()).total_seconds())


def ingelogde() -> Persoon:
    """Return who asks, on a page that bears a mark other than `openbaar`; raises AssertionError
    without an account.
    """
    return zeker(ik())


def merktekens() -> list[str]:
    """Return the mark by which the browser tells whose page this is, and the one that it may know
    them by from before the key was changed; each empty without an account. They say nothing else.
    """
    persoon, sleutels = ik(), current_app.config["SETTINGS"].sleutels
    if persoon is None:
        return [""] * len(sleutels)
    return [sha256(f"{s} wie {persoon.id}".encode()).hexdigest()[:16] for s in sleutels]


def meld_aan(token: str, persoon: Persoon) -> None:
    """Put a fresh session token in a fresh cookie, and end the sign-in that this browser had."""
    if current_user.is_authenticated:
        toegang.eindig_sessie(current_user.token)
    nieuw = zeker(toegang.sessie(token, nu()))
    sessies.noem(nieuw, apparaat(request.user_agent.string))
    session.clear()
    session.permanent = nieuw.vertrouwd_tot is not None  # or it goes when the browser closes
    login_user(Aangemeld(token, nieuw))
    _onthoud("ingelogd", persoon)


def versterk(*, tweede: bool) -> None:
    """Note that they showed that it is really them, with a second factor or without one; under a
    new token. What is typed in other tabs can still be sent: the form token stays.
    """
    token = sterk.versterk(current_user.token, nu(), tweede=tweede)
    login_user(Aangemeld(token, zeker(toegang.sessie(token, nu()))))
    g.pop("deur", None)  # from here on they are in
    _onthoud("tweede factor" if tweede else "opnieuw", current_user.persoon)


def meld_af() -> None:
    """End the session row, so that copies of the cookie stop working too."""
    if current_user.is_authenticated:
        toegang.eindig_sessie(current_user.token)
        _onthoud("uitgelogd", current_user.persoon)
    logout_user()
    session.clear()


def _onthoud(uitslag: str, persoon: Persoon) -> None:
    """Keep for `web.spoor` that somebody came or went."""
    g.setdefault("aanmeldingen", []).append((uitslag, persoon))
