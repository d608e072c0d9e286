"""Whose turn it is, since when, and on which day it must move again; computed from the facts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from peewee import ModelSelect, fn

from portal.db import binnen
from portal.models import Actie, Agendapunt, Behandeling, Bijeenkomst, Dilemma, Gebeurtenis, Vraag
from portal.policy import open_acties
from portal.tools.tijd import dag, na_werkdagen
from portal.tools.zeker import zeker
from portal.vocabulary import Status, Voorval, WachtOp
from portal.workflow import OVERGANG, Overgang

# Working days before an unmoved dilemma counts as late; the portal's own promise, not a legal term.
TERMIJN = {
    Status.CONCEPT: 20,
    Status.INGEDIEND: 10,
    Status.PLATFORM: 15,
    Status.WERKGROEP: 40,
    Status.BERAAD: 15,
    Status.UITVOERING: 10,
}
# Working days in which the CCV speaks to somebody who is threatened, wherever the dilemma stands.
TERMIJN_CONTACT = 1


@dataclass(frozen=True)
class Wacht:
    """Whose turn, since which moment, and the next day to look (None once nobody's turn)."""

    op: WachtOp
    sinds: datetime
    datum: date | None


Reken = Callable[[Dilemma, datetime, date | None], Wacht]


def bereken(dilemma: Dilemma, sinds: datetime, uitgesteld_tot: date | None = None) -> Wacht:
    """Return whose turn it is; `sinds` is the last transition, `uitgesteld_tot` the day by which a
    gremium treats it, where that is not its own term: see `uitstel`.
    """
    if not dilemma.open:
        return Wacht(WachtOp.NIEMAND, sinds, None)
    if uiterlijk := contact_voor(dilemma):
        return Wacht(WachtOp.CCV, _bedreigd_sinds(dilemma), uiterlijk)
    return _op_de_route(dilemma, sinds, uitgesteld_tot)


def _op_de_route(dilemma: Dilemma, sinds: datetime, uitgesteld_tot: date | None) -> Wacht:
    """Return whose turn it is on the route, leaving aside whether somebody is threatened."""
    if vraag := _vraag(dilemma):
        return vraag
    if dilemma.status is Status.CONCEPT:
        return _termijn(WachtOp.INBRENGER, dilemma, sinds)
    if dilemma.status is Status.INGEDIEND:
        return _termijn(WachtOp.CCV, dilemma, _na_antwoord(dilemma, sinds))
    if dilemma.status is Status.UITVOERING:
        return _acties(dilemma, sinds)
    return _gremium(dilemma, sinds, uitgesteld_tot)


def contact_voor(dilemma: Dilemma) -> date | None:
    """Return the day by which the CCV speaks to whoever filed it and is threatened; None when it
    did, or need not.
    """
    if not dilemma.contact_nodig:
        return None
    return na_werkdagen(dag(_bedreigd_sinds(dilemma)), TERMIJN_CONTACT)


def _bedreigd_sinds(dilemma: Dilemma) -> datetime:
    return zeker(dilemma.bedreigd_sinds or dilemma.ingediend_op)


def getoond(dilemma: Dilemma, *, leest_intake: bool) -> Wacht:
    """Return whose turn it is as a reader may know it: that somebody is threatened, and waits for
    a call, is part of the intake.
    """
    if leest_intake or not (dilemma.open and dilemma.contact_nodig):
        return Wacht(dilemma.wacht_op, dilemma.wacht_sinds, dilemma.volgende_datum)
    return stand(dilemma, _op_de_route)


def stand(dilemma: Dilemma, reken: Reken = bereken) -> Wacht:
    """Return whose turn it is now, from the log and the tables alone."""
    laatste = laatste_overgang(dilemma)
    if laatste is None:
        return reken(dilemma, dilemma.aangemaakt_op, None)
    tot = laatste.gegevens.get("volgende_datum")
    gekozen = date.fromisoformat(tot) if tot else None
    return reken(dilemma, laatste.op, uitstel(OVERGANG[laatste.soort], laatste.op, gekozen))


def uitstel(overgang: Overgang, op: datetime, gekozen: date | None) -> date | None:
    """Return the day by which a gremium treats a dilemma after this transition: the one that was
    chosen, or after one with spoed the end of the shortest term; None: its own term.
    """
    return na_werkdagen(dag(op), min(TERMIJN.values())) if overgang.spoed else gekozen


def laatste_overgang(dilemma: Dilemma) -> Gebeurtenis | None:
    """Return the last event that was a transition."""
    return (
        Gebeurtenis.select()
        .where(Gebeurtenis.dilemma == dilemma, Gebeurtenis.naar.is_null(False))
        .order_by(Gebeurtenis.id.desc())
        .get_or_none()
    )


def _vraag(dilemma: Dilemma) -> Wacht | None:
    open_vraag = (
        Vraag.select()
        .where(Vraag.dilemma == dilemma, Vraag.beantwoord_op.is_null())
        .order_by(Vraag.gesteld_op, Vraag.id)
        .get_or_none()
    )
    return (
        Wacht(WachtOp.INBRENGER, open_vraag.gesteld_op, open_vraag.uiterlijk)
        if open_vraag
        else None
    )


def _termijn(op: WachtOp, dilemma: Dilemma, sinds: datetime) -> Wacht:
    return Wacht(op, sinds, na_werkdagen(dag(sinds), TERMIJN[dilemma.status]))


def _na_antwoord(dilemma: Dilemma, sinds: datetime) -> datetime:
    laatste = Vraag.select(fn.MAX(Vraag.beantwoord_op)).where(Vraag.dilemma == dilemma)
    antwoord = Vraag.beantwoord_op.python_value(laatste.scalar())
    return max(sinds, antwoord) if antwoord else sinds


def _acties(dilemma: Dilemma, sinds: datetime) -> Wacht:
    eerste = open_acties(dilemma).order_by(Actie.termijn).get_or_none()
    if eerste:
        return Wacht(WachtOp.EIGENAAR, sinds, eerste.termijn)
    laatste = (
        Actie.select()
        .where(binnen(Actie.dilemma, dilemma.samen()))
        .order_by(Actie.gereed_op.desc())
        .get_or_none()
    )
    klaar = max(sinds, zeker(laatste.gereed_op)) if laatste else sinds
    return _termijn(WachtOp.CCV, dilemma, klaar)


def _gremium(dilemma: Dilemma, sinds: datetime, uitgesteld_tot: date | None) -> Wacht:
    """At a gremium: its turn until the meeting, the CCV's after the result or while nothing is
    planned.
    """
    punt = _laatste_punt(dilemma)
    begint = punt.bijeenkomst.begint if punt else sinds
    if punt and punt.uitslag and (behandeld := _behandeld(dilemma, begint)) > sinds:
        return _termijn(WachtOp.CCV, dilemma, behandeld)
    wacht_op_bijeenkomst = punt and punt.uitslag is None and begint > sinds
    if wacht_op_bijeenkomst and not _al_gehad(dilemma, begint, sinds, uitgesteld_tot):
        return Wacht(WachtOp.GREMIUM, sinds, dag(begint))
    op = WachtOp.GREMIUM if dilemma.status is Status.WERKGROEP else WachtOp.CCV
    return Wacht(op, sinds, uitgesteld_tot or na_werkdagen(dag(sinds), TERMIJN[dilemma.status]))


def _behandeld(dilemma: Dilemma, begint: datetime) -> datetime:
    """Return when a meeting with a result treated the dilemma: at its planned start, or before it
    where its members were there early.
    """
    laatste = _gebeurd(dilemma, Voorval.BESPROKEN).order_by(Gebeurtenis.id.desc()).first()
    return min(begint, laatste.op) if laatste else begint


def _al_gehad(
    dilemma: Dilemma, begint: datetime, sinds: datetime, uitgesteld_tot: date | None
) -> bool:
    """Tell whether a meeting was what the dilemma was held over at: an item that was treated there
    stays, though its planned start is still to come.
    """
    eerder = uitgesteld_tot is not None and dag(begint) < uitgesteld_tot
    opnieuw = _gebeurd(dilemma, Voorval.GEAGENDEERD).where(Gebeurtenis.op > sinds)
    return eerder and not opnieuw.exists()


def _gebeurd(dilemma: Dilemma, voorval: Voorval) -> "ModelSelect[Gebeurtenis]":
    """Return the query for these events of a dilemma, or of the bundel it is treated with."""
    samen = binnen(Gebeurtenis.dilemma, dilemma.samen())
    return Gebeurtenis.select().where(samen, Gebeurtenis.soort == voorval)


def _laatste_punt(dilemma: Dilemma) -> Agendapunt | None:
    """Return the last agenda item of the dilemma's present stay, or of the bundel it is treated
    with.
    """
    return (
        Agendapunt.select(Agendapunt, Bijeenkomst)
        .join(Bijeenkomst)
        .switch(Agendapunt)
        .join(Behandeling)
        .where(
            binnen(Behandeling.dilemma, dilemma.samen()),
            Behandeling.geeindigd_op.is_null(),
            Bijeenkomst.afgezegd_op.is_null(),
        )
        .order_by(Bijeenkomst.begint.desc(), Bijeenkomst.id.desc())
        .get_or_none()
    )
