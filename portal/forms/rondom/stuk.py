"""Issued papers: withdraw one, and check one without an account."""

from flask_wtf.file import FileField, FileRequired

from portal.forms import basis
from portal.forms.basis import BasisForm


class IntrekForm(BasisForm):
    """Why a paper is withdrawn; its recipients read it."""

    reden = basis.tekstregel(
        "Waarom trek je dit stuk in?", "De ontvangers lezen deze reden als zij het stuk openen."
    )


class CodeForm(BasisForm):
    """A code as it is printed at the foot of each page."""

    class Meta(BasisForm.Meta):
        csrf = False  # it only looks something up

    code = basis.tekstregel(
        "Code", "De code staat onderaan elke bladzijde, bijvoorbeeld 7K3M-Q9TX-P2HD."
    )


class BestandForm(BasisForm):
    """A file to compare with an issued paper."""

    bestand = FileField(
        "Bestand",
        [FileRequired("Kies eerst een bestand.")],
        description="Een PDF van hoogstens 4 MB. Wij bewaren het bestand niet.",
    )
