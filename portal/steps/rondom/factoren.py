"""How somebody comes in besides by a link in their mail: set, changed and removed by themselves.

Each deed asks for the second factor again, is an event, and is mailed to whose account it is:
whoever did it may be somebody else.
"""

from datetime import datetime
from functools import partial

from peewee import fn

from portal import audit, outbox
from portal.daden import daad, zelf
from portal.engine import Verzoek
from portal.models import Codeapp, Herstelcode, Passkey, Persoon, Sessie, Wachtwoord
from portal.policy import factoren as eisen
from portal.policy import mogen
from portal.queries.versies import PASSKEY
from portal.tools import adressen, eenmalig
from portal.tools.zeker import zeker
from portal.vocabulary import FACTOREN_AF, Voorval

_factor = partial(
    daad, gevoelig=True, logt=zelf(Voorval.FACTOR), naar=lambda _: adressen.BEVEILIGING
)
SAMEN = (Wachtwoord, Codeapp, Herstelcode, Passkey)


@_factor(mogen.met_account)
def zet_wachtwoord(verzoek: Verzoek) -> Persoon:
    """Set or change one's own password (`invoer`: hash, made before: it takes long)."""
    wie = zeker(verzoek.actor)
    nieuw = {"hash": verzoek.invoer["hash"], "gezet_op": verzoek.nu}
    Wachtwoord.insert(persoon=wie, **nieuw).on_conflict(
        conflict_target=[Wachtwoord.persoon], update=nieuw
    ).execute()
    noteer(wie, "het wachtwoord is gewijzigd", verzoek.nu, door=verzoek.actor)
    return wie


@_factor(mogen.met_account, eist=eisen.kan_app_toevoegen)
def voeg_app_toe(verzoek: Verzoek) -> Persoon:
    """Let an app make one's codes (`invoer`: geheim, closed; stap of the first code; codes, new
    herstelcodes).
    """
    wie, invoer = zeker(verzoek.actor), verzoek.invoer
    app = {"geheim": invoer["geheim"], "laatste_stap": invoer["stap"], "gezet_op": verzoek.nu}
    Codeapp.create(persoon=wie, **app)
    _zet_codes(wie, invoer["codes"])
    noteer(wie, "een app voor codes is toegevoegd", verzoek.nu, door=verzoek.actor)
    return wie


@_factor(mogen.met_account, eist=eisen.app_kan_weg)
def haal_app_weg(verzoek: Verzoek) -> Persoon:
    """Let the app make one's codes no longer."""
    wie = zeker(verzoek.actor)
    Codeapp.delete().where(Codeapp.persoon == wie).execute()
    noteer(wie, "de app voor codes is verwijderd", verzoek.nu, door=verzoek.actor)
    return wie


@_factor(mogen.met_account, eist=eisen.heeft_tweede)
def vernieuw_codes(verzoek: Verzoek) -> Persoon:
    """Make new herstelcodes; the old ones work no more (`invoer`: codes)."""
    wie = zeker(verzoek.actor)
    _zet_codes(wie, verzoek.invoer["codes"])
    noteer(wie, "er zijn nieuwe herstelcodes gemaakt", verzoek.nu, door=verzoek.actor)
    return wie


def _zet_codes(wie: Persoon, codes: list[str]) -> None:
    Herstelcode.delete().where(Herstelcode.persoon == wie).execute()
    for code in codes:
        Herstelcode.create(persoon=wie, code_hash=eenmalig.vingerafdruk(code))


@_factor(mogen.met_account)
def voeg_passkey_toe(verzoek: Verzoek) -> Passkey:
    """Add a passkey (`invoer`: kenmerk, publiek and teller as it gave them; naam)."""
    wie, invoer = zeker(verzoek.actor), verzoek.invoer
    gegeven = {naam: invoer[naam] for naam in ("kenmerk", "publiek", "teller", "naam")}
    passkey = Passkey.create(persoon=wie, gemaakt_op=verzoek.nu, **gegeven)
    noteer(wie, "een passkey is toegevoegd", verzoek.nu, door=verzoek.actor)
    return passkey


@_factor(mogen.als_houder, vers=PASSKEY)
def hernoem_passkey(passkey: Passkey, verzoek: Verzoek) -> None:
    """Call a passkey otherwise (`invoer`: naam)."""
    Passkey.update(naam=verzoek.invoer["naam"]).where(Passkey.id == passkey.id).execute()
    noteer(passkey.persoon, "een passkey heeft een andere naam", verzoek.nu, door=verzoek.actor)


@_factor(mogen.als_houder, eist=eisen.passkey_kan_weg)
def haal_passkey_weg(passkey: Passkey, verzoek: Verzoek) -> None:
    """Let a passkey open nothing any more."""
    passkey.delete_instance()
    noteer(passkey.persoon, "een passkey is verwijderd", verzoek.nu, door=verzoek.actor)


def neem_af(persoon: Persoon, nu: datetime, door: Persoon | None = None) -> dict[str, int]:
    """Take every factor of somebody away, and sign them out; return how many of what went. Call
    inside `schrijven()`.
    """
    weg = {
        model.__name__: model.delete().where(model.persoon == persoon).execute()
        for model in (*SAMEN, Sessie)
    }
    noteer(persoon, FACTOREN_AF, nu, door=door)
    return weg


def noteer(persoon: Persoon, wat: str, nu: datetime, *, door: Persoon | None) -> None:
    """Log and mail what became of the ways in of an account, and keep whether it has a second
    factor by now; `door` is who did it, unless they did. Call inside a write transaction.
    """
    tweede = eisen.tweede_factoren(persoon) > 0
    sinds = fn.COALESCE(Persoon.beveiligd_op, nu) if tweede else None
    Persoon.update(beveiligd_op=sinds).where(Persoon.id == persoon.id).execute()
    if not tweede:
        Herstelcode.delete().where(Herstelcode.persoon == persoon).execute()
    audit.leg_vast(
        Voorval.FACTOR, wie=door, op=nu, onderwerp=persoon.onderwerp, gegevens={"wat": wat}
    )
    outbox.plaats("beveiliging", persoon, nu, door=None, pad=adressen.BEVEILIGING, wat=wat)
