"""Guess a password on a database until there is a pause, and say how often one could:
`python -m tests.hulp.proberen URL ADRES`.
"""

import sys

from portal.db import open_database
from portal.steps.rondom import bewijs
from portal.steps.rondom.pogingen import TeVaak
from tests.hulp import factoren
from tests.hulp.wereld import NU


def main(url: str, email: str) -> None:
    """Print how many tries were looked at."""
    keer = 0
    with open_database(url).connection_context(), factoren.vlug():
        try:
            while True:
                bewijs.met_wachtwoord(email, "een gok", NU)
                keer += 1
        except TeVaak:
            print(keer)  # noqa: T201 - the test reads it


if __name__ == "__main__":
    main(*sys.argv[1:])
