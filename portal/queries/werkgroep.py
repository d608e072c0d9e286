"""Who sits where, and what one werkgroep is about as one reader sees it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import Case, ModelSelect, fn

from portal import policy
from portal.models import (
    Behandeling,
    Bijeenkomst,
    Dilemma,
    Gremium,
    Lidmaatschap,
    Opbrengst,
    Persoon,
)
from portal.policy.grond import zittend
from portal.vocabulary import LidRol


def zittende_leden(gremium: Gremium, dag: date) -> "ModelSelect[Persoon]":
    """Return the query for the people who take part in `gremium` on `dag`, by name."""
    dit = Gremium.select(Gremium.id).where(Gremium.id == gremium.id)
    return Persoon.select().where(zittend(dit, dag)).order_by(Persoon.naam, Persoon.id)


def zetels(gremium: Gremium, dag: date) -> list[Lidmaatschap]:
    """Return the memberships that hold on `dag`, with their people, chair first."""
    # The order of the vocabulary is the order of the table.
    volgorde = Case(Lidmaatschap.rol, [(rol.value, plek) for plek, rol in enumerate(LidRol)])
    rijen = Lidmaatschap.geldig(dag).select(Lidmaatschap, Persoon).join(Persoon)
    return list(
        rijen.where(Lidmaatschap.gremium == gremium, Persoon.actief).order_by(
            volgorde, Persoon.naam, Persoon.id
        )
    )


def zit_er(gremium: Gremium, persoon: Persoon, dag: date) -> bool:
    """Tell whether a person has a seat in a gremium on this day."""
    zetels_ = Lidmaatschap.geldig(dag).where(Lidmaatschap.gremium == gremium)
    return zetels_.where(Lidmaatschap.persoon == persoon).exists()


def naam_bezet(naam: str) -> bool:
    """Tell whether a gremium bears this name already, whatever its capitals."""
    gelijk = (Gremium.naam == naam) | (fn.LOWER(Gremium.naam) == naam.lower())
    return Gremium.select().where(gelijk).exists()


@dataclass(frozen=True)
class Werkgroepregel:
    """A werkgroep in the list, with how many people sit in it and how many dilemmas it treats."""

    gremium: Gremium
    leden: int
    dilemmas: int


def werkgroepen(persoon: Persoon | None, dag: date) -> list[Werkgroepregel]:
    """Return the werkgroepen and denktanks this person may see, running ones first."""
    gremia = Gremium.werkgroepen().where(policy.zichtbare_werkgroepen(persoon, dag))
    leden = _per_gremium(Lidmaatschap, Lidmaatschap.geldig(dag).join(Persoon).where(Persoon.actief))
    loopt = Behandeling.begonnen_op.is_null(False) & Behandeling.geeindigd_op.is_null()
    dilemmas = _per_gremium(Behandeling, Behandeling.select().where(loopt))
    return [Werkgroepregel(g, leden.get(g.id, 0), dilemmas.get(g.id, 0)) for g in gremia]


def _per_gremium(
    model: type[Lidmaatschap] | type[Behandeling], rijen: "ModelSelect[Any]"
) -> dict[int, int]:
    tellingen = rijen.select(model.gremium, fn.COUNT(model.id)).group_by(model.gremium)
    return dict(tellingen.tuples().iterator())


@dataclass(frozen=True)
class Werkgroepblad:
    """One werkgroep with what this reader may see of its work."""

    gremium: Gremium
    leden: list[Lidmaatschap]
    in_behandeling: list[Behandeling]
    behandeld: list[Behandeling]
    opbrengsten: list[Opbrengst]
    bijeenkomsten: list[Bijeenkomst]


def werkgroep(id_: int, persoon: Persoon | None, dag: date) -> Gremium | None:
    """Return one werkgroep that this person may see, or None."""
    return (
        Gremium.werkgroepen()
        .where(Gremium.id == id_, policy.zichtbare_werkgroepen(persoon, dag))
        .get_or_none()
    )


def werkgroepblad(gremium: Gremium, persoon: Persoon, nu: datetime, dag: date) -> Werkgroepblad:
    """Return what this person may see of a werkgroep; the caller has made sure that they may see
    it.
    """
    verblijven = behandeld_door(gremium, persoon, dag)
    return Werkgroepblad(
        gremium=gremium,
        leden=zetels(gremium, dag),
        in_behandeling=[b for b in verblijven if b.loopt],
        behandeld=[b for b in verblijven if not b.loopt],
        opbrengsten=_opbrengsten(gremium, persoon, dag),
        bijeenkomsten=_komende(gremium, persoon, nu, dag),
    )


def behandeld_door(gremium: Gremium, persoon: Persoon, dag: date) -> list[Behandeling]:
    """Return the begun stays at this gremium that this person may see, with their dilemmas, newest
    first.
    """
    begonnen = (Behandeling.gremium == gremium) & Behandeling.begonnen_op.is_null(False)
    rijen = Behandeling.select(Behandeling, Dilemma).join(Dilemma)
    zichtbaar = policy.zichtbare_behandelingen(persoon, dag)
    nieuwste_eerst = (Behandeling.begonnen_op.desc(), Behandeling.id.desc())
    return list(rijen.where(begonnen, zichtbaar).order_by(*nieuwste_eerst))


def _opbrengsten(gremium: Gremium, persoon: Persoon, dag: date) -> list[Opbrengst]:
    leesbaar = policy.leesbare_opbrengsten(persoon, dag)
    rijen = Opbrengst.select().where(Opbrengst.gremium == gremium, leesbaar)
    return list(rijen.order_by(Opbrengst.vrijgegeven_op.desc(), Opbrengst.id.desc()))


def _komende(gremium: Gremium, persoon: Persoon, nu: datetime, dag: date) -> list[Bijeenkomst]:
    zichtbaar = policy.zichtbare_bijeenkomsten(persoon, dag)
    komt = (Bijeenkomst.begint >= nu) & Bijeenkomst.afgezegd_op.is_null()
    rijen = Bijeenkomst.select().where(Bijeenkomst.gremium == gremium, komt, zichtbaar)
    return list(rijen.order_by(Bijeenkomst.begint, Bijeenkomst.id))
