"""Imports point one way; the contracts stand in pyproject.toml."""

import logging.config

from importlinter.cli import lint_imports


def test_every_import_contract_is_kept(capsys, monkeypatch):
    # The linter sets up logging of its own, which would silence the portal's for every test after
    # this one.
    monkeypatch.setattr(logging.config, "dictConfig", lambda _: None)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0, (
        capsys.readouterr().out
    )
