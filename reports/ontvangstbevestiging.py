"""The receipt for whoever brought a dilemma in: what was asked, and what happens with it by
when.
"""

from dataclasses import dataclass
from datetime import date, datetime

from portal.models import Dilemma
from portal.queries.wachten import TERMIJN, contact_voor
from portal.tools.tijd import dag, na_werkdagen
from portal.tools.zeker import zeker
from portal.vocabulary import Status, Stuksoort
from reports.opmaak import kenmerken
from reports.opmaak.kenmerken import Kenmerken
from reports.opmaak.sjabloon import vul


@dataclass(frozen=True)
class Ontvangstbevestiging:
    """A receipt; `uiterlijk` is the day by which the CCV says what it does. The text is the
    inbrenger's own. Somebody who is threatened is called (`belt`) or mailed by `contact_voor`.
    """

    kenmerken: Kenmerken
    nummer: str
    ingediend: date
    uiterlijk: date
    titel: str
    vraag: str
    opgepakt: bool
    bevestigd: bool
    hoort_verloop: bool
    contact_voor: date | None
    belt: bool


def html(brief: Ontvangstbevestiging) -> str:
    """Return the receipt as HTML for `drukker.render`."""
    return vul("ontvangstbevestiging.html", brief=brief, kenmerken=brief.kenmerken)


def kan(dilemma: Dilemma, nu: datetime) -> bool:
    """Tell whether the dilemma was filed."""
    return dilemma.ingediend_op is not None


def bouw(dilemma: Dilemma, nu: datetime) -> Ontvangstbevestiging:
    """Return the receipt for a dilemma that was filed."""
    ingediend = dag(zeker(dilemma.ingediend_op))
    return Ontvangstbevestiging(
        kenmerken=kenmerken.van_brief(Stuksoort.ONTVANGSTBEVESTIGING, dilemma, nu),
        nummer=dilemma.nummer,
        ingediend=ingediend,
        uiterlijk=na_werkdagen(ingediend, TERMIJN[Status.INGEDIEND]),
        titel=dilemma.titel,
        vraag=dilemma.vraag,
        opgepakt=dilemma.behandelaar_id is not None,
        bevestigd=dilemma.bevestigd_op is not None,
        hoort_verloop=dilemma.op_de_hoogte,
        contact_voor=contact_voor(dilemma),
        belt=bool(dilemma.telefoon),
    )
