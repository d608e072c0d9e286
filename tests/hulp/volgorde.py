"""Which lists there are to be in order, and where a test of order is kept for each."""

import re
import typing
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from importlib import import_module
from inspect import isfunction, signature
from types import ModuleType

from peewee import ModelSelect

from portal.config import ROOT
from tests.hulp.rijtjes import Rijtjes


class Onder(typing.NamedTuple):
    """Marks to look for below a heading."""

    kop: str
    merken: list[str]


Geval = Callable[[Rijtjes], typing.Any]


class Register(dict[str, Geval]):
    """Cases by the names of the lists that each is about."""

    def van(self, *namen: str) -> Callable[[Geval], Geval]:
        """Keep a case under the names of the lists it answers for."""

        def noteer(geval: Geval) -> Geval:
            assert not set(namen) & set(self), namen
            self.update(dict.fromkeys(namen, geval))
            return geval

        return noteer


def modules(map_: str) -> list[ModuleType]:
    """Return every module under a folder of the project."""
    paden = (pad.relative_to(ROOT).with_suffix("") for pad in (ROOT / map_).rglob("*.py"))
    return [import_module(".".join(pad.parts).removesuffix(".__init__")) for pad in sorted(paden)]


def is_lijst(soort: object) -> bool:
    """Tell whether a type is that of rows in an order; a pair of two answers is not."""
    if soort is ModelSelect or str(soort).startswith("ModelSelect["):
        return True
    oorsprong, delen = typing.get_origin(soort), typing.get_args(soort)
    lijst = isinstance(oorsprong, type) and issubclass(oorsprong, list | dict)
    return lijst or (oorsprong is tuple and delen[-1:] == (Ellipsis,))


def functies(modules_: Iterable[ModuleType]) -> set[str]:
    """Return `module.function` of every public function that returns a list."""
    return {
        f"{module.__name__.rpartition('.')[2]}.{naam}"
        for module in modules_
        for naam, functie in vars(module).items()
        if isfunction(functie) and functie.__module__ == module.__name__
        if not naam.startswith("_") and is_lijst(signature(functie).return_annotation)
    }


def velden(modules_: Iterable[ModuleType]) -> set[str]:
    """Return `Class.field` of every list in the dataclasses of these modules."""
    return {
        f"{klasse.__name__}.{veld.name}"
        for module in modules_
        for klasse in vars(module).values()
        if isinstance(klasse, type) and is_dataclass(klasse)
        if klasse.__module__ == module.__name__
        for veld in fields(klasse)
        if is_lijst(veld.type)
    }


def zonder_slot(sql: str) -> bool:
    """Tell whether a statement sorts its rows by something that two of them may share."""
    _, met, einde = sql.rpartition("ORDER BY ")
    if not met or einde.count(")") > einde.count("("):
        return False  # no order, or that of a subquery
    laatste = re.sub(r" LIMIT .*", "", einde).rsplit(", ", 1)[-1]
    kolom = re.fullmatch(r'"(\w+)"\."(\w+)"(?: DESC)?', laatste)
    return kolom is None or kolom[2] not in ("id", "nummer", "versie")


def kaal_op_naam(sql: str) -> bool:
    """Tell whether a statement sorts its rows by a name as the database happens to do that."""
    _, met, einde = sql.rpartition("ORDER BY ")
    naam = re.compile(r'(?<!ALFABET\()(?<!NORMALIZE\()"\w+"\."(?:naam|organisatie|titel)"')
    return bool(met and naam.search(einde))
