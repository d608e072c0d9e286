"""Meetings: plan one, change it, call it off, and fix its agenda."""

from datetime import datetime

from portal import engine, outbox
from portal.engine import NietToegestaan, Verzoek
from portal.models import Agendapunt, Bijeenkomst, Gremium, Medegremium
from portal.queries.bijeenkomst.plannen import gremia_van, heeft_uitkomst, is_bekend
from portal.queries.bijeenkomst.voorbereiding import akkoord_nu, stempel
from portal.queries.rondom.stuk import Drukwerk, leden_voor
from portal.steps.bijeenkomst import grond as agenda
from portal.steps.bijeenkomst import uitnodigen as uitnodigingen
from portal.steps.bijeenkomst.grond import (
    AgendaVerouderd,
    alleen_adviseur,
    bewerk,
    controleer_versie,
    dag_van,
    gekozen,
    pagina,
)
from portal.steps.bijeenkomst.rijp import controleer_rijp
from portal.steps.rondom import signaal as signalen
from portal.steps.rondom.stuk import leg_uitgave_vast
from portal.tools.tijd import dag
from portal.vocabulary import Puntdoel, PuntSoort, Stuksoort, Voorval

BIJEENKOMSTVELDEN = ("titel", "begint", "minuten", "plaats", "voorzitter")
# What stands on every agenda from the start, with its minutes.
VASTE_PUNTEN = {
    PuntSoort.OPENING: 10,
    PuntSoort.MEDEDELINGEN: 10,
    PuntSoort.VERSLAG: 15,
    PuntSoort.RONDVRAAG: 10,
}


def plan(gremium: Gremium, verzoek: Verzoek) -> str:
    """Plan a meeting (`invoer`: BIJEENKOMSTVELDEN, samen_met) with VASTE_PUNTEN on its agenda;
    return its page.

    `samen_met` holds the ids of the gremia that a joint meeting is held with.
    """

    def doe() -> str:
        alleen_adviseur(verzoek)
        if gremium.gesloten_op:
            raise NietToegestaan(gremium.naam)
        bijeenkomst = Bijeenkomst.create(
            gremium=gremium, **gekozen(BIJEENKOMSTVELDEN, verzoek.invoer)
        )
        _houd_samen(bijeenkomst, verzoek)
        for soort, minuten in VASTE_PUNTEN.items():
            agenda.voeg_toe(
                bijeenkomst,
                soort=soort,
                titel=soort.label,
                minuten=minuten,
                doel=Puntdoel.INFORMATIE,
            )
        agenda.leg_vast(bijeenkomst, verzoek, "gepland")
        return pagina(bijeenkomst)

    return engine.eenmaal(verzoek, doe)


