"""Acties as the meeting screen makes them: of the gremium that meets, on any item."""

from collections.abc import Mapping
from functools import partial
from operator import attrgetter
from typing import Any

from portal.daden import LEVEND, Logt, NuNiet, daad
from portal.daden.logt import noteer
from portal.engine import Verzoek
from portal.models import Actie, Agendapunt, Besluit, Bijeenkomst
from portal.policy import eisen, mogen
from portal.queries import versies
from portal.steps.bijeenkomst import grond
from portal.steps.gedeeld.corrigeren import LOGT as CORRECTIE
from portal.steps.gedeeld.corrigeren import Gecorrigeerd, corrigeer
from portal.steps.rondom import acties
from portal.steps.rondom.correctie import verbeter_actie
from portal.tools import adressen
from portal.tools.zeker import zeker
from portal.vocabulary import Voorval


def _logt(wat: str) -> Logt:
    """Log round the meeting, and on the dilemma that the actie is about with its bundel: what it
    said before, if that is another.
    """

    def schrijf(rij: Actie, verzoek: Verzoek, gegevens: Mapping[str, Any]) -> None:
        noteer(zeker(rij.bijeenkomst), verzoek, wat=wat)
        CORRECTIE.schrijf(rij, verzoek, gegevens)
        if rij.dilemma and not gegevens.get("correcties"):
            grond.meld([rij.dilemma], Voorval.ACTIE, verzoek, wat=wat)

    return Logt(Voorval.ACTIE, schrijf, wat)


_op_scherm = partial(
    daad,
    mogen.regelen,
    belet=LEVEND,
    zaak=attrgetter("bijeenkomst"),
    naar=lambda rij: adressen.bijeenkomst(rij.bijeenkomst_id),
)


@_op_scherm(
    herhaald=lambda punt, verzoek: acties.BIJ_VERGADERING(punt.bijeenkomst, verzoek),
    logt=_logt("actie toegevoegd"),
)
def voeg_toe(punt: Agendapunt, verzoek: Verzoek) -> Actie:
    """Hand out an actie (`invoer`: wat, eigenaar, termijn, besluit or None) on an item."""
    bijeenkomst = punt.bijeenkomst
    dilemma = punt.dilemma
    besluit = _besluit(bijeenkomst, verzoek)
    gremium = bijeenkomst.gremium
    return acties.maak(dilemma, gremium, verzoek.invoer, verzoek, besluit, bijeenkomst)


@_op_scherm(vers=versies.ACTIE, eist=eisen.actie_open, logt=_logt("actie gewijzigd"))
def wijzig(actie: Actie, verzoek: Verzoek) -> Gecorrigeerd:
    """Change an open actie (`invoer` as for `voeg_toe`), as `verbeter_actie` does; at the table
    nobody is asked why, and a new owner alone is mailed.
    """
    actie.besluit = _besluit(zeker(actie.bijeenkomst), verzoek)
    zet = partial(acties.zet, actie, verzoek.invoer, verzoek)
    return corrigeer(verbeter_actie, actie, verzoek, zet, stil=True)


@_op_scherm(vers=versies.ACTIE, eist=eisen.actie_van_vandaag, logt=_logt("actie verwijderd"))
def haal_weg(actie: Actie, verzoek: Verzoek) -> None:
    """Remove an actie on the day it was made."""
    actie.delete_instance()


def _besluit(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> Besluit | None:
    """Return the chosen decision of this meeting; another one is refused."""
    gekozen = verzoek.invoer.get("besluit")
    if not gekozen:
        return None
    besluit = bijeenkomst.besluiten.where(Besluit.id == int(gekozen)).get_or_none()
    if besluit is None:
        raise NuNiet(f"besluit {gekozen}")
    return besluit
