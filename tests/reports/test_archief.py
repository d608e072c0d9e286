"""A file for the archive never has a stream whose length is open to doubt, nor metadata with half a
mark.
"""

from itertools import count

import page
import pydyf
import pytest

from reports.pers import archief, pdf
from reports.pers.archief import DUBBELZINNIG

# WeasyPrint leaves its colour profile open until the garbage is collected; a press ends before
# that.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014.icc:ResourceWarning")
KOP = (
    "<!doctype html><html lang='nl'><head><title>Proef {0}</title></head><body><h1>Nummer {0}</h1>"
)


@pytest.fixture(scope="module")
def zetterij():
    return pdf.Typesetter()


def gezet(zetterij, nummer):
    bron = pdf.HTML(string=KOP.format(nummer), base_url=pdf.BASE, url_fetcher=zetterij._sources)
    return zetterij._layout(bron)


def test_a_paper_that_would_have_a_doubtful_stream_gets_another_end(zetterij):
    """One in some sixty has one: look for the first."""
    for nummer in count():
        document = gezet(zetterij, nummer)
        if DUBBELZINNIG in document.write_pdf(pdf_variant="pdf/a-3a"):
            break
    goed = archief.schrijf(document.write_pdf)
    assert DUBBELZINNIG not in goed and goed == archief.schrijf(gezet(zetterij, nummer).write_pdf)
    for profiel in ("ua1", "3a"):
        assert "Checks: 0 failed" in str(page.validate_pdf_bytes(goed, profile=profiel))


def test_what_is_written_last_changes_until_it_ends_well():
    gevraagd = []

    def write_pdf(pdf_variant, finisher):
        gevraagd.append(finisher.keywords["vulling"])
        return DUBBELZINNIG if len(gevraagd) < 3 else b"goed"

    assert archief.schrijf(write_pdf) == b"goed" and gevraagd == [0, 1, 2]
    with pytest.raises(ValueError, match="No end"):
        archief.schrijf(lambda **_: DUBBELZINNIG)


@pytest.mark.parametrize("xmp", [b"", b"<x/>", archief.EINDE * 2])
def test_metadata_of_another_shape_is_no_paper(xmp):
    geheel = pydyf.PDF()
    metadata = pydyf.Stream([xmp])
    geheel.add_object(metadata)
    geheel.catalog["Metadata"] = metadata.reference.decode()
    with pytest.raises(ValueError, match="not one RDF"):
        archief._maak_af(None, geheel, 0)
