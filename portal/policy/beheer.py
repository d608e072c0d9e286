"""Who looks after people, bodies and texts. A beheerder does so without reading any content.

The first sentence of a docstring stands in docs/rechten.md, as with `portal.policy.mogen`.
"""

from datetime import datetime, timedelta

from portal.models import Gebeurtenis, Organisatie, Persoon
from portal.policy.grond import heeft_rol
from portal.vocabulary import ADRES_GEVRAAGD, FACTOREN_AF, Rol, Voorval

Iemand = Persoon | None
# So long does a link to another address live; until then who asked for it could take an account
# over by taking its second factor too.
ALLEEN = timedelta(days=7)


def mag_beheren(persoon: Iemand) -> bool:
    """Tell whether there is anything of /beheer for this person: beheerders and adviseurs."""
    return heeft_rol(persoon, Rol.BEHEERDER) or heeft_rol(persoon, Rol.ADVISEUR)


def beheer_mensen(wie: Iemand, rij: object, nu: datetime) -> bool:
    """Beheerders."""
    return heeft_rol(wie, Rol.BEHEERDER)


def beheer_teksten(wie: Iemand, rij: object, nu: datetime) -> bool:
    """Beheerders."""
    return heeft_rol(wie, Rol.BEHEERDER)


def beheer_gremia(wie: Iemand, rij: object, nu: datetime) -> bool:
    """Beheerders and adviseurs."""
    return mag_beheren(wie)


def beheer_themas(wie: Iemand, rij: object, nu: datetime) -> bool:
    """Beheerders and adviseurs."""
    return mag_beheren(wie)


def is_laatste_beheerder(persoon: Persoon) -> bool:
    """Tell whether nobody would look after accounts once this person no longer does."""
    if not heeft_rol(persoon, Rol.BEHEERDER):
        return False
    return not Persoon.beheerders().where(Persoon.id != persoon.id).exists()


def niet_de_laatste(wie: Iemand, persoon: Persoon, nu: datetime) -> bool:
    """Of an open account, and somebody else looks after accounts too where it is a beheerder's."""
    return persoon.actief and not is_laatste_beheerder(persoon)


def is_open(wie: Iemand, persoon: Persoon, nu: datetime) -> bool:
    """The account is open."""
    return persoon.actief


def is_gesloten(wie: Iemand, persoon: Persoon, nu: datetime) -> bool:
    """The account was closed."""
    return not persoon.actief


def vroeg_geen_adres(wie: Iemand, persoon: Persoon, nu: datetime) -> bool:
    """Somebody else asked for another address of the account, if anybody did this week."""
    return not _deed(wie, persoon, (Voorval.ACCOUNT, ADRES_GEVRAAGD), nu)


def nam_geen_factoren(wie: Iemand, persoon: Persoon, nu: datetime) -> bool:
    """Somebody else took the second factor of the account away, if anybody did this week."""
    return not _deed(wie, persoon, (Voorval.FACTOR, FACTOREN_AF), nu)


def _deed(wie: Iemand, persoon: Persoon, wat: tuple[Voorval, str], nu: datetime) -> bool:
    """Tell whether the log says that somebody did this to an account of late."""
    rijen = Gebeurtenis.select().where(
        Gebeurtenis.onderwerp == persoon.onderwerp,
        Gebeurtenis.soort == wat[0],
        Gebeurtenis.wie == wie,
        Gebeurtenis.op > nu - ALLEEN,
    )
    return any(g.gegevens.get("wat") == wat[1] for g in rijen)


def is_zelfstandig(wie: Iemand, organisatie: Organisatie, nu: datetime) -> bool:
    """The organisation went into no other."""
    return organisatie.opgegaan_in_id is None


def is_opgegaan(wie: Iemand, organisatie: Organisatie, nu: datetime) -> bool:
    """The organisation went into another one."""
    return organisatie.opgegaan_in_id is not None
