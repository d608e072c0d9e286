"""Ten personas open every kind of page they can reach: wide and narrow, light and dark, without a
complaint.
"""

import pytest

from portal.demo.personas import PERSONAS
from tests.browser.conftest import BREED, TELEFOON, soort_pagina

pytestmark = pytest.mark.browser
# They have the pages of a colleague who sees all: these three open what their menu leads to.
GENOEG = 200  # kinds of page that there can be
EVEN_KIJKEN = ("adviseur2", "voorzitter-platform", "voorzitter-beraad")


@pytest.fixture(scope="module")
def onderzocht():
    """The kinds of page that axe has seen."""
    return set()


@pytest.mark.parametrize("persona", [None, *PERSONAS])
def test_every_page_fits_and_is_accessible(venster, onderzocht, persona):
    v, gezien, fouten = venster(persona), set(), []
    v.open("/inbrengen")
    wacht = ["/", "/inbrengen", "/inloggen", *v.links()]
    while wacht:
        pad = wacht.pop(0)
        soort = soort_pagina(pad)
        if soort not in gezien:
            gezien.add(soort)
            assert len(gezien) < GENOEG, sorted(gezien)
            assert v.open(pad) == 200, pad
            fouten += bekijk(v, pad) + ([] if soort in onderzocht else doorlicht(v, pad))
            onderzocht.add(soort)
            wacht += [] if persona in EVEN_KIJKEN else v.links()
    assert fouten == []
    assert len(gezien) > 4


def bekijk(v, pad):
    """Return at which widths the page sticks out."""
    breed = []
    for maat in (TELEFOON, BREED):
        v.pagina.set_viewport_size(maat)
        if not v.past():
            breed.append(f"{pad} is wider than {maat['width']} px")
    return breed


def doorlicht(v, pad):
    """Return what axe finds, light and dark."""
    v.pagina.emulate_media(color_scheme="light")
    licht = v.axe()
    v.pagina.emulate_media(color_scheme="dark")
    return [
        f"{pad}: {regel} at {element}" for regel, element in (*licht, *v.axe(["color-contrast"]))
    ]
