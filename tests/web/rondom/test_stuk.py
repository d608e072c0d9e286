"""Who may open which paper in which state, what is noted of it, and how an adviseur issues and
withdraws.
"""

import pytest

from portal.models import Behandeling, Bericht, Bijeenkomst, Exemplaar, Inzage, Stuk
from portal.queries.rondom import stuk as query
from portal.steps.rondom import stuk as stap
from portal.vocabulary import Status, Stuksoort
from reports.papieren import PAPIEREN, Uitgifte
from reports.pers import drukker
from tests.hulp import stukken as hulp
from tests.hulp import vergaderen, wereld
from tests.hulp.pagina import woorden
from tests.hulp.stukken import met_verzoek
from tests.hulp.vergaderen import pagina
from tests.hulp.wereld import NU

ADVISEURS, LEDEN = {"adviseur", "adviseur2"}, {"bestuurder", "voorzitter_beraad"}
REGIE = {"adviseur", "adviseur2", "voorzitter_beraad"}
VASTGESTELD = [
    soort for soort, papier in PAPIEREN.items() if papier.uitgifte is Uitgifte.VASTSTELLEN
]


@pytest.fixture
def adviseur(client, mensen):
    return client(mensen.adviseur)


@pytest.fixture
def b(mensen, dilemma_in):
    """A meeting of the Beraad in two weeks, with a dilemma that the Platform saw too."""
    b = vergaderen.plan(
        mensen.adviseur, wereld.gremium_met(wereld.BERAAD), voorzitter=mensen.voorzitter_beraad.id
    )
    vergaderen.agendeer(b, dilemma_in(Status.BERAAD), mensen.adviseur)
    vergaderen.maak_rijp(b, mensen.adviseur)
    return Bijeenkomst.get_by_id(b.id)


def stel_vast(bezoeker, b, **invoer):
    return bezoeker.verstuur(bezoeker.open(pagina(b)), "/vaststellen", **invoer)


def concept(bezoeker, b):
    return bezoeker.verstuur(bezoeker.open(pagina(b)), "/concept")


def laatste(b, soort=Stuksoort.AGENDA):
    return query.laatste(query.reeks(soort, b))


def wie_krijgt(client, mensen, pad):
    """Return the status that each persona gets."""
    return {naam: client(getattr(mensen, naam)).open(pad).status for naam in wereld.PERSONAS}


def alleen(mag, anders=404):
    return {naam: 200 if naam in mag else anders for naam in wereld.PERSONAS}


# Issuing


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


# Reading


@pytest.mark.parametrize("soort", VASTGESTELD, ids=str)
def test_a_paper_goes_through_its_states(client, mensen, adviseur, b, soort):
    pad = f"{pagina(b)}/{soort}.pdf"
    assert wie_krijgt(client, mensen, pad) == alleen(
        REGIE
    )  # a concept: not for the Platform, which prepares too
    stel_vast(adviseur, b)
    stuk = laatste(b, soort)
    for adres in (pad, f"/stukken/{stuk.id}", f"/stukken/{stuk.id}.pdf"):
        assert wie_krijgt(client, mensen, adres) == alleen(ADVISEURS | LEDEN), adres
    concept(adviseur, b)
    assert wie_krijgt(client, mensen, pad) == alleen(
        ADVISEURS | LEDEN
    )  # the last version still holds
    assert client(mensen.bestuurder).open(f"{pad}?concept=1").antwoord.data == bytes(stuk.inhoud)
    for naam in REGIE:
        assert b"CONCEPT" in client(getattr(mensen, naam)).open(f"{pad}?concept=1").antwoord.data
        assert b"CONCEPT" not in client(getattr(mensen, naam)).open(pad).antwoord.data
    stap.trek_in(stuk, met_verzoek(mensen.adviseur, reden="Fout in het stuk"))
    ingetrokken = alleen(ADVISEURS) | {naam: 410 for naam in LEDEN}
    for adres in (f"/stukken/{stuk.id}", f"/stukken/{stuk.id}.pdf"):
        assert wie_krijgt(client, mensen, adres) == ingetrokken, adres
    assert wie_krijgt(client, mensen, pad) == alleen(REGIE) | {"bestuurder": 410}


def test_the_page_of_a_withdrawn_paper_says_why_and_no_page_leads_there(
    client, mensen, adviseur, b
):
    stel_vast(adviseur, b)
    stuk = laatste(b)
    stap.trek_in(stuk, met_verzoek(mensen.adviseur, reden="De verkeerde zaal"))
    lid = client(mensen.bestuurder)
    assert "De reden: De verkeerde zaal" in lid.open(f"/stukken/{stuk.id}").tekst
    assert not [
        doel
        for doel in lid.open(pagina(b)).links.values()
        if doel.endswith(("agenda.pdf", f"/{stuk.id}"))
    ]


