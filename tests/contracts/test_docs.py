"""The pages in docs/ that tell what the code tells are never behind it."""

import ast
import re
from collections import Counter

import pytest

from portal.config import ROOT
from portal.docs import rechten
from portal.docs import workflow as docs
from portal.models import TABELLEN
from portal.vocabulary import Status, Woord
from portal.workflow import OVERGANGEN, statusparen
from tests.hulp import web

GLOSSARIUM = ROOT / "docs" / "woordenlijst.md"
BESLUITEN = sorted((ROOT / "docs" / "besluiten").glob("*.md"))
KOPPEN = ["## Context", "## Decision", "## Consequences", "## Rejected"]
WOORDEN = [
    klasse
    for klasse in Woord.__subclasses__()
    if klasse.__module__.startswith("portal.vocabulary.")
]


def test_the_workflow_page_is_what_the_table_says():
    assert docs.BESTAND.read_text("utf-8") == docs.pagina(), (
        "stale: run `PORTAL_DEMO=1 flask --app app docs`"
    )


def test_the_page_of_rights_is_what_policy_deeds_and_pages_say():
    assert rechten.BESTAND.read_text("utf-8") == rechten.pagina(web.maak_app()), (
        "stale: run `PORTAL_DEMO=1 flask --app app docs`"
    )


def test_the_diagram_draws_exactly_the_changes_that_the_database_allows():
    pijlen = re.findall(r"^    (\w+) --> (\w+) :", docs.pagina(), re.MULTILINE)
    assert {(van, naar) for van, naar in pijlen if van != naar} == statusparen()


def test_the_page_names_every_status_transition_field_and_mail():
    pagina = docs.pagina()
    nodig = [*Status, *(s.label for s in Status)]
    nodig += [woord for o in OVERGANGEN for woord in (o.naam, o.knop, o.tijdlijn, o.mail)]
    nodig += [f"`{veld.naam}`" for o in OVERGANGEN for veld in o.velden]
    assert not [woord for woord in nodig if woord not in pagina]


@pytest.mark.parametrize("klasse", [*TABELLEN, *WOORDEN], ids=lambda klasse: klasse.__name__)
def test_the_glossary_tells_what_each_name_in_the_code_means(klasse):
    rijen = [rij for rij in GLOSSARIUM.read_text("utf-8").splitlines() if rij.startswith("|")]
    assert [rij for rij in rijen if f"`{klasse.__name__}`" in rij.split("|")[3]], klasse.__name__


def test_no_two_classes_bear_the_same_name():
    """One meaning per word; a migration repeats the tables as they were."""
    modules = [*(ROOT / "portal").rglob("*.py"), *(ROOT / "reports").rglob("*.py")]
    namen = Counter(
        klasse.name
        for pad in modules
        if pad.parent.name != "versies"
        for klasse in ast.parse(pad.read_text("utf-8")).body
        if isinstance(klasse, ast.ClassDef)
    )
    dubbel = {naam for naam, aantal in namen.items() if aantal > 1}
    assert dubbel == set()


def test_a_decision_is_numbered_fits_on_a_page_and_says_why():
    assert BESLUITEN
    assert [p.name[:5] for p in BESLUITEN] == [f"{i:04d}-" for i in range(1, len(BESLUITEN) + 1)]
    for pad in BESLUITEN:
        tekst = pad.read_text("utf-8")
        assert re.findall(r"^## .*", tekst, re.MULTILINE) == KOPPEN, pad.name
        assert len(tekst.split()) < 500, pad.name
