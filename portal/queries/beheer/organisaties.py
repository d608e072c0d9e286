"""The organisations that there are, with how many work there."""

from dataclasses import dataclass
from typing import Any

from peewee import ModelSelect, fn

from portal.db import alfabet, op_naam
from portal.models import Organisatie, Persoon
from portal.queries import adres
from portal.queries.adres import Filter
from portal.tools import tekst


@dataclass(frozen=True)
class Organisatiefilter(Filter):
    """What the address bar asks of the organisations."""

    zoek: str = adres.tekst()


@dataclass(frozen=True)
class Organisatieregel:
    """An organisation, and how many people work there."""

    organisatie: Organisatie
    aantal: int


def organisaties(filter_: Organisatiefilter) -> list[Organisatieregel]:
    """Return one page (and one row more, to know whether there is a next one), the newest
    first; without what went into another.
    """
    rijen = Organisatie.select().where(Organisatie.opgegaan_in.is_null())
    for woord in adres.zoekwoorden(filter_.zoek):
        rijen = rijen.where(alfabet(Organisatie.naam).contains(tekst.alfabet(woord)))
    gevonden = filter_.bladzijde(rijen, Organisatie.id.desc())
    aantallen = _aantallen([o.naam for o in gevonden])
    return [Organisatieregel(o, aantallen.get(o.naam, 0)) for o in gevonden]


def _aantallen(namen: list[str]) -> dict[str, int]:
    per_naam = Persoon.select(Persoon.organisatie, fn.COUNT(Persoon.id).alias("aantal"))
    hier = per_naam.where(Persoon.organisatie.in_(namen)).group_by(Persoon.organisatie)
    geteld: Any = hier.tuples()
    return dict(geteld)


def mensen(organisatie: Organisatie) -> "ModelSelect[Persoon]":
    """Return the query for who works there, by name."""
    return (
        Persoon.select().where(Persoon.organisatie == organisatie.naam).order_by(*op_naam(Persoon))
    )


def opgegaan(organisatie: Organisatie) -> "ModelSelect[Organisatie]":
    """Return the query for what went into this one, by name."""
    return (
        Organisatie.select()
        .where(Organisatie.opgegaan_in == organisatie)
        .order_by(*op_naam(Organisatie))
    )
