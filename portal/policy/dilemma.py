"""Dilemmas: which parts of one somebody sees, and which transitions they may make."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from peewee import Expression, ModelSelect, fn

from portal.db import binnen
from portal.models import (
    Actie,
    Agendapunt,
    Behandeling,
    Besluit,
    Bijeenkomst,
    Dilemma,
    Gebeurtenis,
    Gremium,
    Persoon,
)
from portal.policy.grond import NIETS, gremia
from portal.velden import ACTIES, Veld
from portal.vocabulary import ActieStatus, BesluitStatus, GremiumSoort, Status
from portal.workflow import Eis, Overgang, Wie, uit


class Zicht(Enum):
    """The parts of a dilemma that have readers of their own."""

    INTAKE = "wat de inbrenger schreef en wie dat is"
    AGENDATEKST = "de agendatekst van een gremium"
    NOTITIES = "notities van adviseurs"


def zichtbare_behandelingen(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Behandeling: begun at a gremium of this person; adviseurs see all of
    them.
    """
    if persoon and persoon.is_adviseur:
        return Behandeling.id.is_null(False)
    return Behandeling.begonnen_op.is_null(False) & binnen(
        Behandeling.gremium, gremia(persoon, dag)
    )


def zichtbaar(persoon: Persoon | None, dag: date) -> Expression:
    """Return the condition on Dilemma that lists, counts and search share; the CCV sees what was
    filed.
    """
    if persoon is None or not persoon.actief:
        return NIETS
    eigen = Dilemma.inbrenger == persoon.id
    if persoon.is_adviseur:
        return eigen | Dilemma.ingediend_op.is_null(False)
    bij_mijn_gremium = Behandeling.select(Behandeling.dilemma).where(
        zichtbare_behandelingen(persoon, dag)
    )
    return eigen | binnen(Dilemma.id, bij_mijn_gremium)


def zicht(persoon: Persoon | None, dilemma: Dilemma, dag: date) -> frozenset[Zicht]:
    """Return which parts of `dilemma` this person may see; empty means it does not exist for
    them.
    """
    zelf = Dilemma.select().where(Dilemma.id == dilemma.id, zichtbaar(persoon, dag))
    if persoon is None or not zelf.exists():
        return frozenset()
    if persoon.is_adviseur and dilemma.ingediend_op:
        return frozenset(Zicht)
    delen = {Zicht.INTAKE} if dilemma.inbrenger_id == persoon.id else set()
    eigen_gremia = Behandeling.select().where(
        Behandeling.dilemma == dilemma, zichtbare_behandelingen(persoon, dag)
    )
    if eigen_gremia.exists():
        delen.add(Zicht.AGENDATEKST)
    return frozenset(delen)


def mag_naam_zien(persoon: Persoon | None, dilemma: Dilemma, dag: date) -> bool:
    """Tell whether this person may know who brought the dilemma in."""
    delen = zicht(persoon, dilemma, dag)
    return Zicht.INTAKE in delen or (bool(delen) and dilemma.naam_tonen)


def mag_doen(persoon: Persoon | None, overgang: Overgang, dilemma: Dilemma) -> bool:
    """Tell whether this person may make this transition now, apart from `onvervulde_eis`."""
    return dilemma.status in overgang.van and mag_ooit_doen(persoon, overgang, dilemma)


def mag_ooit_doen(persoon: Persoon | None, overgang: Overgang, dilemma: Dilemma) -> bool:
    """Tell whether this person may make this transition in some status of the dilemma."""
    if persoon is None or not persoon.actief:
        return False
    eigen = Wie.INBRENGER in overgang.wie and dilemma.inbrenger_id == persoon.id
    als_adviseur = (
        Wie.ADVISEUR in overgang.wie and persoon.is_adviseur and dilemma.ingediend_op is not None
    )
    return eigen or als_adviseur


