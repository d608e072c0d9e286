"""What a field is called on a form that was never made: an error page that comes before the form
gives back what was typed in the words of the form.
"""

import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import ModuleType
from typing import Any, NamedTuple

from wtforms import BooleanField, Form
from wtforms.fields.core import UnboundField

from portal import velden
from portal.forms import keuzes, namen
from portal.velden import Soort, Veld, intake

# Forms that every view may know of, and that ask nothing.
OVERAL = ("BasisForm", "KnopForm")


class Opschrift(NamedTuple):
    """The words beside a field: its label, those of its choices, and whether it is a tick."""

    label: str
    keuzes: Mapping[str, str]
    vink: bool


@lru_cache(1024)  # names of rows and people are without end
def opschrift(naam: str, view: str) -> Opschrift | None:
    """Return the words of the field that is sent under this name to a view in this module: as the
    forms that it uses declare it, else as all others do; None when those differ or none does.
    """
    naam = namen.zonder_rij(naam)
    direct = list(_vormmodules(sys.modules[view]))
    verder = [ander for module in direct for ander in _vormmodules(module)]
    eigen = [_van(module, naam) for module in (*direct, *verder)]
    overal = {wat.label: wat for wat in _overal(naam)}
    gevonden = next((wat for wat in eigen if wat), None)
    return gevonden or (next(iter(overal.values())) if len(overal) == 1 else None)


def themawoorden() -> dict[str, str]:
    """Return the names of the themas by their keys."""
    return {str(keuze.value): str(keuze.label) for keuze in keuzes.alle_themas()}


def _vormmodules(van: ModuleType) -> Iterator[ModuleType]:
    """Yield the modules with the forms, or what makes their fields, that a module uses."""
    for wat in list(vars(van).values()):
        naam = wat.__name__ if isinstance(wat, ModuleType) else getattr(wat, "__module__", "")
        if str(naam).startswith("portal.forms.") and getattr(wat, "__name__", "") not in OVERAL:
            yield sys.modules[naam]


def _van(module: ModuleType, naam: str) -> Opschrift | None:
    for wat in vars(module).values():
        if isinstance(wat, type) and issubclass(wat, Form) and wat.__module__ == module.__name__:
            veld = vars(wat).get(naam)
            if isinstance(veld, UnboundField):
                return _van_vorm(veld)
    los = [w for wat in vars(module).values() for w in (wat if isinstance(wat, tuple) else (wat,))]
    return next((_van_tabel(v) for v in los if isinstance(v, Veld) and v.naam == naam), None)


def _overal(naam: str) -> Iterator[Opschrift]:
    yield from filter(None, (_van(velden, naam), _van(intake, naam)))
    yield from (_van_vorm(veld) for eigen, veld in namen.van_vormen(Form) if eigen == naam)


def _van_vorm(veld: "UnboundField[Any]") -> Opschrift:
    label = veld.kwargs.get("label") or (veld.args[0] if veld.args else "")
    paren = veld.kwargs.get("choices") or ()
    woorden = {} if callable(paren) else {str(k.value): str(k.label) for k in paren}
    return Opschrift(str(label), woorden, issubclass(veld.field_class, BooleanField))


def _van_tabel(veld: Veld) -> Opschrift:
    woorden = {woord.value: woord.label for woord in veld.woorden or ()}
    return Opschrift(veld.label, woorden, veld.soort is Soort.VINK)
