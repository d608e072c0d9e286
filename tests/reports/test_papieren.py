"""What holds for every paper: UA-1, marks on each page, its own typeface, tags in reading order."""

from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree

import page
from pypdf import PdfReader

from portal.config import ROOT
from reports.opmaak.bladvulling import MATEN
from reports.opmaak.kenmerken import Tlp
from reports.pers import drukker
from tests.reports import conftest
from tests.reports.lezen import bladwijzers, figuren, tags


def test_passes_ua1(papier):
    uitslag = page.validate_pdf_bytes(papier, profile="ua1")
    assert "Checks: 0 failed" in str(uitslag)


def test_embeds_source_sans_and_nothing_else(gelezen):
    lettertypen = {
        naam["/BaseFont"].split("+")[-1]
        for pagina in gelezen.pages
        for naam in _lettertypen(pagina)
    }
    assert lettertypen
    assert all(naam.startswith("Source-Sans-3") for naam in lettertypen)
    assert all(_ingesloten(letter) for pagina in gelezen.pages for letter in _lettertypen(pagina))


def _lettertypen(pagina):
    return [font.get_object() for font in pagina["/Resources"]["/Font"].values()]


def _ingesloten(letter):
    return (
        "/FontFile2" in letter["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
    )


def test_every_page_has_its_tlp_twice_with_the_meaning(agenda_bladen, briefing_bladen):
    for teksten, tlp in ((agenda_bladen, Tlp.AMBER), (briefing_bladen, Tlp.AMBER_STRICT)):
        for tekst in teksten:
            assert tekst.count(f"{tlp.label} {tlp}") == 2


def test_a_draft_says_so_on_every_page_and_an_issued_paper_nowhere(agenda_bladen, briefing_bladen):
    assert all("CONCEPT" in tekst for tekst in agenda_bladen)
    assert not any("CONCEPT" in tekst for tekst in briefing_bladen)


def test_footer_counts_the_pages(agenda_bladen, briefing_bladen):
    for teksten in (agenda_bladen, briefing_bladen):
        for nummer, tekst in enumerate(teksten, start=1):
            assert f"versie 1.0 · pagina {nummer} van {len(teksten)}" in tekst


def test_says_its_language_title_and_number(gelezen):
    assert gelezen.trailer["/Root"]["/Lang"] == "nl"
    assert gelezen.metadata.title.endswith(("(A-20260319-2)", "(B-20260312-1)"))


def test_xmp_is_well_formed(gelezen):
    xmp = gelezen.trailer["/Root"]["/Metadata"].get_object().get_data()
    assert b"pdfuaid" in xmp
    assert ElementTree.fromstring(xmp) is not None


def test_headings_come_in_order_and_never_skip_a_level(gelezen):
    koppen = [int(tag[1]) for tag in tags(gelezen) if tag in ("H1", "H2", "H3")]
    assert koppen.count(1) == 1
    assert koppen[0] == 1
    assert all(later - eerder <= 1 for eerder, later in pairwise(koppen))


def test_reads_as_headings_prose_lists_and_tables(gelezen):
    gevonden = set(tags(gelezen))
    assert gevonden >= {
        "Document",
        "Sect",
        "H1",
        "H2",
        "H3",
        "P",
        "Table",
        "THead",
        "TR",
        "TH",
        "TD",
        "Link",
    }


def test_the_drawings_say_what_they_show(briefing_pdf):
    alternatieven = figuren(PdfReader(BytesIO(briefing_pdf)))
    assert len(alternatieven) == 7
    assert alternatieven[0].startswith(
        "De weg van dit dilemma: CCV 11 mrt 2025, Landelijk Platform"
    )
    assert "Werkgroep 4" in alternatieven[-1]


def test_bookmarks_name_every_dilemma(briefing_pdf):
    titels = bladwijzers(PdfReader(BytesIO(briefing_pdf)))
    assert titels[:2] == ["Beraadbriefing", "Wat wij van u vragen"]
    assert titels[-1] == "Stand van zaken"
    assert len(titels) == 3 + 6


def test_same_values_give_the_same_bytes_in_another_process(agenda_pdf, briefing_pdf):
    ander = drukker.Customer()
    try:
        assert ander.render(conftest.AGENDA, drukker.Limits()) == agenda_pdf
        assert ander.render(conftest.BRIEFING, drukker.Limits()) == briefing_pdf
    finally:
        ander.stop()


def test_the_stylesheet_knows_the_type_sizes_of_the_estimate():
    css = (ROOT / "static/css/papier.css").read_text(encoding="utf-8")
    assert f"html {{ font: {MATEN[0]}pt/" in css
    for stap, maat in enumerate(MATEN[1:], start=1):
        assert f'[data-krap="{stap}"] {{ font-size: {maat}pt; }}' in css
