"""Signalen: one's own, the adviseurs' lists, and those that the next briefing tells the Beraad."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import JOIN, Expression, ModelSelect

from portal import policy
from portal.models import Bijeenkomst, Persoon, Signaal, Thema
from portal.queries import adres
from portal.queries.adres import Tabfilter
from portal.queries.bladen import TITELS_PER_BLAD, Blad, Bladen, tel
from portal.vocabulary import SignaalStatus, Woord


class Signaallijst(Woord):
    """The tabs. The first is where an adviseur starts."""

    TE_BEOORDELEN = "bij_ccv", "Te beoordelen"
    ONBEVESTIGD = "onbevestigd", "Adres nog niet bevestigd"
    BRIEFING = "briefing", "Voor de volgende briefing"
    KLAAR = "klaar", "Afgehandeld"


@dataclass(frozen=True)
class Signaalfilter(Tabfilter):
    """What the address bar asks of the signalen."""

    lijst: Signaallijst = adres.keuze(Signaallijst, Signaallijst.TE_BEOORDELEN)


def signalen(filter_: Signaalfilter, persoon: Persoon, dag: date) -> list[Signaal]:
    """Return one page (and one row more, to know whether there is a next one), oldest first."""
    kort = _met_alles(*Signaal.kort())
    rijen = kort.where(policy.zichtbare_signalen(persoon, dag), _lijst(filter_.lijst))
    return filter_.bladzijde(rijen, Signaal.id)


def aantallen(persoon: Persoon, dag: date) -> dict[Signaallijst, int]:
    """Return per tab how many signalen it holds."""
    zichtbaar = Signaal.select().where(policy.zichtbare_signalen(persoon, dag))
    return {lijst: tel(zichtbaar.where(_lijst(lijst))) for lijst in Signaallijst}


def signaal(nummer: str, persoon: Persoon | None, dag: date) -> Signaal | None:
    """Return the signaal with this number that this person may see, or None; also for odd input."""
    gevonden = Signaal.met_nummer(nummer)
    zien = policy.zichtbare_signalen(persoon, dag)
    return gevonden and _met_alles().where(Signaal.id == gevonden.id, zien).get_or_none()


def van(persoon: Persoon, bladen: Bladen | None = None) -> Blad[Signaal]:
    """Return somebody's own signalen, newest first, without what nobody confirmed."""
    eigen = (Signaal.inbrenger == persoon) & Signaal.bevestigd_op.is_null(False)
    rijen = _met_alles(*Signaal.kort()).where(eigen).order_by(Signaal.id.desc())
    return bladen.van("signalen", rijen, TITELS_PER_BLAD) if bladen else Blad(rijen)


def onverteld() -> Expression:
    """Return the condition on Signaal: accepted, and in no issued briefing yet."""
    return (Signaal.status == SignaalStatus.AANGENOMEN) & Signaal.bijeenkomst.is_null()


def voor_briefing(bijeenkomst: Bijeenkomst) -> "ModelSelect[Signaal]":
    """Return the query for the signalen that this meeting's briefing tells: what waits, and what it
    told before.
    """
    eerder = (Signaal.status == SignaalStatus.AANGENOMEN) & (Signaal.bijeenkomst == bijeenkomst)
    return Signaal.select().where(onverteld() | eerder).order_by(Signaal.id)


def bij_ccv() -> Expression:
    """Return the condition on Signaal: the CCV's turn."""
    return (Signaal.status == SignaalStatus.INGEDIEND) & Signaal.bevestigd_op.is_null(False)


def _lijst(lijst: Signaallijst) -> Expression:
    return {
        Signaallijst.TE_BEOORDELEN: bij_ccv(),
        Signaallijst.ONBEVESTIGD: Signaal.bevestigd_op.is_null(),
        Signaallijst.BRIEFING: onverteld(),
        Signaallijst.KLAAR: (Signaal.status == SignaalStatus.NIET_OVERGENOMEN)
        | Signaal.bijeenkomst.is_null(False),
    }[lijst]


def _met_alles(*kolommen: Any) -> "ModelSelect[Signaal]":
    velden = kolommen or (Signaal,)
    rijen = Signaal.select(*velden, Persoon, Thema, Bijeenkomst)
    rijen = rijen.join(Persoon, on=Signaal.inbrenger)
    return (
        rijen.switch(Signaal)
        .join(Thema, JOIN.LEFT_OUTER)
        .switch(Signaal)
        .join(Bijeenkomst, JOIN.LEFT_OUTER)
    )
