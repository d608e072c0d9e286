"""Papers that are printed on request: who gets a letter, a factsheet, a regieboek, and what it says
to them.
"""

from datetime import timedelta

import pytest

from portal.engine import Verzoek
from portal.models import Bijeenkomst, Opbrengst
from portal.steps import triage
from portal.vocabulary import Openbaarheid, Status
from reports.pers import drukker
from tests.hulp import dilemmas, vergaderen, wereld
from tests.hulp.wereld import NU, PERSONAS

ADVISEURS = {"adviseur", "adviseur2"}
LEDEN = {
    "inbrenger",
    "deelnemer",
    "voorzitter_platform",
    "specialist",
    "trekker",
    "bestuurder",
    "voorzitter_beraad",
}


@pytest.fixture(autouse=True)
def html_in_plaats_van_pdf(monkeypatch):
    monkeypatch.setattr(
        drukker, "render", lambda html, *_: html.encode()
    )  # printing has its own tests


@pytest.fixture
def wie_krijgt(client, mensen):
    """Return by name who gets an answer at an address; everybody else gets 404, or is asked to sign
    in.
    """

    def kijk(pad):
        antwoorden = {naam: client(getattr(mensen, naam)).open(pad).status for naam in PERSONAS}
        assert set(antwoorden.values()) <= {200, 404}
        return {naam for naam, status in antwoorden.items() if status == 200}

    return kijk


def tekst(bezoeker, pad):
    antwoord = bezoeker.open(pad)
    assert (antwoord.status, antwoord.koppen["Content-Type"]) == (200, "application/pdf"), pad
    return " ".join(antwoord.antwoord.get_data(as_text=True).split())


def brief(dilemma, soort):
    return f"/dilemma/{dilemma.nummer}/{soort}.pdf"


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.CONCEPT])
def test_a_receipt_is_for_the_inbrenger_and_the_ccv_wherever_the_dilemma_stands(
    dilemma_in, wie_krijgt, status
):
    assert wie_krijgt(brief(dilemma_in(status), "ontvangstbevestiging")) == ADVISEURS | {
        "inbrenger"
    }


def test_what_was_not_filed_has_no_receipt(dilemma_in, wie_krijgt):
    assert wie_krijgt(brief(dilemma_in(Status.CONCEPT), "ontvangstbevestiging")) == set()


@pytest.mark.parametrize("status", Status)
def test_an_answer_is_there_once_the_dilemma_ended_and_not_before(dilemma_in, wie_krijgt, status):
    """Who withdrew it themselves is told nothing."""
    geeindigd = status in (Status.AFGEROND, Status.NIET_IN_BEHANDELING)
    mag = ADVISEURS | {"inbrenger"} if geeindigd else set()
    assert wie_krijgt(brief(dilemma_in(status), "terugkoppeling")) == mag


def test_without_an_account_a_letter_asks_to_sign_in(client, dilemma_in):
    for soort in ("ontvangstbevestiging", "terugkoppeling"):
        assert client().open(brief(dilemma_in(Status.AFGEROND), soort)).naar.startswith("/inloggen")


def test_the_receipt_says_what_was_asked_and_by_when_the_ccv_answers(client, mensen, dilemma_in):
    dilemma = dilemma_in(Status.INGEDIEND)
    pdf = tekst(client(mensen.inbrenger), brief(dilemma, "ontvangstbevestiging"))
    assert (
        dilemma.nummer in pdf
        and dilemmas.INTAKE["titel"] in pdf
        and dilemmas.INTAKE["vraag"] in pdf
    )
    assert "Uiterlijk op woensdag 25 februari 2026" in pdf.replace(
        "\u00a0", " "
    )  # ten working days after the filing
    assert "Bevestig eerst je e-mailadres" not in pdf
    assert dilemmas.INTAKE["context"] not in pdf and mensen.inbrenger.naam not in pdf


def test_the_receipt_of_somebody_who_is_threatened_says_who_calls_when_and_names_112(
    client, mensen, dilemma_in
):
    dilemma = dilemma_in(Status.INGEDIEND, bedreigd=True)
    pdf = tekst(client(mensen.inbrenger), brief(dilemma, "ontvangstbevestiging"))
    gelezen = pdf.replace("\u00a0", " ")  # one working day after the filing
    assert "CCV belt je uiterlijk op donderdag 12 februari 2026" in gelezen and "112" in gelezen
    assert dilemma.telefoon not in pdf and dilemma.veilig_bellen not in pdf
    triage.meld_contact(dilemma, Verzoek(mensen.adviseur, NU))
    assert "belt je" not in tekst(client(mensen.inbrenger), brief(dilemma, "ontvangstbevestiging"))


