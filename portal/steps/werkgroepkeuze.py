"""Choose a running werkgroep or set up a new one; shared by every transition that leads to a werkgroep."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from portal import audit, outbox
from portal.engine import Verzoek
from portal.models import Gremium, Lidmaatschap, Persoon
from portal.tijd import dag
from portal.velden import NIEUW
from portal.vocabulary import GremiumSoort, LidRol, Status, Voorval


def gremium_voor(naar: Status, verzoek: Verzoek) -> Gremium:
    """Return the gremium that status `naar` leads to, given the form's choice of werkgroep."""
    if naar is Status.WERKGROEP:
        return kies_of_stel_in(verzoek)
    return Gremium.enige(GremiumSoort(naar.value))


def kies_of_stel_in(verzoek: Verzoek) -> Gremium:
    """Return the chosen running werkgroep, or a new one with its opdracht, trekker and specialists."""
    invoer = verzoek.invoer
    if invoer["gremium"] != NIEUW:
        return Gremium.lopende_werkgroepen().where(Gremium.id == int(invoer["gremium"])).get()
    gremium = stel_in(invoer["nieuwe_naam"], invoer.get("opdracht") or invoer.get("vraag", ""), verzoek)
    _eerste_leden(gremium, invoer, verzoek.nu)
    return gremium


def stel_in(naam: str, opdracht: str, verzoek: Verzoek, soort: GremiumSoort = GremiumSoort.WERKGROEP) -> Gremium:
    """Make a gremium and log it."""
    gremium = Gremium.create(soort=soort, naam=naam, opdracht=opdracht, ingesteld_op=dag(verzoek.nu))
    audit.leg_vast(
        Voorval.GREMIUM, wie=verzoek.actor, op=verzoek.nu, onderwerp=f"gremium {gremium.id}", gegevens={"wat": "ingesteld"}
    )
    return gremium


def _eerste_leden(gremium: Gremium, invoer: Mapping[str, Any], nu: datetime) -> None:
    if invoer.get("trekker"):
        maak_lid(gremium, Persoon.get_by_id(int(invoer["trekker"])), LidRol.VOORZITTER, nu)
    for persoon in _personen(invoer.get("specialisten", ())):
        maak_lid(gremium, persoon, LidRol.SPECIALIST, nu)


def _personen(ids: Iterable[str]) -> Iterable[Persoon]:
    return Persoon.select().where(Persoon.id.in_([int(i) for i in ids]), Persoon.actief)


def maak_lid(gremium: Gremium, persoon: Persoon, rol: LidRol, nu: datetime) -> None:
    """Seat a person in a gremium from today and invite them by mail; somebody who sits there already keeps their seat."""
    if _zit_er(gremium, persoon, dag(nu)):
        return
    Lidmaatschap.create(gremium=gremium, persoon=persoon, rol=rol, van=dag(nu))
    outbox.plaats("uitnodiging", persoon, nu, pad=f"/werkgroepen/{gremium.id}")


def _zit_er(gremium: Gremium, persoon: Persoon, vandaag: date) -> bool:
    geldig = Lidmaatschap.geldig(vandaag)
    return geldig.where(Lidmaatschap.gremium == gremium, Lidmaatschap.persoon == persoon).exists()
