"""The answer to whoever brought a dilemma in, once it has ended: what was asked, the way it went,
what came out.
"""

from dataclasses import dataclass
from datetime import date, datetime

from portal.models import Dilemma, Opbrengst
from portal.queries.correcties import herzien
from portal.queries.dilemma import alle_vrijgegeven, opbrengsten, themas
from portal.queries.wachten import laatste_overgang
from portal.tools import adressen
from portal.tools.tekst import regel, tussen_woorden
from portal.tools.tijd import dag
from portal.tools.zeker import zeker
from portal.vocabulary import Stuksoort, Verwijsdoel
from reports.grafieken import Routestap
from reports.opmaak import kenmerken
from reports.opmaak.gedeeld import route
from reports.opmaak.kenmerken import Kenmerken
from reports.opmaak.sjabloon import vul

# Characters of its first paragraph: a letter is one page, the rest stands in the kennisbank.
OPBRENGST_MAX = 500


@dataclass(frozen=True)
class Opbrengstregel:
    """What came out, how it begins, and where the rest is."""

    soort: str
    titel: str
    begin: str
    pad: str


@dataclass(frozen=True)
class Terugkoppeling:
    """An answer; `verwezen` is where the question belongs, if not on the ladder.

    `vervangt` is the day of the letter that this one replaces, if it was put right.
    """

    kenmerken: Kenmerken
    nummer: str
    ingediend: date
    afgesloten: date
    uitkomst: str
    titel: str
    vraag: str
    antwoord: str
    route: tuple[Routestap, ...]
    verwezen: str = ""
    besluiten: tuple[str, ...] = ()
    opbrengsten: tuple[Opbrengstregel, ...] = ()
    themas: str = ""
    geschreven: date | None = None
    vervangt: date | None = None


def html(brief: Terugkoppeling) -> str:
    """Return the answer as HTML for `drukker.render`."""
    return vul("terugkoppeling.html", brief=brief, kenmerken=brief.kenmerken)


def kan(dilemma: Dilemma, nu: datetime) -> bool:
    """Tell whether the dilemma has ended with an answer; what was withdrawn has none."""
    return not dilemma.open and dilemma.terugkoppeling != ""


def bouw(dilemma: Dilemma, nu: datetime) -> Terugkoppeling:
    """Return the answer on a dilemma that has ended, with what its inbrenger may read: whoever else
    prints it.
    """
    brieven = [dag(zeker(dilemma.afgesloten_op)), *herzien(dilemma)]
    return Terugkoppeling(
        kenmerken=kenmerken.van_brief(Stuksoort.TERUGKOPPELING, dilemma, nu),
        nummer=dilemma.nummer,
        ingediend=dag(zeker(dilemma.ingediend_op)),
        afgesloten=dag(zeker(dilemma.afgesloten_op)),
        uitkomst=dilemma.status.label,
        titel=dilemma.titel,
        vraag=dilemma.vraag,
        antwoord=dilemma.terugkoppeling,
        route=route(dilemma),
        verwezen=_verwezen(dilemma),
        besluiten=tuple(besluit.tekst for besluit in alle_vrijgegeven(dilemma)),
        opbrengsten=tuple(
            _opbrengst(rij)
            for rij in opbrengsten(dilemma, dilemma.inbrenger, dag(nu))
            if rij.ingetrokken_op is None
        ),
        themas=", ".join(themas(dilemma)),
        geschreven=brieven[-1],
        vervangt=brieven[-2] if brieven[1:] else None,
    )


def _verwezen(dilemma: Dilemma) -> str:
    """Return where the dilemma was referred to, if that is how it ended."""
    einde = laatste_overgang(dilemma)
    waarheen = einde.gegevens.get("waarheen") if einde else None
    return Verwijsdoel(waarheen).label if waarheen else ""


def _opbrengst(rij: Opbrengst) -> Opbrengstregel:
    eerste_alinea = regel(rij.tekst.strip().split("\n\n")[0])
    begin = tussen_woorden(eerste_alinea, OPBRENGST_MAX)
    return Opbrengstregel(rij.soort.label, rij.titel, begin, adressen.opbrengst(rij.id))
