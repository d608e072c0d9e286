"""Who must have a second factor, and what must be so before one comes or goes."""

from datetime import date, datetime

from portal.models import Codeapp, Gremium, Lidmaatschap, Passkey, Persoon, Wachtwoord
from portal.policy.grond import heeft_rol
from portal.tools.tijd import dag
from portal.vocabulary import LidRol, Rol

Iemand = Persoon | None


def zwaar(persoon: Iemand, vandaag: date) -> bool:
    """Tell who must have a second factor: adviseurs, beheerders, and who has the seat of a
    chair.
    """
    if persoon is None or not persoon.actief:
        return False
    if heeft_rol(persoon, Rol.ADVISEUR) or heeft_rol(persoon, Rol.BEHEERDER):
        return True
    zetels = Lidmaatschap.geldig(vandaag).join(Gremium)
    loopt = Gremium.gesloten_op.is_null() | (Gremium.gesloten_op > vandaag)
    voor_zit = (Lidmaatschap.persoon == persoon) & (Lidmaatschap.rol == LidRol.VOORZITTER)
    return bool(zetels.where(voor_zit, loopt).exists())


def tweede_factoren(persoon: Persoon) -> int:
    """Return how many second factors somebody has: an app, and each passkey."""
    apps = Codeapp.select().where(Codeapp.persoon == persoon).count()
    return int(apps + Passkey.select().where(Passkey.persoon == persoon).count())


def heeft_tweede(wie: Iemand, rij: object, nu: datetime) -> bool:
    """With a second factor."""
    return wie is not None and tweede_factoren(wie) > 0


def kan_app_toevoegen(wie: Iemand, rij: object, nu: datetime) -> bool:
    """With a password, and no app yet."""
    if wie is None or Codeapp.select().where(Codeapp.persoon == wie).exists():
        return False
    return bool(Wachtwoord.select().where(Wachtwoord.persoon == wie).exists())


def app_kan_weg(wie: Iemand, rij: object, nu: datetime) -> bool:
    """With an app; who must have a second factor keeps another one."""
    if wie is None or not Codeapp.select().where(Codeapp.persoon == wie).exists():
        return False
    return tweede_factoren(wie) > 1 or not zwaar(wie, dag(nu))


def passkey_kan_weg(wie: Iemand, rij: object, nu: datetime) -> bool:
    """Who must have a second factor keeps another one."""
    return wie is not None and (tweede_factoren(wie) > 1 or not zwaar(wie, dag(nu)))
