"""A year over HTTP: the actieprogramma and the jaarrapport, for whoever has a seat, as page and as
paper.
"""

import re
from datetime import date

import pytest

from portal.engine import Verzoek
from portal.models import Actie, Stuk
from portal.queries.rondom.jaarcijfers import CIJFERS, getoond
from portal.steps.rondom import doel as doelstappen
from portal.vocabulary import Status
from reports.grafieken import woord
from reports.pers import drukker
from tests.hulp import dilemmas, doelen
from tests.hulp.pagina import woorden
from tests.hulp.vragen import aantal_vragen
from tests.hulp.wereld import BERAAD, NU, PERSONAS, gremium_met

MET_ZETEL = {
    "adviseur",
    "adviseur2",
    "deelnemer",
    "voorzitter_platform",
    "specialist",
    "trekker",
    "bestuurder",
    "voorzitter_beraad",
}
BLADEN = ("/jaar/2026/actieprogramma", "/jaar/2026/jaarrapport")
PDFS = tuple(f"{pad}.pdf" for pad in BLADEN)


@pytest.fixture(autouse=True)
def pers(monkeypatch):
    """Printing has its own tests."""
    monkeypatch.setattr(drukker, "render", lambda html, *_: html.encode())


def actie(eigenaar, wat, gremium=BERAAD, termijn=date(2026, 5, 1), **anders):
    return Actie.create(
        wat=wat, eigenaar=eigenaar, gremium=gremium_met(gremium), termijn=termijn, **anders
    )


def papier(lezer, pad):
    antwoord = lezer.open(pad)
    return antwoord.status, antwoord.antwoord.get_data(as_text=True)


def geef_uit(client, mensen):
    """Let an adviseur issue both papers of the year as it is now."""
    adviseur = client(mensen.adviseur)
    for pad in BLADEN:
        adviseur.doe(adviseur.open(pad), "/uitgeven")


@pytest.mark.parametrize("persona", PERSONAS)
def test_whoever_has_a_seat_reads_them_and_for_others_they_are_not_there(client, mensen, persona):
    geef_uit(client, mensen)
    lezer, paden = client(getattr(mensen, persona)), ("/jaar", *BLADEN, *PDFS)
    status = 200 if persona in MET_ZETEL else 404
    assert {pad: lezer.open(pad).status for pad in paden} == dict.fromkeys(paden, status)


@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize("pad", PDFS)
def test_until_it_is_issued_only_an_adviseur_reads_the_paper(client, mensen, persona, pad):
    lezer = client(getattr(mensen, persona))
    assert lezer.open(pad).status == (200 if persona.startswith("adviseur") else 404)
    if persona in MET_ZETEL:
        knop = f"{pad}" in lezer.open(pad.removesuffix(".pdf")).links.values()
        assert knop is persona.startswith("adviseur")


@pytest.mark.parametrize("jaar", ["0", "2019", "2101", "26", "02026", "9" * 30, "x"])
def test_what_is_no_year_is_404(client, mensen, jaar):
    lezer = client(mensen.adviseur)
    for soort in ("actieprogramma", "jaarrapport", "jaarrapport.pdf", "agenda.pdf"):
        assert lezer.open(f"/jaar/{jaar}/{soort}").status == 404


@pytest.mark.parametrize("pad", ["/jaar/2031/actieprogramma", "/jaar/2031/jaarrapport"])
def test_a_year_in_which_nothing_happened_says_so(client, mensen, pad):
    assert re.search(
        "geen acties en geen doelen|niets vrijgegeven", client(mensen.deelnemer).open(pad).tekst
    )
    status, html = papier(client(mensen.adviseur), f"{pad}.pdf")
    assert status == 200 and re.search("geen acties en geen doelen|niets vrijgegeven", html)


def test_the_years_lead_to_their_pages(client, mensen, dilemma_in):
    dilemma_in(Status.UITVOERING)
    doelen.maak(mensen.adviseur)
    Actie.update(termijn=date(2028, 1, 1)).execute()
    lezer = client(mensen.deelnemer)
    links = set(lezer.open("/jaar").links.values())
    assert {href.split("/")[2] for href in links if href.startswith("/jaar/")} == {"2026", "2028"}
    assert {lezer.open(href).status for href in links} == {200}


@pytest.fixture
def vol_jaar(mensen, dilemma_in):
    """Six dilemmas on the Platform, five done and two withdrawn, with acties and a doel."""
    for status, aantal in ((Status.PLATFORM, 6), (Status.AFGEROND, 5), (Status.INGETROKKEN, 2)):
        for _ in range(aantal):
            dilemma_in(status)
    doel = doelen.maak(mensen.adviseur)
    doelstappen.koppel_hier(doel, Verzoek(mensen.adviseur, NU), actie=Actie.get())


