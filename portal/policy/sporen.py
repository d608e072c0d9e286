"""What a meeting left of its items and of itself: then it was held, and no step removes it."""

from peewee import Expression, fn

from portal.db import binnen
from portal.models import (
    Aanwezigheid,
    Actie,
    Agendapunt,
    Behandeling,
    Besluit,
    Bijeenkomst,
    Gesprekstafel,
)
from portal.vocabulary import Aanwezig


def is_behandeld() -> Expression:
    """Return the condition on Agendapunt: something was recorded of it, also before the planned
    start: people begin when all are there.

    An actie, and a besluit without an item of its own, belong with the item that treats their
    dilemma.
    """
    over = Behandeling.select(Behandeling.dilemma).where(Behandeling.id == Agendapunt.behandeling)
    hier = (Besluit.bijeenkomst == Agendapunt.bijeenkomst) & binnen(Besluit.dilemma, over)
    besluiten = Besluit.select(Besluit.id).where((Besluit.punt == Agendapunt.id) | hier)
    acties = Actie.select(Actie.id).where(
        Actie.bijeenkomst == Agendapunt.bijeenkomst, binnen(Actie.dilemma, over)
    )
    return (
        Agendapunt.uitslag.is_null(False)
        | Agendapunt.begonnen_op.is_null(False)
        | Agendapunt.geeindigd_op.is_null(False)
        | (Agendapunt.verslag != "")
        | fn.EXISTS(besluiten)
        | fn.EXISTS(acties)
    )


def draagt_sporen(punt: Agendapunt) -> bool:
    """Tell whether something was recorded of this item."""
    return Agendapunt.select().where(Agendapunt.id == punt.id, is_behandeld()).exists()


def heeft_uitkomst(bijeenkomst: Bijeenkomst) -> bool:
    """Tell whether anything was recorded of a meeting: then it was held, and can be called off no
    more.
    """
    sporen = (
        bijeenkomst.punten.where(is_behandeld()),
        bijeenkomst.tafels.where(Gesprekstafel.resultaat != ""),
        bijeenkomst.aanwezigen.where(Aanwezigheid.aanwezig == Aanwezig.AANWEZIG),
        bijeenkomst.besluiten,
        bijeenkomst.acties,
    )
    return any(spoor.exists() for spoor in sporen)
