"""Choose a running werkgroep or set up a new one; shared by every transition that leads to a
werkgroep.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from portal import audit
from portal.daden import NogBewijzen
from portal.engine import NietToegestaan, Onvolledig, Verzoek
from portal.models import Gremium, Persoon
from portal.queries.gremia import naam_bezet, overlapt
from portal.queries.stand import Stand
from portal.steps.gedeeld.zetels import Zetelplek, agenda_volgt, zet_neer
from portal.tools.tijd import dag, over_een_jaar
from portal.velden import NIEUW, SPECIALIST_TOT
from portal.vocabulary import GremiumSoort, LidRol, Status, Voorval


def gremium_voor(naar: Status, verzoek: Verzoek) -> Gremium:
    """Return the gremium that status `naar` leads to, given the form's choice of werkgroep."""
    if naar is Status.WERKGROEP:
        return kies_of_stel_in(verzoek)
    return Gremium.enige(GremiumSoort(naar.value))


def kies_of_stel_in(verzoek: Verzoek) -> Gremium:
    """Return the chosen running werkgroep, or a new one with its trekker; chosen specialists join
    either. To seat somebody asks for the second factor again, as on a page of its own.
    """
    invoer = verzoek.invoer
    nieuw = invoer["gremium"] == NIEUW
    plaatst = invoer.get("specialisten") or (nieuw and invoer.get("trekker"))
    if plaatst and not verzoek.bewezen:
        raise NogBewijzen(invoer["gremium"])
    gremium = _nieuwe(invoer, verzoek) if nieuw else _lopende(int(invoer["gremium"]))
    zetels: Stand = {}
    if nieuw and invoer.get("trekker"):
        trekker = Persoon.get_by_id(int(invoer["trekker"]))
        zetels |= maak_lid(gremium, trekker, LidRol.VOORZITTER, verzoek)
    gekozen = Persoon.id.in_([int(id_) for id_ in invoer.get("specialisten", ())])
    for persoon in Persoon.select().where(gekozen, Persoon.actief):
        zetels |= maak_lid(gremium, persoon, LidRol.SPECIALIST, verzoek)
    if zetels:
        _leg_vast(gremium, verzoek, wat="leden gekozen", stand=zetels)
    return gremium


def _lopende(id_: int) -> Gremium:
    """Return the werkgroep if it still runs; it may have closed while the form was open."""
    gremium = Gremium.lopende_werkgroepen().where(Gremium.id == id_).get_or_none()
    if gremium is None:
        raise NietToegestaan(f"gremium {id_}")
    return gremium


def _nieuwe(invoer: Mapping[str, Any], verzoek: Verzoek) -> Gremium:
    if naam_bezet(invoer["nieuwe_naam"]):
        raise Onvolledig("nieuwe_naam")
    return stel_in(
        invoer["nieuwe_naam"], invoer.get("opdracht") or invoer.get("vraag", ""), verzoek
    )


def stel_in(
    naam: str, opdracht: str, verzoek: Verzoek, soort: GremiumSoort = GremiumSoort.WERKGROEP
) -> Gremium:
    """Make a gremium and log it."""
    gremium = Gremium.create(
        soort=soort, naam=naam, opdracht=opdracht, ingesteld_op=dag(verzoek.nu)
    )
    _leg_vast(gremium, verzoek, wat="ingesteld")
    return gremium


def _leg_vast(gremium: Gremium, verzoek: Verzoek, **gegevens: Any) -> None:
    audit.leg_vast(
        Voorval.GREMIUM,
        wie=verzoek.actor,
        op=verzoek.nu,
        onderwerp=gremium.onderwerp,
        gegevens=gegevens,
    )


def maak_lid(gremium: Gremium, persoon: Persoon, rol: LidRol, verzoek: Verzoek) -> Stand:
    """Seat a person in a gremium from today and mail them, with its coming meetings; who has a seat
    there keeps it. A specialist sits until `specialist_tot`, and is told of meetings once they
    promised geheimhouding. Return the seat for the log.
    """
    vandaag = dag(verzoek.nu)
    if overlapt(gremium, persoon, vandaag, None):
        return {}
    tot = laatste_dag(verzoek) if rol is LidRol.SPECIALIST else None
    with agenda_volgt([persoon], verzoek):
        return zet_neer(gremium, persoon, Zetelplek(rol, vandaag, tot), verzoek)


def laatste_dag(verzoek: Verzoek) -> date:
    """Return until when a specialist sits: a day that was chosen, within the year; raises
    Onvolledig.
    """
    gekozen, vandaag = verzoek.invoer.get(SPECIALIST_TOT.naam), dag(verzoek.nu)
    if not isinstance(gekozen, date) or not vandaag <= gekozen <= over_een_jaar(vandaag):
        raise Onvolledig(SPECIALIST_TOT.naam)
    return gekozen
