"""A process that brings in dilemmas until it is killed and acknowledges each on a line; only tests
run it.
"""

import sys
from itertools import count

from portal.db import open_database
from portal.engine import Verzoek
from portal.steps import intake
from tests.hulp.dilemmas import INTAKE
from tests.hulp.wereld import NU


def dien_in(url: str) -> None:
    """File one dilemma after another; a number is written once its transaction has been
    committed.
    """
    open_database(url).connect()
    for n in count():
        invoer = {**INTAKE, "email": f"nummer-{n}@test.example"}
        nummer = intake.breng_in(Verzoek(None, NU, invoer, f"sleutel-{n}"), indienen=True)
        sys.stdout.write(f"{nummer}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    dien_in(sys.argv[1])
