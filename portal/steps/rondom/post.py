"""Mail that did not arrive, or not yet: try it again."""

from portal.daden import daad, onder
from portal.engine import Verzoek
from portal.models import Bericht
from portal.policy import eisen, mogen
from portal.steps.rondom import verhuizen
from portal.steps.rondom.toegang import LINKDUUR, nieuwe_sleutellink
from portal.vocabulary import Voorval


@daad(mogen.nazien, eist=eisen.kan_opnieuw, logt=onder(Voorval.BERICHT))
def stuur_opnieuw(bericht: Bericht, verzoek: Verzoek) -> None:
    """Queue a letter that was given up once more; one that lets its reader in gets a new link. One
    that waits is tried now, and waits as long as it did.
    """
    if bericht.opgegeven_op is None:
        nu_aan_de_beurt = Bericht.update(volgende_poging_op=verzoek.nu)
        nu_aan_de_beurt.where(Bericht.id == bericht.id).execute()
        return
    gegevens = dict(bericht.gegevens)
    if bericht.soort in LINKDUUR:
        gegevens["pad"] = _nieuwe_link(bericht, verzoek)
    Bericht.update(
        gegevens=gegevens,
        aangemaakt_op=verzoek.nu,
        volgende_poging_op=verzoek.nu,
        pogingen=0,
        opgegeven_op=None,
        waarom=None,
        fout="",
    ).where(Bericht.id == bericht.id).execute()


def _nieuwe_link(bericht: Bericht, verzoek: Verzoek) -> str:
    if bericht.soort == verhuizen.SOORT:
        return verhuizen.nieuwe_link(bericht, verzoek.nu)
    return nieuwe_sleutellink(bericht, verzoek.nu)
