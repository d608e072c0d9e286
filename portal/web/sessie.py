"""Who is signed in: Flask-Login's cookie holds a random token, the row behind it decides."""

from datetime import date, datetime
from hashlib import sha256

from flask import Flask, current_app, g, session
from flask_login import LoginManager, current_user, login_user, logout_user

from portal.models import Persoon
from portal.steps.rondom import toegang
from portal.tools import tijd
from portal.tools.zeker import zeker


class Aangemeld:
    """What Flask-Login wants to know of a user; the id is the session token, never the person's."""

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def __init__(self, token: str, persoon: Persoon):
        self.token, self.persoon = token, persoon

    def get_id(self) -> str:
        """Return the token that the cookie keeps."""
        return self.token


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
        return Aangemeld(token, gevonden.persoon) if gevonden else None

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


def ik() -> Persoon | None:
    """Return who asks, or None without an account."""
    return current_user.persoon if current_user.is_authenticated else None


def ingelogde() -> Persoon:
    """Return who asks, on a page that bears a mark other than `openbaar`; raises AssertionError
    without an account.
    """
    return zeker(ik())


def merkteken() -> str:
    """Return a mark by which the browser tells whose page this is, or nothing without an account;
    it says nothing else.
    """
    persoon = ik()
    if persoon is None:
        return ""
    geheim = current_app.config["SETTINGS"].secret_key
    return sha256(f"{geheim} wie {persoon.id}".encode()).hexdigest()[:16]


def meld_aan(token: str, persoon: Persoon) -> None:
    """Put a fresh session token in a fresh cookie."""
    session.clear()
    login_user(Aangemeld(token, persoon))
    _onthoud("ingelogd", persoon)


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
