"""Answers that are a file instead of a page. A file's name says nothing of its content: it stays
behind among the downloads.
"""

from collections.abc import Sequence

from flask import Response

from portal.jobs import kalender
from portal.queries.uitvoer import Uitvoer
from portal.tools.rekenblad import Cel, als_csv, als_xlsx
from portal.tools.tijd import als_cijfers
from portal.web.sessie import nu

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def pdf(inhoud: bytes, naam: str) -> Response:
    """Offer a PDF to look at; `naam` comes without .pdf."""
    return _bestand(inhoud, "application/pdf", f'inline; filename="{naam}.pdf"')


def ics(inhoud: bytes, naam: str) -> Response:
    """Offer a calendar entry to keep; `naam` comes without .ics."""
    soort = f"{kalender.SOORT}; charset=utf-8"
    return _bestand(inhoud, soort, f'attachment; filename="{naam}.ics"')


def rekenblad(wat: Uitvoer, rijen: Sequence[Sequence[Cel]], vorm: str) -> Response:
    """Offer rows as a spreadsheet to keep, as `csv` or `xlsx`; its name tells what and when."""
    if vorm == "csv":
        inhoud, soort = als_csv(wat.koppen, rijen), "text/csv; charset=utf-8"
    else:
        inhoud, soort = als_xlsx(wat.titel, wat.koppen, rijen, nu()), XLSX
    naam = f"{wat.naam}-{als_cijfers(nu())}.{vorm}"
    return _bestand(inhoud, soort, f'attachment; filename="{naam}"')


def _bestand(inhoud: bytes, soort: str, aanbod: str) -> Response:
    return Response(inhoud, content_type=soort, headers={"Content-Disposition": aanbod})
