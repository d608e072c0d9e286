"""The factsheet of an opbrengst: one result, for the readers it was released to, to print and pass
on.
"""

from dataclasses import dataclass
from datetime import date, datetime

from portal.models import Opbrengst
from portal.queries.dilemma import themas
from portal.tools.tijd import als_datum, dag
from portal.vocabulary import Openbaarheid
from reports.opmaak.kenmerken import Kenmerken, Tlp
from reports.opmaak.sjabloon import vul

TLP = {
    Openbaarheid.OPENBAAR: Tlp.CLEAR,
    Openbaarheid.PROFESSIONALS: Tlp.GREEN,
    Openbaarheid.DEELNEMERS: Tlp.AMBER,
}


@dataclass(frozen=True)
class Factsheet:
    """A result to pass on; `dilemma` is a number only those read who know it anyway."""

    kenmerken: Kenmerken
    soort: str
    titel: str
    tekst: str
    vrijgegeven: date
    lezers: str
    themas: str = ""
    dilemma: str = ""


def html(blad: Factsheet) -> str:
    """Return the factsheet as HTML for `drukker.render`."""
    return vul("factsheet.html", blad=blad, kenmerken=blad.kenmerken)


def kan(opbrengst: Opbrengst, nu: datetime) -> bool:
    """Tell whether it stands in the kennisbank: what was withdrawn is not passed on."""
    return opbrengst.ingetrokken_op is None


def is_openbaar(opbrengst: Opbrengst) -> bool:
    """Tell whether anybody may read it, without an account."""
    return opbrengst.openbaarheid is Openbaarheid.OPENBAAR


def bouw(opbrengst: Opbrengst, nu: datetime) -> Factsheet:
    """Return the factsheet of an opbrengst, for all whom its openbaarheid names."""
    dilemmas, vrij = list(opbrengst.dilemmas()), opbrengst.vrijgegeven_op
    # Whoever knows one of several dilemmas does not know the others.
    noemt_nummer = opbrengst.openbaarheid is Openbaarheid.DEELNEMERS and len(dilemmas) == 1
    return Factsheet(
        kenmerken=Kenmerken(
            titel=opbrengst.soort.label,
            nummer=f"F-{dag(vrij):%Y%m%d}-{opbrengst.id}",
            versie=als_datum(vrij),
            tlp=TLP[opbrengst.openbaarheid],
            datum=dag(nu),
        ),
        soort=opbrengst.soort.label,
        titel=opbrengst.titel,
        tekst=opbrengst.tekst,
        vrijgegeven=dag(vrij),
        lezers=opbrengst.openbaarheid.label,
        themas=", ".join(themas(*dilemmas)),
        dilemma=dilemmas[0].nummer if noemt_nummer else "",
    )
