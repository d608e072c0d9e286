"""What one werkgroep is about, as one reader sees it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import ModelSelect, fn

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
from portal.queries.gremia import zetels


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
