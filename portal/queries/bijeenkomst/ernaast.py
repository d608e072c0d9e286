"""What waits at a gremium besides dilemmas, and turns up at its next meeting by itself."""

from dataclasses import dataclass, field
from datetime import date

from peewee import JOIN, ModelSelect

from portal import policy
from portal.db import binnen
from portal.models import Actie, Behandeling, Besluit, Bijeenkomst, Dilemma, Persoon, Signaal
from portal.queries.rondom.acties import met_eigenaar
from portal.queries.rondom.signaal import onverteld
from portal.tools.tijd import begin_van
from portal.vocabulary import ActieStatus, BesluitStatus, GremiumSoort


@dataclass(frozen=True)
class Ernaast:
    """What waits at a gremium besides dilemmas: its acties, the signalen for its briefing,
    decisions to release.
    """

    acties: list[Actie] = field(default_factory=list)
    signalen: list[Signaal] = field(default_factory=list)
    besluiten: list[Besluit] = field(default_factory=list)

    def te_laat(self, dag: date) -> list[Actie]:
        """Return the acties whose last day was before `dag`."""
        return [actie for actie in self.acties if actie.te_laat(dag)]


def ernaast(bijeenkomst: Bijeenkomst, lezer: Persoon, dag: date) -> Ernaast:
    """Return what waits besides dilemmas for a meeting that is not over yet, as far as `lezer` may
    see it.
    """
    if bijeenkomst.afgezegd_op or bijeenkomst.eindigt < begin_van(dag):
        return Ernaast()
    mag = policy.zichtbare_acties(lezer, dag)
    acties = list(_van_gremium(bijeenkomst).where(mag))
    if not policy.leest_intern(lezer):
        return Ernaast(acties)
    return Ernaast(
        acties, _signalen(bijeenkomst, lezer, dag), _vast_te_geven(bijeenkomst, lezer, dag)
    )


def open_acties(bijeenkomst: Bijeenkomst) -> list[Actie]:
    """Return the open acties that all who meet may read, the longest overdue first; at a joint
    meeting none, as its guests may not.
    """
    return [] if bijeenkomst.gezamenlijk else list(_van_gremium(bijeenkomst))


def _van_gremium(bijeenkomst: Bijeenkomst) -> "ModelSelect[Actie]":
    van = Actie.gremium == bijeenkomst.gremium_id
    return met_eigenaar().where(van, Actie.status == ActieStatus.OPEN)


def _signalen(bijeenkomst: Bijeenkomst, lezer: Persoon, dag: date) -> list[Signaal]:
    """Return the signalen that the Beraad has not been told yet."""
    if bijeenkomst.gremium.soort is not GremiumSoort.BERAAD:
        return []
    return list(
        Signaal.select()
        .where(onverteld(), policy.zichtbare_signalen(lezer, dag))
        .order_by(Signaal.id)
    )


def _vast_te_geven(bijeenkomst: Bijeenkomst, lezer: Persoon, dag: date) -> list[Besluit]:
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
        Besluit.select(Besluit, Dilemma)
        .join(Dilemma, JOIN.LEFT_OUTER)
        .where(
            Besluit.status == BesluitStatus.VASTGESTELD,
            van_dilemma | in_overleg,
            policy.zichtbare_besluiten(lezer, dag),
        )
    )
    return list(rijen.order_by(Besluit.id))