@pytest.mark.parametrize(
    "soort", ["agenda", "regieboek", "jaarrapport", "terugkoppeling", "gedicht", "AGENDA"]
)
def test_a_meeting_has_no_other_papers_than_its_own(client, mensen, soort):
    b = vergaderen.plan(mensen.adviseur)
    status = client(mensen.adviseur).open(f"{pagina(b)}/{soort}.pdf").status
    assert status == (200 if soort in ("agenda", "regieboek") else 404)
    assert client(mensen.deelnemer).open(f"{pagina(b)}/{soort}.pdf").status == 404


@pytest.mark.parametrize("soort", VASTGESTELD, ids=str)
def test_an_agenda_fixed_before_papers_were_issued_is_printed_for_its_members(
    client, mensen, b, soort, monkeypatch
):
    monkeypatch.setattr(drukker, "render", lambda html, *_: html.encode())
    vergaderen.stel_vast(b, mensen.adviseur)
    pad = f"{pagina(b)}/{soort}.pdf"
    assert wie_krijgt(client, mensen, pad) == alleen(ADVISEURS | LEDEN)
    assert (
        b"CONCEPT" not in client(mensen.bestuurder).open(pad).antwoord.data
        and not Inzage.select().exists()
    )
    assert pad in client(mensen.bestuurder).open(pagina(b)).links.values()


def test_every_opening_is_noted_of_the_issued_paper_and_of_nothing_else(
    client, mensen, adviseur, b
):
    client(mensen.voorzitter_beraad).open(f"{pagina(b)}/agenda.pdf")
    assert not Inzage.select().exists()  # a concept is nobody's paper
    stel_vast(adviseur, b)
    lid = client(mensen.bestuurder)
    for _ in range(2):
        lid.open(f"{pagina(b)}/agenda.pdf")
    lid.http.head(f"{pagina(b)}/agenda.pdf")
    lid.open(f"/stukken/{laatste(b).id}")
    assert [(rij.persoon, rij.op) for rij in Inzage.select()] == [(mensen.bestuurder, NU)] * 2
    lijst = adviseur.open(f"/stukken/{laatste(b).id}")
    assert [[woorden(cel) for cel in rij] for rij in lijst.hoofd.iter("tr")][1:] == [
        ["Bestuurder", "ja", "12 maart 2026, 10.30 uur", "2"],
        ["Voorzitter beraad", "ja", "nog niet", "0"],
    ]
    assert "geopend door 1 van 2" in adviseur.open(pagina(b)).tekst


def test_members_do_not_see_who_read_it(client, mensen, adviseur, b):
    stel_vast(adviseur, b)
    gelezen = client(mensen.bestuurder).open(f"/stukken/{laatste(b).id}")
    assert "Wie heeft het geopend" not in gelezen.tekst and "Voorzitter beraad" not in gelezen.tekst
    assert "Trek in" not in gelezen.links


def test_a_file_name_says_which_paper_and_nothing_of_its_content(adviseur, b):
    assert (
        'filename="agenda-2026-03-26.pdf"'
        in adviseur.open(f"{pagina(b)}/agenda.pdf").koppen["Content-Disposition"]
    )
    stel_vast(adviseur, b)
    kop = adviseur.open(f"{pagina(b)}/agenda.pdf").koppen
    assert (
        'filename="agenda-2026-03-26-v1.pdf"' in kop["Content-Disposition"]
        and kop["Cache-Control"] == "no-store"
    )


# By the adviseur, apart from the agenda


@pytest.mark.parametrize("soort", ["agenda", "briefing", "regieboek", "jaarrapport", "gedicht"])
def test_nothing_else_of_a_meeting_is_issued_by_a_button(adviseur, b, soort):
    assert (
        adviseur.post(f"{pagina(b)}/{soort}/uitgeven").status == 404 and not Stuk.select().exists()
    )


def test_an_adviseur_withdraws_with_a_reason(adviseur, b):
    stel_vast(adviseur, b)
    stuk = laatste(b)
    vraag = adviseur.open(adviseur.open(f"/stukken/{stuk.id}").links["Trek in"])
    assert adviseur.verstuur(vraag).status == 422
    na = adviseur.doe(vraag, reden="De verkeerde zaal")
    assert (
        "Ingetrokken op 12 maart 2026 De verkeerde zaal" in na.tekst and "Trek in" not in na.links
    )
    assert Bericht.select().where(Bericht.soort == "ingetrokken").count() == 2


@pytest.mark.parametrize("naam", [n for n in wereld.PERSONAS if n not in ADVISEURS])
def test_nobody_else_issues_or_withdraws(client, mensen, b, naam):
    stuk = hulp.stel_vast(b, mensen.adviseur)
    wie = client(getattr(mensen, naam))
    uitgeven = (f"{pagina(b)}/besluitenlijst/uitgeven", "/jaar/2026/jaarrapport/uitgeven")
    for pad in (f"/stukken/{stuk.id}/intrekken", *uitgeven):
        assert wie.post(pad, {"reden": "x"}).status == 403
    assert Stuk.get_by_id(stuk.id).ingetrokken_op is None and Stuk.select().count() == len(
        VASTGESTELD
    )
