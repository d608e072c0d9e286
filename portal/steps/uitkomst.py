"""Step 6: actions are carried out, results recorded, and the answer goes back to whoever asked."""

from portal.daden import NuNiet, bij_dilemma, daad
from portal.daden.logt import Logt
from portal.engine import Verzoek
from portal.models import Actie, Dilemma, Gremium, Thema, Volger
from portal.policy import eisen, mogen
from portal.steps.bijeenkomst import grond
from portal.steps.gedeeld import behandelen, indiening
from portal.steps.rondom import acties, kennisbank
from portal.tools import adressen
from portal.vocabulary import GremiumSoort, Status, Voorval


def afronden(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """Keep what came of the Beraad's decision."""
    beraad = Gremium.enige(GremiumSoort.BERAAD)
    for dilemma in leden:
        behandelen.eindig(dilemma, verzoek.nu)
        kennisbank.kom_uit(dilemma, beraad, verzoek)


def heropenen(leden: list[Dilemma], verzoek: Verzoek, naar: Status) -> None:
    """Start again at the CCV, alone: its bundel went on without it. What was written and decided
    stays.
    """
    for dilemma in leden:
        indiening.noteer(dilemma, verzoek.nu)
        dilemma.bundel = None
        dilemma.save(only=[Dilemma.bundel])


@daad(
    mogen.behandelen,
    eist=eisen.in_uitvoering,
    herhaald=acties.BIJ_DILEMMA,
    logt=bij_dilemma(Voorval.ACTIE, samen=True),
)
def voeg_actie_toe(dilemma: Dilemma, verzoek: Verzoek) -> None:
    """Add an actie (`invoer`: wat, eigenaar, termijn) to a dilemma in uitvoering."""
    acties.maak(dilemma, Gremium.enige(GremiumSoort.BERAAD), verzoek.invoer, verzoek)


def _meld_gereed(actie: Actie, verzoek: Verzoek, _gegevens: object) -> None:
    grond.meld([actie.dilemma] if actie.dilemma else [], Voorval.ACTIE_GEREED, verzoek)


@daad(
    mogen.als_eigenaar,
    eist=eisen.actie_open,
    logt=Logt(Voorval.ACTIE_GEREED, _meld_gereed),
    naar=lambda _actie: adressen.ACTIES,
)
def sluit_actie(actie: Actie, verzoek: Verzoek) -> None:
    """Report an actie as gedaan or vervallen (`invoer`: status, resultaat)."""
    actie.status, actie.resultaat = verzoek.invoer["status"], verzoek.invoer["resultaat"]
    actie.gereed_op = verzoek.nu
    actie.save()


@daad(mogen.met_account)
def volg(verzoek: Verzoek, *, dilemma: Dilemma | None = None, thema: Thema | None = None) -> str:
    """Start or stop following a dilemma that one sees, or a thema; return 'aan' or 'uit'."""
    if dilemma and not mogen.ziet_dilemma(verzoek.actor, dilemma, verzoek.nu):
        raise NuNiet(dilemma.nummer)
    welke = Volger.dilemma == dilemma if dilemma else Volger.thema == thema
    bestaand = Volger.get_or_none(Volger.persoon == verzoek.actor, welke)
    if bestaand:
        bestaand.delete_instance()
        return "uit"
    Volger.create(persoon=verzoek.actor, dilemma=dilemma, thema=thema)
    return "aan"
