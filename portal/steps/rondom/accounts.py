"""Accounts and seats as somebody at the console sets them; each change is an event without personal
data.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from portal import audit, outbox
from portal.db import op_naam, schrijven
from portal.engine import Verzoek
from portal.models import Bericht, Gremium, Lidmaatschap, Persoon, Sessie
from portal.queries.stand import Stand, stand
from portal.steps.gedeeld.zetels import agenda_volgt, meld_einde
from portal.steps.rondom import factoren
from portal.tools.tijd import dag, over_een_jaar
from portal.vocabulary import GremiumSoort, LidRol, Rol, Voorval


class OnbekendAccount(Exception):
    """There is no account with this address, and no name to make one."""


def bewaar(email: str, waarden: Mapping[str, Any], nu: datetime) -> Persoon:
    """Make the account of `email`, or change it; `waarden` holds just the columns of Persoon to
    set.

    Raises OnbekendAccount for a new address without `naam`.
    """
    with schrijven():
        persoon = Persoon.met_email(email)
        if persoon is None:
            return _maak(email, waarden, nu)
        if waarden:
            with agenda_volgt([persoon], Verzoek(None, nu)):
                Persoon.update(**waarden).where(Persoon.id == persoon.id).execute()
            _leg_vast(persoon, nu, "gewijzigd: " + ", ".join(waarden))
        if "rol" in waarden or waarden.get("actief") is False:
            Sessie.delete().where(Sessie.persoon == persoon).execute()
        if waarden.get("actief") is False:
            _houd_post_tegen(persoon, nu)
        return Persoon.get_by_id(persoon.id)


def _houd_post_tegen(persoon: Persoon, nu: datetime) -> None:
    """Drop what still waits for an account that was closed; of an answer the adviseurs hear so."""
    wacht = (Bericht.persoon == persoon) & Bericht.verstuurd_op.is_null()
    for bericht in Bericht.select().where(wacht, Bericht.opgegeven_op.is_null()):
        outbox.meld_onbereikbaar(bericht.soort, persoon, nu, bericht.gegevens)
    Bericht.delete().where(wacht).execute()


def _maak(email: str, waarden: Mapping[str, Any], nu: datetime) -> Persoon:
    if not waarden.get("naam"):
        raise OnbekendAccount(email)
    leeg = {"organisatie": "", "functie": "", "rol": Rol.PROFESSIONAL}
    persoon = Persoon.create(email=email, **{**leeg, **waarden})
    _leg_vast(persoon, nu, "gemaakt")
    return Persoon.get_by_id(persoon.id)


def herstel(persoon: Persoon, nu: datetime) -> dict[str, int]:
    """Take every factor away of somebody who lost them, and sign them out: they begin anew with a
    link in their mail. Return how many of what went.
    """
    with schrijven():
        return factoren.neem_af(persoon, nu)


def geef_zetel(
    persoon: Persoon, soort: GremiumSoort, rol: LidRol | None, nu: datetime, tot: date | None = None
) -> None:
    """Seat a person in the Platform or the Beraad from today until `tot`, with this role; None
    takes the seat away. A specialist sits for a year at most. Who joins is invited to the coming
    meetings, who leaves hears so.
    """
    gremium, vandaag = Gremium.enige(soort), dag(nu)
    with schrijven():
        hier = (Lidmaatschap.gremium == gremium) & (Lidmaatschap.persoon == persoon)
        huidig = Lidmaatschap.geldig(vandaag).where(hier).get_or_none()
        if (huidig.rol if huidig else None) == rol:
            return
        verzoek = Verzoek(None, nu)
        with agenda_volgt([persoon], verzoek):
            nieuw = _eindig(huidig, vandaag) if huidig else {}
            if rol:
                laatste = over_een_jaar(vandaag) if rol is LidRol.SPECIALIST else date.max
                tot = min(tot or laatste, laatste)
                zetel = {"gremium": gremium, "persoon": persoon, "rol": rol, "van": vandaag}
                zetel["tot"] = None if tot == date.max else tot
                nieuw |= stand(Lidmaatschap.create(**zetel))
            elif huidig:
                meld_einde(huidig, verzoek)
        als = rol.value if rol else "geen"
        _leg_vast(persoon, nu, f"zetel in {soort.value}: {als}", nieuw)


def _eindig(zetel: Lidmaatschap, vandaag: date) -> Stand:
    """End a seat with yesterday and return how it stands; one that began today was a mistake and
    leaves no trace but the event.
    """
    if zetel.van == vandaag:
        zetel.delete_instance()
        return stand(zetel, weg=True)
    zetel.tot = vandaag - timedelta(days=1)
    zetel.save(only=[Lidmaatschap.tot])
    return stand(zetel)


def zetels(persoon: Persoon, vandaag: date) -> list[Lidmaatschap]:
    """Return the seats a person holds on this day, with their gremia."""
    rijen = Lidmaatschap.geldig(vandaag).select(Lidmaatschap, Gremium).join(Gremium)
    return list(rijen.where(Lidmaatschap.persoon == persoon).order_by(*op_naam(Gremium)))


def _leg_vast(persoon: Persoon, nu: datetime, wat: str, zetel: Stand | None = None) -> None:
    """Log a change of an account or a seat, with how that stands now."""
    nieuw = stand(Persoon.get_by_id(persoon.id)) | (zetel or {})
    audit.leg_vast(
        Voorval.ACCOUNT,
        wie=None,
        op=nu,
        onderwerp=persoon.onderwerp,
        gegevens={"wat": wat, "stand": nieuw},
    )
