"""Imports point one way; the contracts stand in pyproject.toml."""

from importlinter.cli import lint_imports


def test_every_import_contract_is_kept(capsys):
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0, capsys.readouterr().out
