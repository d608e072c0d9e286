"""Answers that are a file instead of a page."""

from flask import Response


def pdf(inhoud: bytes, naam: str) -> Response:
    """Offer a PDF; `naam` (without .pdf) says nothing of its content."""
    kop = {"Content-Disposition": f'inline; filename="{naam}.pdf"'}
    return Response(inhoud, mimetype="application/pdf", headers=kop)
