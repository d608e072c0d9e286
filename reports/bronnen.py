"""What papers take from the database: plain values, only what the members of the gremium may see."""

from datetime import datetime

from peewee import JOIN, fn

from portal.models import (
    Actie,
    Agendapunt,
    Behandeling,
    Besluit,
    Bijeenkomst,
    Dilemma,
    DilemmaThema,
    Gremium,
    Persoon,
    Thema,
)
from portal.tijd import als_datum, dag
from portal.vocabulary import ActieStatus, BesluitStatus, GremiumSoort, Status
from reports.gedeeld import Actieregel, Kenmerken, Tlp
from reports.grafieken import Stand

# A meeting of bestuurders and of specialists is narrower than one of the Platform's organisations.
TLP = {
    GremiumSoort.PLATFORM: Tlp.AMBER, GremiumSoort.WERKGROEP: Tlp.AMBER_STRICT,
    GremiumSoort.DENKTANK: Tlp.AMBER_STRICT, GremiumSoort.BERAAD: Tlp.AMBER_STRICT,
}


def kenmerken(stuk: str, bijeenkomst: Bijeenkomst, nu: datetime) -> Kenmerken:
    """Return the marks of a paper for a meeting; until the agenda is fixed the paper is a concept."""
    gremium, vast = bijeenkomst.gremium, bijeenkomst.vastgesteld_op
    return Kenmerken(
        titel=f"{stuk} {korte_naam(gremium)}, {als_datum(bijeenkomst.begint)}",
        nummer=f"{stuk.upper()[0]}-{dag(bijeenkomst.begint):%Y%m%d}-{bijeenkomst.id}",
        versie=als_datum(vast or nu), tlp=TLP[gremium.soort], datum=dag(nu), concept=vast is None,
    )


def korte_naam(gremium: Gremium) -> str:
    """Return the name by which everybody knows a gremium: of the Platform and the Beraad there is only one."""
    return gremium.naam if gremium.is_werkgroep else gremium.soort.label


def punten(bijeenkomst: Bijeenkomst) -> list[Agendapunt]:
    """Return the items in order, with the stay and the dilemma behind them."""
    return list(
        Agendapunt.select(Agendapunt, Behandeling, Dilemma)
        .join(Behandeling, JOIN.LEFT_OUTER).join(Dilemma, JOIN.LEFT_OUTER)
        .where(Agendapunt.bijeenkomst == bijeenkomst).order_by(Agendapunt.volgorde, Agendapunt.id)
    )


def nummers(dilemma: Dilemma) -> str:
    """Return the number of a dilemma, with those of its bundel that stand at the same place."""
    if dilemma.bundel_id is None:
        return dilemma.nummer
    leden = Dilemma.select(Dilemma.nummer).where(Dilemma.bundel == dilemma.bundel_id, Dilemma.status == dilemma.status)
    return ", ".join(lid.nummer for lid in leden.order_by(Dilemma.nummer)) or dilemma.nummer


def open_acties(gremium: Gremium) -> tuple[Actieregel, ...]:
    """Return the open acties of a gremium."""
    rijen = (
        Actie.select(Actie, Persoon, Dilemma).join(Persoon, on=Actie.eigenaar)
        .switch(Actie).join(Dilemma, JOIN.LEFT_OUTER).where(Actie.gremium == gremium, Actie.status == ActieStatus.OPEN)
    )
    return tuple(
        Actieregel(a.wat, a.eigenaar.organisatie, a.termijn, a.dilemma.nummer if a.dilemma else "") for a in rijen
    )


def vorige(bijeenkomst: Bijeenkomst) -> Bijeenkomst | None:
    """Return the meeting of the same gremium before this one, or None."""
    eerder = Bijeenkomst.select().where(
        Bijeenkomst.gremium == bijeenkomst.gremium_id, Bijeenkomst.begint < bijeenkomst.begint
    )
    return eerder.order_by(Bijeenkomst.begint.desc()).first()


def besluiten(bijeenkomst: Bijeenkomst | None) -> list[Besluit]:
    """Return the released decisions of a meeting, with their dilemma."""
    rijen = Besluit.select(Besluit, Dilemma).join(Dilemma).where(
        Besluit.bijeenkomst == bijeenkomst, Besluit.status == BesluitStatus.VRIJGEGEVEN
    )
    return list(rijen.order_by(Besluit.id)) if bijeenkomst else []


def eerdere(behandeling: Behandeling) -> list[Behandeling]:
    """Return the stays of the same dilemma before this one, earliest first, with their gremium."""
    rijen = Behandeling.select(Behandeling, Gremium).join(Gremium).where(
        Behandeling.dilemma == behandeling.dilemma_id, Behandeling.id < behandeling.id
    )
    return list(rijen.order_by(Behandeling.id))


def themas(dilemma: Dilemma) -> str:
    """Return the names of a dilemma's themas, joined."""
    rijen = Thema.select(Thema.naam).join(DilemmaThema).where(DilemmaThema.dilemma == dilemma)
    return ", ".join(thema.naam for thema in rijen.order_by(Thema.volgorde))


def standen() -> tuple[Stand, ...]:
    """Return how many dilemmas are open on each rung; numbers only, no titles."""
    open_ = [Status.INGEDIEND, Status.PLATFORM, Status.WERKGROEP, Status.BERAAD, Status.UITVOERING]
    rijen = Dilemma.select(Dilemma.status, fn.COUNT(Dilemma.id).alias("aantal")).group_by(Dilemma.status)
    aantal = {rij.status: rij.aantal for rij in rijen}
    return tuple(Stand(status.label, aantal.get(status, 0)) for status in open_)
