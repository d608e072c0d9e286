"""The receipt of what was filed without an account: its mail once more, or to the right address.

Nobody is signed in. That this browser filed it is for the page to know; what is done here is bound
to something that nobody has confirmed yet.
"""

from collections.abc import Callable

from portal import audit, engine
from portal.engine import Verzoek, eenmaal
from portal.models import Dilemma, Inloglink, Persoon, Signaal
from portal.steps.gedeeld.corrigeren import voor_log
from portal.steps.gedeeld.indiening import inbrenger_voor
from portal.steps.gedeeld.ontkennen import is_weg
from portal.steps.rondom import toegang
from portal.steps.rondom.correctie import zet_op_naam
from portal.vocabulary import Voorval

Zaak = Dilemma | Signaal
# What comes of it.
VERSTUURD, TE_VAAK, AL_BEVESTIGD = "verstuurd", "te vaak", "al bevestigd"
VERWIJDERD = "verwijderd"


def stuur_opnieuw(zaak: Zaak | None, verzoek: Verzoek) -> str:
    """Mail the link that confirms the address once more, a few times an hour at most."""
    return _eenmaal(zaak, verzoek)


def wijzig_adres(zaak: Zaak | None, verzoek: Verzoek) -> str:
    """Let it be somebody else's: whose address this is (`invoer` as for filing). The mail to the
    first address confirms nothing any more, and does not leave when it has not.
    """

    def verhuis(vers: Zaak) -> None:
        _zet_op_naam(vers, inbrenger_voor(verzoek.invoer), verzoek)

    return _eenmaal(zaak, verzoek, verhuis)


def _eenmaal(
    zaak: Zaak | None, verzoek: Verzoek, eerst: Callable[[Zaak], None] | None = None
) -> str:
    """Anybody may ask: what is refused, or was done already, keeps nobody from writing."""
    eerder = engine.eerdere_uitkomst(verzoek.sleutel, verzoek.inhoud) or _belet(zaak, verzoek)
    return eerder or eenmaal(verzoek, lambda: _stuur(zaak, verzoek, eerst))


def _belet(zaak: Zaak | None, verzoek: Verzoek) -> str:
    """Return why no mail is sent, if there is a reason."""
    if zaak is None or is_weg(zaak):
        return VERWIJDERD
    if zaak.bevestigd_op is not None:
        return AL_BEVESTIGD
    vaak = toegang.te_vaak(Inloglink.bevestigt == zaak.nummer, verzoek.nu)
    return TE_VAAK if vaak else ""


def _stuur(zaak: Zaak | None, verzoek: Verzoek, eerst: Callable[[Zaak], None] | None) -> str:
    """Of an address that got enough letters because of something else nothing is told: then one is
    on its way already.
    """
    vers = type(zaak).met_nummer(zaak.nummer) if zaak else None
    belet = _belet(vers, verzoek)
    if vers is None or belet:
        return belet
    if eerst:
        eerst(vers)
    vers = type(vers).get_by_id(vers.id)
    van_adres = (Inloglink.persoon == vers.inbrenger_id) & (Inloglink.bevestigt != "")
    if not toegang.te_vaak(van_adres, verzoek.nu):
        toegang.stuur_bevestiging(vers, verzoek.nu, nog_eens=eerst is None)
    return VERSTUURD


def _zet_op_naam(zaak: Zaak, inbrenger: Persoon, verzoek: Verzoek) -> None:
    namens = Verzoek(inbrenger, verzoek.nu, verzoek.invoer)
    for correctie in zet_op_naam(zaak, inbrenger, namens)["correcties"]:
        waarden = voor_log(correctie) | audit.ongezien(zaak.bevestigd_op)
        if isinstance(zaak, Dilemma):
            engine.meld(Dilemma.get_by_id(zaak.id), Voorval.ADRES, namens, **waarden)
        else:
            audit.leg_vast(
                Voorval.ADRES,
                wie=inbrenger,
                op=verzoek.nu,
                onderwerp=zaak.onderwerp,
                gegevens=waarden,
            )
