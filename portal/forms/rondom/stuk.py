"""Issued papers: withdraw one, and check one without an account."""

from flask_wtf.file import FileField, FileRequired

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.velden.teksten.formulieren import UITLEG


class IntrekForm(BasisForm):
    """Why a paper is withdrawn; its recipients read it."""

    reden = basis.tekstregel("Waarom trek je dit stuk in?", UITLEG["stuk.reden"])


class CodeForm(BasisForm):
    """A code as it is printed at the foot of each page."""

    class Meta(BasisForm.Meta):
        csrf = False  # it only looks something up

    code = basis.tekstregel("Code", UITLEG["stuk.code"])


class BestandForm(BasisForm):
    """A file to compare with an issued paper."""

    bestand = FileField(
        "Bestand", [FileRequired("Kies eerst een bestand.")], description=UITLEG["stuk.bestand"]
    )
