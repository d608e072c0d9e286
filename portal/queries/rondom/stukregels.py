"""The papers of a meeting as one reader finds them on its page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portal import policy
from portal.models import Bijeenkomst, Persoon, Stuk
from portal.queries.rondom.stuk import geopend, van_bijeenkomst
from portal.vocabulary import Stuksoort


@dataclass(frozen=True)
class Aanbod:
    """A kind of paper that a meeting has: whether there is anything to print yet, whether it is
    issued with the agenda, whether this reader may issue it by itself, and whether each reader may
    get a copy with their name.
    """

    soort: Stuksoort
    kan: bool
    met_agenda: bool
    uit_te_geven: bool
    persoonlijk: bool


@dataclass(frozen=True)
class Stukregel:
    """A paper on the page of a meeting, as this reader finds it; `geopend` is how many of its
    recipients opened it, and how many there are.
    """

    soort: Stuksoort
    uitgegeven: Stuk | None
    geopend: tuple[int, int] | None
    concept: bool
    uit_te_geven: bool
    zonder_uitgave: bool
    persoonlijk: bool


def stukregels(
    b: Bijeenkomst, aanbod: Iterable[Aanbod], lezer: Persoon, dag: date
) -> list[Stukregel]:
    """Return the papers on offer that there are for this reader, in the order of the offer."""
    mag_concept = policy.mag_regie_lezen(lezer, b, dag)
    gegeven = van_bijeenkomst(b, lezer, dag)
    tellingen = geopend(list(gegeven.values())) if policy.leest_intern(lezer) else {}
    kaal = vast_zonder_stuk(b, lezer, dag)
    alle = []
    for papier in aanbod:
        eigen = gegeven.get(papier.soort)
        stuk = eigen if eigen and policy.mag_inhoud_lezen(lezer, eigen) else None
        concept = mag_concept and papier.kan
        alle.append(
            Stukregel(
                papier.soort,
                stuk,
                tellingen.get(stuk.id) if stuk else None,
                concept and not _gelijk(papier, stuk, b),
                concept and papier.uit_te_geven,
                papier.met_agenda and kaal and eigen is None,
                papier.persoonlijk,
            )
        )
    return [regel for regel in alle if regel.uitgegeven or regel.concept or regel.zonder_uitgave]


def _gelijk(papier: Aanbod, stuk: Stuk | None, b: Bijeenkomst) -> bool:
    """Tell whether a draft would only confuse: it was issued with an agenda that is still fixed."""
    geldt = stuk is not None and not stuk.ingetrokken_op
    return geldt and papier.met_agenda and b.vastgesteld_op is not None


def vast_zonder_stuk(b: Bijeenkomst, lezer: Persoon, dag: date) -> bool:
    """Tell whether this reader may have a print of an agenda that was fixed without issuing its
    papers.

    Such are the meetings from before papers were issued. Ask it only where nothing was issued to
    them.
    """
    return b.vastgesteld_op is not None and policy.mag_agenda_lezen(lezer, b, dag)
