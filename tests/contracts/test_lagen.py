"""Imports point one way; the contracts stand in pyproject.toml."""

import ast
import logging.config

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
