"""Who is asked to a meeting and who came, and the tables of a joint one."""

from dataclasses import dataclass

from peewee import JOIN

from portal import policy
from portal.models import Aanwezigheid, Bijeenkomst, Gesprekstafel, Persoon, Tafelgast, Thema
from portal.tools.tijd import dag
from portal.vocabulary import Aanwezig


@dataclass(frozen=True)
class Genodigde:
    """Somebody who was asked, and whether they came; None when nobody noted it."""

    naam: str
    organisatie: str
    aanwezig: Aanwezig | None = None


@dataclass(frozen=True)
class Tafel:
    """A table of a joint meeting: before it the pitch and who sits there, afterwards what came of
    the talk.
    """

    naam: str
    thema: str
    tafelheer: str
    pitch: str = ""
    gasten: tuple[str, ...] = ()
    resultaat: str = ""


def genodigden(bijeenkomst: Bijeenkomst) -> tuple[Genodigde, ...]:
    """Return the members of the gremia that meet, and whoever else was noted as there or not, by
    name.
    """
    rijen = (
        Aanwezigheid.select(Aanwezigheid, Persoon)
        .join(Persoon)
        .where(Aanwezigheid.bijeenkomst == bijeenkomst)
    )
    genoteerd = {rij.persoon: rij.aanwezig for rij in rijen}
    leden = Persoon.select().where(policy.genodigden(bijeenkomst, dag(bijeenkomst.begint)))
    mensen = sorted({*leden, *genoteerd}, key=lambda p: (p.naam, p.id))
    return tuple(Genodigde(p.naam, p.organisatie, genoteerd.get(p)) for p in mensen)


def per_stand(bijeenkomst: Bijeenkomst) -> tuple[tuple[str, str], ...]:
    """Return for each kind of presence that was noted its label and the people, as one line."""
    mensen = genodigden(bijeenkomst)
    groepen = (
        (stand.label, ", ".join(_wie(m) for m in mensen if m.aanwezig is stand))
        for stand in Aanwezig
    )
    return tuple((label, wie) for label, wie in groepen if wie)


def _wie(mens: Genodigde) -> str:
    return f"{mens.naam} ({mens.organisatie})" if mens.organisatie else mens.naam


def tafels_vooraf(bijeenkomst: Bijeenkomst) -> tuple[Tafel, ...]:
    """Return the tables as they are announced."""
    return tuple(
        Tafel(*_kop(tafel), pitch=tafel.pitch, gasten=_gasten(tafel))
        for tafel in _tafels(bijeenkomst)
    )


def tafels_achteraf(bijeenkomst: Bijeenkomst) -> tuple[Tafel, ...]:
    """Return what came of each table."""
    return tuple(Tafel(*_kop(tafel), resultaat=tafel.resultaat) for tafel in _tafels(bijeenkomst))


def _kop(tafel: Gesprekstafel) -> tuple[str, str, str]:
    return (
        tafel.naam,
        tafel.thema.naam if tafel.thema else "",
        tafel.tafelheer.wie if tafel.tafelheer else "",
    )


def _tafels(bijeenkomst: Bijeenkomst) -> list[Gesprekstafel]:
    rijen = (
        Gesprekstafel.select(Gesprekstafel, Thema, Persoon)
        .join(Thema, JOIN.LEFT_OUTER)
        .switch(Gesprekstafel)
        .join(Persoon, JOIN.LEFT_OUTER)
        .where(Gesprekstafel.bijeenkomst == bijeenkomst)
    )
    return list(rijen.order_by(Gesprekstafel.volgorde, Gesprekstafel.id))


def _gasten(tafel: Gesprekstafel) -> tuple[str, ...]:
    rijen = (
        Persoon.select()
        .join(Tafelgast, on=Tafelgast.persoon == Persoon.id)
        .where(Tafelgast.tafel == tafel)
    )
    return tuple(p.wie for p in rijen.order_by(Persoon.naam, Persoon.id))
