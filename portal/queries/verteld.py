"""Who has been told of a decision: by mail when it was released, on a page, or in a paper."""

from collections.abc import Iterable
from datetime import date

from portal import policy
from portal.db import binnen
from portal.models import Besluit, Dilemma, Ontvanger, Persoon, Stuk, Volger
from portal.queries.ontvangers import die_besloten
from portal.vocabulary import Stuksoort


def wie_het_hoorde(besluit: Besluit, dag: date) -> list[Persoon]:
    """Return who was told of a decision and may still read it."""
    mensen = {*_gemaild(besluit), *_bij_dilemma(besluit), *_in_lijst(besluit)}
    zelf = Besluit.select().where(Besluit.id == besluit.id)
    return [p for p in mensen if zelf.where(policy.zichtbare_besluiten(p, dag)).exists()]


def _gemaild(besluit: Besluit) -> Iterable[Persoon]:
    """The letters are not kept for ever, the seats are."""
    return die_besloten(besluit, besluit.vrijgegeven_op) if besluit.vrijgegeven_op else []


def _bij_dilemma(besluit: Besluit) -> Iterable[Persoon]:
    """The inbrengers of all that was decided on at once, and who follows it."""
    dilemma = besluit.dilemma
    if dilemma is None:
        return []
    samen = Dilemma.id == dilemma.id
    if dilemma.bundel_id is not None:
        samen |= Dilemma.bundel == dilemma.bundel_id
    ids = Dilemma.select(Dilemma.id).where(samen)
    volgers = Volger.select(Volger.persoon).where(binnen(Volger.dilemma, ids))
    bevestigd = Dilemma.bevestigd_op.is_null(False)
    inbrengers = Dilemma.select(Dilemma.inbrenger).where(samen, bevestigd)
    return Persoon.select().where(binnen(Persoon.id, inbrengers) | binnen(Persoon.id, volgers))


def _in_lijst(besluit: Besluit) -> Iterable[Persoon]:
    """Who was issued a list of the decisions of its meeting since."""
    lijsten = Stuk.select(Stuk.id).where(
        Stuk.bijeenkomst == besluit.bijeenkomst_id,
        Stuk.soort == Stuksoort.BESLUITENLIJST,
        Stuk.uitgegeven_op >= besluit.gemaakt_op,
    )
    kregen = Ontvanger.select(Ontvanger.persoon).where(binnen(Ontvanger.stuk, lijsten))
    return Persoon.select().where(binnen(Persoon.id, kregen))
