"""Asking the LOT over HTTP: the form in the page of a dilemma, the list, and who reads what."""

from datetime import timedelta

import pytest

from portal.models import Lotverzoek
from portal.vocabulary import Status, Steun
from tests.hulp import dilemmas
from tests.hulp.wereld import NU, PERSONAS

VRAAG = {"steun": ["aanwezigheid"], "lot_verzoek": "Ga mee naar het gesprek."}


@pytest.fixture
def dilemma(dilemma_in):
    return dilemma_in(Status.PLATFORM)


@pytest.fixture
def gevraagd(client, mensen, dilemma):
    """A call, made on the page."""
    adviseur = client(mensen.adviseur)
    formulier = adviseur.open(adviseur.open(f"/dilemma/{dilemma.nummer}").links["Vraag het LOT"])
    for _ in range(2):  # a double click
        assert adviseur.verstuur(formulier, **VRAAG).naar == f"/dilemma/{dilemma.nummer}"
    return Lotverzoek.get(Lotverzoek.dilemma == dilemma)


def test_an_adviseur_asks_and_records_what_came_of_it(client, mensen, gevraagd, dilemma):
    adviseur = client(mensen.adviseur2)
    lijst = adviseur.open("/postvak/lot")
    assert dilemma.nummer in lijst.tekst and Steun.AANWEZIGHEID.label in lijst.tekst
    formulier = adviseur.open(lijst.links[dilemma.titel])
    assert f"Gevraagd: {Steun.AANWEZIGHEID.label}" in formulier.tekst
    for _ in range(2):
        pagina = adviseur.doe(formulier, uitkomst="Het gesprek verliep rustig.")
    assert "Het gesprek verliep rustig." in pagina.tekst and VRAAG["lot_verzoek"] in pagina.tekst
    assert dilemma.nummer not in adviseur.open("/postvak/lot").tekst
    assert adviseur.open(formulier.pad).status == 403


def test_the_inbrenger_reads_what_was_asked_but_not_the_words(client, mensen, gevraagd, dilemma):
    adviseur = client(mensen.adviseur)
    adviseur.verstuur(
        adviseur.open(f"/dilemma/{dilemma.nummer}/lot/{gevraagd.id}"), uitkomst="Een uitkomst."
    )
    pagina = client(mensen.inbrenger).open(f"/dilemma/{dilemma.nummer}")
    assert Steun.AANWEZIGHEID.label in pagina.tekst and "Gevraagd op" in pagina.tekst
    assert VRAAG["lot_verzoek"] not in pagina.html and "Een uitkomst." not in pagina.html


@pytest.mark.parametrize(
    "persona", [p for p in PERSONAS if not p.startswith("adviseur") and p != "inbrenger"]
)
def test_others_see_nothing_of_it(client, mensen, gevraagd, dilemma, persona):
    bezoeker = client(getattr(mensen, persona))
    assert "Outreachend" not in bezoeker.open(f"/dilemma/{dilemma.nummer}").html
    for pad in (
        f"/dilemma/{dilemma.nummer}/lot",
        f"/dilemma/{dilemma.nummer}/lot/{gevraagd.id}",
        "/postvak/lot",
    ):
        assert bezoeker.open(pad).status == 403


@pytest.mark.parametrize(
    ("waarden", "zin"),
    [
        ({"steun": []}, "Kies er minstens één."),
        ({"lot_verzoek": " "}, "Vul ‘Wat moet het LOT weten?’ in."),
        ({"lot_verzoek": "x" * 10_001}, "Dit is te lang. Gebruik hoogstens 10.000 tekens."),
    ],
)
@pytest.mark.parametrize("stap", ["lot", "stap/doorverwijzen"])
def test_both_forms_ask_the_same(client, mensen, dilemma_in, waarden, zin, stap):
    adviseur, dilemma = client(mensen.adviseur), dilemma_in(Status.INGEDIEND)
    extra = {} if stap == "lot" else {"waarheen": "lot", "terugkoppeling": "Zij bellen je."}
    fout = adviseur.verstuur(
        adviseur.open(f"/dilemma/{dilemma.nummer}/{stap}"), **VRAAG | extra | waarden
    )
    assert fout.status == 422 and not Lotverzoek.select().exists()
    assert any(zin in f or "Vul ‘" in f for f in fout.met_klasse("fout"))


def test_a_call_of_another_dilemma_or_of_none_is_not_there(client, mensen, gevraagd):
    ander, adviseur = dilemmas.nieuw(mensen.inbrenger, indienen=True), client(mensen.adviseur)
    for nummer, id_ in ((ander.nummer, gevraagd.id), (gevraagd.dilemma.nummer, 99_999)):
        assert adviseur.open(f"/dilemma/{nummer}/lot/{id_}").status == 404


@pytest.mark.parametrize("steun", ["", "brandweer", "coaching\0", "[]"])
def test_a_kind_of_support_that_does_not_exist_is_refused(client, mensen, dilemma, steun):
    antwoord = client(mensen.adviseur).post(
        f"/dilemma/{dilemma.nummer}/lot", {"steun": steun, "lot_verzoek": "x"}
    )
    assert antwoord.status == 422 and not Lotverzoek.select().exists()


def test_what_a_choice_asks_for_is_not_called_optional(client, mensen, dilemma_in):
    pad = f"/dilemma/{dilemma_in(Status.INGEDIEND).nummer}/stap"
    adviseur = client(mensen.adviseur)
    assert "(niet verplicht)" not in adviseur.open(f"{pad}/doorverwijzen").tekst
    assert (
        adviseur.open(f"{pad}/versnellen").tekst.count("(niet verplicht)") == 3
    )  # context, trekker, specialisten


def test_the_list_says_by_when_and_what_is_late(client, mensen, gevraagd):
    adviseur = client(mensen.adviseur)
    assert "uiterlijk 19 maart 2026" in adviseur.open("/postvak/lot").tekst
    Lotverzoek.update(uiterlijk=NU.date() - timedelta(days=1)).execute()
    assert "Te laat" in adviseur.open("/postvak/lot").tekst
    assert "Te laat" in adviseur.open(f"/dilemma/{gevraagd.dilemma.nummer}").tekst


def test_a_day_that_has_passed_is_refused(client, mensen, dilemma):
    adviseur = client(mensen.adviseur)
    formulier = adviseur.open(f"/dilemma/{dilemma.nummer}/lot")
    antwoord = adviseur.verstuur(formulier, **VRAAG, lot_uiterlijk="2026-03-11")
    assert antwoord.status == 422 and not Lotverzoek.select().exists()
    adviseur.verstuur(formulier, **VRAAG, lot_uiterlijk="2026-03-13")
    assert Lotverzoek.get().uiterlijk == NU.date() + timedelta(days=1)
