"""What makes a PDF/A-3a a PDF/UA-1 too: WeasyPrint writes either mark, an archive wants both in one file."""

from typing import Any

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
"""
EINDE = b"</rdf:RDF>"


def merk(_document: Any, pdf: Any) -> None:
    """Add the mark of PDF/UA-1 to the metadata of a PDF/A-3a: the `finisher` of WeasyPrint's write_pdf.

    Raises ValueError when the metadata is not as WeasyPrint 70 writes it: better no paper than one with half a mark.
    """
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.compress = False  # an archive reads it without unpacking
    (xmp,) = metadata.stream
    if xmp.count(EINDE) != 1:
        raise ValueError("The metadata is not one RDF document.")
    metadata.stream = [xmp.replace(EINDE, MERK + EINDE)]
