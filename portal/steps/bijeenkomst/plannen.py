"""Meetings: plan one, change it, call it off."""

from portal.daden import CONCEPT, LEVEND, NuNiet, bij_agenda, daad
from portal.engine import Verzoek
from portal.models import Agendapunt, Bijeenkomst, Gremium, Medegremium
from portal.policy import eisen, mogen
from portal.queries.bijeenkomst.plannen import gremia_van, is_bekend
from portal.queries.versies import planning, van_zaak
from portal.steps.bijeenkomst import grond, uitnodigen
from portal.steps.bijeenkomst.grond import dag_van, gekozen
from portal.steps.rondom import signaal
from portal.tools.tijd import dag
from portal.vocabulary import Puntdoel, PuntSoort, Voorval

BIJEENKOMSTVELDEN = ("titel", "begint", "minuten", "plaats", "voorzitter")
# What stands on every agenda from the start, with its minutes.
VASTE_PUNTEN = {
    PuntSoort.OPENING: 10,
    PuntSoort.MEDEDELINGEN: 10,
    PuntSoort.VERSLAG: 15,
    PuntSoort.RONDVRAAG: 10,
}


@daad(mogen.regelen, eist=eisen.loopt, logt=bij_agenda("gepland"))
def plan(gremium: Gremium, verzoek: Verzoek) -> Bijeenkomst:
    """Plan a meeting (`invoer`: BIJEENKOMSTVELDEN, samen_met) with VASTE_PUNTEN on its agenda.

    `samen_met` holds the ids of the gremia that a joint meeting is held with.
    """
    waarden = gekozen(BIJEENKOMSTVELDEN, verzoek.invoer)
    bijeenkomst = Bijeenkomst.create(gremium=gremium, **waarden)
    _houd_samen(bijeenkomst, verzoek)
    for soort, minuten in VASTE_PUNTEN.items():
        vast = {"soort": soort, "titel": soort.label, "minuten": minuten}
        grond.voeg_toe(bijeenkomst, puntdoel=Puntdoel.INFORMATIE, **vast)
    return bijeenkomst


@daad(
    mogen.regelen,
    belet=CONCEPT,
    vers=planning,
    logt=bij_agenda("dag, tijd, plaats of voorzitter gewijzigd"),
)
def wijzig(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Change when, where, who chairs or with whom (`invoer` as for `plan`).

    Whoever knew of it hears of another day, time or place.
    """
    was, in_kalenders = bijeenkomst.begint, uitnodigen.kalendergegevens(bijeenkomst)
    for naam, waarde in gekozen(BIJEENKOMSTVELDEN, verzoek.invoer).items():
        setattr(bijeenkomst, naam, waarde)
    bijeenkomst.save()
    _houd_samen(bijeenkomst, verzoek)
    if bijeenkomst.begint != was:
        uitnodigen.vraag_opnieuw(bijeenkomst, verzoek)
    if dag(bijeenkomst.begint) != dag(was):
        op_die_dag = {"bijeenkomst": dag_van(bijeenkomst)}
        grond.meld(grond.lopend(bijeenkomst), Voorval.GEAGENDEERD, verzoek, **op_die_dag)
    if uitnodigen.kalendergegevens(bijeenkomst) != in_kalenders:
        uitnodigen.meld_wijziging(bijeenkomst, verzoek)


def _houd_samen(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Make it a joint meeting with the chosen gremia, or an ordinary one; not once the members know
    of it.
    """
    was = {gremium.id for gremium in gremia_van(bijeenkomst)[1:]}
    samen = set(verzoek.invoer.get("samen_met", was)) - {bijeenkomst.gremium_id}
    if samen == was:
        return
    dilemmas = bijeenkomst.punten.where(Agendapunt.behandeling.is_null(False))
    if is_bekend(bijeenkomst) or (dilemmas if samen else bijeenkomst.tafels).exists():
        raise NuNiet(bijeenkomst.onderwerp)
    Medegremium.delete().where(Medegremium.bijeenkomst == bijeenkomst).execute()
    for id_ in samen:
        Medegremium.create(bijeenkomst=bijeenkomst, gremium=id_)
    bijeenkomst.gezamenlijk = bool(samen)
    bijeenkomst.save(only=[Bijeenkomst.gezamenlijk])


@daad(
    mogen.regelen,
    al=lambda b, _: b.afgezegd_op,
    belet=LEVEND,
    vers=van_zaak,
    eist=eisen.onaangeroerd,
    logt=bij_agenda("afgezegd"),
)
def zeg_af(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Call off a meeting of which nothing was recorded, for good; its dilemmas wait again.

    Whoever knew of it hears that it is off.
    """
    af = Bijeenkomst.update(afgezegd_op=verzoek.nu).where(Bijeenkomst.id == bijeenkomst.id)
    af.execute()
    grond.meld(grond.lopend(bijeenkomst), Voorval.VAN_AGENDA, verzoek)
    signaal.laat_los(bijeenkomst, verzoek)
    uitnodigen.meld_afzegging(bijeenkomst, verzoek)
