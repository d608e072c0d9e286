"""What is issued passes as PDF/UA-1 and PDF/A-3a, bears its marks on every page, and is the same
every time.
"""

import re
from hashlib import sha256
from io import BytesIO
from xml.etree import ElementTree

import page
import pytest
import segno
from pypdf import PdfReader

from portal.models import Agendapunt, Bijeenkomst
from portal.queries.rondom import stuk as query
from portal.steps.rondom import stuk as stap
from portal.vocabulary import Status, Stuksoort
from reports import papieren as stukken
from reports.opmaak.qr import qr_svg
from reports.papieren import PAPIEREN, Uitgifte
from reports.pers import drukker
from reports.uitgeven import uitgave
from tests.hulp import databases, dilemmas, vergaderen, wereld
from tests.hulp.stukken import met_verzoek
from tests.hulp.wereld import NU
from tests.reports.lezen import bladen, bladwijzers, tags

ADRES, CODE = "https://portaal.example", "7K3M-Q9TX-P2HD"
UIT_TE_GEVEN = [
    soort for soort, papier in PAPIEREN.items() if papier.uitgifte is not Uitgifte.NOOIT
]
WIE = "Renée d’Ancona-<b>Özdemir</b>"


@pytest.fixture(scope="session", params=["sqlite"])
def backend(request):
    """Paper is the same from either database."""
    return request.param


@pytest.fixture(scope="module")
def boek(gevulde_database):
    """Each paper that can be issued, printed as its second version: (second version, first version,
    subject).
    """
    with databases.teruggedraaid(gevulde_database):
        mensen = wereld.mensen()
        b = vergaderen.plan(mensen.adviseur, wereld.gremium_met(wereld.BERAAD), begint=NU)
        vergaderen.agendeer(b, dilemmas.in_status(Status.BERAAD, mensen), mensen.adviseur)
        onderwerpen = {Bijeenkomst: b, int: NU.year}
        yield {
            soort: _twee(soort, onderwerpen[PAPIEREN[soort].over], mensen.adviseur)
            for soort in UIT_TE_GEVEN
        }


def _twee(soort, onderwerp, adviseur):
    eerste = uitgave.bereid(soort, onderwerp, NU, ADRES)
    stap.geef_uit(eerste, met_verzoek(adviseur))
    if isinstance(onderwerp, Bijeenkomst):
        onderwerp = Bijeenkomst.get_by_id(onderwerp.id)
        onderwerp.plaats = f"Zaal van het {soort}"
    return uitgave.bereid(soort, onderwerp, NU, ADRES, code=CODE), eerste, onderwerp


@pytest.fixture(params=UIT_TE_GEVEN, ids=str)
def soort(request):
    return request.param


@pytest.fixture
def drukwerk(boek, soort):
    return boek[soort][0]


@pytest.fixture
def gelezen(drukwerk):
    return PdfReader(BytesIO(drukwerk.inhoud))


@pytest.mark.parametrize("profiel", ["ua1", "3a"])
def test_passes_both_validators(drukwerk, profiel):
    assert "Checks: 0 failed" in str(page.validate_pdf_bytes(drukwerk.inhoud, profile=profiel))


def test_the_metadata_says_both_and_can_be_read_without_unpacking(drukwerk):
    xmp = re.search(rb"<x:xmpmeta.*?</x:xmpmeta>", drukwerk.inhoud, re.DOTALL)[0]
    boom = ElementTree.fromstring(xmp)
    (rdf,) = boom
    pdfa, pdfua = "{http://www.aiim.org/pdfa/ns/id/}", "{http://www.aiim.org/pdfua/ns/id/}"
    attributen = {naam: waarde for e in rdf for naam, waarde in e.attrib.items()}
    assert (attributen[f"{pdfa}part"], attributen[f"{pdfa}conformance"]) == ("3", "A")
    assert [e.text for e in rdf.iter(f"{pdfua}part")] == ["1"]


def test_every_page_has_version_code_and_mark(drukwerk):
    teksten = bladen(drukwerk.inhoud)
    merk = re.search(rf"{CODE} · ([0-9a-f]{{12}})", teksten[0])[1]
    for nummer, tekst in enumerate(teksten, 1):
        assert f"versie 2 · pagina {nummer} van {len(teksten)} {CODE} · {merk}" in tekst
        assert "CONCEPT" not in tekst


def test_the_anchor_of_the_log_stands_on_the_last_page_in_the_tags_and_in_the_metadata(
    drukwerk, tmp_path
):
    assert re.fullmatch(r"\d+:[0-9a-f]{64}", drukwerk.anker)
    zin = f"{ADRES}/controleer/{CODE} · Logboek bij uitgifte: {drukwerk.anker}"
    teksten = bladen(drukwerk.inhoud)
    assert [zin in tekst for tekst in teksten] == [False] * (len(teksten) - 1) + [True]
    assert f"logboek {drukwerk.anker}".encode() in drukwerk.inhoud
    assert tags(PdfReader(BytesIO(drukwerk.inhoud)))[-2:] == ["P", "Span"]


