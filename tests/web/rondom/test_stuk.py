"""Who may open which paper in which state, what is noted of it, and how it is withdrawn."""

import pytest

from portal.models import Bericht, Inzage, Stuk
from portal.queries.rondom import stuk as query
from portal.steps.rondom import stuk as stap
from portal.vocabulary import Stuksoort
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
