"""The timeline of a dilemma: the log in words, each reader their own lines."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from peewee import JOIN

from portal import policy
from portal.models import Dilemma, Gebeurtenis, Gremium, Persoon
from portal.queries import correcties
from portal.queries.bladen import TITELS_PER_BLAD, Blad, Bladen
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
# What the log says besides the kind of event, where the kind alone would say something else.
ANDERS = {
    (Voorval.OPBRENGST, "ingetrokken"): "Opbrengst ingetrokken",
    (Voorval.BESLUIT, "besluit gewijzigd"): "Besluit gewijzigd",
    (Voorval.BESLUIT, "besluit verwijderd"): "Besluit verwijderd",
    (Voorval.BESLUIT_STATUS, "besluit weer concept"): "Besluit weer concept",
    (Voorval.ACTIE, "actie verwijderd"): "Actie verwijderd",
}
PORTAAL = "Portaal"  # who did what nobody did
IEMAND = "Iemand die dit adres invulde"  # to the owner of an address, until they said it was them


@dataclass(frozen=True)
class Tijdlijnregel:
    """One line: when, who, what, and the details that this reader may see."""

    op: datetime
    wie: str
    tekst: str
    toelichting: list[tuple[str, str]]


def tijdlijn(
    dilemma: Dilemma, lezer: Persoon, dag: date, bladen: Bladen | None = None
) -> Blad[Tijdlijnregel]:
    """Return the lines for `lezer`, newest first: all of it for an adviseur, their own part for the
    inbrenger; of `bladen` the page that it asks for.
    """
    rijen = (
        Gebeurtenis.select(Gebeurtenis, Persoon)
        .join(Persoon, JOIN.LEFT_OUTER)
        .where(Gebeurtenis.dilemma == dilemma)
        .order_by(Gebeurtenis.id.desc())
    )
    if not policy.leest_intern(lezer):
        te_lezen = [*OVERGANG, *VOOR_INBRENGER, Voorval.CORRECTIE]
        rijen = rijen.where(Gebeurtenis.soort.in_(te_lezen))
    blad = bladen.van("tijdlijn", rijen, TITELS_PER_BLAD) if bladen else Blad(rijen)
    verbeterd = correcties.van_gebeurtenissen(blad, lezer, dag)
    namen, van_adres = _gremianamen(blad), dilemma.inbrenger_id == lezer.id
    eigen = van_adres and dilemma.bevestigd_op is not None
    regels = [
        (g, regel(_onder_getypte_naam(g, dilemma), lezer, verbeterd.get(g.id), namen, eigen=eigen))
        for g in blad
        if _leest(g, lezer, verbeterd)
    ]
    return blad.met(_van_iemand(g, r) if van_adres and not eigen else r for g, r in regels)


def _van_iemand(g: Gebeurtenis, regel_: Tijdlijnregel) -> Tijdlijnregel:
    """What nobody confirmed was not done by the owner of the address, as far as anybody knows."""
    return replace(regel_, wie=IEMAND) if g.soort in DOOR_INBRENGER else regel_


def _onder_getypte_naam(g: Gebeurtenis, dilemma: Dilemma) -> Gebeurtenis:
    """The owner of an address may not know what is filed under it: they have done nothing yet."""
    if g.wie_id == dilemma.inbrenger_id and dilemma.afzender:
        g.wie = dilemma.indiener
        g.wie.id = dilemma.inbrenger_id
    return g


def _gremianamen(gebeurtenissen: Iterable[Gebeurtenis]) -> dict[str, str]:
    """Return the names of the gremia that events speak of, by what the log calls each."""
    genoemd = {g.gegevens.get("gremium", NIEUW) for g in gebeurtenissen} - {NIEUW}
    rijen = Gremium.select(Gremium.id, Gremium.naam).where(
        Gremium.id.in_([int(id_) for id_ in genoemd])
    )
    return {str(gremium.id): gremium.naam for gremium in rijen}


def _leest(g: Gebeurtenis, lezer: Persoon, verbeterd: Container[int]) -> bool:
    """What was put right is told to whoever may read the field, and that it was to adviseurs."""
    return g.soort != Voorval.CORRECTIE or g.id in verbeterd or policy.leest_intern(lezer)


def regel(
    g: Gebeurtenis,
    lezer: Persoon,
    verbeterd: list[tuple[str, str]] | None = None,
    gremia: Mapping[str, str] | None = None,
    *,
    eigen: bool = False,
) -> Tijdlijnregel:
    """Return one event in words; the inbrenger sees colleagues of the CCV as 'CCV', and of what is
    their own reads 'Vraag gesteld aan jou'.

    `verbeterd` is what an event says of a field that was put right: that is not in the log itself.
    `gremia` are the names of those that it may speak of.
    """
    tekst = omschrijving(g)
    namen = _gremianamen([g]) if gremia is None else gremia
    toelichting = _toelichting(g, lezer, namen) if verbeterd is None else verbeterd
    if eigen:
        tekst = _aan_jou(tekst)
        toelichting = [(_aan_jou(label), waarde) for label, waarde in toelichting]
    return Tijdlijnregel(g.op, _wie(g, lezer), tekst, toelichting)


def _aan_jou(zin: str) -> str:
    return zin.replace("de inbrenger", "jou")


def omschrijving(g: Gebeurtenis) -> str:
    """Return what happened, in a few words."""
    overgang = OVERGANG.get(g.soort)
    if overgang:
        return overgang.tijdlijn
    voorval = Voorval(g.soort)
    return ANDERS.get((voorval, g.gegevens.get("wat", "")), voorval.label)


def _wie(g: Gebeurtenis, lezer: Persoon) -> str:
    if g.wie is None:
        return PORTAAL
    if g.wie_id == lezer.id and not lezer.beperkt:
        return "Jij"
    if policy.leest_intern(lezer):
        return g.wie.naam or g.wie.email
    # An inbrenger may have begun under a mistyped address: whose that is, is not for them to know.
    return "Jij" if g.soort in DOOR_INBRENGER else "CCV"


def _toelichting(
    g: Gebeurtenis, lezer: Persoon, gremia: Mapping[str, str]
) -> list[tuple[str, str]]:
    overgang = OVERGANG.get(g.soort)
    if overgang is None:
        return _bij_voorval(g)
    intern = policy.leest_intern(lezer)
    velden = [v for v in overgang.velden if v.naam in g.gegevens and (v.inbrenger or intern)]
    return [(v.label, _leesbaar(v, g.gegevens[v.naam], gremia)) for v in velden]


def _leesbaar(veld: Veld, waarde: str, gremia: Mapping[str, str]) -> str:
    if veld.woorden or veld.naam == "naar":
        return (veld.woorden or Status)(waarde).label
    if veld.naam == "gremium":
        return "Nieuw" if waarde == NIEUW else gremia[waarde]
    if veld.soort is Soort.DATUM:
        return als_datum(date.fromisoformat(waarde))
    return "Ja" if waarde == "True" else waarde


def _bij_voorval(g: Gebeurtenis) -> list[tuple[str, str]]:
    """A date, a result and why a decision was taken back or an opbrengst withdrawn are all that
    these events carry for readers.
    """
    regels = []
    if "bijeenkomst" in g.gegevens:
        regels.append(("Bijeenkomst", als_datum(date.fromisoformat(g.gegevens["bijeenkomst"]))))
    if "uitslag" in g.gegevens:
        regels.append(("Uitslag", Uitslag(g.gegevens["uitslag"]).label))
    if g.soort in (Voorval.BESLUIT_STATUS, Voorval.OPBRENGST) and "reden" in g.gegevens:
        regels.append(("Reden", g.gegevens["reden"]))
    return regels
