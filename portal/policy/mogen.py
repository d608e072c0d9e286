"""Who may do a deed: each `portal.daden.daad` names one of these. (What must be so: `eisen`.)

They all ask the same: this person (None: without an account), this row, this moment. The first
sentence of a docstring stands in docs/rechten.md.
"""

from datetime import datetime
from typing import TypeGuard

from portal.models import (
    Actie,
    Behandeling,
    Besluit,
    Bijeenkomst,
    Dilemma,
    Gesprekstafel,
    Gremium,
    Lidmaatschap,
    Lotverzoek,
    Notitie,
    Passkey,
    Persoon,
    Signaal,
    Stuk,
    Vraag,
)
from portal.policy import bericht, bijeenkomst, dilemma, uitkomst
from portal.policy.grond import dilemma_van, heeft_rol, specialistenzetels
from portal.tools.tijd import dag
from portal.vocabulary import Rol

Iemand = Persoon | None


def iedereen(wie: Iemand, rij: object, nu: datetime) -> bool:
    """Anybody, also without an account."""
    return wie is None or wie.actief


def met_account(wie: Iemand, rij: object, nu: datetime) -> TypeGuard[Persoon]:
    """Anybody who is signed in."""
    return heeft_rol(wie, Rol.PROFESSIONAL)


def regelen(wie: Iemand, rij: object, nu: datetime) -> bool:
    """Adviseurs."""
    return heeft_rol(wie, Rol.ADVISEUR)


def nazien(wie: Iemand, rij: object, nu: datetime) -> bool:
    """Who looks after the mail: adviseurs and beheerders."""
    return bericht.mag_post_nazien(wie)


def behandelen(
    wie: Iemand, rij: Dilemma | Lotverzoek | Besluit | Behandeling, nu: datetime
) -> bool:
    """Adviseurs, once the dilemma was filed."""
    return regelen(wie, rij, nu) and dilemma_van(rij).ingediend_op is not None


def als_inbrenger(wie: Iemand, rij: Dilemma | Signaal | Vraag, nu: datetime) -> bool:
    """The inbrenger, of their own."""
    eigen = rij if isinstance(rij, Signaal) else dilemma_van(rij)
    return met_account(wie, rij, nu) and eigen.inbrenger_id == wie.id


def als_betrokkene(wie: Iemand, rij: Dilemma, nu: datetime) -> bool:
    """The inbrenger, of their own, and adviseurs, once the dilemma was filed."""
    mag = als_inbrenger(wie, rij, nu) or regelen(wie, rij, nu)
    return mag and rij.ingediend_op is not None


def als_schrijver(wie: Iemand, rij: Notitie | Vraag, nu: datetime) -> bool:
    """The adviseur who wrote it."""
    schrijver = rij.steller_id if isinstance(rij, Vraag) else rij.auteur_id
    return heeft_rol(wie, Rol.ADVISEUR) and schrijver == wie.id


def ziet_dilemma(wie: Iemand, rij: Dilemma, nu: datetime) -> bool:
    """Whoever sees any part of the dilemma."""
    return bool(dilemma.zicht(wie, rij, dag(nu)))


def als_eigenaar(wie: Iemand, actie: Actie, nu: datetime) -> bool:
    """The owner of the actie, and adviseurs."""
    eigen = met_account(wie, actie, nu) and actie.eigenaar_id == wie.id and not wie.beperkt
    return eigen or regelen(wie, actie, nu)


def als_trekker(wie: Iemand, gremium: Gremium, nu: datetime) -> bool:
    """The trekker of the werkgroep, and adviseurs."""
    return met_account(wie, gremium, nu) and uitkomst.mag_leiden(wie, gremium, dag(nu))


def als_specialist(wie: Iemand, zetel: Lidmaatschap, nu: datetime) -> bool:
    """The specialist whose seat it is, while it lasts and the gremium runs."""
    dit = Lidmaatschap.select().where(Lidmaatschap.id == zetel.id, specialistenzetels(wie, dag(nu)))
    return met_account(wie, zetel, nu) and dit.exists()


def als_voorzitter(wie: Iemand, rij: Bijeenkomst, nu: datetime) -> bool:
    """The chair of the meeting."""
    return met_account(wie, rij, nu) and bijeenkomst.mag_akkoord_geven(wie, rij, dag(nu))


def als_voorbereider(wie: Iemand, rij: Bijeenkomst, nu: datetime) -> bool:
    """Who prepares the meeting: adviseurs, its chair, and for the Beraad the Platform."""
    return met_account(wie, rij, nu) and bijeenkomst.mag_voorbereiden(wie, rij, dag(nu))


def als_deelnemer(wie: Iemand, tafel: Gesprekstafel, nu: datetime) -> bool:
    """Who may come to the joint meeting, until it begins; a tafelheer stays at their own table."""
    return met_account(wie, tafel, nu) and bijeenkomst.mag_aanschuiven(wie, tafel.bijeenkomst, nu)


def als_genodigde(wie: Iemand, rij: Bijeenkomst, nu: datetime) -> bool:
    """Who may come to the meeting, once they were told of it."""
    dit = Bijeenkomst.select().where(Bijeenkomst.id == rij.id, bijeenkomst.is_bekend())
    hier = bijeenkomst.bijeenkomsten_van(wie, dag(nu))
    return met_account(wie, rij, nu) and dit.where(hier).exists()


def als_tafelheer(wie: Iemand, tafel: Gesprekstafel, nu: datetime) -> bool:
    """The tafelheer and adviseurs, once the meeting has begun."""
    b = tafel.bijeenkomst
    return met_account(wie, tafel, nu) and bijeenkomst.mag_tafelresultaat(wie, tafel, b, nu)


def als_lezer(wie: Iemand, stuk: Stuk, nu: datetime) -> bool:
    """Whoever may read the issued paper."""
    return uitkomst.mag_stuk_lezen(wie, stuk, dag(nu))


def als_houder(wie: Iemand, passkey: Passkey, nu: datetime) -> bool:
    """Whose passkey it is."""
    return met_account(wie, passkey, nu) and passkey.persoon_id == wie.id
