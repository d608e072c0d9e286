"""What waits at a gremium besides dilemmas, and turns up at its next meeting by itself."""

from dataclasses import dataclass, field
from datetime import date

from peewee import JOIN, ModelSelect

from portal import policy
from portal.db import binnen
from portal.models import Actie, Behandeling, Besluit, Bijeenkomst, Dilemma, Persoon, Signaal
from portal.queries.bladen import Blad, Bladen, tel
from portal.queries.rondom.acties import met_eigenaar
from portal.queries.rondom.signaal import onverteld
from portal.tools.tijd import begin_van
from portal.vocabulary import ActieStatus, BesluitStatus, GremiumSoort


@dataclass(frozen=True)
class Ernaast:
    """What waits at a gremium besides dilemmas: its acties, the signalen for its briefing,
    decisions to release.
    """

    acties: Blad[Actie] = field(default_factory=Blad)
    signalen: Blad[Signaal] = field(default_factory=Blad)
    besluiten: Blad[Besluit] = field(default_factory=Blad)
    te_laat: int = 0  # of the acties


def ernaast(
    bijeenkomst: Bijeenkomst, lezer: Persoon, dag: date, bladen: Bladen | None = None
) -> Ernaast:
    """Return what waits besides dilemmas for a meeting that is not over yet, as far as `lezer` may
    see it; of each the page that `bladen` asks for.
    """
    bladen = bladen or Bladen()
    if bijeenkomst.afgezegd_op or bijeenkomst.eindigt < begin_van(dag):
        return Ernaast()
    hier = _van_gremium(bijeenkomst).where(policy.zichtbare_acties(lezer, dag))
    acties, laat = bladen.geteld("acties", hier), tel(hier.where(Actie.termijn < dag))
    if not policy.leest_intern(lezer):
        return Ernaast(acties, te_laat=laat)
    signalen = _signalen(bijeenkomst, lezer, dag, bladen)
    return Ernaast(acties, signalen, _vast_te_geven(bijeenkomst, lezer, dag, bladen), laat)


def open_acties(bijeenkomst: Bijeenkomst) -> list[Actie]:
    """Return the open acties that all who meet may read, the longest overdue first; at a joint
    meeting none, as its guests may not.
    """
    return [] if bijeenkomst.gezamenlijk else list(_van_gremium(bijeenkomst))


def _van_gremium(bijeenkomst: Bijeenkomst) -> "ModelSelect[Actie]":
    van = Actie.gremium == bijeenkomst.gremium_id
    return met_eigenaar().where(van, Actie.status == ActieStatus.OPEN)


def _signalen(bijeenkomst: Bijeenkomst, lezer: Persoon, dag: date, bladen: Bladen) -> Blad[Signaal]:
    """Return the signalen that the Beraad has not been told yet."""
    if bijeenkomst.gremium.soort is not GremiumSoort.BERAAD:
        return Blad()
    rijen = Signaal.select(Signaal.id, Signaal.nummer, Signaal.status, Signaal.beraadtitel)
    wacht = rijen.where(onverteld(), policy.zichtbare_signalen(lezer, dag))
    return bladen.geteld("signalen", wacht.order_by(Signaal.id))


def _vast_te_geven(
    bijeenkomst: Bijeenkomst, lezer: Persoon, dag: date, bladen: Bladen
) -> Blad[Besluit]:
    """Return the decisions of this gremium that are vastgesteld but that nobody outside the CCV has
    seen yet.
    """
    gremium = bijeenkomst.gremium_id
    hier = Behandeling.select(Behandeling.dilemma).where(Behandeling.gremium == gremium)
    van_dilemma = Besluit.bijeenkomst.is_null() & binnen(Besluit.dilemma, hier)
    in_overleg = binnen(
        Besluit.bijeenkomst,
        Bijeenkomst.select(Bijeenkomst.id).where(Bijeenkomst.gremium == gremium),
    )
    rijen = (
        Besluit.select(Besluit, Dilemma.id, Dilemma.nummer)
        .join(Dilemma, JOIN.LEFT_OUTER)
        .where(
            Besluit.status == BesluitStatus.VASTGESTELD,
            van_dilemma | in_overleg,
            policy.zichtbare_besluiten(lezer, dag),
        )
    )
    return bladen.geteld("besluiten", rijen.order_by(Besluit.id))