def test_every_number_on_the_page_and_in_the_paper_is_that_of_the_query_it_names(
    client, mensen, vol_jaar
):
    lezer, cijfers = client(mensen.deelnemer), getoond(2026)
    pagina = lezer.open(BLADEN[1])
    cellen = [(e.get("data-bron"), woorden(e)) for e in pagina.boom.iter() if e.get("data-bron")]
    assert {bron for bron, _ in cellen} == set(CIJFERS)
    _, html = papier(client(mensen.adviseur), PDFS[1])
    assert sorted(cellen) == sorted(re.findall(r'data-bron="(\w+)">([^<]*)<', html))
    for naam, rijen in cijfers.items():
        getallen = [
            waarde.split(" gemeenten")[0]
            for bron, waarde in cellen
            if bron == naam and waarde != "–"
        ]
        assert sorted(getallen) == sorted(woord(w) for w in rijen.values()), naam


def test_no_number_under_five_is_on_the_page_or_in_the_paper(client, mensen, vol_jaar):
    lezer = client(mensen.deelnemer)
    for html in (lezer.open(BLADEN[1]).html, papier(client(mensen.adviseur), PDFS[1])[1]):
        cellen = re.findall(r'data-bron="(\w+)">(\d+)[^<]*<', html)
        assert cellen and not [
            (b, n) for b, n in cellen if 0 < int(n) < 5 and b != "dagen_per_trede"
        ]
        assert "minder dan 5" in html
        assert not re.search(r"(Ingetrokken|ingetrokken) (2|13)\b", html)


def test_only_what_was_released_widely_was_learnt(client, mensen, dilemma_in):
    for lezers in ("deelnemers", "professionals", "openbaar"):
        waarden = {"openbaarheid": lezers, "opbrengst_titel": f"Voor {lezers}"}
        dilemmas.doe("oplossen", dilemma_in(Status.PLATFORM), mensen.adviseur, **waarden)
    lezer = client(mensen.adviseur)
    for tekst in (lezer.open(BLADEN[1]).tekst, papier(lezer, PDFS[1])[1]):
        assert [
            wie for wie in ("deelnemers", "professionals", "openbaar") if f"Voor {wie}" in tekst
        ] == ["professionals", "openbaar"]


@pytest.mark.parametrize("pad", BLADEN)
def test_an_adviseur_issues_it_and_members_get_that_version(client, mensen, pad):
    adviseur, lid = client(mensen.adviseur), client(mensen.deelnemer)
    assert "CONCEPT" in papier(adviseur, f"{pad}.pdf")[1] and "Geef uit" not in lid.open(pad).tekst
    adviseur.doe(adviseur.open(pad), "/uitgeven")
    assert (Stuk.get().jaar, Stuk.get().versie) == (2026, 1)
    assert lid.open(pad).links["versie 1"] == f"/stukken/{Stuk.get().id}"
    assert "CONCEPT" not in papier(lid, f"{pad}.pdf")[1]
    assert "CONCEPT" in papier(adviseur, f"{pad}.pdf?concept=1")[1]
    assert "CONCEPT" not in papier(lid, f"{pad}.pdf?concept=1")[1]


def test_a_withdrawn_version_is_not_there_for_members(client, mensen):
    adviseur, lid = client(mensen.adviseur), client(mensen.deelnemer)
    adviseur.doe(adviseur.open(BLADEN[1]), "/uitgeven")
    adviseur.doe(adviseur.open(f"/stukken/{Stuk.get().id}/intrekken"), reden="Fout getal.")
    assert "Nog niet uitgegeven" in lid.open(BLADEN[1]).tekst
    status, html = papier(lid, PDFS[1])
    assert status == 410 and "Fout getal." in html
    assert "CONCEPT" in papier(adviseur, PDFS[1])[1]
    assert "ingetrokken" in adviseur.open(BLADEN[1]).tekst


@pytest.mark.parametrize("pad", BLADEN)
def test_more_rows_take_no_more_queries(client, mensen, dilemma_in, pad):
    lezer, doel = client(mensen.adviseur), doelen.maak(mensen.adviseur)
    een = (dilemma_in(Status.UITVOERING), actie(mensen.bestuurder, "x", doel=doel))
    vragen = aantal_vragen(lambda: lezer.open(pad))
    for i in range(2):
        doelen.maak(mensen.adviseur, naam=f"Doel {i}")
        dilemma_in(Status.UITVOERING)
        actie(mensen.deelnemer, "y", doel=doel)
    assert een and aantal_vragen(lambda: lezer.open(pad)) == vragen
