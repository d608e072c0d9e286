"""The receipt of what was filed without an account: its mail once more, or to the right address.

Nobody is signed in. That this browser filed it is for the page to know; what is done here is bound
to something that nobody has confirmed yet.
"""

from collections.abc import Callable

from portal import audit, engine
from portal.engine import Verzoek, eenmaal
from portal.models import Bericht, Dilemma, Inloglink, Persoon, Signaal
from portal.steps.gedeeld.indiening import inbrenger_voor
from portal.steps.rondom import toegang
from portal.tools import adressen
from portal.vocabulary import Onbezorgd, Voorval

Zaak = Dilemma | Signaal
# What comes of it.
VERSTUURD, TE_VAAK, AL_BEVESTIGD = "verstuurd", "te vaak", "al bevestigd"


def stuur_opnieuw(zaak: Zaak, verzoek: Verzoek) -> str:
    """Mail the link that confirms the address once more, a few times an hour at most."""
    return eenmaal(verzoek, lambda: _stuur(zaak, verzoek, lambda _: None))


def wijzig_adres(zaak: Zaak, verzoek: Verzoek) -> str:
    """Let it be somebody else's: whose address this is (`invoer` as for filing). The mail to the
    first address confirms nothing any more, and does not leave when it has not.
    """

    def verhuis(vers: Zaak) -> None:
        inbrenger = inbrenger_voor(verzoek.invoer)
        if inbrenger.id != vers.inbrenger_id:
            trek_brieven_in(vers, verzoek)
            _zet_op_naam(vers, inbrenger, verzoek)

    return eenmaal(verzoek, lambda: _stuur(zaak, verzoek, verhuis))


def _stuur(zaak: Zaak, verzoek: Verzoek, eerst: Callable[[Zaak], None]) -> str:
    vers = type(zaak).get_by_id(zaak.id)
    if vers.bevestigd_op is not None:
        return AL_BEVESTIGD
    if toegang.te_vaak(Inloglink.bevestigt == vers.nummer, verzoek.nu):
        return TE_VAAK
    eerst(vers)
    toegang.stuur_bevestiging(type(zaak).get_by_id(zaak.id), verzoek.nu)
    return VERSTUURD


def trek_brieven_in(zaak: Zaak, verzoek: Verzoek) -> None:
    """Use up the links to the address that was wrong, and drop the letters that wait or bounced."""
    eerste = zaak.inbrenger_id
    Inloglink.update(gebruikt_op=verzoek.nu, volgende=adressen.MIJN).where(
        Inloglink.bevestigt == zaak.nummer, Inloglink.persoon == eerste
    ).execute()
    weg = {"volgende_poging_op": None, "opgegeven_op": verzoek.nu, "waarom": Onbezorgd.GEEN_ZICHT}
    Bericht.update(**weg).where(
        Bericht.zaak == zaak.nummer, Bericht.persoon == eerste, Bericht.verstuurd_op.is_null()
    ).execute()


def _zet_op_naam(zaak: Zaak, inbrenger: Persoon, verzoek: Verzoek) -> None:
    type(zaak).update(inbrenger=inbrenger).where(type(zaak).id == zaak.id).execute()
    namens = Verzoek(inbrenger, verzoek.nu)
    if isinstance(zaak, Dilemma):
        engine.meld(Dilemma.get_by_id(zaak.id), Voorval.ADRES, namens)
    else:
        audit.leg_vast(Voorval.ADRES, wie=inbrenger, op=verzoek.nu, onderwerp=zaak.onderwerp)
