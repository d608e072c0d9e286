"""The names of all fields that people fill in: what an error page may give back before a form was
made.
"""

import re
from collections.abc import Iterator
from functools import cache

from wtforms import Form
from wtforms.fields.core import UnboundField

from portal import velden
from portal.velden import Veld, intake

# Of fields that a form gets when it is made, with choices that exist then; a contract test walks
# all forms (tests/contracts/test_omvang.py).
GEMAAKT = frozenset(
    """behandelaar besluit bijeenkomst dag dilemma doel doelen eenheid eigenaar gremium nummers
    omschrijving opbrengst persoon samen_met stand tafelheer termijn thema themas toelichting
    laatste_dag mandaat tot uitslag van vervangen_door voorzitter wat""".split()
)
# In front of the field of a row, and a field for each person or item of a meeting.
_RIJ = re.compile(r"(?:(?:acties|opties)-[0-9]{1,3}|voorstel_[0-9]{1,3})-")
_GENUMMERD = re.compile(r"(?:persoon|punt)_[0-9]{1,10}")


def bekend(naam: str) -> bool:
    """Tell whether some form of the portal has a field by this name."""
    eigen = zonder_rij(naam)
    return eigen in _namen() or _GENUMMERD.fullmatch(eigen) is not None


def zonder_rij(naam: str) -> str:
    """Return the name of a field without that of the row it stands in."""
    rij = _RIJ.match(naam)
    return naam[rij.end() :] if rij else naam


@cache
def _namen() -> frozenset[str]:
    gedeclareerd = [*vars(velden).values(), *vars(intake).values()]
    los = [w for wat in gedeclareerd for w in (wat if isinstance(wat, tuple) else (wat,))]
    uit_tabellen = {veld.naam for veld in los if isinstance(veld, Veld)}
    return GEMAAKT | uit_tabellen | {naam for naam, _ in van_vormen(Form)}


def van_vormen(vorm: type[Form]) -> Iterator[tuple[str, UnboundField]]:
    """Yield the fields that forms declare, by name, with those of the forms made of them."""
    for onder in vorm.__subclasses__():
        if onder.__module__.startswith("portal.forms."):
            yield from ((n, wat) for n, wat in vars(onder).items() if isinstance(wat, UnboundField))
        yield from van_vormen(onder)
