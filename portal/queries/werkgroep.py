"""What one werkgroep is about, as one reader sees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import Expression, ModelSelect, fn

from portal import policy
from portal.models import (
    Actie,
    Behandeling,
    Bijeenkomst,
    Dilemma,
    Gremium,
    Lidmaatschap,
    Opbrengst,
    Persoon,
)
from portal.queries.bladen import KEUZE_MAX, TITELS_PER_BLAD, Blad, Bladen
from portal.queries.gremia import zetels
from portal.queries.rondom.acties import met_eigenaar
from portal.vocabulary import WERKGROEPSOORTEN, ActieStatus

NUMMER = (Dilemma.id, Dilemma.nummer)  # all that a list shows of a dilemma


@dataclass(frozen=True)
class Werkgroepregel:
    """A werkgroep in the list, with how many people sit in it and how many dilemmas it treats."""

    gremium: Gremium
    leden: int
    dilemmas: int


def werkgroepen(persoon: Persoon | None, dag: date) -> list[Werkgroepregel]:
    """Return the werkgroepen and denktanks this person may see, running ones first."""
    return regels(Gremium.werkgroepen().where(policy.zichtbare_werkgroepen(persoon, dag)), dag)


def vaste(persoon: Persoon, dag: date) -> list[Werkgroepregel]:
    """Return the Platform and the Beraad, as far as this person may see them."""
    vast = Gremium.soort.not_in(WERKGROEPSOORTEN)
    rijen = Gremium.select(*Gremium.kort()).where(vast, policy.zichtbare_werkgroepen(persoon, dag))
    return regels(rijen.order_by(Gremium.id), dag)


def lopende(persoon: Persoon, dag: date, bladen: Bladen) -> Blad[Werkgroepregel]:
    """Return a page of those that run."""
    return _blad("lopend", Gremium.gesloten_op.is_null(), persoon, dag, bladen)


def gesloten(persoon: Persoon, dag: date, bladen: Bladen) -> Blad[Werkgroepregel]:
    """Return a page of those that were closed."""
    return _blad("gesloten", Gremium.gesloten_op.is_null(False), persoon, dag, bladen)


def _blad(
    naam: str, welke: Expression, persoon: Persoon, dag: date, bladen: Bladen
) -> Blad[Werkgroepregel]:
    alle = Gremium.werkgroepen().select(*Gremium.kort())
    rijen = alle.where(policy.zichtbare_werkgroepen(persoon, dag), welke)
    blad: Blad[Gremium] = bladen.van(naam, rijen, TITELS_PER_BLAD)
    return blad.met(regels(blad, dag))


def regels(gremia: Iterable[Gremium], dag: date) -> list[Werkgroepregel]:
    """Return these gremia as lines of a list, in their order."""
    hier = list(gremia)
    ids = [g.id for g in hier]
    zit = Lidmaatschap.geldig(dag).join(Persoon).where(Persoon.actief)
    leden = _per_gremium(Lidmaatschap, zit, ids)
    loopt = Behandeling.begonnen_op.is_null(False) & Behandeling.geeindigd_op.is_null()
    dilemmas = _per_gremium(Behandeling, Behandeling.select().where(loopt), ids)
    return [Werkgroepregel(g, leden.get(g.id, 0), dilemmas.get(g.id, 0)) for g in hier]


def _per_gremium(
    model: type[Lidmaatschap] | type[Behandeling], rijen: "ModelSelect[Any]", ids: list[int]
) -> dict[int, int]:
    tellingen = rijen.select(model.gremium, fn.COUNT(model.id)).where(model.gremium.in_(ids))
    return dict(tellingen.group_by(model.gremium).tuples().iterator())


@dataclass(frozen=True)
class Werkgroepblad:
    """One gremium with what this reader may see of its work."""

    gremium: Gremium
    leden: list[Lidmaatschap]
    in_behandeling: Blad[Behandeling]
    behandeld: Blad[Behandeling]
    opbrengsten: Blad[Opbrengst]
    bijeenkomsten: Blad[Bijeenkomst]
    acties: Blad[Actie]


def werkgroep(id_: int, persoon: Persoon | None, dag: date) -> Gremium | None:
    """Return one werkgroep that this person may see, or None."""
    gevonden = gremium(id_, persoon, dag)
    return gevonden if gevonden and gevonden.is_werkgroep else None


def gremium(id_: int, persoon: Persoon | None, dag: date) -> Gremium | None:
    """Return a gremium of any kind that this person may see, or None."""
    zichtbaar = policy.zichtbare_werkgroepen(persoon, dag)
    return Gremium.select().where(Gremium.id == id_, zichtbaar).get_or_none()


def werkgroepblad(
    gremium: Gremium, persoon: Persoon, nu: datetime, dag: date, bladen: Bladen | None = None
) -> Werkgroepblad:
    """Return what this person may see of a gremium, of each part the page that `bladen` asks for;
    the caller has made sure that they may see it.
    """
    bladen, verblijven = bladen or Bladen(), _verblijven(gremium, persoon, dag, *NUMMER)
    loopt = Behandeling.geeindigd_op.is_null()
    return Werkgroepblad(
        gremium=gremium,
        leden=zetels(gremium, dag),
        in_behandeling=bladen.van("dilemmas", verblijven.where(loopt)),
        behandeld=bladen.van("eerder", verblijven.where(~loopt), TITELS_PER_BLAD),
        opbrengsten=bladen.van("opbrengsten", _opbrengsten(gremium, persoon, dag), TITELS_PER_BLAD),
        bijeenkomsten=bladen.van("gepland", _komende(gremium, persoon, nu, dag), TITELS_PER_BLAD),
        acties=bladen.van("acties", _acties(gremium, persoon, dag), TITELS_PER_BLAD),
    )


def behandeld_door(gremium: Gremium, persoon: Persoon, dag: date) -> list[Behandeling]:
    """Return the begun stays at this gremium that this person may see, with their dilemmas, newest
    first.
    """
    return list(_verblijven(gremium, persoon, dag, Dilemma))


def te_kiezen(gremium: Gremium, persoon: Persoon, dag: date) -> list[Behandeling]:
    """Return the newest of them, to choose from."""
    return list(_verblijven(gremium, persoon, dag, *NUMMER).limit(KEUZE_MAX))


def _verblijven(
    gremium: Gremium, persoon: Persoon, dag: date, *van_dilemma: Any
) -> "ModelSelect[Behandeling]":
    begonnen = (Behandeling.gremium == gremium) & Behandeling.begonnen_op.is_null(False)
    rijen = Behandeling.select(Behandeling, *van_dilemma).join(Dilemma)
    zichtbaar = policy.zichtbare_behandelingen(persoon, dag)
    nieuwste_eerst = (Behandeling.begonnen_op.desc(), Behandeling.id.desc())
    return rijen.where(begonnen, zichtbaar).order_by(*nieuwste_eerst)


def _opbrengsten(gremium: Gremium, persoon: Persoon, dag: date) -> "ModelSelect[Opbrengst]":
    leesbaar = policy.leesbare_opbrengsten(persoon, dag)
    rijen = Opbrengst.select(*Opbrengst.kort()).where(Opbrengst.gremium == gremium, leesbaar)
    return rijen.order_by(Opbrengst.vrijgegeven_op.desc(), Opbrengst.id.desc())


def _acties(gremium: Gremium, persoon: Persoon, dag: date) -> "ModelSelect[Actie]":
    hier = (Actie.gremium == gremium) & (Actie.status == ActieStatus.OPEN)
    return met_eigenaar().where(hier, policy.zichtbare_acties(persoon, dag))


def _komende(
    gremium: Gremium, persoon: Persoon, nu: datetime, dag: date
) -> "ModelSelect[Bijeenkomst]":
    zichtbaar = policy.zichtbare_bijeenkomsten(persoon, dag)
    komt = (Bijeenkomst.begint >= nu) & Bijeenkomst.afgezegd_op.is_null()
    rijen = Bijeenkomst.select().where(Bijeenkomst.gremium == gremium, komt, zichtbaar)
    return rijen.order_by(Bijeenkomst.begint, Bijeenkomst.id)
