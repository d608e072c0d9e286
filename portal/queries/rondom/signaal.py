"""Signalen: one's own, the adviseurs' lists, and those that the next briefing tells the Beraad."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from peewee import JOIN, Expression, ModelSelect

from portal import policy
from portal.models import Bijeenkomst, Persoon, Signaal, Thema
from portal.queries import adres
from portal.vocabulary import SignaalStatus, Woord

PER_PAGINA = 50


class Lijst(Woord):
    """The tabs. The first is where an adviseur starts."""

    TE_BEOORDELEN = "te_beoordelen", "Te beoordelen"
    ONBEVESTIGD = "onbevestigd", "Adres nog niet bevestigd"
    BRIEFING = "briefing", "Voor de volgende briefing"
    KLAAR = "klaar", "Afgehandeld"


@dataclass(frozen=True)
class Filter:
    """What the address bar asks for; anything unknown in it counts as not asked."""

    lijst: Lijst = Lijst.TE_BEOORDELEN
    pagina: int = 1


def uit_adres(args: Mapping[str, str]) -> Filter:
    """Return the filter that the query string asks for."""
    lijst = Lijst(adres.woord(Lijst, args.get("lijst")) or Lijst.TE_BEOORDELEN)
    return Filter(lijst, int(adres.getal(args.get("pagina")) or 1))


def signalen(filter_: Filter, persoon: Persoon, dag: date) -> list[Signaal]:
    """Return one page (and one row more, to know whether there is a next one), oldest first."""
    rijen = (
        _met_alles()
        .where(policy.zichtbare_signalen(persoon, dag), _lijst(filter_.lijst))
        .order_by(Signaal.id)
    )
    return list(rijen.limit(PER_PAGINA + 1).offset((filter_.pagina - 1) * PER_PAGINA))


def aantallen(persoon: Persoon, dag: date) -> dict[Lijst, int]:
    """Return per tab how many signalen it holds."""
    zichtbaar = Signaal.select().where(policy.zichtbare_signalen(persoon, dag))
    return {lijst: zichtbaar.where(_lijst(lijst)).count() for lijst in Lijst}


def signaal(nummer: str, persoon: Persoon | None, dag: date) -> Signaal | None:
    """Return the signaal with this number that this person may see, or None; also for odd input."""
    gevonden = Signaal.met_nummer(nummer)
    zien = policy.zichtbare_signalen(persoon, dag)
    return gevonden and _met_alles().where(Signaal.id == gevonden.id, zien).get_or_none()


def van(persoon: Persoon) -> list[Signaal]:
    """Return somebody's own signalen, newest first."""
    return list(_met_alles().where(Signaal.inbrenger == persoon).order_by(Signaal.id.desc()))


def onverteld() -> Expression:
    """Return the condition on Signaal: accepted, and in no issued briefing yet."""
    return (Signaal.status == SignaalStatus.AANGENOMEN) & Signaal.bijeenkomst.is_null()


def voor_briefing(bijeenkomst: Bijeenkomst) -> "ModelSelect[Signaal]":
    """Return the query for the signalen that this meeting's briefing tells: what waits, and what it
    told before.
    """
    eerder = (Signaal.status == SignaalStatus.AANGENOMEN) & (Signaal.bijeenkomst == bijeenkomst)
    return Signaal.select().where(onverteld() | eerder).order_by(Signaal.id)


def te_beoordelen() -> Expression:
    """Return the condition on Signaal: the CCV's turn."""
    return (Signaal.status == SignaalStatus.INGEDIEND) & Signaal.bevestigd_op.is_null(False)


def _lijst(lijst: Lijst) -> Expression:
    return {
        Lijst.TE_BEOORDELEN: te_beoordelen(),
        Lijst.ONBEVESTIGD: Signaal.bevestigd_op.is_null(),
        Lijst.BRIEFING: onverteld(),
        Lijst.KLAAR: (Signaal.status == SignaalStatus.NIET_OVERGENOMEN)
        | Signaal.bijeenkomst.is_null(False),
    }[lijst]


def _met_alles() -> "ModelSelect[Signaal]":
    rijen = Signaal.select(Signaal, Persoon, Thema, Bijeenkomst).join(Persoon, on=Signaal.inbrenger)
    return (
        rijen.switch(Signaal)
        .join(Thema, JOIN.LEFT_OUTER)
        .switch(Signaal)
        .join(Bijeenkomst, JOIN.LEFT_OUTER)
    )
