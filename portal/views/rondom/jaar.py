"""A year as all gremia look back on it: the actieprogramma and the jaarrapport, as pages and as
papers.
"""

from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from portal import policy
from portal.forms.intake import KnopForm
from portal.queries.bladen import PER_BLAD, TITELS_PER_BLAD, Bladen
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
from reports.grafieken import van_doelen

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
    bladen, alles = Bladen(request.args), programma_.van_blokken(jaar, blokken, nu())
    doelen = [regel for blok in blokken for regel in blok.doelen][:TITELS_PER_BLAD]
    grafieken = alles.grafieken | {
        "doelen": van_doelen((r.doel.naam, r.stand, r.streef, r.doel.eenheid) for r in doelen)
    }
    hier = [
        (
            blok.thema,
            bladen.uit(f"doelen-{n}", blok.doelen),
            bladen.uit(f"acties-{n}", blok.acties, PER_BLAD),
        )
        for n, blok in enumerate(blokken, 1)
    ]
    return _toon(Stuksoort.ACTIEPROGRAMMA, jaar, blokken=hier, g=grafieken)


@bp.get(f"{EEN}/jaarrapport")
@met_zetel
def jaarrapport(jaar: int) -> ResponseReturnValue:
    """Show the numbers of a year."""
    heel, bladen = rapport_.bouw(jaar, nu()), Bladen(request.args)
    doelen = bladen.uit("doelen", list(heel.doelen))
    rapport = replace(heel, doelen=tuple(doelen))
    return _toon(
        Stuksoort.JAARRAPPORT,
        jaar,
        rapport=rapport,
        doelen=doelen,
        geleerd=bladen.uit("geleerd", list(heel.geleerd)),
        g=rapport.grafieken,
    )


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
