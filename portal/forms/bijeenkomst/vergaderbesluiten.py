"""What a meeting decides, as typed at the table."""

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.velden.teksten.formulieren import UITLEG


class BesluitForm(BasisForm):
    """A decision, as the meeting took it."""

    tekst = basis.tekstvak(
        "Nieuw besluit", UITLEG["vergaderbesluiten.nieuw"], render_kw={"rows": 2}
    )


class TerugForm(BasisForm):
    """Why a decision that was vastgesteld is a concept again."""

    reden = basis.tekstregel("Reden")
