"""A call for the LOT while a dilemma goes on, and what came of it."""

from datetime import date

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.forms.keuring import NaVandaag
from portal.velden import LOT_UITERLIJK, LOT_VERZOEK, STEUN
from portal.velden.teksten.formulieren import UITLEG


class LotForm(BasisForm):
    """What the LOT is asked for; the same two fields as in a referral."""

    steun = basis.veld(STEUN)
    lot_verzoek = basis.veld(LOT_VERZOEK, render_kw={"rows": 4})


def lotform(vandaag: date) -> type[BasisForm]:
    """Return the form, with the day by which the outcome must be known."""
    dag = basis.veld(LOT_UITERLIJK, validators=[NaVandaag(vandaag)])
    return type("LotForm", (LotForm,), {LOT_UITERLIJK.naam: dag})


class LotuitkomstForm(BasisForm):
    """What came of it."""

    uitkomst = basis.tekstvak("Wat leverde het op?", UITLEG["lot.uitkomst"], render_kw={"rows": 4})