def overgangen(persoon: Persoon | None, dilemma: Dilemma) -> tuple[Overgang, ...]:
    """Return the transitions this person may make now: exactly the buttons on the page."""
    return tuple(o for o in uit(dilemma.status) if mag_doen(persoon, o, dilemma))


def onvervulde_eis(overgang: Overgang, dilemma: Dilemma) -> Eis | None:
    """Return the condition that still stands in the way, or None."""
    if overgang.eis is Eis.BESLUIT_VRIJGEGEVEN and not vrijgegeven_besluiten(dilemma).exists():
        return overgang.eis
    if overgang.eis is Eis.GEEN_OPEN_ACTIE and open_acties(dilemma).exists():
        return overgang.eis
    return None


def vrijgegeven_besluiten(dilemma: Dilemma) -> "ModelSelect[Besluit]":
    """Return the query for released decisions of the Beraad on a dilemma that wait to be carried
    out.

    Not those of other gremia, and none from before the dilemma was last carried out.
    """
    van_beraad = (
        Bijeenkomst.select(Bijeenkomst.id).join(Gremium).where(Gremium.soort == GremiumSoort.BERAAD)
    )
    daarna_uitgevoerd = Gebeurtenis.select(Gebeurtenis.id).where(
        Gebeurtenis.dilemma == dilemma,
        Gebeurtenis.naar == Status.UITVOERING,
        Gebeurtenis.op >= Besluit.vrijgegeven_op,
    )
    return Besluit.select().where(
        Besluit.dilemma == dilemma,
        Besluit.status == BesluitStatus.VRIJGEGEVEN,
        Besluit.bijeenkomst.is_null() | binnen(Besluit.bijeenkomst, van_beraad),
        ~fn.EXISTS(daarna_uitgevoerd),
    )


def kan_besluiten(gremium: Gremium, dilemma: Dilemma | None) -> bool:
    """Tell whether a gremium can decide on this dilemma, or on an item without one: the Beraad on
    what is with it.
    """
    elders = dilemma is not None and dilemma.status is not Status.BERAAD
    return not (elders and gremium.soort is GremiumSoort.BERAAD)


def afgesproken_acties(dilemma: Dilemma) -> "ModelSelect[Actie]":
    """Return the query for what was agreed already when a decision is carried out: what is open of
    the dilemma or its bundel, and, done or not, what the decisions or the meetings of this stay led
    to.
    """
    van_samen = binnen(Actie.dilemma, dilemma.samen())
    loopt = binnen(Behandeling.dilemma, dilemma.samen()) & Behandeling.geeindigd_op.is_null()
    hier = Agendapunt.select(Agendapunt.bijeenkomst).join(Behandeling).where(loopt)
    besloten = vrijgegeven_besluiten(dilemma).select(Besluit.id)
    nu_afgesproken = binnen(Actie.besluit, besloten) | (van_samen & binnen(Actie.bijeenkomst, hier))
    return Actie.select().where(
        (nu_afgesproken & (Actie.status != ActieStatus.VERVALLEN))
        | (van_samen & (Actie.status == ActieStatus.OPEN))
    )


def ontbreekt(overgang: Overgang, dilemma: Dilemma, invoer: Mapping[str, Any]) -> tuple[Veld, ...]:
    """Return the required fields that `invoer` leaves empty; acties only where none were agreed:
    nobody hands out the same twice.
    """
    leeg = overgang.ontbreekt(invoer)
    al_afgesproken = ACTIES in leeg and afgesproken_acties(dilemma).exists()
    return tuple(veld for veld in leeg if veld is not ACTIES or not al_afgesproken)


def open_acties(dilemma: Dilemma) -> "ModelSelect[Actie]":
    """Return the query for open acties of a dilemma, or of the bundel it is carried out with."""
    return Actie.select().where(
        binnen(Actie.dilemma, dilemma.samen()), Actie.status == ActieStatus.OPEN
    )
