"""What the trail of readers costs: CPU of one page, with it and without it, in one run.

    python tests/bench/spoor.py

An adviseur opens the page of a dilemma and a list, each so many times: without the trail, with it
(told once in a quarter of an hour: the page is asked whether it was) and with every reading told.
A list leaves no line. Medians of CPU time, and as a ratio of the page without.
"""

import sys
import time
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

HERE = Path(__file__).parents[2]
sys.path.insert(0, str(HERE))

from portal.models import Gebeurtenis  # noqa: E402 - after the path
from portal.steps.rondom import spoor  # noqa: E402
from portal.tools import tijd  # noqa: E402
from portal.vocabulary import Status  # noqa: E402
from tests.hulp import databases, dilemmas, web, wereld  # noqa: E402
from tests.hulp.wereld import NU  # noqa: E402

TIMES = 150


def cpu(visitor, path: str) -> float:
    """Return the CPU seconds that a page takes, in the middle of so many."""
    seconds = []
    for _ in range(TIMES):
        begin = time.process_time()
        assert visitor.open(path).status == 200
        seconds.append(time.process_time() - begin)
    return median(seconds)


def main() -> None:
    """Print the table."""
    tijd.nu = web.Klok(NU)
    app = web.maak_app()
    with TemporaryDirectory() as folder, databases.geopend(f"sqlite:///{folder}/bench.db"):
        people = wereld.mensen()
        dilemma = dilemmas.in_status(Status.BERAAD, people)
        visitor = web.Bezoeker(app, people.adviseur, NU, keurt=False)
        for path in (f"/dilemma/{dilemma.nummer}", "/postvak"):
            spoor.TUSSENTIJD, app.config["SPOOR"] = timedelta(minutes=15), False
            cpu(visitor, path)  # warm
            without = cpu(visitor, path)
            app.config["SPOOR"] = True
            asked = cpu(visitor, path)
            spoor.TUSSENTIJD = timedelta(0)
            told = cpu(visitor, path)
            ratios = f"trail {asked / without:.2f}, every reading told {told / without:.2f}"
            sys.stdout.write(f"{path}: {without * 1000:.1f} ms; {ratios}\n")
        sys.stdout.write(f"events: {Gebeurtenis.select().count()}\n")


if __name__ == "__main__":
    main()
