"""A call for the LOT while a dilemma goes on, and what came of it."""

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.velden import LOT_VERZOEK, STEUN


class LotForm(BasisForm):
    """What the LOT is asked for; the same two fields as in a referral."""

    steun = basis.veld(STEUN)
    lot_verzoek = basis.veld(LOT_VERZOEK, render_kw={"rows": 4})


class LotuitkomstForm(BasisForm):
    """What came of it."""

    uitkomst = basis.tekstvak(
        "Wat leverde het op?",
        "Wat deed het LOT, en helpt het? Alleen adviseurs lezen dit.",
        render_kw={"rows": 4},
    )
