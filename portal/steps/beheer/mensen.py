"""Accounts, as a beheerder looks after them on the web; the console does the same by
`rondom.accounts`.
"""

from functools import partial
from typing import Any

from portal.daden import NuNiet, daad, zelf
from portal.engine import Verzoek
from portal.models import Persoon
from portal.policy import beheer as eisen
from portal.policy.beheer import beheer_mensen
from portal.queries import versies
from portal.steps.gedeeld.indiening import GEGEVENS
from portal.steps.rondom import accounts, verhuizen
from portal.tools import adressen
from portal.tools.mailadres import mailadres
from portal.vocabulary import ADRES_GEVRAAGD, Rol, Voorval


def bij_mens(persoon: Persoon) -> str:
    """Return where a beheerder looks after this account."""
    return adressen.mens(persoon.id)


_mensen = partial(daad, beheer_mensen, logt=zelf(Voorval.ACCOUNT), naar=bij_mens)
_gevoelig = partial(_mensen, gevoelig=True)


@_gevoelig()
def voeg_toe(verzoek: Verzoek) -> Persoon:
    """Make an account and mail whose it is (`invoer`: email, naam, organisatie, functie, rol)."""
    email = mailadres(verzoek.invoer["email"])
    if Persoon.met_email(email) or verhuizen.wacht_op(email, verzoek.nu):
        raise NuNiet("account")
    gegevens = {naam: verzoek.invoer[naam] for naam in GEGEVENS}
    rol = {"rol": Rol(verzoek.invoer["rol"])}
    persoon = accounts.maak(email, gegevens | rol, verzoek)
    accounts.meld_nieuw(persoon, verzoek)
    return persoon


@_mensen(vers=versies.GEGEVENS)
def wijzig(persoon: Persoon, verzoek: Verzoek) -> None:
    """Put somebody's name, organisation and function right (`invoer`: those names)."""
    waarden = {naam: verzoek.invoer[naam] for naam in GEGEVENS}
    accounts.wijzig(persoon, _anders(persoon, waarden), verzoek)


@_gevoelig(vers=versies.ROL, eist=eisen.niet_de_laatste)
def geef_rol(persoon: Persoon, verzoek: Verzoek) -> None:
    """Give somebody another role, or take it away (`invoer`: rol); they and all who look after
    accounts are told.
    """
    accounts.wijzig(persoon, _anders(persoon, {"rol": Rol(verzoek.invoer["rol"])}), verzoek)


def _anders(persoon: Persoon, waarden: dict[str, Any]) -> dict[str, Any]:
    """Return what of this is not so yet."""
    return {naam: w for naam, w in waarden.items() if getattr(persoon, naam) != w}


@_gevoelig(eist=eisen.niet_de_laatste)
def sluit(persoon: Persoon, verzoek: Verzoek) -> None:
    """Close an account: nobody comes in by it, and what still waited for it is not sent."""
    accounts.wijzig(persoon, {"actief": False}, verzoek)


@_gevoelig(eist=eisen.is_gesloten)
def heropen(persoon: Persoon, verzoek: Verzoek) -> None:
    """Open an account again, with the role and the seats it has."""
    accounts.wijzig(persoon, {"actief": True}, verzoek)


@_gevoelig(eist=eisen.is_open, ander=eisen.nam_geen_factoren)
def verhuis(persoon: Persoon, verzoek: Verzoek) -> None:
    """Ask whoever reads mail at another address whether the account is theirs (`invoer`: email);
    until they say so nothing changes.
    """
    email = mailadres(verzoek.invoer["email"])
    if Persoon.met_email(email) or verhuizen.wacht_op(email, verzoek.nu, persoon):
        raise NuNiet(persoon.onderwerp)
    verhuizen.vraag(persoon, email, verzoek)
    accounts.leg_vast(persoon, verzoek, ADRES_GEVRAAGD)
    accounts.toon_anderen(persoon, verzoek, "er is een ander e-mailadres voor een account gevraagd")


@_mensen(eist=lambda wie, persoon, nu: verhuizen.gevraagd_voor(persoon, nu) is not None)
def verhuis_niet(persoon: Persoon, verzoek: Verzoek) -> None:
    """Take back that an account is to move to another address."""
    verhuizen.trek_in(persoon)
    accounts.leg_vast(persoon, verzoek, "ander e-mailadres toch niet")


@_gevoelig(eist=eisen.is_open)
def beeindig_sessies(persoon: Persoon, verzoek: Verzoek) -> None:
    """Sign somebody out everywhere, as when a telephone was lost."""
    accounts.beeindig_sessies(persoon, verzoek)
    accounts.toon_anderen(persoon, verzoek, "een account is overal uitgelogd")


@_gevoelig(eist=eisen.is_open, ander=eisen.vroeg_geen_adres)
def neem_factoren_af(persoon: Persoon, verzoek: Verzoek) -> None:
    """Take password, app and passkeys of somebody away who lost them; they begin anew by a link in
    their mail, and are told.
    """
    accounts.neem_factoren_af(persoon, verzoek)
