"""Give commands to the portal and judge how they end."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
from click.testing import Result
from flask import Flask

from portal import cli
from portal.web import verbinding
from tests.hulp.post import met_postmap

# What each command that opens the database is asked for; `{map}` is a folder of the test's own,
# with a good backup in it.
GEVRAAGD = {
    "migrate": "",
    "serve": "",
    "jobs": "",
    "demo": "",
    "user": "nieuw@ccv.example --naam Nieuw",
    "audit verify": "",
    "audit list": "",
    "backup": "{map}/nieuw.backup",
    "restore": "{map}/goed.backup",
    "move": "sqlite:///{map}/elders.db",
    "report": "jaarrapport 2026 --output {map}/uit.pdf",
}
ZONDER_DATABASE = {"docs", "routes-json", "policy-json"}
MAKEN = {"migrate", "demo", "restore"}  # where there is no database yet


def woorden(opdracht: str, map_: Path) -> list[str]:
    """Return the command with what it is asked for, as words."""
    return [*opdracht.split(), *GEVRAAGD[opdracht].format(map=map_).split()]


def alle() -> Iterator[str]:
    """Yield the name of each command of the portal, `audit verify` as well."""
    for deel in cli.DELEN:
        for opdracht in deel.OPDRACHTEN:
            if isinstance(opdracht, click.Group):
                yield from (f"{opdracht.name} {naam}" for naam in opdracht.commands)
            else:
                yield str(opdracht.name)


def opdrachtgever(postmap: Path, **anders: Any) -> Callable[..., Result]:
    """Return what runs a command in a portal with nothing but its commands; its mail lands in
    `postmap`.
    """
    app = Flask("opdrachten")
    cli.registreer(app)
    app.config["SETTINGS"] = met_postmap(postmap, **{"demo": False} | anders)
    verbinding.registreer(app)
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
