"""Which fields offer a choice out of the database: read off the code of the portal and off the
fields that it declares.
"""

import ast
from collections.abc import Iterator

from portal.config import ROOT
from portal.velden import Soort, Veld
from portal.velden.intake import INTAKE
from portal.workflow import OVERGANGEN

MAKERS = {"keuze", "meerkeuze", "SelectField", "RadioField", "SelectMultipleField"} | {
    "een_mens",
    "een_thema",
    "Mensveld",
    "Mensenveld",
}
MAAKT_ZE = ("portal/forms/basis.py", "portal/forms/mensen.py", "portal/forms/themas.py")
Knopen = tuple[ast.AST, ...]


def gemaakt() -> set[str]:
    """Return `module.form.field` of every choice that the code makes, but of those between fixed
    words; also where it sets the choices of a field afterwards.
    """
    return {
        ".".join((pad.stem, *_namen(ouders, knoop)))
        for pad in sorted((ROOT / "portal").rglob("*.py"))
        if pad.relative_to(ROOT).as_posix() not in MAAKT_ZE
        for ouders, knoop in _loop((), ast.parse(pad.read_text("utf-8")))
        if _kiest(knoop)
    }


def gedeclareerd() -> set[str]:
    """Return `velden.field` of every declared choice without fixed words of its own."""
    velden = [*INTAKE, *(veld for overgang in OVERGANGEN for veld in overgang.velden)]
    return {f"velden.{veld.naam}" for veld in velden if _kiest_los(veld)}


def _kiest_los(veld: Veld) -> bool:
    return veld.soort in (Soort.KEUZE, Soort.MEERKEUZE) and veld.woorden is None


def _loop(ouders: Knopen, knoop: ast.AST) -> Iterator[tuple[Knopen, ast.AST]]:
    """Walk the tree, with what each node stands in."""
    yield ouders, knoop
    for kind in ast.iter_child_nodes(knoop):
        yield from _loop((*ouders, knoop), kind)


def _kiest(knoop: ast.AST) -> bool:
    if isinstance(knoop, ast.Assign):
        return any(isinstance(d, ast.Attribute) and d.attr == "choices" for d in knoop.targets)
    return isinstance(knoop, ast.Call) and _maakt(knoop.func) and not _vast(knoop)


def _maakt(functie: ast.AST) -> bool:
    """Tell whether it makes a field; `adres.keuze` is a part of the address of a filter."""
    van = _naam(getattr(functie, "value", functie))
    return _naam(functie) in MAKERS and van != "adres"


def _naam(knoop: ast.AST) -> str:
    return getattr(knoop, "id", getattr(knoop, "attr", ""))


def _vast(aanroep: ast.Call) -> bool:
    """Tell whether the choices are words of a vocabulary."""
    roept = [n for n in ast.walk(aanroep) if isinstance(n, ast.Call) and _naam(n.func) == "keuzes"]
    return bool(roept)


def _namen(ouders: Knopen, knoop: ast.AST) -> list[str]:
    """Return the function or class it stands in, and the name it gets."""
    blok = [o for o in (*ouders, knoop) if isinstance(o, ast.FunctionDef | ast.ClassDef)]
    namen = [o.targets[0] for o in (*ouders, knoop) if isinstance(o, ast.Assign)]
    for ouder in (o for o in ouders if isinstance(o, ast.Dict)):
        namen = [k for k, w in zip(ouder.keys, ouder.values, strict=True) if w is knoop]
    return [n for n in (*(b.name for b in blok[-1:]), *map(_woord, namen[-1:])) if n]


def _woord(naam: ast.AST | None) -> str:
    if isinstance(naam, ast.Subscript):
        naam = naam.slice
    return str(getattr(naam, "value", "")) if isinstance(naam, ast.Constant) else _naam(naam)
