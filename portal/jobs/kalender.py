"""A meeting as an entry for somebody's own calendar (RFC 5545): gremium, time, place and link, and
nothing else.

The entry of one meeting always has the same UID; a higher SEQUENCE replaces what a calendar holds
already. Whoever it is for is its only ATTENDEE (RFC 5546 asks for one): nobody learns of another.
"""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from icalendar import Calendar, Event, vCalAddress

from portal.models import Bijeenkomst
from portal.queries.bijeenkomst.plannen import gremia_van
from portal.tools import adressen

NAAM = "Dilemmaportaal CCV"
SOORT = "text/calendar"
BESTAND = "uitnodiging.ics"
# Whether somebody comes is answered in the portal, so their calendar need send no answer.
DEELNAME = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}


@dataclass(frozen=True)
class Bestemd:
    """Whose calendar an entry is for, by address; `weg`: the meeting goes on, but without them."""

    aan: str
    weg: bool = False


def methode(bijeenkomst: Bijeenkomst, voor: Bestemd | None) -> str:
    """Return what the entry asks a calendar to do; one for nobody in particular asks nothing."""
    if voor is None:
        return "PUBLISH"
    return "CANCEL" if voor.weg or bijeenkomst.afgezegd_op else "REQUEST"


def als_ics(
    bijeenkomst: Bijeenkomst,
    base_url: str,
    organisator: str,
    nu: datetime,
    voor: Bestemd | None = None,
) -> bytes:
    """Return the entry as the meeting is now, made at `nu`; `organisator` is the address that
    answers of a calendar go to.
    """
    kalender = Calendar()
    kalender.add("prodid", f"-//{NAAM}//NL")
    kalender.add("version", "2.0")
    kalender.add("method", methode(bijeenkomst, voor))
    kalender.add_component(_afspraak(bijeenkomst, base_url, organisator, nu, voor))
    ics: bytes = kalender.to_ical()
    return ics


def onderwerp(bijeenkomst: Bijeenkomst) -> str:
    """Return which gremium meets; a title that somebody typed could say what about."""
    namen = [gremium.korte_naam for gremium in gremia_van(bijeenkomst)]
    if len(namen) == 1:
        return f"Bijeenkomst {namen[0]}"
    return f"Gezamenlijke bijeenkomst {', '.join(namen[:-1])} en {namen[-1]}"


def _afspraak(
    bijeenkomst: Bijeenkomst, base_url: str, organisator: str, nu: datetime, voor: Bestemd | None
) -> Event:
    """Return the event. Moments are UTC, so no calendar has to know when our clocks change."""
    link = base_url + adressen.bijeenkomst(bijeenkomst.id)
    # A calendar wants to know whose entry it is: the portal's, for no member's name belongs in it.
    portaal = vCalAddress(f"mailto:{organisator}", params={"CN": NAAM})
    velden = {
        "uid": f"bijeenkomst-{bijeenkomst.id}@{urlsplit(base_url).hostname}",
        "sequence": bijeenkomst.uitnodiging,
        "dtstamp": nu,
        "dtstart": bijeenkomst.begint,
        "dtend": bijeenkomst.eindigt,
        "summary": onderwerp(bijeenkomst),
        "location": bijeenkomst.plaats,
        "url": link,
        "description": link,
        "organizer": portaal,
        "transp": "OPAQUE",
        "status": "CANCELLED" if methode(bijeenkomst, voor) == "CANCEL" else "CONFIRMED",
    }
    if voor:
        velden["attendee"] = vCalAddress(f"mailto:{voor.aan}", params=DEELNAME)
    afspraak = Event()
    for naam, waarde in velden.items():
        afspraak.add(naam, waarde)
    return afspraak
