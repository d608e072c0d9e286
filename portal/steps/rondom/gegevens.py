"""Somebody's own details, as others read them beside what they filed or said."""

from portal.daden import daad, onder
from portal.engine import Verzoek
from portal.models import Persoon
from portal.policy import mogen
from portal.queries.versies import GEGEVENS as VERSIE
from portal.steps.gedeeld.indiening import GEGEVENS
from portal.steps.gedeeld.organisatie import bekend
from portal.tools.zeker import zeker
from portal.vocabulary import Voorval


@daad(
    mogen.met_account,
    vers=lambda _niets, verzoek: VERSIE(zeker(verzoek.actor)),
    logt=onder(Voorval.ACCOUNT, "eigen gegevens gewijzigd"),
)
def wijzig(verzoek: Verzoek) -> Persoon:
    """Mend one's own name, organisation and function (`invoer`: those names)."""
    persoon = zeker(verzoek.actor)
    waarden = {naam: verzoek.invoer[naam] for naam in GEGEVENS}
    waarden["organisatie"] = bekend(waarden["organisatie"])
    Persoon.update(**waarden).where(Persoon.id == persoon.id).execute()
    return persoon
