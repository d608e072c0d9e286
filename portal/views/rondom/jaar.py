"""A year as all gremia look back on it: the actieprogramma and the jaarrapport, as pages and as
papers.
"""

from typing import Any

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from portal import policy
from portal.forms.intake import KnopForm
from portal.queries.rondom import actieprogramma as programmaquery
from portal.queries.rondom import jaar as query
from portal.queries.rondom import stuk as stukquery
from portal.queries.rondom.jaar import JAAR
from portal.views.rondom.papier import lever
from portal.vocabulary import Stuksoort
from portal.web.bestand import pdf
from portal.web.drukte import vrager
from portal.web.pagina import toon
from portal.web.sessie import ingelogde, nu, vandaag
from portal.web.toegang import met_zetel
from reports import actieprogramma as programma_
from reports import jaarrapport as rapport_
from reports import papieren as stukken

bp = Blueprint("jaar", __name__)

SOORTEN = tuple(soort for soort, papier in stukken.PAPIEREN.items() if papier.over is int)
EEN = f"/jaar/<{JAAR}:jaar>"


@bp.get("/jaar")
@met_zetel
def jaren() -> ResponseReturnValue:
    """List the years that there is something to tell about."""
    return toon("rondom/jaar/jaren.html", jaren=query.jaren(vandaag()), soorten=SOORTEN)


@bp.get(f"{EEN}/actieprogramma")
@met_zetel
def actieprogramma(jaar: int) -> ResponseReturnValue:
    """Show the acties that this reader may see, and the doelen, by thema."""
    blokken = programmaquery.programma(jaar, ingelogde(), vandaag())
    grafieken = programma_.van_blokken(jaar, blokken, nu()).grafieken
    return _toon(Stuksoort.ACTIEPROGRAMMA, jaar, blokken=blokken, g=grafieken)


@bp.get(f"{EEN}/jaarrapport")
@met_zetel
def jaarrapport(jaar: int) -> ResponseReturnValue:
    """Show the numbers of a year."""
    rapport = rapport_.bouw(jaar, nu())
    return _toon(Stuksoort.JAARRAPPORT, jaar, rapport=rapport, g=rapport.grafieken)


def _toon(soort: Stuksoort, jaar: int, **waarden: Any) -> ResponseReturnValue:
    uitgegeven = stukquery.van_jaar(jaar, ingelogde(), vandaag()).get(soort)
    if uitgegeven and not policy.mag_inhoud_lezen(ingelogde(), uitgegeven):
        uitgegeven = None
    return toon(
        f"rondom/jaar/{soort}.html",
        soort=soort,
        jaar=jaar,
        uitgegeven=uitgegeven,
        form=KnopForm(),
        **waarden,
    )


@bp.get(f"{EEN}/<any({', '.join(SOORTEN)}):soort>.pdf")
@met_zetel
def stuk(jaar: int, soort: str) -> ResponseReturnValue:
    """Give the newest issued version; to an adviseur without one, or with ?concept=1, as it stands
    now.

    What all gremia may read of each other's acties an adviseur decides by issuing it, so others get
    no draft.
    """
    uitgegeven = stukquery.van_jaar(jaar, ingelogde(), vandaag()).get(Stuksoort(soort))
    geldt = uitgegeven is not None and uitgegeven.ingetrokken_op is None
    if policy.leest_intern(ingelogde()) and ("concept" in request.args or not geldt):
        return pdf(stukken.druk(Stuksoort(soort), jaar, nu(), wie=vrager()), f"{soort}-{jaar}")
    return lever(uitgegeven) if uitgegeven else abort(404)
