"""What the jobs would have mailed: `python -m tests.browser.brievenbus MAP SOORT ADRES` looks whose
links were asked for and prints where the last letter leads.
"""

import sys
from pathlib import Path

from portal.db import database, open_database
from portal.models import Bericht
from portal.steps.rondom import linkverzoeken
from portal.tools.tijd import nu


def main(map_: Path, soort: str, aan: str) -> None:
    """Print the path of the last letter of this kind to this address."""
    open_database(f"sqlite:///{map_}/demo.db")
    with database.connection_context():
        linkverzoeken.verstuur_gevraagde(nu())
        brieven = Bericht.select().where(Bericht.soort == soort, Bericht.aan == aan)
        print(brieven.order_by(Bericht.id.desc()).get().gegevens["pad"])  # noqa: T201 - the test reads it


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
