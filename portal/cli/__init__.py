"""The command line: `flask --app app …`. English; one sentence per mistake and never a traceback
for one.

Exit code 1: it cannot be done. Exit code 2: it was not asked for in the right way.
"""

from flask import Flask

from portal.cli import draaien, gegevens, mensen, stukken, voorbeeld

DELEN = (draaien, mensen, gegevens, stukken, voorbeeld)


def registreer(app: Flask) -> None:
    """Give the `flask` command all commands of the portal."""
    for deel in DELEN:
        for opdracht in deel.OPDRACHTEN:
            app.cli.add_command(opdracht)
