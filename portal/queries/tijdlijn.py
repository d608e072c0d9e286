"""The timeline of a dilemma: the log in words, each reader their own lines."""

from dataclasses import dataclass
from datetime import date, datetime

from peewee import JOIN

from portal import policy
from portal.models import Dilemma, Gebeurtenis, Gremium, Persoon
from portal.tools.tijd import als_datum
from portal.velden import NIEUW, Soort, Veld
from portal.vocabulary import VOOR_INBRENGER, Status, Uitslag, Voorval
from portal.workflow import OVERGANG, OVERGANGEN, Wie

# What nobody but the inbrenger does.
DOOR_INBRENGER = {
    Voorval.AANGEMAAKT.value,
    Voorval.ADRES.value,
    Voorval.BEVESTIGD.value,
    Voorval.ANTWOORD.value,
    *(o.naam for o in OVERGANGEN if o.wie == (Wie.INBRENGER,)),
}
PORTAAL = "Portaal"  # who did what nobody did


@dataclass(frozen=True)
class Tijdlijnregel:
    """One line: when, who, what, and the details that this reader may see."""

    op: datetime
    wie: str
    tekst: str
    toelichting: list[tuple[str, str]]


def tijdlijn(dilemma: Dilemma, lezer: Persoon) -> list[Tijdlijnregel]:
    """Return the lines for `lezer`, newest first: all of it for an adviseur, their own part for the
    inbrenger.
    """
    rijen = (
        Gebeurtenis.select(Gebeurtenis, Persoon)
        .join(Persoon, JOIN.LEFT_OUTER)
        .where(Gebeurtenis.dilemma == dilemma)
        .order_by(Gebeurtenis.id.desc())
    )
    if not policy.leest_intern(lezer):
        rijen = rijen.where(Gebeurtenis.soort.in_([*OVERGANG, *VOOR_INBRENGER]))
    eigen = dilemma.inbrenger_id == lezer.id
    return [regel(g, lezer, eigen=eigen) for g in rijen]


def regel(g: Gebeurtenis, lezer: Persoon, *, eigen: bool = False) -> Tijdlijnregel:
    """Return one event in words; the inbrenger sees colleagues of the CCV as 'CCV', and of what is
    their own reads 'Vraag gesteld aan jou'.
    """
    tekst, toelichting = omschrijving(g), _toelichting(g, lezer)
    if eigen:
        tekst = _aan_jou(tekst)
        toelichting = [(_aan_jou(label), waarde) for label, waarde in toelichting]
    return Tijdlijnregel(g.op, _wie(g, lezer), tekst, toelichting)


def _aan_jou(zin: str) -> str:
    return zin.replace("de inbrenger", "jou")


def omschrijving(g: Gebeurtenis) -> str:
    """Return what happened, in a few words."""
    overgang = OVERGANG.get(g.soort)
    return overgang.tijdlijn if overgang else Voorval(g.soort).label


def _wie(g: Gebeurtenis, lezer: Persoon) -> str:
    if g.wie is None:
        return PORTAAL
    if g.wie_id == lezer.id:
        return "Jij"
    if policy.leest_intern(lezer):
        return g.wie.naam
    # An inbrenger may have begun under a mistyped address: whose that is, is not for them to know.
    return "Jij" if g.soort in DOOR_INBRENGER else "CCV"


def _toelichting(g: Gebeurtenis, lezer: Persoon) -> list[tuple[str, str]]:
    overgang = OVERGANG.get(g.soort)
    if overgang is None:
        return _bij_voorval(g)
    intern = policy.leest_intern(lezer)
    velden = [v for v in overgang.velden if v.naam in g.gegevens and (v.inbrenger or intern)]
    return [(v.label, _leesbaar(v, g.gegevens[v.naam])) for v in velden]


def _leesbaar(veld: Veld, waarde: str) -> str:
    if veld.woorden or veld.naam == "naar":
        return (veld.woorden or Status)(waarde).label
    if veld.naam == "gremium":
        return "Nieuw" if waarde == NIEUW else Gremium.get_by_id(int(waarde)).naam
    if veld.soort is Soort.DATUM:
        return als_datum(date.fromisoformat(waarde))
    return "Ja" if waarde == "True" else waarde


def _bij_voorval(g: Gebeurtenis) -> list[tuple[str, str]]:
    """A date, a result and why a decision was taken back are all that these events carry for
    readers.
    """
    regels = []
    if "bijeenkomst" in g.gegevens:
        regels.append(("Bijeenkomst", als_datum(date.fromisoformat(g.gegevens["bijeenkomst"]))))
    if "uitslag" in g.gegevens:
        regels.append(("Uitslag", Uitslag(g.gegevens["uitslag"]).label))
    if g.soort == Voorval.BESLUIT_STATUS and "reden" in g.gegevens:
        regels.append(("Reden", g.gegevens["reden"]))
    return regels
