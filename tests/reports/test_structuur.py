"""Every paper as somebody reads it who cannot see it: bare, as it mostly is, and large."""

import re
from io import BytesIO
from itertools import groupby, pairwise

import page
import pytest
from pypdf import PdfReader

from reports.papieren import PAPIEREN
from reports.pers import drukker
from tests.reports import structuur
from tests.reports.lezen import figuren
from tests.reports.structuur import kaal
from tests.reports.stukvoorbeelden import VOORBEELDEN

MATEN = ("bare", "ordinary", "large")
TUSSENDOOR = 20  # letters: a page number and a dash are less


GEVALLEN = [pytest.param((s, m), id=f"{s}-{MATEN[m]}") for s in VOORBEELDEN for m in range(3)]


@pytest.fixture(scope="module", params=GEVALLEN)
def stuk(request, tmp_path_factory):
    """A paper as HTML, as PDF, and as another program reads its tags."""
    soort, maat = request.param
    inhoud = VOORBEELDEN[soort][maat]
    html = PAPIEREN[soort].html(inhoud)
    pdf = drukker.render(html)
    return html, pdf, structuur.knopen(pdf, tmp_path_factory.mktemp("stuk")), inhoud.kenmerken


def test_there_is_an_example_of_every_paper():
    assert set(VOORBEELDEN) == set(PAPIEREN)


def test_passes_ua1(stuk):
    _, pdf, _, _ = stuk
    assert "Checks: 0 failed" in str(page.validate_pdf_bytes(pdf, profile="ua1"))


def test_begins_with_its_one_h1_and_never_skips_a_level(stuk):
    *_, knopen, _ = stuk
    niveaus = [int(niveau[1]) for niveau, _ in structuur.koppen(knopen)]
    assert niveaus[0] == 1 and niveaus.count(1) == 1
    assert all(later - eerder <= 1 for eerder, later in pairwise(niveaus))


def test_headings_come_as_they_were_written(stuk):
    html, _, knopen, _ = stuk
    koppen = [e for e in structuur.inhoud(html).iter() if e.tag in ("h1", "h2", "h3", "h4")]
    geschreven = [(e.tag.upper(), kaal("".join(structuur.woorden(e)))) for e in koppen]
    samen = [
        (niveau, "".join(t for _, t in groep))
        for niveau, groep in groupby(geschreven, key=lambda k: k[0])
    ]
    gelezen = structuur.koppen(knopen)
    gelezen = [
        (niveau, "".join(t for _, t in groep))
        for niveau, groep in groupby(gelezen, key=lambda k: k[0])
    ]
    assert gelezen == samen


def test_every_word_is_read_in_the_order_in_which_it_was_written(stuk):
    """Page numbers and marks of lists come in between, and the heads of a table again on its next
    page.
    """
    html, _, knopen, _ = stuk
    geschreven, gelezen, plek = structuur.inhoud(html), structuur.proza(knopen), 0
    hoofden = [kaal("".join(structuur.woorden(hoofd))) for hoofd in geschreven.iter("thead")]
    for woord in filter(None, map(kaal, structuur.woorden(geschreven))):
        gevonden = gelezen.find(woord, plek)
        assert gevonden >= 0, f"{woord!r} is not read after …{gelezen[max(plek - 60, 0) : plek]}"
        ertussen = re.sub("|".join(map(re.escape, hoofden)) or "$", "", gelezen[plek:gevonden])
        assert len(ertussen) < TUSSENDOOR, f"{ertussen!r} is read before {woord!r}"
        plek = gevonden + len(woord)


def test_what_stands_in_the_margins_is_not_read_as_content(stuk):
    *_, knopen, merken = stuk
    gelezen = " ".join(knoop.tekst for knoop in knopen)
    for marge in (merken.tlp.label, merken.tlp.value, f"versie {merken.versie}", "CONCEPT"):
        assert marge not in gelezen
    assert not re.search(r"pagina \d+ van \d+", gelezen)


def test_every_cell_says_under_which_heads_it_stands(stuk):
    html, pdf, _, _ = stuk
    assert all(e.get("scope") in ("col", "row") for e in structuur.inhoud(html).iter("th"))
    for tabel in _tabellen(PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]):
        cellen = list(_onder(tabel))
        hoofden = {str(cel.get("/ID")) for cel in cellen if cel.get("/S") == "/TH"}
        kop = [
            set(map(str, cel["/A"]["/Headers"]))
            for cel in cellen
            if cel.get("/S") == "/TD" and cel.get("/K")
        ]
        assert hoofden and kop and all(onder and onder <= hoofden for onder in kop)


def _tabellen(wortel):
    return [knoop for knoop in _onder(wortel) if knoop.get("/S") == "/Table"]


def _onder(knoop):
    yield knoop
    for kind in knoop.get("/K", []):
        kind = kind.get_object()
        if isinstance(kind, dict):
            yield from _onder(kind)


def test_every_drawing_is_described(stuk):
    html, pdf, *_ = stuk
    beschreven = figuren(PdfReader(BytesIO(pdf)))
    assert len(beschreven) == html.count('<svg class="grafiek')
    assert all(len(alt) > 20 for alt in beschreven)


@pytest.mark.parametrize("soort", ["ontvangstbevestiging", "terugkoppeling", "factsheet"])
def test_a_letter_and_a_factsheet_are_one_page(soort):
    gewoon = PAPIEREN[soort].html(VOORBEELDEN[soort][1])
    assert len(PdfReader(BytesIO(drukker.render(gewoon))).pages) == 1
