"""A list of people and seats is taken: each line as the pages would, all of them or none."""

from portal.daden import daad, zelf
from portal.daden.logt import leg_vast
from portal.engine import Verzoek
from portal.models import Persoon
from portal.policy.beheer import beheer_mensen
from portal.queries.beheer.invoer import Invoerregel, bekijk
from portal.queries.stand import Stand
from portal.steps.beheer.gremia import zet
from portal.steps.gedeeld.indiening import GEGEVENS
from portal.steps.gedeeld.zetels import Zetelplek, agenda_volgt, toon_plaats
from portal.steps.rondom import accounts
from portal.tools import adressen
from portal.tools.mailadres import mailadres
from portal.tools.tijd import dag
from portal.vocabulary import Voorval


def voorbeeld(_: None, verzoek: Verzoek) -> int:
    """Return the version of the preview: what would come of the list by now."""
    return bekijk(verzoek.invoer["tekst"], dag(verzoek.nu)).stempel


@daad(
    beheer_mensen,
    vers=voorbeeld,
    gevoelig=True,
    logt=zelf(Voorval.GREMIUM),
    naar=lambda _: adressen.INVOER,
)
def neem_over(verzoek: Verzoek) -> None:
    """Take the good lines of a list (`invoer`: tekst): accounts that are not there yet, and seats.
    What is so already stays as it is.
    """
    regels = bekijk(verzoek.invoer["tekst"], dag(verzoek.nu)).goed
    for regel in regels:
        _neem(regel, verzoek)
    gremium = next((regel.gremium for regel in regels if regel.gremium), None)
    if gremium:
        toon_plaats(gremium, verzoek, "een lijst met plaatsen in gremia is ingelezen")


def _maak(regel: Invoerregel, verzoek: Verzoek) -> Persoon:
    """Make an account, and mail whose it is as when it is made on a page."""
    gegevens = {naam: regel.cellen[naam] for naam in GEGEVENS}
    persoon = accounts.maak(mailadres(regel.email), gegevens, verzoek, "ingelezen")
    accounts.meld_nieuw(persoon, verzoek)
    return persoon


def _neem(regel: Invoerregel, verzoek: Verzoek) -> None:
    persoon = Persoon.met_email(regel.email) or _maak(regel, verzoek)
    if regel.gremium:
        van = regel.van or dag(verzoek.nu)
        plek = Zetelplek(regel.rol, van, regel.tot, regel.cellen["mandaat"])
        with agenda_volgt([persoon], verzoek):
            gezet: Stand = zet(regel.gremium, persoon, plek, verzoek)
        leg_vast(Voorval.GREMIUM, regel.gremium, verzoek, wat="plaats gegeven", stand=gezet)
