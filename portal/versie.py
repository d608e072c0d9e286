"""Which version of the portal this is: pyproject.toml beside it says so, and nothing else."""

import tomllib
from pathlib import Path

_PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
VERSIE: str = tomllib.loads(_PROJECT.read_text("utf-8"))["project"]["version"]
