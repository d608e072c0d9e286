"""Give commands to the portal and judge how they end."""

import re
from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from flask import Flask

from portal import cli
from tests.hulp.post import met_postmap


def opdrachtgever(postmap: Path) -> Callable[..., Result]:
    """Return what runs a command in a portal with nothing but its commands; its mail lands in
    `postmap`.
    """
    app = Flask("opdrachten")
    cli.registreer(app)
    app.config["SETTINGS"] = met_postmap(postmap)
    return lambda *woorden: app.test_cli_runner().invoke(args=[str(woord) for woord in woorden])


def gelukt(resultaat: Result) -> str:
    """Return what a command said that ended well."""
    assert resultaat.exit_code == 0, resultaat.output
    return resultaat.output


def fout(resultaat: Result, code: int = 1) -> str:
    """Return the one sentence of a command that was refused with exit code `code`, and no
    traceback.
    """
    assert resultaat.exit_code == code, resultaat.output
    assert isinstance(resultaat.exception, SystemExit)
    zin = resultaat.output.rpartition("Error: ")[2]
    assert re.fullmatch(r"\S.*\.\n", zin), zin
    return zin
