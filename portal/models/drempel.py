"""How often something was asked, for the limits that all processes share."""

from peewee import CharField, IntegerField

from portal.db import BaseModel
from portal.kolommen import Tijdstip


class Turf(BaseModel):
    """A tally of one limit, of one address, account or network, in one span of time. `sleutel` is a
    keyed hash of all those: nobody reads off it who came; `tot` is when it may go.
    """

    sleutel = CharField(max_length=64, primary_key=True)
    aantal = IntegerField()
    tot = Tijdstip(index=True)
