"""Agendarijp: whether an item can be fixed on an agenda. Computed from what is there, never
ticked.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from portal.models import Agendapunt, Behandeling, Bijeenkomst, Gebeurtenis
from portal.queries.bijeenkomst.punten import op_volgorde
from portal.queries.ladder import verblijven
from portal.tools import adressen
from portal.tools.zeker import zeker
from portal.velden import ANONIEM
from portal.vocabulary import PuntSoort, Trede, Voorval
from portal.workflow import OVERGANGEN

DILEMMAMINUTEN = range(10, 181)
PUNTMINUTEN = range(1, 181)
IN_TEKST = ("titel", "kern", "enerzijds", "anderzijds")
# What says that the text was checked, or that it changed since.
OVER_TEKST = (Voorval.AGENDATEKST, *(o.naam for o in OVERGANGEN if ANONIEM in o.velden))


@dataclass(frozen=True)
class Toetsgrond:
    """What the checks look at: an item, its stay, the stay before, and whether the text was checked
    as it is now.
    """

    punt: Agendapunt
    behandeling: Behandeling | None
    eerder: Behandeling | None
    nagekeken: bool

    @property
    def verblijf(self) -> Behandeling:
        """Return the stay, which every item about a dilemma has."""
        return zeker(self.behandeling)


class Toets(NamedTuple):
    """One line of the checklist; `klopt` judges, `herstel` names the page that mends it, `voor`
    whom it is about.
    """

    naam: str
    zin: str
    klopt: Callable[[Toetsgrond], bool]
    herstel: Callable[[Toetsgrond], str]
    voor: Callable[[PuntSoort], bool]


def _punt(deel: str = "") -> Callable[[Toetsgrond], str]:
    return lambda grond: adressen.punt(grond.punt.bijeenkomst_id, grond.punt.id, deel)


def _dilemma(deel: str) -> Callable[[Toetsgrond], str]:
    return lambda grond: adressen.dilemma(grond.verblijf.dilemma.nummer, deel)


def _geklommen(grond: Toetsgrond) -> bool:
    """Tell whether the stay before was on a lower rung, so that this one must know why it was not
    solved there.
    """
    treden = list(Trede)
    eerder = grond.eerder
    hier = grond.verblijf.gremium.soort.trede
    return eerder is not None and treden.index(eerder.gremium.soort.trede) < treden.index(hier)


def _is_dilemma(soort: PuntSoort) -> bool:
    return soort is PuntSoort.DILEMMA


TOETSEN = (
    Toets(
        "agendatekst",
        "De agendatekst is af: titel, kern, enerzijds en anderzijds.",
        lambda s: all(getattr(s.behandeling, naam).strip() for naam in IN_TEKST),
        _dilemma("agendatekst"),
        _is_dilemma,
    ),
    Toets(
        "anoniem",
        "De tekst maakt niemand herkenbaar: dat is gecontroleerd nadat hij voor het laatst is "
        "gewijzigd.",
        lambda s: s.nagekeken,
        _punt("rijp#anoniem"),
        _is_dilemma,
    ),
    Toets(
        "vraag",
        "Er ligt precies één vraag.",
        lambda s: bool(s.verblijf.vraag.strip()) and s.verblijf.vraag.count("?") <= 1,
        _dilemma("agendatekst"),
        _is_dilemma,
    ),
    Toets(
        "minuten",
        f"De tijd past bij een dilemma: {DILEMMAMINUTEN[0]} tot en met {DILEMMAMINUTEN[-1]} "
        f"minuten.",
        lambda s: s.punt.minuten in DILEMMAMINUTEN,
        _punt(),
        _is_dilemma,
    ),
    Toets(
        "duur",
        f"Het punt duurt hoogstens {PUNTMINUTEN[-1]} minuten.",
        lambda s: s.punt.minuten in PUNTMINUTEN,
        _punt(),
        lambda soort: not _is_dilemma(soort),
    ),
    Toets(
        "behandelaar",
        "Een adviseur is de behandelaar van het dilemma.",
        lambda s: s.verblijf.dilemma.behandelaar_id is not None,
        _dilemma("behandelaar"),
        _is_dilemma,
    ),
    Toets(
        "geprobeerd",
        "Erbij staat wat al is geprobeerd.",
        lambda s: bool(s.verblijf.geprobeerd.strip()),
        _dilemma("agendatekst"),
        _is_dilemma,
    ),
    Toets(
        "vorige trede",
        "Erbij staat waarom de vorige trede het niet oploste.",
        lambda s: not _geklommen(s) or bool(zeker(s.eerder).waarom_niet_opgelost.strip()),
        _punt("rijp"),
        _is_dilemma,
    ),
    Toets(
        "inleider",
        "Bij kennisdeling vertelt iemand iets: er is een inleider.",
        lambda s: bool(s.punt.inleider.strip()),
        _punt(),
        lambda soort: soort is PuntSoort.KENNISDELING,
    ),
)


class Uitkomst(NamedTuple):
    """A line of the checklist with its answer, and where to mend it."""

    toets: Toets
    klopt: bool
    herstel: str


@dataclass(frozen=True)
class Rijpheid:
    """The checklist of one item."""

    punt: Agendapunt
    uitkomsten: tuple[Uitkomst, ...]

    @property
    def ontbreekt(self) -> tuple[Uitkomst, ...]:
        """Return what is not right yet."""
        return tuple(u for u in self.uitkomsten if not u.klopt)

    @property
    def houdt_tegen(self) -> bool:
        """Tell whether the agenda cannot be fixed because of this item: not ripe, and nobody said
        why it may stay.
        """
        return bool(self.ontbreekt) and not self.punt.onrijp_reden


def rijpheid(bijeenkomst: Bijeenkomst) -> dict[int, Rijpheid]:
    """Return the checklist per item, in order; what was treated already has nothing left to
    check.
    """
    gronden = _gronden(op_volgorde(bijeenkomst))
    return {grond.punt.id: Rijpheid(grond.punt, _toets(grond)) for grond in gronden}


def onrijp(bijeenkomst: Bijeenkomst) -> list[Rijpheid]:
    """Return the items that keep this agenda from being fixed."""
    return [rijp for rijp in rijpheid(bijeenkomst).values() if rijp.houdt_tegen]


def _toets(grond: Toetsgrond) -> tuple[Uitkomst, ...]:
    if grond.punt.uitslag:
        return ()
    gevraagd = (toets for toets in TOETSEN if toets.voor(grond.punt.soort))
    return tuple(Uitkomst(toets, toets.klopt(grond), toets.herstel(grond)) for toets in gevraagd)


def _gronden(punten: list[Agendapunt]) -> list[Toetsgrond]:
    hier = [p.behandeling for p in punten if p.behandeling]
    eerder, nagekeken = _eerder(hier), _nagekeken(b.dilemma_id for b in hier)
    return [
        Toetsgrond(
            p, p.behandeling, eerder.get(p.behandeling.id), p.behandeling.dilemma_id in nagekeken
        )
        if p.behandeling
        else Toetsgrond(p, None, None, nagekeken=True)
        for p in punten
    ]


def _eerder(hier: list[Behandeling]) -> dict[int, Behandeling]:
    """Return per stay the one before it, of the same dilemma."""
    alle = verblijven([b.dilemma_id for b in hier])
    return {  # of all that went before, the last one stays
        b.id: vorige
        for b in hier
        for vorige in alle
        if vorige.dilemma_id == b.dilemma_id and vorige.id < b.id
    }


def _nagekeken(dilemmas: Iterable[int]) -> set[int]:
    """Return the dilemmas whose text was last touched by whoever said that it makes nobody
    known.
    """
    rijen = (
        Gebeurtenis.select()
        .where(Gebeurtenis.dilemma.in_(list(dilemmas)), Gebeurtenis.soort.in_(OVER_TEKST))
        .order_by(Gebeurtenis.id)
    )
    laatste = {zeker(g.dilemma_id): g.gegevens.get(ANONIEM.naam) == str(True) for g in rijen}
    return {id_ for id_, gezien in laatste.items() if gezien}
