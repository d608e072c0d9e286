"""An adviseur changes an opbrengst and who may read it; nobody else does."""

import pytest

from portal.models import Opbrengst
from portal.vocabulary import Openbaarheid, Status
from tests.hulp.momentopname import alles
from tests.hulp.wereld import PERSONAS
from tests.web.rondom.test_kennisbank import LEZERS, maak


@pytest.fixture
def dilemma(dilemma_in):
    return dilemma_in(Status.WERKGROEP)


@pytest.fixture
def opbrengsten(dilemma):
    """One opbrengst for each circle of readers, all from the same dilemma in the same werkgroep."""
    return {lezers: maak(titel, lezers, dilemma) for lezers, titel in LEZERS.items()}


def test_an_adviseur_changes_the_text_and_releases_it(client, mensen, opbrengsten):
    adviseur, rij = client(mensen.adviseur), opbrengsten["deelnemers"]
    formulier = adviseur.open(f"/kennisbank/{rij.id}/bewerken")
    for _ in range(2):  # a double click
        antwoord = adviseur.verstuur(formulier, titel="Nu openbaar", openbaarheid="openbaar")
        assert antwoord.naar == f"/kennisbank/{rij.id}"
    nieuw = Opbrengst.get_by_id(rij.id)
    assert (nieuw.titel, nieuw.tekst, nieuw.openbaarheid) == (
        "Nu openbaar",
        rij.tekst,
        Openbaarheid.OPENBAAR,
    )
    assert "Nu openbaar" in client().open("/kennisbank").tekst


def test_a_colleagues_change_is_not_overwritten(client, mensen, opbrengsten):
    adviseur, pad = client(mensen.adviseur), f"/kennisbank/{opbrengsten['openbaar'].id}/bewerken"
    eerste, tweede = adviseur.open(pad), adviseur.open(pad)
    adviseur.verstuur(eerste, titel="De eerste")
    fout = adviseur.verstuur(tweede, titel="De tweede")
    assert fout.status == 409 and "De tweede" in fout.html
    assert Opbrengst.get_by_id(opbrengsten["openbaar"].id).titel == "De eerste"


def test_bad_input_keeps_what_was_typed(client, mensen, opbrengsten):
    adviseur, pad = client(mensen.adviseur), f"/kennisbank/{opbrengsten['openbaar'].id}/bewerken"
    fout = adviseur.verstuur(adviseur.open(pad), titel="", tekst="Blijft staan.")
    assert (fout.status, fout.met_klasse("fout")) == (422, ["Vul ‘Titel van de opbrengst’ in."])
    assert dict(fout.formulier().beginwaarden())["tekst"] == "Blijft staan."


@pytest.mark.parametrize("persona", [p for p in PERSONAS if not p.startswith("adviseur")])
def test_nobody_else_releases(client, mensen, opbrengsten, persona):
    bezoeker, voor = client(getattr(mensen, persona)), alles()
    pad = f"/kennisbank/{opbrengsten['openbaar'].id}"
    assert bezoeker.open(f"{pad}/bewerken").status == 403
    assert bezoeker.post(f"{pad}/bewerken", {"titel": "x"}).status == 403
    assert alles() == voor and "Bewerken" not in bezoeker.open(pad).tekst
