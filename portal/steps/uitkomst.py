"""Step 6: actions are carried out, results recorded, and the answer goes back to whoever asked."""

from portal import engine, policy
from portal.engine import NietToegestaan, Verzoek
from portal.models import Actie, Dilemma, Gremium, Thema, Volger
from portal.steps.gedeeld import behandelen, indiening
from portal.steps.rondom import acties
from portal.steps.rondom import kennisbank as opbrengsten
from portal.tools.tijd import dag
from portal.vocabulary import GremiumSoort, Status, Voorval


def afronden(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """Keep what came of the Beraad's decision."""
    beraad = Gremium.enige(GremiumSoort.BERAAD)
    for dilemma in leden:
        behandelen.eindig(dilemma, verzoek.nu)
        opbrengsten.maak(dilemma, beraad, verzoek.invoer, verzoek.nu)


def heropenen(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """Start again at the CCV, alone: its bundel went on without it. What was written and decided
    stays.
    """
    for dilemma in leden:
        indiening.noteer(dilemma, verzoek.nu)
        dilemma.bundel = None
        dilemma.save(only=[Dilemma.bundel])


def voeg_actie_toe(dilemma: Dilemma, verzoek: Verzoek) -> str:
    """Add an actie (`invoer`: wat, eigenaar, termijn) to a dilemma in uitvoering; return its
    number.
    """

    def doe() -> str:
        actueel = Dilemma.get_by_id(dilemma.id)
        if not verzoek.actor.is_adviseur or actueel.status is not Status.UITVOERING:
            raise NietToegestaan(actueel.nummer)
        acties.maak(actueel, Gremium.enige(GremiumSoort.BERAAD), verzoek.invoer, verzoek.nu)
        for lid in engine.bundelgenoten(actueel):
            engine.meld(lid, Voorval.ACTIE, verzoek)
        return actueel.nummer

    return engine.eenmaal(verzoek, doe)


def sluit_actie(actie: Actie, verzoek: Verzoek) -> str:
    """Report an actie as gedaan or vervallen (`invoer`: status, resultaat) by its owner or an
    adviseur.
    """

    def doe() -> str:
        actueel = Actie.get_by_id(actie.id)
        if not policy.mag_sluiten(verzoek.actor, actueel):
            raise NietToegestaan(f"actie {actie.id}")
        actueel.status, actueel.resultaat = verzoek.invoer["status"], verzoek.invoer["resultaat"]
        actueel.gereed_op = verzoek.nu
        actueel.save()
        for lid in engine.bundelgenoten(actueel.dilemma) if actueel.dilemma else ():
            engine.meld(lid, Voorval.ACTIE_GEREED, verzoek)
        return "/acties"

    return engine.eenmaal(verzoek, doe)


def volg(verzoek: Verzoek, *, dilemma: Dilemma | None = None, thema: Thema | None = None) -> str:
    """Start or stop following a dilemma or a thema; return 'aan' or 'uit'."""

    def doe() -> str:
        if dilemma and not policy.zicht(verzoek.actor, dilemma, dag(verzoek.nu)):
            raise NietToegestaan(dilemma.nummer)
        bestaand = Volger.get_or_none(
            Volger.persoon == verzoek.actor,
            Volger.dilemma == dilemma if dilemma else Volger.thema == thema,
        )
        if bestaand:
            bestaand.delete_instance()
            return "uit"
        Volger.create(persoon=verzoek.actor, dilemma=dilemma, thema=thema)
        return "aan"

    return engine.eenmaal(verzoek, doe)
