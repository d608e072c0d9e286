"""Roles and seats: the ground that every other answer stands on."""

from datetime import date, datetime
from typing import Any, TypeGuard

from peewee import Expression, Field, ModelSelect

from portal.db import binnen
from portal.models import Dilemma, Gremium, Lidmaatschap, Persoon
from portal.tools.tijd import dag as dag_van
from portal.vocabulary import LidRol, Rol

NIETS = Expression(1, "=", 0)


def dilemma_van(rij: Any) -> Dilemma:
    """Return the dilemma that a row is, or is about."""
    return rij if isinstance(rij, Dilemma) else rij.dilemma


def heeft_rol(persoon: Persoon | None, rol: Rol) -> TypeGuard[Persoon]:
    """Tell whether an active person has this role; everyone signed in is a professional."""
    if persoon is None or not persoon.actief:
        return False
    return rol is Rol.PROFESSIONAL or (persoon.rol is rol and not persoon.beperkt)


def leest_intern(persoon: Persoon | None) -> TypeGuard[Persoon]:
    """Tell whether this person reads what adviseurs keep among themselves: colleagues' names, the
    whole timeline, what waits, drafts of papers, who opened one and what was withdrawn.
    """
    return heeft_rol(persoon, Rol.ADVISEUR)


def gremia(persoon: Persoon | None, dag: date) -> "ModelSelect[Lidmaatschap]":
    """Return the query for ids of gremia whose work this person sees.

    A specialist only while the gremium runs and once they promised geheimhouding; a beheerder none,
    whatever seat they were given.
    """
    wie = persoon.id if _kan_zitten(persoon) else None
    return _zetels(Lidmaatschap.gremium, dag).where(Lidmaatschap.persoon == wie)


def _kan_zitten(persoon: Persoon | None) -> TypeGuard[Persoon]:
    """Tell whether seats count for this person: never for a beheerder, nor on a trusted device
    whose full sign-in has ended.
    """
    if persoon is None or not persoon.actief:
        return False
    return persoon.rol is not Rol.BEHEERDER and not persoon.beperkt


def zittend(gremia_: "ModelSelect[Any]", dag: date) -> Expression:
    """Return the condition on Persoon: everyone whose `gremia` on this day hold one of these
    ids.
    """
    zetels = _zetels(Lidmaatschap.persoon, dag).where(binnen(Lidmaatschap.gremium, gremia_))
    return binnen(Persoon.id, zetels) & Persoon.actief & (Persoon.rol != Rol.BEHEERDER)


def _zetels(kolom: Field, dag: date) -> "ModelSelect[Lidmaatschap]":
    # Asked of an earlier day it is as it was: who sat there did, whatever closed since.
    liep = Gremium.gesloten_op.is_null() | (Gremium.gesloten_op > dag)
    beloofd = Lidmaatschap.geheimhouding_op.is_null(False)
    als_specialist_mag_het = (Lidmaatschap.rol != LidRol.SPECIALIST) | (liep & beloofd)
    return Lidmaatschap.geldig(dag).select(kolom).join(Gremium).where(als_specialist_mag_het)


def specialistenzetels(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Lidmaatschap: the seats as specialist that this person has, whether
    they promised geheimhouding or still have to.
    """
    if not _kan_zitten(persoon):
        return NIETS
    hier = Lidmaatschap.geldig(dag).select(Lidmaatschap.id).join(Gremium)
    als_specialist = (Lidmaatschap.rol == LidRol.SPECIALIST) & Gremium.gesloten_op.is_null()
    return binnen(Lidmaatschap.id, hier.where(Lidmaatschap.persoon == persoon.id, als_specialist))


def zit_als_specialist(wie: Persoon | None, zetel: Lidmaatschap, nu: datetime) -> bool:
    """It is the seat of a specialist that has not ended, of a gremium that was not closed."""
    hier = Lidmaatschap.select().where(Lidmaatschap.id == zetel.id)
    return bool(hier.where(specialistenzetels(zetel.persoon, dag_van(nu))).exists())


def zonder_geheimhouding(persoon: Persoon | None, dag: date) -> "ModelSelect[Lidmaatschap]":
    """Return the query for the seats for which this person has yet to promise geheimhouding."""
    wacht = Lidmaatschap.geheimhouding_op.is_null()
    return (
        Lidmaatschap.select()
        .where(specialistenzetels(persoon, dag), wacht)
        .order_by(Lidmaatschap.id)
    )


def heeft_zetel(persoon: Persoon | None, dag: date) -> bool:
    """Tell whether a person may read what all gremia read (goals, papers of the year): a seat, or
    an adviseur.
    """
    if persoon is None or not persoon.actief:
        return False
    return persoon.is_adviseur or bool(gremia(persoon, dag).exists())
