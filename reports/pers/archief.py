"""What makes a PDF/A-3a a PDF/UA-1 too: WeasyPrint writes either mark, an archive wants both in one
file.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import pydyf

# PDF/A wants every property outside its own list described; ISO 14289-1 describes this one thus.
MERK = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 to which this file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""  # noqa: E501
EINDE = b"</rdf:RDF>"


# An archive compares the length of each stream with what stands before `endstream`. A stream that
# ends in CR seems one
# byte shorter there, because CR LF is one end of line.
DUBBELZINNIG = b"\r\nendstream"
POGINGEN = 16


def schrijf(write_pdf: Callable[..., bytes]) -> bytes:
    """Return a PDF/A-3a that is a PDF/UA-1 too; `write_pdf` is that of a WeasyPrint document.

    Streams that are written last, with the objects in them, change with an object that nobody
    refers to: that is how another end is found for them. One file in a hundred needs it.
    """
    for vulling in range(POGINGEN):
        pdf = write_pdf(pdf_variant="pdf/a-3a", finisher=partial(_maak_af, vulling=vulling))
        if DUBBELZINNIG not in pdf:
            return pdf
    raise ValueError("No end was found for the streams that an archive takes.")


def _maak_af(_document: Any, pdf: pydyf.PDF, vulling: int) -> None:
    for stroom in pdf.objects:
        if isinstance(stroom, pydyf.Stream) and DUBBELZINNIG in stroom.data:
            stroom.compress = not stroom.compress
    _merk(pdf)
    if vulling:
        pdf.add_object(pydyf.Dictionary({"Vulling": vulling}))


def _merk(pdf: pydyf.PDF) -> None:
    """Add the mark to the metadata; raise ValueError when it is not as WeasyPrint 70 writes it."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.compress = False  # an archive reads it without unpacking
    (xmp,) = metadata.stream
    if xmp.count(EINDE) != 1:
        raise ValueError("The metadata is not one RDF document.")
    metadata.stream = [xmp.replace(EINDE, MERK + EINDE)]
