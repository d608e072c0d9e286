"""What leaves as a spreadsheet: of each list its columns, declared once, and the rows that its page
shows to the same reader under the same filter.

Nothing here tells of anybody's origin, and there is no column for it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from peewee import JOIN

from portal import policy
from portal.models import Besluit, Bijeenkomst, Dilemma, Gremium, Persoon
from portal.queries import triage, wachten, zichtbaar
from portal.queries.adres import Filter
from portal.queries.rondom import acties
from portal.tools.rekenblad import Cel
from portal.tools.tijd import dag
from portal.vocabulary import GremiumSoort
from portal.workflow import TREDE

HOOGSTENS = 5_000  # rows in one file; it says so when there are more
MEER = f"Er is meer: dit zijn de eerste {HOOGSTENS:,}. Kies minder met de filters.".replace(
    ",", "."
)
F = TypeVar("F", bound=Filter)
Lees = Callable[[Any], Cel]


@dataclass(frozen=True)
class Uitvoer:
    """One kind of file: its name, its heading, and its columns with what each reads of a row."""

    naam: str
    titel: str
    kolommen: dict[str, Lees]

    @property
    def koppen(self) -> list[str]:
        """Return what stands above the columns."""
        return list(self.kolommen)

    def rijen(self, gevonden: Sequence[Any]) -> list[list[Cel]]:
        """Return the cells of these rows, no more than HOOGSTENS; below them that there is more."""
        rijen = [[lees(rij) for lees in self.kolommen.values()] for rij in gevonden[:HOOGSTENS]]
        return [*rijen, [MEER]] if len(gevonden) > HOOGSTENS else rijen


def ja(waarde: object) -> str:
    """Return a truth as a word."""
    return "ja" if waarde else "nee"


def _ongebladerd(filter_: F) -> F:
    """Return the same filter as one page of as many rows as a file holds."""
    heel = replace(filter_, pagina=1, bladwijzer="")
    object.__setattr__(heel, "PER_PAGINA", HOOGSTENS)  # of this one alone
    return heel


ACTIES = Uitvoer(
    "acties",
    "Acties",
    {
        "Dilemma": lambda r: r.dilemma.nummer if r.dilemma else "",
        "Wat": lambda r: r.actie.wat,
        "Wie": lambda r: r.actie.eigenaar.naam,
        "Organisatie": lambda r: r.actie.eigenaar.organisatie,
        "Gremium": lambda r: r.actie.gremium.naam,
        "Bijeenkomst van": lambda r: dag(r.bijeenkomst.begint) if r.bijeenkomst else None,
        "Klaar op": lambda r: r.actie.termijn,
        "Te laat": lambda r: ja(r.te_laat),
        "Stand": lambda r: r.actie.status.label,
        "Resultaat": lambda r: r.actie.resultaat,
        "Afgesloten op": lambda r: r.actie.gereed_op and dag(r.actie.gereed_op),
    },
)
POSTVAK = Uitvoer(
    "postvak",
    "Postvak",
    {
        "Nummer": lambda d: d.nummer,
        "Titel": lambda d: d.titel,
        "Organisatie": lambda d: d.indiener.organisatie,
        "Status": lambda d: d.status.label,
        "Trede": lambda d: TREDE[d.status].label if d.status in TREDE else "",
        "Behandelaar": lambda d: d.behandelaar.naam if d.behandelaar else "",
        "Gebundeld": lambda d: ja(d.bundel_id),
        "Professional bedreigd": lambda d: ja(d.bedreigd),
        "Contact nodig voor": wachten.contact_voor,
        "Wacht op": lambda d: d.wacht_op.label if d.open else "",
        "Wacht sinds": lambda d: dag(d.wacht_sinds) if d.open else None,
        "Volgende datum": lambda d: d.volgende_datum,
        "Ingediend op": lambda d: d.ingediend_op and dag(d.ingediend_op),
        "Afgesloten op": lambda d: d.afgesloten_op and dag(d.afgesloten_op),
    },
)
BESLUITEN = Uitvoer(
    "besluiten",
    "Besluiten",
    {
        "Dilemma": lambda r: r.dilemma.nummer if r.dilemma else "",
        "Besluit": lambda r: r.besluit.tekst,
        # Who met, the page of a dilemma does not tell to whoever may not know of the meeting.
        "Gremium": lambda r: r.van.naam if r.bijeenkomst or not r.besluit.bijeenkomst_id else "",
        "Bijeenkomst van": lambda r: dag(r.bijeenkomst.begint) if r.bijeenkomst else None,
        "Stand": lambda r: r.besluit.status.label,
        "Vrijgegeven op": lambda r: r.besluit.vrijgegeven_op and dag(r.besluit.vrijgegeven_op),
    },
)


@dataclass(frozen=True)
class Besluitrij:
    """A besluit as one reader has it; `dilemma` and `bijeenkomst` when they may know of that."""

    besluit: Besluit
    van: Gremium
    dilemma: Dilemma | None
    bijeenkomst: Bijeenkomst | None


def van_acties(args: Mapping[str, str], lezer: Persoon, vandaag: date) -> list[list[Cel]]:
    """Return what the list of acties shows on all its pages when the address bar asks this."""
    gekozen = acties.gevraagd(args, lezer, vandaag)
    return ACTIES.rijen(acties.acties(_ongebladerd(gekozen), lezer, vandaag))


def van_postvak(args: Mapping[str, str], lezer: Persoon, vandaag: date) -> list[list[Cel]]:
    """Return what the postvak shows on all its pages when the address bar asks this."""
    gekozen = triage.Postvakfilter.uit_adres(args)
    return POSTVAK.rijen(triage.dilemmas(_ongebladerd(gekozen), lezer, vandaag))


def van_besluiten(lezer: Persoon, vandaag: date) -> list[list[Cel]]:
    """Return the besluiten that this reader meets on the pages of dilemmas and meetings, the last
    first.
    """
    rijen = Besluit.select(Besluit, Bijeenkomst, Gremium).join(Bijeenkomst, JOIN.LEFT_OUTER)
    hier = rijen.join(Gremium, JOIN.LEFT_OUTER).where(policy.zichtbare_besluiten(lezer, vandaag))
    gevonden = list(hier.order_by(Besluit.id.desc()).limit(HOOGSTENS + 1))
    return BESLUITEN.rijen(_regels(gevonden, lezer, vandaag))


def _regels(rijen: Iterable[Besluit], lezer: Persoon, vandaag: date) -> list[Besluitrij]:
    lijst = list(rijen)
    beraad = Gremium.enige(GremiumSoort.BERAAD)  # decides in writing, without a meeting
    dilemmas = zichtbaar.dilemmas([b.dilemma_id for b in lijst], lezer, vandaag)
    meetings = zichtbaar.bijeenkomsten([b.bijeenkomst_id for b in lijst], lezer, vandaag)
    return [
        Besluitrij(
            b,
            b.bijeenkomst.gremium if b.bijeenkomst else beraad,
            dilemmas.get(b.dilemma_id),
            meetings.get(b.bijeenkomst_id),
        )
        for b in lijst
    ]
