"""People with an account, their sign-in sessions and the single-use links that let them in."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

from peewee import BooleanField, CharField, ForeignKeyField, ModelSelect

from portal.db import BaseModel, op_naam
from portal.kolommen import Adresveld, Tijdstip, WoordVeld
from portal.tools import adressen
from portal.tools.mailadres import is_mailbaar
from portal.vocabulary import Rol

if TYPE_CHECKING:
    from portal.models.dilemma import Dilemma


class Persoon(BaseModel):
    """Somebody who works with the portal: a professional, an adviseur or a beheerder."""

    email = Adresveld(max_length=254, unique=True)
    naam = CharField(max_length=200)
    organisatie = CharField(max_length=200)
    functie = CharField(max_length=200)
    rol = WoordVeld(Rol, default=Rol.PROFESSIONAL)
    actief = BooleanField(default=True)
    bevestigd_op = Tijdstip(null=True)
    beveiligd_op = Tijdstip(null=True)  # since when there is a second factor

    # Of whoever asks on a device whose full sign-in ended: never stored, and then there is no role
    # and no seat (`policy.grond`).
    beperkt = False

    dilemmas: "ModelSelect[Dilemma]"

    @classmethod
    def met_email(cls, email: str) -> Self | None:
        """Return the person with this address, in whatever way it is written, or None."""
        return cls.get_or_none(cls.email == email) if is_mailbaar(email) else None

    @classmethod
    def adviseurs(cls) -> "ModelSelect[Persoon]":
        """Return the query for active CCV advisers, by name."""
        return cls.select().where(cls.rol == Rol.ADVISEUR, cls.actief).order_by(*op_naam(cls))

    @classmethod
    def beheerders(cls) -> "ModelSelect[Persoon]":
        """Return the query for active beheerders, by name."""
        return cls.select().where(cls.rol == Rol.BEHEERDER, cls.actief).order_by(*op_naam(cls))

    @classmethod
    def deelnemers(cls) -> "ModelSelect[Persoon]":
        """Return the query for active people who may see content: everyone but a beheerder."""
        return cls.select().where(cls.actief, cls.rol != Rol.BEHEERDER)

    @property
    def onderwerp(self) -> str:
        """Return what the log calls an account: by its id, never by a name."""
        return f"account {self.id}"

    def zoals_getypt(self, afzender: Mapping[str, str]) -> "Persoon":
        """Return who this is in the words of a filing that nobody confirmed: never stored."""
        return Persoon(email=self.email, actief=self.actief, **afzender) if afzender else self

    @property
    def is_adviseur(self) -> bool:
        """Tell whether this is an active CCV adviser."""
        return self.actief and self.rol == Rol.ADVISEUR and not self.beperkt

    @property
    def wie(self) -> str:
        """Return name and organisation, as a list shows them."""
        return f"{self.naam} ({self.organisatie})" if self.organisatie else self.naam


class Sessie(BaseModel):
    """A sign-in. The cookie holds the token, the row its hash: deleting the row ends it
    everywhere.

    `gezien_op` its last use, `verloopt_op` when its full rights end, `sterk_op` when its second
    factor was last given, `apparaat` a few words by which its owner knows it. `vertrouwd_tot`:
    until then it opens what only this person filed, and is `beperkt` once its rights ended.
    """

    token_hash = CharField(max_length=64, unique=True)
    persoon = ForeignKeyField(Persoon, backref="sessies", on_delete="CASCADE")
    persoon_id: int
    begonnen_op = Tijdstip()
    verloopt_op = Tijdstip(index=True)
    gezien_op = Tijdstip()
    sterk_op = Tijdstip(null=True)
    beperkt = BooleanField(default=False)
    apparaat = CharField(max_length=60, default="")
    vertrouwd_tot = Tijdstip(null=True, index=True)


class Inloglink(BaseModel):
    """A link sent to an address; `gebruikt_op` makes the second use fail.

    `bevestigt`: the number of the intake that it was sent for; such a link confirms and signs
    nobody in. `browser`: the mark (tools.browsermerk) of the network and the browser that asked
    for it.
    """

    token_hash = CharField(max_length=64, unique=True)
    persoon = ForeignKeyField(Persoon, backref="links", on_delete="CASCADE")
    persoon_id: int
    volgende = CharField(max_length=200, default=adressen.MIJN)
    bevestigt = CharField(max_length=20, default="")
    browser = CharField(max_length=64, default="")
    verloopt_op = Tijdstip()
    gebruikt_op = Tijdstip(null=True)


class Linkverzoek(BaseModel):
    """Somebody asked for a sign-in link to an address, known or not; the jobs look who that is."""

    email = CharField(max_length=254)
    volgende = CharField(max_length=200, default=adressen.MIJN)
    browser = CharField(max_length=64, default="")
    gevraagd_op = Tijdstip()


class Adreswijziging(BaseModel):
    """A beheerder moves an account to another address: nothing changes until whoever reads mail
    there says so, by a link of which this keeps the hash. One at a time per account.
    """

    persoon = ForeignKeyField(Persoon, backref="+", on_delete="CASCADE", unique=True)
    persoon_id: int
    email = Adresveld(max_length=254)
    token_hash = CharField(max_length=64, unique=True)
    gevraagd_op = Tijdstip()
