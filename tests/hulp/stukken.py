"""Issued papers for tests that look at something later: real steps, but a print that costs
nothing.
"""

from dataclasses import replace
from typing import Any

from portal.engine import Verzoek
from portal.models import Bijeenkomst, Persoon, Stuk
from portal.queries.rondom import stuk as query
from portal.queries.rondom.stuk import Drukwerk
from portal.steps.bijeenkomst import agenda
from portal.vocabulary import Stuksoort
from reports import papieren as stukken
from reports.papieren import PAPIEREN, Uitgifte
from reports.uitgeven import uitgave
from tests.hulp import vergaderen
from tests.hulp.wereld import NU


def drukwerk(
    onderwerp: Bijeenkomst | int, soort: Stuksoort = Stuksoort.AGENDA, **anders: Any
) -> Drukwerk:
    """Return what could be issued next in a series, its bytes made up: they say which version of
    what they are.
    """
    versie = query.volgende_versie(query.reeks(soort, onderwerp))
    wat = f"{query.reeks(soort, onderwerp)} v{versie}"
    waarden = {
        "soort": soort,
        "onderwerp": onderwerp,
        "versie": versie,
        "code": uitgave.nieuwe_code(),
        "titel": f"Titel {wat}",
        "nummer": "A-20260326-1",
        "tlp": "TLP:AMBER",
        "inhoud": f"%PDF {wat}".encode(),
        "bron": f"<p>{wat}</p>",
        "kern": [],
        "wijzigingen": [],
    }
    return Drukwerk(**waarden | anders)


def bij_vaststellen(b: Bijeenkomst, **anders: Any) -> tuple[Drukwerk, ...]:
    """Return the papers that come with this agenda."""
    soorten = [s for s in stukken.voor(b) if PAPIEREN[s].uitgifte is Uitgifte.VASTSTELLEN]
    return tuple(drukwerk(b, s, **anders) for s in soorten)


def stel_vast(b: Bijeenkomst, adviseur: Persoon, **anders: Any) -> Stuk:
    """Fix an agenda with its papers (a fixed one is opened again first) and return the agenda that
    was issued.
    """
    b = Bijeenkomst.get_by_id(b.id)
    if b.vastgesteld_op:
        vergaderen.stel_vast(b, adviseur, vast=False)
    vergaderen.maak_rijp(b, adviseur)
    agenda.stel_vast(b, Verzoek(adviseur, NU), stukken=bij_vaststellen(b, **anders))
    return query.laatste(query.reeks(Stuksoort.AGENDA, b))


def met_verzoek(adviseur: Persoon, sleutel: str = "", **invoer: Any) -> Verzoek:
    """Return a request of an adviseur."""
    return replace(Verzoek(adviseur, NU, invoer), sleutel=sleutel)
