"""Answers that are a file instead of a page. A file's name says nothing of its content: it stays
behind among the downloads.
"""

from flask import Response

from portal.jobs import kalender


def pdf(inhoud: bytes, naam: str) -> Response:
    """Offer a PDF to look at; `naam` comes without .pdf."""
    return _bestand(inhoud, "application/pdf", f'inline; filename="{naam}.pdf"')


def ics(inhoud: bytes, naam: str) -> Response:
    """Offer a calendar entry to keep; `naam` comes without .ics."""
    soort = f"{kalender.SOORT}; charset=utf-8"
    return _bestand(inhoud, soort, f'attachment; filename="{naam}.ics"')


def _bestand(inhoud: bytes, soort: str, aanbod: str) -> Response:
    return Response(inhoud, content_type=soort, headers={"Content-Disposition": aanbod})
