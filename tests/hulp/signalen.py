"""Signalen made by the real steps."""

from datetime import datetime
from typing import Any

from portal.engine import Verzoek
from portal.models import Persoon, Signaal
from portal.steps.rondom import signaal as stap
from tests.hulp.wereld import NU

SIGNAAL = {
    "titel": "Scholen melden minder",
    "tekst": "Steeds vaker hoor ik niets meer.",
    "thema": "uithuwelijking",
}
BERAAD = {
    "beraadtitel": "Scholen melden minder",
    "beraadtekst": "Het aantal daalt.",
    "anoniem": True,
}


def nieuw(inbrenger: Persoon, nu: datetime = NU, **anders: Any) -> Signaal:
    """File a signaal as somebody signed in."""
    invoer = {**SIGNAAL, **anders}
    return Signaal.met_nummer(stap.dien_in(Verzoek(inbrenger, nu, invoer)))


def anoniem(email: str, sleutel: str = "", **anders: Any) -> Signaal:
    """File a signaal without an account."""
    wie = {"email": email, "naam": "Noor Nieuw", "organisatie": "School", "functie": "Docent"}
    invoer = {**SIGNAAL, **wie, **anders}
    return Signaal.met_nummer(stap.dien_in(Verzoek(None, NU, invoer, sleutel)))


def overgenomen(inbrenger: Persoon, adviseur: Persoon, **anders: Any) -> Signaal:
    """File one and have it accepted."""
    signaal = nieuw(inbrenger)
    stap.neem_over(signaal, Verzoek(adviseur, NU, {**BERAAD, **anders}))
    return Signaal.get_by_id(signaal.id)


def een_van_elk(inbrenger: Persoon, adviseur: Persoon) -> None:
    """File signalen of one person: one that waits, one accepted, one refused and one under an
    address not yet sure.
    """
    nieuw(inbrenger)
    overgenomen(inbrenger, adviseur)
    stap.wijs_af(nieuw(inbrenger), Verzoek(adviseur, NU, {"terugkoppeling": "Dit is al bekend."}))
    anoniem(inbrenger.email)
