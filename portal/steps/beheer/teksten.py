"""The texts of the portal: change one. Nothing is lost: an earlier version comes back as new."""

import secrets

from portal.daden import daad, onder
from portal.engine import Verzoek
from portal.models import Instelling, Tekstversie
from portal.policy import beheer
from portal.queries.beheer import teksten as query
from portal.queries.teksten import MERK
from portal.tools import adressen
from portal.vocabulary import Voorval


@daad(
    beheer.beheer_teksten,
    vers=lambda _rij, verzoek: query.scherm(verzoek.invoer["welke"]),
    logt=onder(Voorval.TEKST, van_zaak=lambda nieuw: {"wat": f"versie {nieuw.versie}"}),
    gevoelig=True,
    zaak=lambda _rij: Tekstversie(),
    naar=lambda _rij: adressen.TEKSTEN,
)
def bewaar(verzoek: Verzoek) -> Tekstversie:
    """Make a new version of a text (`invoer`: `welke` as its key, tekst)."""
    welke = verzoek.invoer["welke"]
    nieuw = Tekstversie.create(
        sleutel=welke,
        versie=query.versie(welke) + 1,
        tekst=verzoek.invoer["tekst"],
        door=verzoek.actor,
        op=verzoek.nu,
    )
    Instelling.zet(MERK, secrets.token_hex(8))  # every process reads the texts anew
    return nieuw
