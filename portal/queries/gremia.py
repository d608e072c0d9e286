"""Who sits in a gremium, of whatever kind, and which names are taken."""

from datetime import date

from peewee import Case, ModelSelect

from portal.db import alfabet, op_naam
from portal.models import Gremium, Lidmaatschap, Persoon
from portal.policy.grond import zittend
from portal.tools import tekst
from portal.vocabulary import LidRol


def zittende_leden(gremium: Gremium, dag: date) -> "ModelSelect[Persoon]":
    """Return the query for the people who take part in `gremium` on `dag`, by name."""
    dit = Gremium.select(Gremium.id).where(Gremium.id == gremium.id)
    return Persoon.select().where(zittend(dit, dag)).order_by(*op_naam(Persoon))


def zetels(gremium: Gremium, dag: date) -> list[Lidmaatschap]:
    """Return the memberships that hold on `dag`, with their people, chair first."""
    # The order of the vocabulary is the order of the table.
    volgorde = Case(Lidmaatschap.rol, [(rol.value, plek) for plek, rol in enumerate(LidRol)])
    rijen = Lidmaatschap.geldig(dag).select(Lidmaatschap, Persoon).join(Persoon)
    hier = rijen.where(Lidmaatschap.gremium == gremium, Persoon.actief)
    gevonden = list(hier.order_by(volgorde, *op_naam(Persoon)))
    for zetel in gevonden:
        zetel.gremium = gremium
    return gevonden


def zit_er(gremium: Gremium, persoon: Persoon, dag: date) -> bool:
    """Tell whether a person has a seat in a gremium on this day."""
    zetels_ = Lidmaatschap.geldig(dag).where(Lidmaatschap.gremium == gremium)
    return zetels_.where(Lidmaatschap.persoon == persoon).exists()


def overlapt(
    gremium: Gremium,
    persoon: Persoon,
    van: date,
    tot: date | None,
    behalve: Lidmaatschap | None = None,
) -> bool:
    """Tell whether a person has a seat in a gremium on any of these days, other than `behalve`."""
    hier = (Lidmaatschap.gremium == gremium) & (Lidmaatschap.persoon == persoon)
    nog = Lidmaatschap.tot.is_null() | (Lidmaatschap.tot >= van)
    al = [Lidmaatschap.van <= tot] if tot else []
    rijen = Lidmaatschap.select().where(hier, nog, *al)
    return (rijen.where(Lidmaatschap.id != behalve.id) if behalve else rijen).exists()


def voorzitters(gremium: Gremium, van: date, tot: date | None) -> list[Lidmaatschap]:
    """Return the seats of whoever chairs a gremium on any of these days."""
    zit_voor = (Lidmaatschap.gremium == gremium) & (Lidmaatschap.rol == LidRol.VOORZITTER)
    nog = Lidmaatschap.tot.is_null() | (Lidmaatschap.tot >= van)
    al = [Lidmaatschap.van <= tot] if tot else []
    rijen = Lidmaatschap.select(Lidmaatschap, Persoon).join(Persoon).where(zit_voor, nog, *al)
    return list(rijen.order_by(Lidmaatschap.van, Lidmaatschap.id))


def naam_bezet(naam: str, behalve: Gremium | None = None) -> bool:
    """Tell whether another gremium than `behalve` bears this name already, whatever its capitals
    and accents.
    """
    zo = Gremium.select().where(alfabet(Gremium.naam) == tekst.alfabet(naam))
    return (zo.where(Gremium.id != behalve.id) if behalve else zo).exists()
