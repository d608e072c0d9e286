"""A dilemma's stays at gremia: prepare, begin, end. Shared by the steps that move a dilemma."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from peewee import ModelSelect

from portal.models import Agendapunt, Behandeling, Bijeenkomst, Dilemma, Gremium
from portal.steps.gedeeld import agendapunten
from portal.velden import AGENDATEKST
from portal.vocabulary import GremiumSoort

TEKSTEN = tuple(veld.naam for veld in AGENDATEKST)


def huidige(dilemma: Dilemma) -> Behandeling | None:
    """Return the stay that is being prepared or runs, with its gremium, or None."""
    return (
        Behandeling.select(Behandeling, Gremium)
        .join(Gremium)
        .where(Behandeling.dilemma == dilemma, Behandeling.geeindigd_op.is_null())
        .get_or_none()
    )


def bereid_voor(dilemma: Dilemma) -> Behandeling:
    """Return the current stay; make one at the Platform, filled from the intake, where there is
    none.
    """
    behandeling = huidige(dilemma)
    if behandeling is None:
        behandeling = voorstel(dilemma)
        behandeling.save()
    return behandeling


def voorstel(dilemma: Dilemma) -> Behandeling:
    """Return an unsaved stay at the Platform to rewrite: the last agendatekst, or the intake's own
    words.
    """
    eerder = (
        Behandeling.select()
        .where(Behandeling.dilemma == dilemma)
        .order_by(Behandeling.id.desc())
        .get_or_none()
    )
    bron = eerder or dilemma
    teksten = {naam: getattr(bron, naam, "") for naam in (*TEKSTEN, "vraag")}
    return Behandeling(dilemma=dilemma, gremium=Gremium.enige(GremiumSoort.PLATFORM), **teksten)


def begin(
    dilemma: Dilemma, gremium: Gremium, nu: datetime, invoer: Mapping[str, Any]
) -> Behandeling:
    """Start a stay at `gremium`: the prepared one, or a new one that takes over the text of the
    last.
    """
    behandeling = bereid_voor(dilemma)
    behandeling.gremium, behandeling.begonnen_op = gremium, nu
    for naam in (*TEKSTEN, "vraag", "opdracht"):
        if naam in invoer:
            setattr(behandeling, naam, invoer[naam])
    behandeling.save()
    return behandeling


def eindig(dilemma: Dilemma, nu: datetime, waarom_niet_opgelost: str = "") -> None:
    """End the running stay and take it off agendas where it was not treated yet; a prepared one,
    which is on no agenda, is simply dropped.
    """
    behandeling = huidige(dilemma)
    if behandeling is None:
        return
    if behandeling.begonnen_op is None:
        behandeling.delete_instance()
        return
    behandeling.geeindigd_op = nu
    behandeling.waarom_niet_opgelost = waarom_niet_opgelost
    behandeling.save()
    _van_agendas(dilemma, behandeling, nu)


def sla_over(dilemma: Dilemma, nu: datetime, tot: datetime) -> None:
    """Take the running stay off agendas of meetings still to be held before `tot`."""
    eerder = _komende(nu).where(Bijeenkomst.begint < tot)
    hier = Agendapunt.behandeling == huidige(dilemma)
    agendapunten.verwijder(hier & Agendapunt.bijeenkomst.in_(eerder))


def _komende(nu: datetime) -> "ModelSelect[Bijeenkomst]":
    """Return the query for ids of meetings to come; the agenda of one that was called off stays as
    it was.
    """
    return Bijeenkomst.select(Bijeenkomst.id).where(
        Bijeenkomst.begint > nu, Bijeenkomst.afgezegd_op.is_null()
    )


def _van_agendas(dilemma: Dilemma, behandeling: Behandeling, nu: datetime) -> None:
    """Take the stay off coming agendas; where the rest of its bundel stays behind, that keeps the
    item.

    What was treated before its planned start stays as it is.
    """
    hier = (Agendapunt.behandeling == behandeling) & Agendapunt.bijeenkomst.in_(_komende(nu))
    if genoot := _genoot(dilemma, behandeling):
        al_daar = [punt.bijeenkomst_id for punt in genoot.punten]
        Agendapunt.update(behandeling=genoot).where(
            Agendapunt.id.in_(agendapunten.onbehandeld(hier)),
            Agendapunt.bijeenkomst.not_in(al_daar),
        ).execute()
    agendapunten.verwijder(hier)


def _genoot(dilemma: Dilemma, behandeling: Behandeling) -> Behandeling | None:
    """Return the running stay, at the same gremium, of another dilemma of the bundel."""
    return (
        Behandeling.select()
        .where(
            Behandeling.dilemma.in_(dilemma.samen()),
            Behandeling.gremium == behandeling.gremium_id,
            Behandeling.begonnen_op.is_null(False),
            Behandeling.geeindigd_op.is_null(),
        )
        .order_by(Behandeling.id)
        .get_or_none()
    )


def verder(
    dilemma: Dilemma, gremium: Gremium, nu: datetime, invoer: Mapping[str, Any]
) -> Behandeling:
    """End the stay at one gremium and begin the next; the agendatekst goes along."""
    eindig(dilemma, nu, invoer.get("waarom_niet_opgelost", ""))
    return begin(dilemma, gremium, nu, invoer)
