"""Preparing an agenda: comments and stage directions."""

from wtforms import Field
from wtforms.validators import ValidationError

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.velden import REGIE
from portal.velden.teksten.formulieren import UITLEG

OPMERKING_REGELS = 10


class _OpmerkingForm(BasisForm):
    """A comment on a draft agenda, short enough to read beside it."""

    def validate_tekst(self, field: Field) -> None:
        """Refuse what is longer than a comment."""
        if field.data and field.data.count("\n") >= OPMERKING_REGELS:
            raise ValidationError(f"Gebruik hoogstens {OPMERKING_REGELS} regels.")


def opmerkingform(*, als_voorzitter: bool) -> type[BasisForm]:
    """Return the form for a comment by the chair or by anybody else who prepares the meeting."""
    lezers = UITLEG["lezers.ccv"] if als_voorzitter else UITLEG["lezers.ccv_voorzitter"]
    uitleg = f"Hoogstens {OPMERKING_REGELS} regels. {lezers}"
    tekst = basis.tekstvak("Opmerking", uitleg, render_kw={"rows": 5})
    return type("OpmerkingForm", (_OpmerkingForm,), {"tekst": tekst})


def regieform() -> type[BasisForm]:
    """Return the form with what only the chair and the adviseurs read of an item."""
    velden = {veld.naam: basis.veld(veld, render_kw={"rows": 3}) for veld in REGIE}
    return type("RegieForm", (BasisForm,), velden)
