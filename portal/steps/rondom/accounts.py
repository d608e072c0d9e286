"""Accounts and seats, as a beheerder sets them: on a page or at the console. One rule, two doors;
each change is an event without personal data.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from portal import audit, meldingen, outbox
from portal.db import op_naam, schrijven
from portal.engine import Verzoek
from portal.models import Bericht, Gremium, Lidmaatschap, Persoon, Sessie
from portal.policy.beheer import is_laatste_beheerder
from portal.queries.stand import Stand, stand
from portal.steps.gedeeld.organisatie import bekend
from portal.steps.gedeeld.zetels import (
    EEN_DAG,
    Zetelplek,
    agenda_volgt,
    eindig,
    meld_einde,
    toon_plaats,
    zet_neer,
)
from portal.steps.rondom import factoren
from portal.tools import adressen
from portal.tools.tijd import dag, over_een_jaar
from portal.vocabulary import GremiumSoort, LidRol, Rol, Voorval

OPEN, GESLOTEN = "open", "gesloten"


class OnbekendAccount(Exception):
    """There is no account with this address, and no name to make one."""


class LaatsteBeheerder(Exception):
    """Nobody would be left who can look after accounts; nothing has changed."""


def bewaar(email: str, waarden: Mapping[str, Any], nu: datetime) -> Persoon:
    """Make the account of `email`, or change it; `waarden` holds just the columns of Persoon to
    set.

    Raises OnbekendAccount for a new address without `naam`, and LaatsteBeheerder.
    """
    with schrijven():
        persoon = Persoon.met_email(email)
        if persoon is None:
            return maak(email, waarden, Verzoek(None, nu))
        wijzig(persoon, waarden, Verzoek(None, nu))
        return Persoon.get_by_id(persoon.id)


def maak(email: str, waarden: Mapping[str, Any], verzoek: Verzoek, wat: str = "gemaakt") -> Persoon:
    """Make an account and return it, by whatever door (`wat` in the log); call inside
    `schrijven()`. Raises OnbekendAccount.
    """
    if not waarden.get("naam"):
        raise OnbekendAccount(email)
    leeg = {"organisatie": "", "functie": "", "rol": Rol.PROFESSIONAL}
    persoon = Persoon.create(email=email, **{**leeg, **_bekend(waarden)})
    persoon = Persoon.get_by_id(persoon.id)
    leg_vast(persoon, verzoek, wat, naar=persoon.rol.value)
    if persoon.rol is not Rol.PROFESSIONAL:
        toon_anderen(persoon, verzoek, "een account kreeg een rol")
    return persoon


def _bekend(waarden: Mapping[str, Any]) -> dict[str, Any]:
    """Return these columns with the organisation by the name it is known by."""
    naam = {"organisatie": bekend(waarden["organisatie"])} if "organisatie" in waarden else {}
    return {**waarden, **naam}


def wijzig(persoon: Persoon, waarden: Mapping[str, Any], verzoek: Verzoek) -> None:
    """Set just these columns of an account; call inside `schrijven()`. Another role, or being
    closed, ends its sessions, and is told: to whose it is and to who looks after accounts.

    Raises LaatsteBeheerder.
    """
    if not waarden:
        return
    waarden = _bekend(waarden)
    rol, actief = waarden.get("rol", persoon.rol), waarden.get("actief", persoon.actief)
    if (rol, actief) != (persoon.rol, persoon.actief) and is_laatste_beheerder(persoon):
        raise LaatsteBeheerder(persoon.onderwerp)
    with agenda_volgt([persoon], verzoek):
        Persoon.update(**waarden).where(Persoon.id == persoon.id).execute()
    nieuw = Persoon.get_by_id(persoon.id)
    leg_vast(nieuw, verzoek, "gewijzigd: " + ", ".join(waarden), **_van_naar(persoon, nieuw))
    if "rol" in waarden or not actief:
        Sessie.delete().where(Sessie.persoon == persoon).execute()
    if waarden.get("actief") is False:
        _houd_post_tegen(persoon, verzoek.nu)
    _vertel(persoon, nieuw, verzoek)


def _van_naar(oud: Persoon, nieuw: Persoon) -> dict[str, Any]:
    """Return what the log keeps of a role, or of being closed, as it was and is; of names it keeps
    that they changed.
    """
    if oud.rol is not nieuw.rol:
        return {"van": oud.rol.value, "naar": nieuw.rol.value}
    if oud.actief != nieuw.actief:
        staat = {True: OPEN, False: GESLOTEN}
        return {"van": staat[oud.actief], "naar": staat[nieuw.actief]}
    return {}


def _vertel(oud: Persoon, nieuw: Persoon, verzoek: Verzoek) -> None:
    """Tell whose account it is of another role, or that it was closed or opened again; a role that
    comes or goes is shown to whoever looks after accounts.
    """
    anders = oud.rol is not nieuw.rol
    if anders:
        meldingen.meld("account", nieuw, verzoek, wat=f"uw rol is nu ‘{nieuw.rol.label}’")
    if oud.actief and not nieuw.actief:
        outbox.plaats_los("gesloten", nieuw.email, verzoek.nu, pad=adressen.INLOGGEN)
    if nieuw.actief and not oud.actief:
        meldingen.meld("account", nieuw, verzoek, wat="uw account is weer open")
    had_rol = {oud.rol, nieuw.rol} != {Rol.PROFESSIONAL}
    if had_rol and (anders or oud.actief != nieuw.actief):
        toon_anderen(nieuw, verzoek, "een account kreeg of verloor een rol")
    elif nieuw.actief and not oud.actief and _heeft_plaats(nieuw, dag(verzoek.nu)):
        toon_anderen(nieuw, verzoek, "een account met een plaats in een gremium is weer open")


def _heeft_plaats(persoon: Persoon, vandaag: date) -> bool:
    """Tell whether they sit somewhere, or will."""
    nog = Lidmaatschap.tot.is_null() | (Lidmaatschap.tot >= vandaag)
    return Lidmaatschap.select().where(Lidmaatschap.persoon == persoon, nog).exists()


def toon_anderen(persoon: Persoon, verzoek: Verzoek, wat: str) -> None:
    """Mail the others who look after accounts of what became of one; call inside `schrijven()`."""
    meldingen.meld("beheer", persoon, verzoek, pad=adressen.VERANDERD, wat=wat)


def _houd_post_tegen(persoon: Persoon, nu: datetime) -> None:
    """Drop what still waits for an account that was closed; of an answer the adviseurs hear so."""
    wacht = (Bericht.persoon == persoon) & Bericht.verstuurd_op.is_null()
    for bericht in Bericht.select().where(wacht, Bericht.opgegeven_op.is_null()):
        outbox.meld_onbereikbaar(bericht.soort, persoon, nu, bericht.gegevens)
    Bericht.delete().where(wacht).execute()


def meld_nieuw(persoon: Persoon, verzoek: Verzoek) -> None:
    """Mail somebody that they have an account, and how they come in."""
    wat = "er is een account voor u gemaakt. U logt in met een link die u daar laat mailen"
    meldingen.meld("account", persoon, verzoek, pad=adressen.INLOGGEN, wat=wat)


def beeindig_sessies(persoon: Persoon, verzoek: Verzoek) -> None:
    """Sign somebody out everywhere; call inside `schrijven()`."""
    Sessie.delete().where(Sessie.persoon == persoon).execute()
    leg_vast(persoon, verzoek, "sessies beëindigd")


def herstel(persoon: Persoon, nu: datetime) -> dict[str, int]:
    """Take every factor away of somebody who lost them, and sign them out: they begin anew with a
    link in their mail. Return how many of what went.
    """
    with schrijven():
        return neem_factoren_af(persoon, Verzoek(None, nu))


def neem_factoren_af(persoon: Persoon, verzoek: Verzoek) -> dict[str, int]:
    """Take every factor of somebody away, and tell the others; call inside `schrijven()`. Return
    how many of what went.
    """
    weg = factoren.neem_af(persoon, verzoek.nu, verzoek.actor)
    toon_anderen(persoon, verzoek, "de tweede stap van een account is afgenomen")
    return weg


def geef_zetel(
    persoon: Persoon, soort: GremiumSoort, rol: LidRol | None, nu: datetime, tot: date | None = None
) -> None:
    """Seat a person in the Platform or the Beraad from today until `tot`, with this role; None
    takes the seat away. A specialist sits for a year at most. Who joins is invited to the coming
    meetings, who leaves hears so.
    """
    gremium, vandaag, verzoek = Gremium.enige(soort), dag(nu), Verzoek(None, nu)
    with schrijven():
        hier = (Lidmaatschap.gremium == gremium) & (Lidmaatschap.persoon == persoon)
        huidig = Lidmaatschap.geldig(vandaag).where(hier).get_or_none()
        if (huidig.rol if huidig else None) == rol:
            return
        with agenda_volgt([persoon], verzoek):
            nieuw = eindig(huidig, vandaag - EEN_DAG, verzoek) if huidig else {}
            if rol:
                plek = Zetelplek(rol, vandaag, _laatste(rol, tot, vandaag))
                nieuw |= zet_neer(gremium, persoon, plek, verzoek, nieuw=huidig is None)
            elif huidig:
                meld_einde(huidig, verzoek)
        als = rol.value if rol else "geen"
        leg_vast(persoon, verzoek, f"zetel in {soort.value}: {als}", nieuw)
        toon_plaats(gremium, verzoek, "een plaats in een gremium is gegeven of gewijzigd")


def _laatste(rol: LidRol, tot: date | None, vandaag: date) -> date | None:
    """Return the last day of a seat: as was said, for a specialist within the year."""
    uiterlijk = over_een_jaar(vandaag)
    return min(tot or uiterlijk, uiterlijk) if rol is LidRol.SPECIALIST else tot


def zetels(persoon: Persoon, vandaag: date) -> list[Lidmaatschap]:
    """Return the seats a person holds on this day, with their gremia."""
    rijen = Lidmaatschap.geldig(vandaag).select(Lidmaatschap, Gremium).join(Gremium)
    return list(rijen.where(Lidmaatschap.persoon == persoon).order_by(*op_naam(Gremium)))


def leg_vast(
    persoon: Persoon, verzoek: Verzoek, wat: str, zetel: Stand | None = None, **meer: Any
) -> None:
    """Log a change of an account or a seat, with how that stands now."""
    nieuw = stand(Persoon.get_by_id(persoon.id)) | (zetel or {})
    audit.leg_vast(
        Voorval.ACCOUNT,
        wie=verzoek.actor,
        op=verzoek.nu,
        onderwerp=persoon.onderwerp,
        gegevens={"wat": wat, "stand": nieuw, **meer},
    )
