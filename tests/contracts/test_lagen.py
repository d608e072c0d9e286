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
        "portal/web/pagina.py",  # a link to a page follows the mark of that page
        "portal/cli/mensen.py",  # prints somebody's role for a beheerder
    }
