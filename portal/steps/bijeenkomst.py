"""Meetings: plan one, change it, call it off, and fix its agenda."""


from portal import engine, outbox
from portal.engine import NietToegestaan, Verzoek
from portal.models import Agendapunt, Bijeenkomst, Gremium
from portal.queries.gremia import zittende_leden
from portal.steps import agenda
from portal.steps.agenda import alleen_adviseur, bewerk, controleer_versie, dag_van, gekozen, pagina
from portal.tijd import dag
from portal.vocabulary import Puntdoel, PuntSoort, Voorval

BIJEENKOMSTVELDEN = ("titel", "begint", "minuten", "plaats", "voorzitter")


def plan(gremium: Gremium, verzoek: Verzoek) -> str:
    """Plan a meeting (`invoer`: BIJEENKOMSTVELDEN) with an opening and a close; return its page."""

    def doe() -> str:
        alleen_adviseur(verzoek)
        if gremium.gesloten_op:
            raise NietToegestaan(gremium.naam)
        bijeenkomst = Bijeenkomst.create(gremium=gremium, **gekozen(BIJEENKOMSTVELDEN, verzoek.invoer))
        for soort in (PuntSoort.OPENING, PuntSoort.RONDVRAAG):
            agenda.voeg_toe(bijeenkomst, soort=soort, titel=soort.label, minuten=10, doel=Puntdoel.INFORMATIE)
        agenda.leg_vast(bijeenkomst, verzoek, "gepland")
        return pagina(bijeenkomst)

    return engine.eenmaal(verzoek, doe)


def wijzig(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> str:
    """Change when, where or who chairs; return the page."""

    def doe(actueel: Bijeenkomst) -> None:
        was = dag(actueel.begint)
        for naam, waarde in gekozen(BIJEENKOMSTVELDEN, verzoek.invoer).items():
            setattr(actueel, naam, waarde)
        actueel.save()
        if dag(actueel.begint) != was:
            agenda.meld(agenda.lopend(actueel), Voorval.GEAGENDEERD, verzoek, bijeenkomst=dag_van(actueel))

    return bewerk(bijeenkomst, verzoek, "dag, tijd, plaats of voorzitter gewijzigd", doe)


def zeg_af(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> str:
    """Call off a meeting that has no fixed agenda and no results; return the page with all meetings."""

    def doe(actueel: Bijeenkomst) -> None:
        if actueel.punten.where(Agendapunt.uitslag.is_null(False)).exists():
            raise NietToegestaan(pagina(actueel))
        dilemmas = agenda.lopend(actueel)
        actueel.delete_instance()
        agenda.meld(dilemmas, Voorval.VAN_AGENDA, verzoek)

    bewerk(bijeenkomst, verzoek, "afgezegd", doe)
    return agenda.LIJST


def stel_vast(bijeenkomst: Bijeenkomst, verzoek: Verzoek, *, vast: bool) -> str:
    """Fix the agenda, so that the members see it and hear of it, or open it again; return the page."""

    def doe() -> str:
        alleen_adviseur(verzoek)
        actueel = Bijeenkomst.get_by_id(bijeenkomst.id)
        if bool(actueel.vastgesteld_op) is vast:
            return pagina(actueel)
        controleer_versie(actueel, verzoek)
        actueel.vastgesteld_op = verzoek.nu if vast else None
        actueel.save()
        agenda.leg_vast(actueel, verzoek, "agenda vastgesteld" if vast else "agenda weer concept")
        if vast:
            _mail_leden(actueel, verzoek)
        return pagina(actueel)

    return engine.eenmaal(verzoek, doe)


def _mail_leden(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    for persoon in zittende_leden(bijeenkomst.gremium, dag(verzoek.nu)):
        if persoon.id != verzoek.actor.id:
            outbox.plaats("bijeenkomst", persoon, verzoek.nu, pad=pagina(bijeenkomst), dag=dag_van(bijeenkomst))
