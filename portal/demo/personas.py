"""The ten people a visitor of the demo can be; their names are part of the outside contract."""

from typing import NamedTuple

from portal import policy
from portal.demo.verhalen import lees
from portal.models import Persoon
from portal.tools import adressen

PERSONAS = {
    "inbrenger": "Brengt dilemma’s in en volgt wat ermee gebeurt",
    "collega": "Werkt bij dezelfde organisatie als de inbrenger",
    "adviseur": "Adviseur van het CCV: triage, agenda’s, opvolging",
    "adviseur2": "Tweede adviseur van het CCV",
    "deelnemer": "Zit in het Landelijk Platform",
    "voorzitter-platform": "Zit het Landelijk Platform voor",
    "specialist": "Denkt mee in één werkgroep",
    "bestuurder": "Zit in het Strategisch Beraad",
    "voorzitter-beraad": "Zit het Strategisch Beraad voor",
    "beheerder": "Beheert accounts, ziet geen inhoud",
}


class Persona(NamedTuple):
    """One card on the sign-in page."""

    naam: str
    wie: str
    wat: str


def email(naam: str) -> str:
    """Return the address of a persona, as the stories have it."""
    adres: str = next(p["email"] for p in lees()["personen"] if p["key"] == naam)
    return adres


def persoon(naam: str) -> Persoon | None:
    """Return the account behind a persona, or None for an unknown name."""
    return Persoon.met_email(email(naam)) if naam in PERSONAS else None


def alle() -> list[Persona]:
    """Return the cards, in the order of the ladder."""
    accounts = {
        p.email: p for p in Persoon.select().where(Persoon.email.in_([email(n) for n in PERSONAS]))
    }
    return [
        Persona(n, accounts[email(n)].wie, wat)
        for n, wat in PERSONAS.items()
        if email(n) in accounts
    ]


def startpagina(persoon: Persoon) -> str:
    """Return the page where this person's day begins."""
    return (
        adressen.POSTVAK
        if policy.leest_intern(persoon)
        else adressen.MIJN
        if persoon.dilemmas.exists()
        else adressen.BIJEENKOMSTEN
    )