def wijzig(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> str:
    """Change when, where, who chairs or with whom (`invoer` as for `plan`); return the page.

    Whoever knew of it hears of another day, time or place.
    """

    def doe(actueel: Bijeenkomst) -> None:
        was, in_kalenders = dag(actueel.begint), uitnodigingen.kalendergegevens(actueel)
        for naam, waarde in gekozen(BIJEENKOMSTVELDEN, verzoek.invoer).items():
            setattr(actueel, naam, waarde)
        actueel.save()
        _houd_samen(actueel, verzoek)
        if dag(actueel.begint) != was:
            agenda.meld(
                agenda.lopend(actueel), Voorval.GEAGENDEERD, verzoek, bijeenkomst=dag_van(actueel)
            )
        if uitnodigingen.kalendergegevens(actueel) != in_kalenders:
            uitnodigingen.meld_wijziging(actueel, verzoek)

    return bewerk(bijeenkomst, verzoek, "dag, tijd, plaats of voorzitter gewijzigd", doe)


def _houd_samen(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Make it a joint meeting with the chosen gremia, or an ordinary one; not once the members know
    of it.
    """
    was = {gremium.id for gremium in gremia_van(bijeenkomst)[1:]}
    gekozen_ = set(verzoek.invoer.get("samen_met", was)) - {bijeenkomst.gremium_id}
    if gekozen_ == was:
        return
    dilemmas = bijeenkomst.punten.where(Agendapunt.behandeling.is_null(False))
    if is_bekend(bijeenkomst) or (dilemmas if gekozen_ else bijeenkomst.tafels).exists():
        raise NietToegestaan(pagina(bijeenkomst))
    Medegremium.delete().where(Medegremium.bijeenkomst == bijeenkomst).execute()
    for id_ in gekozen_:
        Medegremium.create(bijeenkomst=bijeenkomst, gremium=id_)
    Bijeenkomst.update(gezamenlijk=bool(gekozen_)).where(Bijeenkomst.id == bijeenkomst.id).execute()


def zeg_af(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> str:
    """Call off a meeting of which nothing was recorded, for good; its dilemmas wait again. Return
    its page.

    Whoever knew of it hears that it is off.
    """

    def doe() -> str:
        alleen_adviseur(verzoek)
        actueel = Bijeenkomst.get_by_id(bijeenkomst.id)
        if actueel.afgezegd_op:
            return pagina(actueel)
        controleer_versie(actueel, verzoek)
        if heeft_uitkomst(actueel):
            raise NietToegestaan(pagina(actueel))
        agenda.leg_vast(actueel, verzoek, "afgezegd")
        Bijeenkomst.update(afgezegd_op=verzoek.nu).where(Bijeenkomst.id == actueel.id).execute()
        agenda.meld(agenda.lopend(actueel), Voorval.VAN_AGENDA, verzoek)
        signalen.laat_los(actueel, verzoek)
        uitnodigingen.meld_afzegging(actueel, verzoek)
        return pagina(actueel)

    return engine.eenmaal(verzoek, doe)


def stel_vast(
    bijeenkomst: Bijeenkomst, verzoek: Verzoek, *, vast: bool, stukken: tuple[Drukwerk, ...] = ()
) -> str:
    """Fix the agenda, so that the members see it and hear of it, or open it again; return the page.

    `stukken` are its papers, printed from the version that `verzoek` names and the texts of
    `invoer["stempel"]`; they are issued with it. Opening it again leaves them as they are. Raises
    NietRijp when items keep it from being fixed, StukVerouderd or AgendaVerouderd when it is not as
    it was printed.
    """

    def doe() -> str:
        alleen_adviseur(verzoek)
        actueel = Bijeenkomst.get_by_id(bijeenkomst.id)
        if bool(actueel.vastgesteld_op) is vast:
            return pagina(actueel)
        controleer_versie(actueel, verzoek)
        if vast:
            _stel_vast(actueel, stukken, verzoek)
        else:
            _leg_stand_vast(actueel, verzoek, "agenda weer concept", None)
        return pagina(actueel)

    return engine.eenmaal(verzoek, doe)


def _stel_vast(bijeenkomst: Bijeenkomst, stukken: tuple[Drukwerk, ...], verzoek: Verzoek) -> None:
    """Fix the agenda with its papers, and tell the members; all of it or nothing."""
    controleer_rijp(bijeenkomst)
    if verzoek.invoer.get("stempel") not in (None, stempel(bijeenkomst)):
        raise AgendaVerouderd(bijeenkomst, bijeenkomst.versie)
    _leg_stand_vast(bijeenkomst, verzoek, _wat_vaststelt(bijeenkomst), verzoek.nu)
    for stuk in stukken:
        leg_uitgave_vast(stuk, verzoek)
        if stuk.soort is Stuksoort.BRIEFING:
            signalen.neem_op(bijeenkomst, verzoek)
    _mail_leden(bijeenkomst, verzoek)


def _leg_stand_vast(
    bijeenkomst: Bijeenkomst, verzoek: Verzoek, wat: str, vastgesteld_op: datetime | None
) -> None:
    bijeenkomst.vastgesteld_op = vastgesteld_op
    bijeenkomst.save()
    agenda.leg_vast(bijeenkomst, verzoek, wat)


def _wat_vaststelt(bijeenkomst: Bijeenkomst) -> str:
    """Return how the log tells it: an agenda can be fixed without the chair, but not unnoticed."""
    akkoord = bijeenkomst.voorzitter_id is None or akkoord_nu(bijeenkomst)
    return (
        "agenda vastgesteld" if akkoord else "agenda vastgesteld zonder akkoord van de voorzitter"
    )


def _mail_leden(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    for persoon in leden_voor(bijeenkomst, dag(verzoek.nu)):
        outbox.plaats(
            "bijeenkomst", persoon, verzoek.nu, pad=pagina(bijeenkomst), dag=dag_van(bijeenkomst)
        )
