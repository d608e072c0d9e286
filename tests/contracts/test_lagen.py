"""Imports point one way; the contracts stand in pyproject.toml."""

import ast
import logging.config
import re

from importlinter.cli import lint_imports

from portal.config import ROOT

ASKS_THE_DATABASE = {"select", "where", "order_by", "get_by_id", "get_or_none", "prefetch"}


def test_every_import_contract_is_kept(capsys, monkeypatch):
    # The linter sets up logging of its own, which would silence the portal's for every test after
    # this one.
    monkeypatch.setattr(logging.config, "dictConfig", lambda _: None)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0, (
        capsys.readouterr().out
    )


def test_papers_ask_the_queries_and_never_the_database():
    """A model imported for its type can be asked all the same; the linter does not see that."""
    asked = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "reports").rglob("*.py"))
        if path.parent.name != "pers"  # the press waits for its child with the other kind of select
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in ASKS_THE_DATABASE
    ]
    assert asked == []


def test_nothing_outside_policy_asks_for_a_role_but_the_marks_on_the_pages():
    asked = {
        path.relative_to(ROOT).as_posix()
        for map_ in ("portal", "reports", "templates")
        for path in (ROOT / map_).rglob("*.*")
        if path.suffix in (".py", ".html") and "policy" not in path.parts
        if re.search(
            r"is_adviseur|heeft_rol|\b(persoon|lezer|wie|actor|\(\))\.rol\b",
            path.read_text("utf-8"),
        )
    }
    assert asked == {
        "portal/models/persoon.py",  # says what it is
        "portal/web/toegang.py",  # the marks
        "portal/steps/rondom/accounts.py",  # gives it, and tells who hears of that
        "portal/cli/mensen.py",  # prints somebody's role for a beheerder
    }


def _plekken(map_, patroon, achter):
    return {
        f"{path.relative_to(ROOT).as_posix()}: {found.strip()}"
        for path in (ROOT / map_).rglob(f"*{achter}")
        for found in re.findall(patroon, path.read_text("utf-8"))
    }


def test_a_template_gives_no_list_another_order_than_its_query():
    """The queries are held to theirs (volgorde/); what a template turned round nobody would see."""
    assert _plekken("templates", r"\S+\s*\|\s*(?:reverse|sort)\b", ".html") == {
        "templates/dilemma/_behandelingen.html: d.behandelingen|reverse",  # the latest first
        "templates/beraad/_gevraagd.html: behandeling.opties|sort",  # as they were typed
    }


def test_a_day_or_a_year_is_taken_of_a_moment_in_one_place_only():
    """Moments are UTC; which day it is in the Netherlands only tools/tijd tells."""
    taken = _plekken("portal", r"\b\w*_op\.(?:date\(\)|year\b|month\b|day\b)", ".py")
    taken |= _plekken("portal", r"\bnu\.(?:date\(\)|year\b|month\b|day\b)", ".py")
    taken |= _plekken("reports", r"\b(?:\w+_op|nu)\.(?:date\(\)|year\b|month\b|day\b)", ".py")
    assert {plek for plek in taken if not plek.startswith("portal/demo/")} == set()


def test_any_file_can_be_read_in_a_minute():
    lengte = {
        str(pad.relative_to(ROOT)): len(pad.read_text().splitlines())
        for map_ in ("portal", "reports")
        for pad in (ROOT / map_).rglob("*.py")
    }
    assert {pad: regels for pad, regels in lengte.items() if regels > 250} == {}
    assert len(lengte) > 300