def test_an_answer_says_what_came_out_and_where_a_referral_leads(client, mensen, dilemma_in):
    dilemma = dilemma_in(Status.AFGEROND)
    pdf = tekst(client(mensen.inbrenger), brief(dilemma, "terugkoppeling"))
    opbrengst = dilemma.opbrengsten.get()
    for wat in (
        dilemma.vraag,
        dilemma.terugkoppeling,
        opbrengst.titel,
        f"/kennisbank/{opbrengst.id}",
        "Doe het.",
    ):
        assert wat in pdf, wat
    verwezen = dilemmas.doe("doorverwijzen", dilemma_in(Status.INGEDIEND), mensen.adviseur)
    assert "Doorverwezen naar" in tekst(client(mensen.inbrenger), brief(verwezen, "terugkoppeling"))
    assert "Doorverwezen naar" not in pdf


def test_the_page_of_a_dilemma_offers_the_letters_there_are(client, mensen, dilemma_in):
    for status, soorten in (
        (Status.CONCEPT, set()),
        (Status.INGEDIEND, {"ontvangstbevestiging"}),
        (Status.INGETROKKEN, {"ontvangstbevestiging"}),
        (Status.AFGEROND, {"ontvangstbevestiging", "terugkoppeling"}),
    ):
        dilemma = dilemma_in(status)
        pagina = client(mensen.inbrenger).open(f"/dilemma/{dilemma.nummer}")
        pdfs = {doel for doel in pagina.links.values() if doel.endswith(".pdf")}
        assert pdfs == {brief(dilemma, soort) for soort in soorten}


def test_a_member_is_offered_no_letter(client, mensen, dilemma_in):
    pagina = client(mensen.bestuurder).open(f"/dilemma/{dilemma_in(Status.AFGEROND).nummer}")
    assert not [doel for doel in pagina.links.values() if doel.endswith(".pdf")]


@pytest.mark.parametrize(
    ("openbaarheid", "mag", "tlp", "nummer"),
    [
        (Openbaarheid.OPENBAAR, set(PERSONAS), "TLP:CLEAR", False),
        (Openbaarheid.PROFESSIONALS, set(PERSONAS), "TLP:GREEN", False),
        (Openbaarheid.DEELNEMERS, LEDEN | ADVISEURS, "TLP:AMBER", True),
    ],
)
def test_a_factsheet_is_for_who_may_read_the_opbrengst(
    client, dilemma_in, wie_krijgt, openbaarheid, mag, tlp, nummer
):
    dilemma = dilemma_in(Status.AFGEROND)
    Opbrengst.update(openbaarheid=openbaarheid).execute()
    pad = f"/kennisbank/{Opbrengst.get().id}/factsheet.pdf"
    assert wie_krijgt(pad) == mag
    assert client().open(pad).status == (200 if openbaarheid is Openbaarheid.OPENBAAR else 404)
    pdf = tekst(client(wereld.mensen().inbrenger), pad)
    assert tlp in pdf and "Uithuwelijking" in pdf
    assert (dilemma.nummer in pdf) is nummer


def test_a_page_of_the_kennisbank_offers_its_factsheet(client, dilemma_in):
    dilemma_in(Status.AFGEROND)
    Opbrengst.update(openbaarheid=Openbaarheid.OPENBAAR).execute()
    id_ = Opbrengst.get().id
    assert f"/kennisbank/{id_}/factsheet.pdf" in client().open(f"/kennisbank/{id_}").links.values()


@pytest.fixture
def bijeenkomst(mensen, dilemma_in):
    """A meeting of the Platform with a fixed agenda, tomorrow."""
    b = vergaderen.plan(
        mensen.adviseur, voorzitter=mensen.voorzitter_platform.id, begint=NU + timedelta(days=1)
    )
    vergaderen.agendeer(b, dilemma_in(Status.PLATFORM), mensen.adviseur)
    return b


@pytest.mark.parametrize("vast", [False, True])
def test_a_regieboek_is_for_the_chair_and_the_ccv(bijeenkomst, wie_krijgt, vast):
    Bijeenkomst.update(vastgesteld_op=NU if vast else None).execute()
    assert wie_krijgt(f"/bijeenkomsten/{bijeenkomst.id}/regieboek.pdf") == ADVISEURS | {
        "voorzitter_platform"
    }


def test_there_is_no_list_of_decisions_before_the_meeting_has_begun(bijeenkomst, wie_krijgt):
    pad = f"/bijeenkomsten/{bijeenkomst.id}/besluitenlijst.pdf"
    Bijeenkomst.update(vastgesteld_op=NU).execute()
    assert wie_krijgt(pad) == set()
    Bijeenkomst.update(begint=NU).execute()
    assert wie_krijgt(pad) == ADVISEURS | {"voorzitter_platform"}  # members once it was issued
