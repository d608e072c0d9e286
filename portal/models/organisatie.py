"""The organisations that people work for, each once."""

from typing import Self

from peewee import CharField, ForeignKeyField

from portal.db import BaseModel
from portal.tools.tekst import alfabet

NAAM_MAX = 200


class Organisatie(BaseModel):
    """An organisation under the name that people bear it by (`Persoon.organisatie`).

    `sleutel` is that name without case and accents. One that was merged stays, so that whoever
    types its name again is led to the one it went into (`opgegaan_in`).
    """

    naam = CharField(max_length=NAAM_MAX)
    sleutel = CharField(max_length=NAAM_MAX, unique=True)
    opgegaan_in = ForeignKeyField("self", backref="+", null=True, on_delete="RESTRICT")
    opgegaan_in_id: int | None

    @classmethod
    def met_naam(cls, naam: str) -> Self | None:
        """Return the organisation of this name, in whatever way it is written, or None."""
        return cls.get_or_none(cls.sleutel == sleutel_van(naam))


def sleutel_van(naam: str) -> str:
    """Return by what two spellings of one name are known as the same."""
    return alfabet(naam)[:NAAM_MAX]  # some scripts are longer without their accents
