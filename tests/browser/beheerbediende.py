"""The portal as it runs for real, with a canary in all that was written and a beheerder who has a
password and an app: `python -m tests.browser.beheerbediende MAP`.

Which canary is whose stands in `kooi.json` of that folder.
"""

import json
import sys
from pathlib import Path

from reports.pers import drukker
from tests.browser import deurbediende
from tests.hulp import factoren, post, voliere, wereld

MAP = Path(sys.argv[1])


def vul() -> None:
    """Fill the portal with one of everything, and a letter that its reader's server refused."""
    drukker.render = lambda html, *_: html.encode()  # of a paper nobody looks at the print
    wereld.maak()
    kooi = voliere.vul()
    factoren.met_app(wereld.mensen().beheerder)
    post.opgegeven(wereld.mensen().buitenstaander, "", soort="inloggen")
    lezers = {k: [sorted(wie for wie in mag if wie), wat] for k, (mag, wat) in kooi.items()}
    (MAP / "kooi.json").write_text(json.dumps(lezers))


if __name__ == "__main__":
    deurbediende.main(MAP, vul)
