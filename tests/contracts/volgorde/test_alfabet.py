"""Names stand where a Dutch reader looks for them: on either database, in every list, on paper."""

import ast
import re
from pathlib import Path

import pytest
from peewee import CharField, TextField

from portal.config import ROOT
from portal.db import alfabet, op_naam
from portal.models import TABELLEN, Gremium, Persoon
from portal.queries.bijeenkomst import plannen
from portal.queries.gremia import naam_bezet
from portal.queries.rondom import acties
from portal.queries.rondom.acties import Actiefilter, Actielijst
from portal.tools import tekst
from reports.opmaak import gedeeld
from tests.hulp.rijtjes import VANDAAG, Rijtjes

NAMEN = [
    "anna",
    "Bert",
    "\u00c9lise",
    "Elise 2",
    "gemeente Proef",
    "Gemeente Test",
    "\u00d6zlem",
    "Zo\u00eb",
]
ORGANISATIES = ["Gemeente Één", "gemeente een", "GEMEENTE  EEN".replace("  ", " ")]


def test_people_stand_where_a_reader_looks_for_them(db):
    r = Rijtjes()
    groep = r.gremium("groep")
    rijen = {naam: r.persoon(naam, groep) for naam in NAMEN[::-1]}
    b = r.bijeenkomst(0, groep)
    assert [p.naam for p in plannen.genodigden(b, VANDAAG)] == NAMEN
    assert [g.naam for g in gedeeld.genodigden(b)] == NAMEN
    assert sorted(rijen, key=tekst.alfabet) == NAMEN


def test_gremia_stand_so_too(db):
    r = Rijtjes()
    gremia = [r.gremium(naam) for naam in NAMEN[::-1]]
    assert [g for g in plannen.gremia() if g in gremia] == gremia[::-1]
    assert [g for g in Gremium.select().order_by(*op_naam(Gremium)) if g in gremia] == gremia[::-1]


@pytest.mark.parametrize(
    "naam",
    [
        *NAMEN,
        *ORGANISATIES,
        "",
        "\u0141\u00f3d\u017a",
        "stra\u00dfe",
        "\u00e7a va",
        "a-b c",
        "\u01c4",
        "42",
    ],
)
def test_the_database_and_the_code_mean_the_same(db, naam):
    rij = Rijtjes().persoon(naam or "x", organisatie=naam)
    sleutel = Persoon.select(alfabet(Persoon.organisatie)).where(Persoon.id == rij.id).scalar()
    assert sleutel == tekst.alfabet(naam)


@pytest.mark.parametrize("spelling", ORGANISATIES)
def test_colleagues_are_of_one_organisation_however_it_is_spelled(db, spelling):
    r = Rijtjes()
    lezer = r.persoon("lezer", r.beraad, organisatie=spelling)
    collega, ander = (
        r.persoon("c", r.beraad, organisatie=o) for o in ("Gemeente Een", "Gemeente Eenrum")
    )
    van_collega, _ = (r.actie(3, eigenaar=p, gremium=r.beraad) for p in (collega, ander))
    filter_ = Actiefilter(lijst=Actielijst.ORGANISATIE)
    assert [regel.actie for regel in acties.acties(filter_, lezer, VANDAAG)] == [van_collega]


@pytest.mark.parametrize("naam", ["Élan", "élan", "Elan", "ELAN"])
def test_a_gremium_that_differs_by_case_or_accent_alone_bears_the_same_name(db, naam):
    Rijtjes().gremium("Élan")
    assert naam_bezet(naam) and not naam_bezet(f"{naam} 2")


def test_nothing_is_sorted_by_a_name_but_through_the_one_key():
    """Derived from the code: what sorts or compares by a name goes by `op_naam` or `alfabet`."""
    kaal = re.compile(
        r"(?:order_by\([^\n]*|key=lambda[^\n]*)(?<!alfabet\()\b\w+(?:\.\w+)*\.(?:naam|organisatie|titel)\b(?!\))"
        r"|\.organisatie\s*[=!]=\s*\w+\.organisatie"
    )
    paden = [pad for map_ in ("portal", "reports") for pad in (ROOT / map_).rglob("*.py")]
    assert not [pad.name for pad in paden if kaal.search(pad.read_text("utf-8"))]


# Where a text is compared by more than whether it is the same, and why any locale does that alike.
OVERAL_EENDER = {
    "order_by nummer": "numbers have one form: letters and digits in one place each",
    "order_by van": "a day: of a seat, which shares its name with a status in the log",
    "order_by status": "whether it is one of some words",
    "startswith browser": "a hash: digits and small letters",
    "startswith fout": "the code of a mail server: digits",
    "MIN vanaf": "one of them, whichever",
}
VERGELIJKT = ("order_by", "contains", "startswith", "endswith", "like", "ilike", "regexp")
VERGELIJKT += ("MAX", "MIN", "LOWER", "UPPER", "max", "min", "lower", "upper")
ZEKER = ("alfabet", "op_naam", "bevat")
TEKSTEN = {
    veld.name
    for tabel in TABELLEN
    for veld in tabel._meta.sorted_fields
    if isinstance(veld, CharField | TextField)
}


def teksten_in(deel):
    """Yield the names of columns with text in an expression, but what goes through our own key."""
    if isinstance(deel, ast.Call) and getattr(deel.func, "id", "") in ZEKER:
        return
    if isinstance(deel, ast.Attribute) and deel.attr in TEKSTEN and van_een_tabel(deel.value):
        yield deel.attr
    for onder in ast.iter_child_nodes(deel):
        yield from teksten_in(onder)


def van_een_tabel(wat):
    return isinstance(wat, ast.Name) and wat.id in {tabel.__name__ for tabel in TABELLEN}


def test_no_query_sorts_or_searches_text_as_the_locale_of_a_cluster_has_it():
    """Derived from the code: what a text is compared by, besides whether it is the same."""
    paden = [p for map_ in ("portal", "reports") for p in Path(ROOT, map_).rglob("*.py")]
    gevonden = {
        f"{roep.func.attr} {naam}"
        for pad in paden
        if "versies" not in pad.parts and pad.name != "db.py"
        for roep in ast.walk(ast.parse(pad.read_text("utf-8")))
        if isinstance(roep, ast.Call)
        and isinstance(roep.func, ast.Attribute)
        and roep.func.attr in VERGELIJKT
        for deel in (*roep.args, roep.func.value)
        for naam in teksten_in(deel)
        if deel is not roep.func.value or roep.func.attr in VERGELIJKT[1:]
    }
    assert gevonden == set(OVERAL_EENDER)
