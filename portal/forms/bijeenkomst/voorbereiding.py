"""Preparing an agenda: its order, comments, stage directions, and why an item stands on it though
it is not ripe.
"""

from typing import Any

from wtforms import HiddenField
from wtforms.validators import ValidationError

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.velden import REGIE

OPMERKING_REGELS = 10
PUNTEN_MAX = 200  # more items than a day can hold


def _ids(waarde: Any) -> list[int]:
    """Return the numbers in '3,1,2'; nothing when it is anything else."""
    delen = str(waarde or "").split(",")
    goed = len(delen) <= PUNTEN_MAX and all(
        d.isascii() and d.isdecimal() and len(d) < 10 for d in delen
    )
    return [int(deel) for deel in delen] if goed else []


class VolgordeForm(BasisForm):
    """The ids of all items, first one first; `punt` is the one that was moved, for the words that
    tell of it.
    """

    volgorde = HiddenField(filters=[_ids])
    punt = HiddenField(filters=[_ids])

    def verplaatst(self) -> int | None:
        """Return the id of the item that was moved."""
        return next(iter(self.punt.data), None)


class OpmerkingForm(BasisForm):
    """A comment on a draft agenda, short enough to read beside it."""

    tekst = basis.tekstvak(
        "Opmerking",
        f"Hoogstens {OPMERKING_REGELS} regels. Het CCV en de voorzitter lezen dit.",
        render_kw={"rows": 5},
    )

    def validate_tekst(self, field) -> None:
        """Refuse what is longer than a comment."""
        if field.data and field.data.count("\n") >= OPMERKING_REGELS:
            raise ValidationError(f"Gebruik hoogstens {OPMERKING_REGELS} regels.")


class RedenForm(BasisForm):
    """Why an item may stand on the agenda though it is not ripe; empty takes it back."""

    onrijp_reden = basis.tekstvak(
        "Waarom staat dit punt toch op de agenda?",
        "Adviseurs lezen dit. Het komt in het logboek.",
        verplicht=False,
        render_kw={"rows": 3},
    )


def regieform() -> type[BasisForm]:
    """Return the form with what only the chair and the adviseurs read of an item."""
    velden = {veld.naam: basis.veld(veld, render_kw={"rows": 3}) for veld in REGIE}
    return type("RegieForm", (BasisForm,), velden)
