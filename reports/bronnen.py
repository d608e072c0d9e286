"""What papers take from the database: plain values, only what the members of the gremium may
see.
"""

from datetime import datetime

from peewee import JOIN, Expression, ModelSelect, fn

from portal import policy
from portal.models import (
    Actie,
    Agendapunt,
    Behandeling,
    Besluit,
    Bijeenkomst,
    Dilemma,
    DilemmaThema,
    Gremium,
    Medegremium,
    Persoon,
    Thema,
)
from portal.queries.ladder import ladder
from portal.tools.tijd import als_datum, dag
from portal.vocabulary import ActieStatus, BesluitStatus, GremiumSoort, Status, Stuksoort
from reports.grafieken import Routestap, Stand
from reports.opmaak.gedeeld import Actieregel, Besluitregel, Kenmerken, Tlp

# A meeting of bestuurders and of specialists is narrower than one of the Platform's organisations.
TLP = {
    GremiumSoort.PLATFORM: Tlp.AMBER,
    GremiumSoort.WERKGROEP: Tlp.AMBER_STRICT,
    GremiumSoort.DENKTANK: Tlp.AMBER_STRICT,
    GremiumSoort.BERAAD: Tlp.AMBER_STRICT,
}

# What a paper is called above its pages, and the letter with which its number begins.
KOP = {
    Stuksoort.AGENDA: ("Agenda", "A"),
    Stuksoort.REGIEBOEK: ("Regieboek", "R"),
    Stuksoort.BRIEFING: ("Briefing", "B"),
    Stuksoort.BESLUITENLIJST: ("Besluitenlijst", "L"),
}


def kenmerken(
    soort: Stuksoort, bijeenkomst: Bijeenkomst, nu: datetime, tlp: Tlp | None = None
) -> Kenmerken:
    """Return the marks of a paper for a meeting; until the agenda is fixed the paper is a concept.

    `tlp` is given for a paper that is not for all members.
    """
    gremium, vast, (kop, letter) = bijeenkomst.gremium, bijeenkomst.vastgesteld_op, KOP[soort]
    return Kenmerken(
        titel=f"{kop} {gremium.korte_naam}, {als_datum(bijeenkomst.begint)}",
        nummer=f"{letter}-{dag(bijeenkomst.begint):%Y%m%d}-{bijeenkomst.id}",
        versie=als_datum(vast or nu),
        tlp=tlp or TLP[gremium.soort],
        datum=dag(nu),
        concept=vast is None,
    )


def briefkenmerken(soort: Stuksoort, dilemma: Dilemma, nu: datetime) -> Kenmerken:
    """Return the marks of a letter to an inbrenger; their organisation is the widest circle it is
    meant for.
    """
    vandaag = dag(nu)
    return Kenmerken(soort.label, dilemma.nummer, als_datum(vandaag), Tlp.AMBER_STRICT, vandaag)


def gremia(bijeenkomst: Bijeenkomst) -> str:
    """Return the names of the gremia that meet, the host first."""
    mee = (
        Gremium.select()
        .join(Medegremium)
        .where(Medegremium.bijeenkomst == bijeenkomst)
        .order_by(Gremium.naam)
    )
    namen = ", ".join(gremium.naam for gremium in mee)
    return f"{bijeenkomst.gremium.naam}, samen met {namen}" if namen else bijeenkomst.gremium.naam


def punten(bijeenkomst: Bijeenkomst) -> list[Agendapunt]:
    """Return the items in order, with the stay and the dilemma behind them."""
    return list(
        Agendapunt.select(Agendapunt, Behandeling, Dilemma)
        .join(Behandeling, JOIN.LEFT_OUTER)
        .join(Dilemma, JOIN.LEFT_OUTER)
        .where(Agendapunt.bijeenkomst == bijeenkomst)
        .order_by(Agendapunt.volgorde, Agendapunt.id)
    )


def nummers(dilemma: Dilemma) -> str:
    """Return the number of a dilemma, with those of its bundel that stand at the same place."""
    if dilemma.bundel_id is None:
        return dilemma.nummer
    leden = Dilemma.select(Dilemma.nummer).where(
        Dilemma.bundel == dilemma.bundel_id, Dilemma.status == dilemma.status
    )
    return ", ".join(lid.nummer for lid in leden.order_by(Dilemma.nummer)) or dilemma.nummer


def open_acties(bijeenkomst: Bijeenkomst) -> tuple[Actieregel, ...]:
    """Return the open acties of the gremium that meets; at a joint meeting none, as its guests may
    not read them.
    """
    if bijeenkomst.gezamenlijk:
        return ()
    return _acties((Actie.gremium == bijeenkomst.gremium_id) & (Actie.status == ActieStatus.OPEN))


