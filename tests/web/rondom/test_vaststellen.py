"""Fixing an agenda prints its papers and issues them, all of it or nothing."""

import pytest

from portal.models import Behandeling, Bericht, Bijeenkomst, Exemplaar, Inzage, Stuk
from portal.vocabulary import Stuksoort
from reports.pers import drukker
from tests.hulp import vergaderen
from tests.hulp.vergaderen import pagina
from tests.web.rondom.test_stuk import VASTGESTELD, concept, laatste, stel_vast


def test_fixing_the_agenda_prints_and_issues_its_papers(adviseur, b):
    na = adviseur.volg(stel_vast(adviseur, b))
    assert {s.soort for s in b.stukken} == set(VASTGESTELD)
    assert "de stukken zijn uitgegeven" in na.tekst and "geopend door 0 van 2" in na.tekst
    for stuk in b.stukken:
        assert (
            na.links[f"{stuk.soort.label}, versie 1"] == f"/stukken/{stuk.id}"
            and stuk.code in na.tekst
        )
        assert f"http://localhost/controleer/{stuk.code}" in stuk.bron


def test_a_text_that_is_mended_while_the_papers_are_printed_is_not_issued_as_it_was(
    adviseur, b, monkeypatch
):
    def intussen(html, *_):
        Behandeling.update(kern="Nu zonder de naam van het dorp.").execute()
        return html.encode()

    monkeypatch.setattr(drukker, "render", intussen)
    formulier = adviseur.open(pagina(b))
    assert adviseur.verstuur(formulier, "/vaststellen").status == 409
    assert not Stuk.select().exists() and Bijeenkomst.get_by_id(b.id).vastgesteld_op is None
    assert adviseur.verstuur(formulier, "/vaststellen").status == 303
    assert "zonder de naam van het dorp" in laatste(b).bron


def test_a_paper_that_cannot_be_printed_keeps_the_agenda_a_concept(adviseur, b, monkeypatch):
    def mislukt(*_):
        raise drukker.PapierMislukt("tijd")

    monkeypatch.setattr(drukker, "render", mislukt)
    antwoord = stel_vast(adviseur, b)
    assert (antwoord.status, "duurde te lang" in antwoord.tekst) == (503, True)
    assert Bijeenkomst.get_by_id(b.id).vastgesteld_op is None
    assert (
        not Stuk.select().exists()
        and not Bericht.select().where(Bericht.soort == "bijeenkomst").exists()
    )


def test_the_second_of_two_clicks_prints_nothing_and_gets_the_same_answer(adviseur, b, monkeypatch):
    scherm = adviseur.open(pagina(b))
    eerste = adviseur.verstuur(scherm, "/vaststellen")
    monkeypatch.setattr(drukker, "render", lambda *_: pytest.fail("it was printed again"))
    assert adviseur.verstuur(scherm, "/vaststellen").naar == eerste.naar
    assert Stuk.select().count() == len(VASTGESTELD)


def test_a_stale_screen_is_told_before_anything_is_printed(adviseur, b, mensen, monkeypatch):
    scherm = adviseur.open(pagina(b))
    vergaderen.voeg_toe(b, mensen.adviseur2)
    monkeypatch.setattr(drukker, "render", lambda *_: pytest.fail("it was printed"))
    assert adviseur.verstuur(scherm, "/vaststellen").status == 409 and not Stuk.select().exists()


def test_version_two_says_on_its_page_and_on_paper_what_changed(adviseur, b, mensen):
    stel_vast(adviseur, b)
    concept(adviseur, b)
    vergaderen.voeg_toe(Bijeenkomst.get_by_id(b.id), mensen.adviseur)
    vergaderen.maak_rijp(b, mensen.adviseur)
    stel_vast(adviseur, b)
    stuk = laatste(b)
    assert stuk.versie == 2 and "Nieuw: ‘Pauze’" in stuk.wijzigingen
    assert (
        "Gewijzigd sinds versie 1, 12\u00a0maart\u00a02026" in stuk.bron
        and "Nieuw: ‘Pauze’" in stuk.bron
    )
    assert "Nieuw: ‘Pauze’" in adviseur.open(f"/stukken/{stuk.id}").tekst
    assert laatste(b, Stuksoort.BRIEFING).wijzigingen == []
    assert "Er is niets gewijzigd sinds versie 1" in laatste(b, Stuksoort.BRIEFING).bron


def test_a_briefing_can_bear_the_name_of_each_reader(adviseur, client, b, mensen):
    stel_vast(adviseur, b, op_naam=True)
    stuk, pad = laatste(b, Stuksoort.BRIEFING), f"{pagina(b)}/briefing.pdf"
    assert (stuk.op_naam, laatste(b).op_naam) == (True, False)
    eerste, tweede = (client(mensen.bestuurder).open(pad).antwoord.data for _ in range(2))
    ander = client(mensen.voorzitter_beraad).open(pad).antwoord.data
    assert (
        b"Exemplaar van Bestuurder" in eerste == tweede
        and b"Exemplaar van Voorzitter beraad" in ander
    )
    assert Exemplaar.select().count() == 2 and Inzage.select().count() == 3
    assert adviseur.open(pad).antwoord.data == bytes(
        stuk.inhoud
    )  # the adviseur gets what was issued
