"""Every form that changes something bears a key, so that a second click is the first one again."""

import re
from hashlib import sha256

import pytest
from werkzeug.datastructures import MultiDict

from portal.config import ROOT
from portal.models import Verzoeksleutel
from tests.hulp.momentopname import alles
from tests.hulp.wereld import NU
from tests.web.overal.conftest import ZENDERS

# Signing in and out, here or elsewhere, and looking up a paper: a second time does no harm. Notes
# keep themselves at every pause, and what is kept already is no conflict.
# Whether one comes may be said anew on a page that Back shows: the last click counts.
ZONDER = {"/inloggen", "/inloggen/nogmaals", "/uitloggen", "/controleer", "verslag", "komt-u"}

ZONDER_DAAD = {"inloggen", "uitloggen", "controleer"}
AL_VERSTUURD = (409, "Dit formulier was al verstuurd")


@pytest.mark.parametrize("persona", ZENDERS)
def test_a_form_bears_a_key(ronde, persona):
    zonder = {
        f.actie
        for f in ronde(persona).formulieren.values()
        if not dict(f.beginwaarden()).get("sleutel")
    }
    assert {
        a
        for a in zonder
        if not {a, a.rpartition("/")[2]} & ZONDER and not a.startswith("/mijn/sessies/")
    } == set()


@pytest.mark.parametrize("persona", ZENDERS)
def test_a_used_key_never_answers_for_another_text_or_button(ronde, bezoeker, mensen, persona):
    """Each form there is, sent as it stands on the page while its key was used for something else:
    it is told so, or shown again with what is still wrong with it; nothing is done or lost.
    """
    wie, lezer = getattr(mensen, persona).id if persona else "", bezoeker(persona)
    gestuurd = [
        f
        for f in ronde(persona).formulieren.values()
        if dict(f.beginwaarden()).get("sleutel") and f.actie.split("/")[1] not in ZONDER_DAAD
    ]
    for f in gestuurd:
        sleutel = dict(f.beginwaarden())["sleutel"]
        onthouden = sha256(f"{f.actie} {wie} {sleutel}".encode()).hexdigest()
        Verzoeksleutel.create(sleutel=onthouden, inhoud="een andere", uitkomst="/", op=NU)
    voor, antwoorden = alles(), {}
    for f in gestuurd:
        paren = [
            paar
            for paar in (f.ingevuld({}) if f.knoppen else f.beginwaarden())
            if paar[0] != "csrf_token"
        ]
        antwoord = lezer.post(f.actie, MultiDict(paren))
        antwoorden[f.actie] = (antwoord.status, antwoord.kop)
    assert alles() == voor
    mis = {a: wat for a, wat in antwoorden.items() if wat[0] != 422 and wat != AL_VERSTUURD}
    assert mis == {} and (AL_VERSTUURD in antwoorden.values() or persona is None)


def test_a_page_makes_its_request_of_the_form_with_its_key():
    """Else the key is there and nobody looks at it."""
    zelf = {
        pad.name
        for pad in (ROOT / "portal" / "views").rglob("*.py")
        if re.search(r"\bVerzoek\(", pad.read_text("utf-8"))
    }
    assert zelf == {"vergadering.py"}  # notes that keep themselves
