"""A form of a meeting, on a page of its own."""

from portal.models import Bijeenkomst
from portal.steps.bijeenkomst.grond import LIJST, pagina
from portal.web.pagina import toon


def formulier(
    form, titel: str, knop: str, b: Bijeenkomst | None = None, sjabloon: str = "", **meer
):
    """Show a form of a meeting, or of a meeting to come."""
    return toon(
        sjabloon or "bijeenkomst/formulier.html",
        status=422 if form.is_submitted() else 200,
        form=form,
        titel=titel,
        knop=knop,
        bijeenkomst=b,
        terug=pagina(b) if b else LIJST,
        **meer,
    )
