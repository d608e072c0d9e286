"""What a provider of sign-ins calls somebody who has an account here."""

from peewee import CharField, ForeignKeyField

from portal.db import BaseModel
from portal.kolommen import Tijdstip
from portal.models.persoon import Persoon


class Koppeling(BaseModel):
    """An account as a provider knows it: by `sub`, which stays when an address changes hands. An
    account has one at each provider.
    """

    issuer = CharField(max_length=255)
    sub = CharField(max_length=255)
    persoon = ForeignKeyField(Persoon, backref="koppelingen", on_delete="CASCADE")
    gekoppeld_op = Tijdstip()

    class Meta:
        indexes = ((("issuer", "sub"), True), (("issuer", "persoon"), True))
