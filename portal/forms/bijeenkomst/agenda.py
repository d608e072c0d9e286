"""Fix an agenda, and choose how its papers go out."""

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.velden.teksten.formulieren import UITLEG


class VaststelForm(BasisForm):
    """The button that fixes an agenda, with what can be chosen beside it."""

    op_naam = basis.vink(
        "Geef iedere lezer een eigen exemplaar van de briefing", UITLEG["agenda.op_naam"]
    )
