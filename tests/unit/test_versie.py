"""There is one source of the version, and everything that says it asks there."""

import re

from portal.config import ROOT
from portal.versie import VERSIE


def test_the_version_is_that_of_the_project():
    pyproject = (ROOT / "pyproject.toml").read_text("utf-8")
    assert re.search(r'^version = "([^"]+)"$', pyproject, re.MULTILINE)[1] == VERSIE


def test_nothing_in_the_code_says_it_again():
    overal = [p for map_ in ("portal", "reports", "templates") for p in (ROOT / map_).rglob("*.*")]
    bronnen = [p for p in overal if p.suffix in (".py", ".html", ".txt")]
    assert [p for p in bronnen if VERSIE in p.read_text("utf-8")] == []