def test_the_mark_is_a_hash_of_the_content_and_not_of_the_code_of_another(boek, soort):
    tweede, eerste, _ = boek[soort]
    merk = re.search(rf"{CODE} · ([0-9a-f]{{12}})", tweede.bron)[1]
    assert sha256(tweede.bron.replace(merk, "").encode()).hexdigest().startswith(merk)
    assert merk not in eerste.bron


def test_the_code_leads_to_the_check_page_by_qr_on_every_page(drukwerk, gelezen):
    pad = re.search(r'<title>QR-code naar (\S+)</title><path d="([^"]+)"', drukwerk.bron)
    assert pad[1] == f"{ADRES}/controleer/{CODE}"
    assert all(
        "/XObject" in blad["/Resources"] or b" re" in blad.get_contents().get_data()
        for blad in gelezen.pages
    )


@pytest.mark.parametrize(
    "adres", ["http://localhost/controleer/x", f"{ADRES}/controleer/{CODE}", ADRES * 9]
)
def test_the_drawn_path_is_the_code_module_by_module(adres):
    """Paint the path on a grid and compare it with what segno says."""
    matrix = [[0] * len(rij) for rij in segno.make_qr(adres, error="l").matrix]
    for x, y, breed in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", qr_svg(adres)):
        for i in range(int(breed)):
            matrix[int(y)][int(x) + i] = 1
    assert [bytes(rij) for rij in matrix] == [
        bytes(rij) for rij in segno.make_qr(adres, error="l").matrix
    ]


def test_it_starts_with_what_changed_and_the_title_is_still_the_first_heading(boek, soort):
    tweede, _, onderwerp = boek[soort]
    koppen = [tag for tag in tags(PdfReader(BytesIO(tweede.inhoud))) if tag in ("H1", "H2", "H3")]
    assert koppen[0] == "H1" and koppen.count("H1") == 1
    eerste_blad = bladen(tweede.inhoud)[0]
    if isinstance(onderwerp, Bijeenkomst):
        assert tweede.wijzigingen == [f"Gewijzigd: plaats Zaal van het {soort} (was Utrecht)"]
        assert "Gewijzigd sinds versie 1, 12 maart 2026 Gewijzigd: plaats Zaal" in eerste_blad
    else:
        assert "Er is niets gewijzigd sinds versie 1, 12 maart 2026." in eerste_blad
    assert "Gewijzigd" not in " ".join(bladwijzers(PdfReader(BytesIO(tweede.inhoud))))


def test_the_first_version_says_nothing_of_changes(boek, soort):
    _, eerste, _ = boek[soort]
    assert eerste.wijzigingen == [] and "gewijzigd sinds" not in eerste.bron.lower()


def test_the_same_data_give_the_same_bytes_in_another_press(boek, soort):
    tweede, _, _ = boek[soort]
    pers = drukker.Customer()
    try:
        assert pers.render(tweede.bron, drukker.Limits(), True) == tweede.inhoud
    finally:
        pers.stop()


def test_the_same_data_give_the_same_html(boek, soort):
    tweede, _, onderwerp = boek[soort]
    opnieuw = uitgave.bereid(soort, onderwerp, NU, ADRES, code=CODE, anker=tweede.anker)
    assert (opnieuw.bron, opnieuw.inhoud) == (tweede.bron, tweede.inhoud)


def test_a_print_that_is_not_issued_says_concept_and_has_no_code(boek, soort):
    concept = stukken.html(soort, boek[soort][2], NU)
    assert (
        "CONCEPT" in concept and "controleer/" not in concept and "<!--exemplaar-->" not in concept
    )


def test_a_personal_copy_has_the_name_on_every_page_and_is_as_good(boek):
    tweede, _, _ = boek[Stuksoort.BRIEFING]
    kopie = uitgave.exemplaar(tweede, WIE)
    assert kopie == uitgave.exemplaar(tweede, WIE) != uitgave.exemplaar(tweede, "Iemand anders")
    assert all(f"Exemplaar van {WIE}" in tekst for tekst in bladen(kopie))
    for profiel in ("ua1", "3a"):
        assert "Checks: 0 failed" in str(page.validate_pdf_bytes(kopie, profile=profiel))


def test_what_people_type_cannot_pose_as_the_place_for_a_name(boek, db, mensen):
    b = boek[Stuksoort.BRIEFING][2]
    Agendapunt.update(titel="<!--exemplaar--> x").where(Agendapunt.bijeenkomst == b).execute()
    assert uitgave.bereid(Stuksoort.AGENDA, b, NU, ADRES).bron.count("<!--exemplaar-->") == 1


def test_only_papers_that_may_be_personal_are(boek):
    b = boek[Stuksoort.BRIEFING][2]
    stapel = uitgave.bij_vaststellen(b, NU, ADRES, op_naam=True)
    assert {d.soort: d.op_naam for d in stapel} == {
        Stuksoort.AGENDA: False,
        Stuksoort.BRIEFING: True,
    }


def test_every_issue_has_a_number_that_follows(boek, soort):
    tweede, eerste, onderwerp = boek[soort]
    assert (eerste.versie, tweede.versie) == (1, 2)
    assert tweede.reeks == query.reeks(soort, onderwerp)
