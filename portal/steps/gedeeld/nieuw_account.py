"""Make an account for somebody who is given a seat."""

from collections.abc import Mapping
from typing import Any

from portal import audit
from portal.engine import Verzoek
from portal.models import Persoon
from portal.steps.gedeeld.organisatie import bekend
from portal.tools.mailadres import mailadres
from portal.vocabulary import Voorval


def maak_account(gegevens: Mapping[str, Any], verzoek: Verzoek, wat: str) -> Persoon:
    """Make an account (`gegevens`: email, naam, organisatie, functie) and log it; call inside
    `schrijven()`.
    """
    wie = {naam: gegevens[naam] for naam in ("naam", "organisatie", "functie")}
    wie["organisatie"] = bekend(wie["organisatie"])
    persoon = Persoon.create(email=mailadres(gegevens["email"]), **wie)
    audit.leg_vast(
        Voorval.ACCOUNT,
        wie=verzoek.actor,
        op=verzoek.nu,
        onderwerp=persoon.onderwerp,
        gegevens={"wat": wat},
    )
    return persoon
