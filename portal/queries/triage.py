"""The adviseur's worklist: filters, search, counts and pages, all within what the reader may
see.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from peewee import JOIN, Expression

from portal import policy
from portal.db import bevat, binnen
from portal.models import Behandeling, Dilemma, DilemmaThema, Persoon, Thema
from portal.queries import adres, tellingen
from portal.queries.adres import Tabfilter
from portal.queries.bladen import tel
from portal.velden import AGENDATEKST, VRAAG, Veld
from portal.velden.intake import INTAKE
from portal.vocabulary import EINDES, Status, Trede, WachtOp, Woord
from portal.workflow import TREDE


class Postvaklijst(Woord):
    """The tabs. The first is where an adviseur starts the day."""

    CCV = "ccv", "Wacht op het CCV"
    ONBEVESTIGD = "onbevestigd", "Adres nog niet bevestigd"
    LOPEND = "lopend", "Alle lopende"
    KLAAR = "klaar", "Afgesloten"


@dataclass(frozen=True)
class Postvakfilter(Tabfilter):
    """What the address bar asks of the postvak."""

    lijst: Postvaklijst = adres.keuze(Postvaklijst, Postvaklijst.CCV)
    status: str = adres.keuze(Status)
    thema: str = adres.tekst()
    trede: str = adres.keuze(Trede)
    wacht: str = adres.keuze(WachtOp)
    wie: str = adres.sleutel()
    zoek: str = adres.tekst()


def dilemmas(filter_: Postvakfilter, persoon: Persoon, dag: date) -> list[Dilemma]:
    """Return one page (and one row more, to know whether there is a next one): whom the CCV must
    still call first, then the oldest waiting.
    """
    behandelaar = Persoon.alias()
    rijen = (
        Dilemma.select(*Dilemma.kort(), Persoon, behandelaar)
        .join(Persoon, on=Dilemma.inbrenger)
        .switch(Dilemma)
        .join(
            behandelaar,
            JOIN.LEFT_OUTER,
            on=(Dilemma.behandelaar == behandelaar.id),
            attr="behandelaar",
        )
        .where(_zichtbaar(persoon, dag), _lijst(filter_.lijst, dag), _gekozen(filter_))
    )
    volgorde = (
        tellingen.contact_nodig().desc(),
        Dilemma.bedreigd.desc(),
        Dilemma.wacht_sinds,
        Dilemma.id,
    )
    return filter_.bladzijde(rijen, *volgorde)


def aantallen(filter_: Postvakfilter, persoon: Persoon, dag: date) -> dict[Postvaklijst, int]:
    """Return per tab how many dilemmas it holds under the same filters."""
    gekozen = Dilemma.select().where(_zichtbaar(persoon, dag), _gekozen(filter_))
    return {lijst: tel(gekozen.where(_lijst(lijst, dag))) for lijst in Postvaklijst}


def _zichtbaar(persoon: Persoon, dag: date) -> Expression:
    return policy.zichtbaar(persoon, dag) & (Dilemma.status != Status.CONCEPT)


def _lijst(lijst: Postvaklijst, dag: date) -> Expression:
    bevestigd = Dilemma.bevestigd_op.is_null(False)
    open_ = Dilemma.status.not_in(EINDES)
    lijsten: dict[Postvaklijst, Expression] = {
        Postvaklijst.CCV: tellingen.bij_ccv(dag),
        Postvaklijst.ONBEVESTIGD: ~bevestigd & open_,
        Postvaklijst.LOPEND: bevestigd & open_,
        Postvaklijst.KLAAR: ~open_,
    }
    return lijsten[lijst]


def _gekozen(filter_: Postvakfilter) -> Expression:
    """Return the condition of the chosen filters; without any it holds for every row."""
    voorwaarde = Dilemma.id.is_null(False)
    if filter_.status:
        voorwaarde &= Dilemma.status == filter_.status
    if filter_.trede:
        voorwaarde &= Dilemma.status.in_(
            [s for s, trede in TREDE.items() if trede == filter_.trede]
        )
    if filter_.wacht:
        voorwaarde &= Dilemma.wacht_op == filter_.wacht
    if filter_.wie:
        voorwaarde &= Dilemma.behandelaar == int(filter_.wie)
    if filter_.thema:
        koppels = DilemmaThema.select(DilemmaThema.dilemma).join(Thema)
        voorwaarde &= binnen(Dilemma.id, koppels.where(Thema.sleutel == filter_.thema))
    return voorwaarde & _zoek(filter_.zoek) if filter_.zoek else voorwaarde


def _zoek(zin: str) -> Expression:
    """Every word must occur: in the number, in what the inbrenger wrote, or in an agendatekst."""
    gevonden = Dilemma.id.is_null(False)
    for deel in adres.zoekwoorden(zin):
        in_tekst = _bevat(Behandeling, (*AGENDATEKST, VRAAG), deel)
        bij_gremium = Behandeling.select(Behandeling.dilemma).where(in_tekst)
        in_intake = _bevat(Dilemma, INTAKE, deel)
        gevonden &= in_intake | bevat(Dilemma.nummer, deel) | binnen(Dilemma.id, bij_gremium)
    return gevonden


def _bevat(
    model: type[Dilemma] | type[Behandeling], velden: Iterable[Veld], deel: str
) -> Expression:
    """Return the condition that one of the searched fields holds these letters, in any case."""
    kolommen = (getattr(model, veld.naam) for veld in velden if veld.zoek)
    return reduce(or_, (bevat(kolom, deel) for kolom in kolommen))
