"""Issued papers: their series and versions, whether one still holds, for whom they were and who
opened them.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from typing import Any

from peewee import JOIN, Expression, ModelSelect, fn

from portal import policy
from portal.db import op_naam
from portal.models import Bijeenkomst, Gremium, Inzage, Ontvanger, Persoon, Stuk
from portal.policy.grond import zittend
from portal.vocabulary import Rol, Stuksoort

# A page about papers never needs their bytes.
ZWAAR = ("inhoud", "bron", "kern")
KOLOMMEN = [veld for veld in Stuk._meta.sorted_fields if veld.name not in ZWAAR]


@dataclass(frozen=True)
class Drukwerk:
    """A version that was printed and can be issued: all of a Stuk but who issues it and when; and
    the anchor of the log that it bears.
    """

    soort: Stuksoort
    onderwerp: Bijeenkomst | int
    versie: int
    code: str
    titel: str
    nummer: str
    tlp: str
    inhoud: bytes
    bron: str
    kern: list[Any]
    wijzigingen: list[str]
    op_naam: bool = False
    anker: str = ""

    @property
    def reeks(self) -> str:
        """The series this is a version of."""
        return reeks(self.soort, self.onderwerp)


class Staat(Enum):
    """Whether an issued paper still holds."""

    ACTUEEL = auto()
    VERVANGEN = auto()
    INGETROKKEN = auto()


def reeks(soort: Stuksoort, onderwerp: Bijeenkomst | int) -> str:
    """Return the name of a series: 'agenda b14' of meeting 14, 'jaarrapport 2026' of a year."""
    return f"{soort} {onderwerp}" if isinstance(onderwerp, int) else f"{soort} b{onderwerp.id}"


def laatste(naam: str) -> Stuk | None:
    """Return the newest version of a series, whole; None when nothing was issued."""
    return Stuk.select().where(Stuk.reeks == naam).order_by(Stuk.versie.desc()).get_or_none()


def vergeleken_met(naam: str) -> Stuk | None:
    """Return the version that a next one is compared with: the newest that was not withdrawn.

    What was in a withdrawn paper must not come back as a list of what was dropped from it.
    """
    staande = Stuk.select().where(Stuk.reeks == naam, Stuk.ingetrokken_op.is_null())
    return staande.order_by(Stuk.versie.desc()).get_or_none()


def volgende_versie(naam: str) -> int:
    """Return the number of the next version in a series; withdrawn ones keep theirs."""
    return (Stuk.select(fn.MAX(Stuk.versie)).where(Stuk.reeks == naam).scalar() or 0) + 1


def stuk(id_: int, lezer: Persoon, dag: date) -> Stuk | None:
    """Return one issued paper without its bytes, with who issued it, if this person may see it."""
    rijen = Stuk.select(*KOLOMMEN, Persoon).join(Persoon, on=Stuk.uitgegeven_door)
    return rijen.where(Stuk.id == id_, policy.zichtbare_stukken(lezer, dag)).get_or_none()


def versies(naam: str) -> list[Stuk]:
    """Return all versions of a series, newest first, without their bytes."""
    return list(Stuk.select(*KOLOMMEN).where(Stuk.reeks == naam).order_by(Stuk.versie.desc()))


def van_bijeenkomst(bijeenkomst: Bijeenkomst, lezer: Persoon, dag: date) -> dict[Stuksoort, Stuk]:
    """Return the newest version of each paper of a meeting that this person may see, without
    bytes.
    """
    rijen = Stuk.select(*KOLOMMEN).where(
        Stuk.bijeenkomst == bijeenkomst, policy.zichtbare_stukken(lezer, dag)
    )
    return {rij.soort: rij for rij in rijen.order_by(Stuk.versie)}


def van_jaar(jaar: int, lezer: Persoon, dag: date) -> dict[Stuksoort, Stuk]:
    """Return the newest version of each paper of a year that this person may see, without bytes."""
    rijen = Stuk.select(*KOLOMMEN).where(Stuk.jaar == jaar, policy.zichtbare_stukken(lezer, dag))
    return {rij.soort: rij for rij in rijen.order_by(Stuk.versie)}


def staat(stuk_: Stuk, nieuwste: Stuk) -> Staat:
    """Return whether a paper still holds; `nieuwste` is the newest version of its series."""
    if stuk_.ingetrokken_op:
        return Staat.INGETROKKEN
    return Staat.ACTUEEL if stuk_.versie == nieuwste.versie else Staat.VERVANGEN


# Recipients


def leden_voor(bijeenkomst: Bijeenkomst, dag: date) -> "ModelSelect[Persoon]":
    """Return the query for whom a paper of this meeting is: who sits in its gremia, but no
    adviseurs.
    """
    return _ontvangers(policy.genodigden(bijeenkomst, dag))


def alle_leden(dag: date) -> "ModelSelect[Persoon]":
    """Return the query for whom a paper of a year is: who sits in a gremium that runs, but no
    adviseurs.
    """
    return _ontvangers(
        zittend(Gremium.select(Gremium.id).where(Gremium.gesloten_op.is_null()), dag)
    )


def _ontvangers(wie: Expression) -> "ModelSelect[Persoon]":
    return (
        Persoon.select()
        .where(wie, Persoon.actief, Persoon.rol == Rol.PROFESSIONAL)
        .order_by(*op_naam(Persoon))
    )


def hebben_dit_al(drukwerk: Drukwerk) -> list[Persoon]:
    """Return who has a version that says just what this one will: nothing changed for them."""
    vorige = laatste(drukwerk.reeks)
    gelijk = drukwerk.kern and not drukwerk.wijzigingen
    if vorige is None or vorige.ingetrokken_op or not gelijk:
        return []
    return list(Persoon.select().join(Ontvanger).where(Ontvanger.stuk == vorige.id))


@dataclass(frozen=True)
class Lezer:
    """Somebody a paper was issued to, or who opened it: since when they have it and how often they
    looked.
    """

    persoon: Persoon
    ontvanger: bool
    eerst: datetime | None
    keren: int


def lezers(stuk_: Stuk) -> list[Lezer]:
    """Return the recipients of a paper and whoever else opened it, by name."""
    inzagen = (
        Inzage.select(Inzage.persoon, fn.MIN(Inzage.op), fn.COUNT(Inzage.id))
        .where(Inzage.stuk == stuk_.id)
        .group_by(Inzage.persoon)
    )
    gezien = {id_: (eerst, keren) for id_, eerst, keren in inzagen.tuples().iterator()}
    aan = {
        rij.persoon_id
        for rij in Ontvanger.select(Ontvanger.persoon).where(Ontvanger.stuk == stuk_.id)
    }
    mensen = Persoon.select().where(Persoon.id.in_([*aan, *gezien])).order_by(*op_naam(Persoon))
    return [Lezer(p, p.id in aan, *gezien.get(p.id, (None, 0))) for p in mensen]


def geopend(stukken: list[Stuk]) -> dict[int, tuple[int, int]]:
    """Return per paper how many of its recipients opened it, and how many there are."""
    gezien = (Inzage.stuk == Ontvanger.stuk) & (Inzage.persoon == Ontvanger.persoon)
    rijen = (
        Ontvanger.select(
            Ontvanger.stuk,
            fn.COUNT(Inzage.persoon.distinct()),
            fn.COUNT(Ontvanger.persoon.distinct()),
        )
        .join(Inzage, JOIN.LEFT_OUTER, on=gezien)
        .where(Ontvanger.stuk.in_([s.id for s in stukken]))
        .group_by(Ontvanger.stuk)
        .tuples()
    )
    return {id_: (open_, aantal) for id_, open_, aantal in rijen.iterator()}