def acties_van(bijeenkomst: Bijeenkomst) -> tuple[Actieregel, ...]:
    """Return what was agreed at a meeting, or follows from what it decided, whether done by now or
    not.
    """
    besloten = Besluit.select(Besluit.id).where(Besluit.bijeenkomst == bijeenkomst)
    return _acties((Actie.bijeenkomst == bijeenkomst.id) | Actie.besluit.in_(besloten))


def _acties(voorwaarde: Expression) -> tuple[Actieregel, ...]:
    rijen = (
        Actie.select(Actie, Persoon, Dilemma)
        .join(Persoon, on=Actie.eigenaar)
        .switch(Actie)
        .join(Dilemma, JOIN.LEFT_OUTER)
        .where(voorwaarde)
        .order_by(Actie.termijn, Actie.id)
    )
    return tuple(
        Actieregel(
            a.wat,
            a.eigenaar.organisatie or a.eigenaar.naam,
            a.termijn,
            a.dilemma.nummer if a.dilemma else "",
            "" if a.status is ActieStatus.OPEN else a.status.label,
        )
        for a in rijen
    )


def vorige(bijeenkomst: Bijeenkomst) -> Bijeenkomst | None:
    """Return the meeting of the same gremium before this one, or None; a joint one has other
    readers, and no past.
    """
    if bijeenkomst.gezamenlijk:
        return None
    eerder = _andere(bijeenkomst).where(Bijeenkomst.begint < bijeenkomst.begint)
    return eerder.order_by(Bijeenkomst.begint.desc()).first()


def volgende(bijeenkomst: Bijeenkomst) -> Bijeenkomst | None:
    """Return the next meeting of the same gremium that its members know of, or None."""
    later = _andere(bijeenkomst).where(Bijeenkomst.begint > bijeenkomst.begint, policy.is_bekend())
    return None if bijeenkomst.gezamenlijk else later.order_by(Bijeenkomst.begint).first()


def _andere(bijeenkomst: Bijeenkomst) -> ModelSelect:
    van_gremium = Bijeenkomst.gremium == bijeenkomst.gremium_id
    return Bijeenkomst.select().where(van_gremium, Bijeenkomst.afgezegd_op.is_null())


def besluiten(bijeenkomst: Bijeenkomst | None) -> tuple[Besluitregel, ...]:
    """Return the released decisions of a meeting."""
    rijen = (
        Besluit.select(Besluit, Dilemma)
        .join(Dilemma, JOIN.LEFT_OUTER)
        .where(Besluit.bijeenkomst == bijeenkomst, Besluit.status == BesluitStatus.VRIJGEGEVEN)
    )
    gevonden = rijen.order_by(Besluit.id) if bijeenkomst else ()
    return tuple(Besluitregel(b.tekst, b.dilemma.nummer if b.dilemma else "") for b in gevonden)


def eerdere(behandeling: Behandeling) -> list[Behandeling]:
    """Return the stays of the same dilemma before this one, earliest first, with their gremium."""
    rijen = (
        Behandeling.select(Behandeling, Gremium)
        .join(Gremium)
        .where(Behandeling.dilemma == behandeling.dilemma_id, Behandeling.id < behandeling.id)
    )
    return list(rijen.order_by(Behandeling.id))


def themas(dilemma: Dilemma) -> str:
    """Return the names of a dilemma's themas, joined."""
    rijen = Thema.select(Thema.naam).join(DilemmaThema).where(DilemmaThema.dilemma == dilemma)
    return ", ".join(thema.naam for thema in rijen.order_by(Thema.volgorde))


def standen() -> tuple[Stand, ...]:
    """Return how many dilemmas are open on each rung; numbers only, no titles."""
    open_ = [Status.INGEDIEND, Status.PLATFORM, Status.WERKGROEP, Status.BERAAD, Status.UITVOERING]
    rijen = Dilemma.select(Dilemma.status, fn.COUNT(Dilemma.id).alias("aantal")).group_by(
        Dilemma.status
    )
    aantal = {rij.status: rij.aantal for rij in rijen}
    return tuple(Stand(status.label, aantal.get(status, 0)) for status in open_)


def route(dilemma: Dilemma) -> tuple[Routestap, ...]:
    """Return the rungs as a dilemma met them."""
    return tuple(
        Routestap(t.naam, t.stand, dag(t.datum) if t.datum else None, dag(t.tot) if t.tot else None)
        for t in ladder(dilemma)
    )
