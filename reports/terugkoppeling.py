"""The answer to whoever brought a dilemma in, once it has ended: what was asked, the way it went,
what came out.
"""

from dataclasses import dataclass
from datetime import date, datetime

from portal import policy
from portal.models import Besluit, Dilemma, Gebeurtenis, Opbrengst
from portal.tools.tekst import regel, tussen_woorden
from portal.tools.tijd import dag
from portal.vocabulary import BesluitStatus, Stuksoort, Verwijsdoel
from reports import bronnen
from reports.grafieken import Routestap
from reports.opmaak.gedeeld import Kenmerken
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
    """An answer; `verwezen` is where the question belongs, if not on the ladder."""

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
    return Terugkoppeling(
        kenmerken=bronnen.briefkenmerken(Stuksoort.TERUGKOPPELING, dilemma, nu),
        nummer=dilemma.nummer,
        ingediend=dag(dilemma.ingediend_op),
        afgesloten=dag(dilemma.afgesloten_op),
        uitkomst=dilemma.status.label,
        titel=dilemma.titel,
        vraag=dilemma.vraag,
        antwoord=dilemma.terugkoppeling,
        route=bronnen.route(dilemma),
        verwezen=_verwezen(dilemma),
        besluiten=_besluiten(dilemma),
        opbrengsten=_opbrengsten(dilemma, dag(nu)),
        themas=bronnen.themas(dilemma),
    )


def _verwezen(dilemma: Dilemma) -> str:
    """Return where the dilemma was referred to, if that is how it ended."""
    laatste = (
        Gebeurtenis.select()
        .where(Gebeurtenis.dilemma == dilemma, Gebeurtenis.naar == dilemma.status)
        .order_by(Gebeurtenis.id.desc())
        .first()
    )
    waarheen = laatste.gegevens.get("waarheen") if laatste else None
    return Verwijsdoel(waarheen).label if waarheen else ""


def _besluiten(dilemma: Dilemma) -> tuple[str, ...]:
    rijen = Besluit.select().where(
        Besluit.dilemma == dilemma, Besluit.status == BesluitStatus.VRIJGEGEVEN
    )
    return tuple(besluit.tekst for besluit in rijen.order_by(Besluit.id))


def _opbrengsten(dilemma: Dilemma, vandaag: date) -> tuple[Opbrengstregel, ...]:
    leesbaar = policy.leesbare_opbrengsten(dilemma.inbrenger, vandaag)
    rijen = Opbrengst.select().where(Opbrengst.dilemma == dilemma, leesbaar).order_by(Opbrengst.id)
    return tuple(
        Opbrengstregel(o.soort.label, o.titel, _begin(o.tekst), f"/kennisbank/{o.id}")
        for o in rijen
    )


def _begin(tekst: str) -> str:
    return tussen_woorden(regel(tekst.strip().split("\n\n")[0]), OPBRENGST_MAX)
