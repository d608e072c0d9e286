"""Why an item stands on an agenda though it is not ripe."""

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.velden.teksten.formulieren import UITLEG


class RedenForm(BasisForm):
    """Why an item may stand on the agenda though it is not ripe; empty takes it back."""

    onrijp_reden = basis.tekstvak(
        "Waarom staat dit punt toch op de agenda?",
        UITLEG["rijp.reden"],
        verplicht=False,
        render_kw={"rows": 3},
    )
