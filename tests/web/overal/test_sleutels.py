"""Every form that changes something bears a key, so that a second click is the first one again."""

import re

import pytest

from portal.config import ROOT
from tests.web.overal.conftest import ZENDERS

# Signing in and out, and looking up a paper: a second time does no harm. Notes keep themselves at
# every pause, and what is kept already is no conflict.
# Whether one comes may be said anew on a page that Back shows: the last click counts.
ZONDER = {"/inloggen", "/uitloggen", "/controleer", "verslag", "komt-u"}


@pytest.mark.parametrize("persona", ZENDERS)
def test_a_form_bears_a_key(ronde, persona):
    zonder = {
        f.actie
        for f in ronde(persona).formulieren.values()
        if not dict(f.beginwaarden()).get("sleutel")
    }
    assert {a for a in zonder if a not in ZONDER and a.rpartition("/")[2] not in ZONDER} == set()


def test_a_page_makes_its_request_of_the_form_with_its_key():
    """Else the key is there and nobody looks at it."""
    zelf = {
        pad.name
        for pad in (ROOT / "portal" / "views").rglob("*.py")
        if re.search(r"\bVerzoek\(", pad.read_text("utf-8"))
    }
    # notes that keep themselves; who opened a paper, which is noted every time
    assert zelf == {"vergadering.py", "papier.py"}
