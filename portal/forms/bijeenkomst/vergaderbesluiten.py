"""What a meeting decides, as typed at the table."""

from portal.forms import basis
from portal.forms.basis import BasisForm


class BesluitForm(BasisForm):
    """A decision, as the meeting took it."""

    tekst = basis.tekstvak(
        "Nieuw besluit",
        "Schrijf het zoals de leden het namen. Zij lezen het pas als het is vrijgegeven.",
        render_kw={"rows": 2},
    )


class TerugForm(BasisForm):
    """Why a decision that was vastgesteld is a concept again."""

    reden = basis.tekstregel("Reden")
