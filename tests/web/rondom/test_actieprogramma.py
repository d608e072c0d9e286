"""What stands in the actieprogramma of a year, on its page and on paper."""

from datetime import date

import pytest

from portal.vocabulary import Status
from reports.pers import drukker
from tests.hulp import doelen
from tests.hulp.wereld import NU, PLATFORM
from tests.web.rondom.test_jaar import BLADEN, PDFS, actie, geef_uit, papier


@pytest.fixture(autouse=True)
def pers(monkeypatch):
    """Printing has its own tests."""
    monkeypatch.setattr(drukker, "render", lambda html, *_: html.encode())


def test_an_actie_stands_in_the_year_it_is_due_and_in_the_year_it_was_closed(client, mensen):
    actie(mensen.bestuurder, "Te doen", termijn=date(2026, 12, 31))
    actie(
        mensen.bestuurder,
        "Gedaan",
        termijn=date(2025, 12, 31),
        status="gedaan",
        resultaat="Klaar.",
        gereed_op=NU,
    )
    actie(mensen.bestuurder, "Volgend jaar", termijn=date(2027, 1, 1))
    lezer = client(mensen.bestuurder)
    per_jaar = {
        jaar: lezer.open(f"/jaar/{jaar}/actieprogramma").tekst for jaar in (2025, 2026, 2027)
    }
    gevonden = {
        wat: [j for j, tekst in per_jaar.items() if wat in tekst]
        for wat in ("Te doen", "Klaar.", "Volgend")
    }
    assert gevonden == {"Te doen": [2026], "Klaar.": [2025, 2026], "Volgend": [2027]}


def test_an_actie_stands_under_the_thema_of_its_doel_or_else_of_its_dilemma(
    client, mensen, dilemma_in
):
    dilemma = dilemma_in(Status.PLATFORM, themas=["informatiedeling", "uithuwelijking"])
    doel = doelen.maak(mensen.adviseur, thema="informatiedeling")
    actie(mensen.bestuurder, "Bij een dilemma", dilemma=dilemma)
    actie(mensen.bestuurder, "Bij een doel", dilemma=dilemma, doel=doel)
    actie(mensen.bestuurder, "Bij niets")
    adviseur = client(mensen.adviseur)
    _, html = papier(adviseur, PDFS[0])
    for tekst in (adviseur.open(BLADEN[0]).html, html):
        blokken = (
            "Uithuwelijking",
            "Bij een dilemma",
            "Informatiedeling",
            "Bij een doel",
            "Overig",
            "Bij niets",
        )
        plekken = [tekst.index(wat if wat.startswith("Bij") else f"{wat}</h2>") for wat in blokken]
        assert plekken == sorted(plekken)


def test_the_page_holds_what_its_reader_may_see_and_the_paper_what_all_gremia_read(
    client, mensen, dilemma_in
):
    dilemma = dilemma_in(Status.PLATFORM, titel="Wat de inbrenger schreef")
    actie(mensen.bestuurder, "Van het Beraad", dilemma=dilemma)
    actie(mensen.bestuurder, "Van het Platform", gremium=PLATFORM)
    lezer = client(mensen.deelnemer)
    pagina = lezer.open(BLADEN[0])
    assert "Van het Platform" in pagina.tekst and "Van het Beraad" not in pagina.html
    geef_uit(client, mensen)
    _, html = papier(lezer, PDFS[0])
    assert (
        "Van het Platform" in html
        and "Van het Beraad" in html
        and mensen.bestuurder.organisatie in html
    )
    assert not [
        woord for woord in (dilemma.nummer, dilemma.titel, mensen.bestuurder.naam) if woord in html
    ]


def test_the_drawing_counts_the_acties_that_are_listed(client, mensen):
    actie(mensen.bestuurder, "Te laat", termijn=date(2026, 1, 1))
    actie(mensen.bestuurder, "Open")
    actie(mensen.bestuurder, "Klaar", status="gedaan", resultaat="Ja.", gereed_op=NU)
    actie(mensen.bestuurder, "Van een ander", gremium=PLATFORM)
    lezer = client(mensen.voorzitter_beraad)
    assert "Overig (gedaan 1, open 2, vervallen 0)" in lezer.open(BLADEN[0]).html
    assert "Overig (gedaan 1, open 3, vervallen 0)" in papier(client(mensen.adviseur), PDFS[0])[1]


def test_the_doelen_stand_in_both_with_what_was_reached(client, mensen):
    doelen.maak(mensen.adviseur)
    lezer = client(mensen.specialist)
    for pad in BLADEN:
        assert "17 gemeenten" in lezer.open(pad).tekst and "42%" in lezer.open(pad).tekst
    assert "17 gemeenten van 40 (42%)" in " ".join(
        papier(client(mensen.adviseur), PDFS[0])[1].split()
    )
