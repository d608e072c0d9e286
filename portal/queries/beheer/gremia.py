"""The gremia and who sits in them, without what they are about: no opdracht, no dilemma."""

from dataclasses import dataclass
from datetime import date

from peewee import Case, ModelSelect

from portal.db import op_naam
from portal.models import Bijeenkomst, Gremium, Lidmaatschap, Persoon
from portal.queries.bladen import TITELS_PER_BLAD, Blad, Bladen
from portal.queries.gremia import voorzitters, zetels
from portal.queries.werkgroep import Werkgroepregel, regels
from portal.tools.tijd import begin_van
from portal.tools.tijd import dag as dag_van
from portal.vocabulary import GremiumSoort

_OP_DAG = (Lidmaatschap.van, Lidmaatschap.id)


@dataclass(frozen=True)
class Zetelblad:
    """Who sits in a gremium now, who will, and who did."""

    gremium: Gremium
    nu: list[Lidmaatschap]
    straks: list[Lidmaatschap]
    voorbij: Blad[Lidmaatschap]


def gremia(dag: date, bladen: Bladen, *, gesloten: bool = False) -> Blad[Werkgroepregel]:
    """Return a page of the gremia that run, in the order of the ladder, or of those that were
    closed.
    """
    dicht = Gremium.gesloten_op.is_null(not gesloten)
    rijen = Gremium.select(*Gremium.kort()).where(dicht).order_by(_op_ladder(), *op_naam(Gremium))
    blad: Blad[Gremium] = bladen.van("gesloten" if gesloten else "lopend", rijen, TITELS_PER_BLAD)
    return blad.met(regels(blad, dag))


def _op_ladder() -> Case:
    return Case(Gremium.soort, [(soort.value, plek) for plek, soort in enumerate(GremiumSoort)])


def gremium(id_: int) -> Gremium | None:
    """Return a gremium, without its opdracht."""
    return Gremium.select(*Gremium.kort()).where(Gremium.id == id_).get_or_none()


def zetel(gremium: Gremium, id_: int) -> Lidmaatschap | None:
    """Return a seat of this gremium with its person."""
    return _rijen(gremium).where(Lidmaatschap.id == id_).get_or_none()


def zetelblad(gremium: Gremium, dag: date, bladen: Bladen) -> Zetelblad:
    """Return the seats of a gremium; of those that ended the page that is asked for."""
    straks = list(_rijen(gremium).where(Lidmaatschap.van > dag).order_by(*_OP_DAG))
    eerder = _rijen(gremium).where(Lidmaatschap.tot < dag)
    laatste = (Lidmaatschap.tot.desc(), Lidmaatschap.id.desc())
    voorbij: Blad[Lidmaatschap] = bladen.van("eerder", eerder.order_by(*laatste))
    for z in (*straks, *voorbij):
        z.gremium = gremium
    return Zetelblad(gremium, zetels(gremium, dag), straks, voorbij)


def _rijen(gremium: Gremium) -> "ModelSelect[Lidmaatschap]":
    rijen = Lidmaatschap.select(Lidmaatschap, Persoon).join(Persoon)
    return rijen.where(Lidmaatschap.gremium == gremium)


def voorgezeten(gremium: Gremium, dag: date) -> list[Bijeenkomst]:
    """Return the meetings to come of a gremium that name who chairs them; without their texts."""
    komt = (Bijeenkomst.begint >= begin_van(dag)) & Bijeenkomst.afgezegd_op.is_null()
    kolommen = (Bijeenkomst.id, Bijeenkomst.begint, Persoon)
    rijen = Bijeenkomst.select(*kolommen).join(Persoon, on=Bijeenkomst.voorzitter)
    op_tijd = rijen.where(Bijeenkomst.gremium == gremium, komt)
    return list(op_tijd.order_by(Bijeenkomst.begint, Bijeenkomst.id).limit(TITELS_PER_BLAD))


def anders_voorgezeten(gremium: Gremium, dag: date) -> list[Bijeenkomst]:
    """Return those that name somebody who does not chair the gremium on that day."""
    zetels_ = voorzitters(gremium, dag, None)
    return [b for b in voorgezeten(gremium, dag) if not any(_zit_voor(z, b) for z in zetels_)]


def _zit_voor(zetel: Lidmaatschap, b: Bijeenkomst) -> bool:
    dan = dag_van(b.begint)
    daar = zetel.van <= dan and (zetel.tot is None or dan <= zetel.tot)
    return daar and zetel.persoon_id == b.voorzitter_id
