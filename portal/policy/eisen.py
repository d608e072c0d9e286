"""What must be so by the time a deed is done: who may do it is told so. (Who may: `mogen`.)

They ask the same as `mogen` does; the first sentence of a docstring stands in docs/rechten.md.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from portal.models import (
    Actie,
    Adreswijziging,
    Agendapunt,
    Behandeling,
    Bericht,
    Bijeenkomst,
    Dilemma,
    Doel,
    Gesprekstafel,
    Gremium,
    Lidmaatschap,
    Lotverzoek,
    Notitie,
    Opbrengst,
    Persoon,
    Signaal,
    Stuk,
    Thema,
    Vraag,
)
from portal.policy import signaal, sporen
from portal.policy.grond import dilemma_van
from portal.tools.tijd import avond, dag
from portal.vocabulary import AGENDATEKST_IN, BEZIG, VERHOLPEN, ActieStatus, SignaalStatus, Status

Iemand = Persoon | None
Voorwaarde = Callable[[Iemand, Any, datetime], bool]
# How long one's own note or question can still be reworded: later others have built on it.
VERSCHRIJVING = timedelta(hours=1)


def is_open(wie: Iemand, rij: Dilemma | Vraag | Lotverzoek, nu: datetime) -> bool:
    """The dilemma is on its way."""
    return dilemma_van(rij).open


def contact_nodig(wie: Iemand, rij: Dilemma, nu: datetime) -> bool:
    """The inbrenger is threatened, and the CCV has not spoken to them yet."""
    return rij.contact_nodig


def met_status(*mag_in: Status) -> Voorwaarde:
    """Return the demand that the dilemma has one of these statuses."""

    def eis(wie: Iemand, rij: Any, nu: datetime) -> bool:
        return dilemma_van(rij).status in mag_in

    eis.__doc__ = f"The dilemma is {' or '.join(mag_in)}."
    return eis


is_concept = met_status(Status.CONCEPT)
bij_beraad = met_status(Status.BERAAD)
in_uitvoering = met_status(Status.UITVOERING)
met_agendatekst = met_status(*AGENDATEKST_IN)


def onbeantwoord(wie: Iemand, rij: Vraag, nu: datetime) -> bool:
    """The dilemma is on its way and the question has no answer."""
    return rij.dilemma.open and rij.beantwoord_op is None


def net_geschreven(wie: Iemand, rij: Notitie | Vraag, nu: datetime) -> bool:
    """It was written within the hour, and nobody has answered it."""
    if isinstance(rij, Vraag):
        return onbeantwoord(wie, rij, nu) and nu - rij.gesteld_op <= VERSCHRIJVING
    return nu - rij.op <= VERSCHRIJVING


def net_beantwoord(wie: Iemand, rij: Vraag, nu: datetime) -> bool:
    """The dilemma is on its way, and the question was answered within the hour."""
    op = rij.beantwoord_op
    return rij.dilemma.open and op is not None and nu - op <= VERSCHRIJVING


def onbevestigd(wie: Iemand, rij: Dilemma | Signaal, nu: datetime) -> bool:
    """Nobody has confirmed the address it was filed under, and a dilemma is on its way."""
    loopt = isinstance(rij, Signaal) or rij.open
    return loopt and rij.bevestigd_op is None


def van_niemand(wie: Iemand, rij: Dilemma | Signaal, nu: datetime) -> bool:
    """Nobody has confirmed that they filed it."""
    return rij.bevestigd_op is None


def afgewezen(wie: Iemand, rij: Signaal, nu: datetime) -> bool:
    """The signaal was refused, with an answer."""
    return rij.status is SignaalStatus.NIET_OVERGENOMEN


def beschreven(wie: Iemand, rij: Behandeling, nu: datetime) -> bool:
    """The stay has an opdracht, or tells why it was not solved there."""
    return rij.begonnen_op is not None and bool(rij.opdracht or rij.waarom_niet_opgelost)


def teruggekoppeld(wie: Iemand, rij: Dilemma, nu: datetime) -> bool:
    """The dilemma ended with an answer to its inbrenger."""
    return not rij.open and rij.terugkoppeling != ""


def zonder_uitkomst(wie: Iemand, rij: Lotverzoek, nu: datetime) -> bool:
    """The call has no outcome."""
    return rij.uitkomst_op is None


def actie_open(wie: Iemand, actie: Actie, nu: datetime) -> bool:
    """The actie is open."""
    return actie.status is ActieStatus.OPEN


def actie_gesloten(wie: Iemand, actie: Actie, nu: datetime) -> bool:
    """The actie was closed."""
    return actie.status is not ActieStatus.OPEN


def actie_van_vandaag(wie: Iemand, actie: Actie, nu: datetime) -> bool:
    """The actie is open, and it is the day of its meeting; later it can only lapse."""
    van_vandaag = actie.bijeenkomst and dag(actie.bijeenkomst.begint) in (dag(nu), avond(nu))
    return bool(van_vandaag) and actie_open(wie, actie, nu)


def te_beoordelen(wie: Iemand, rij: Signaal, nu: datetime) -> bool:
    """The signaal is confirmed, not refused, and told in no briefing."""
    return signaal.te_beoordelen(rij)


def doel_loopt(wie: Iemand, rij: Doel, nu: datetime) -> bool:
    """The doel was not stopped."""
    return rij.gestopt_op is None


def loopt(wie: Iemand, gremium: Gremium, nu: datetime) -> bool:
    """The gremium was not closed."""
    return gremium.gesloten_op is None


def werkgroep_loopt(wie: Iemand, gremium: Gremium, nu: datetime) -> bool:
    """It is a werkgroep or denktank that was not closed."""
    return gremium.is_werkgroep and gremium.gesloten_op is None


def van_werkgroep(wie: Iemand, rij: Lidmaatschap, nu: datetime) -> bool:
    """It is a seat in a werkgroep or denktank."""
    return rij.gremium.is_werkgroep


def zetel_loopt(wie: Iemand, rij: Lidmaatschap, nu: datetime) -> bool:
    """The seat has not ended, nor was its gremium closed."""
    return loopt(wie, rij.gremium, nu) and (rij.tot is None or rij.tot >= dag(nu))


def niet_het_enige(wie: Iemand, rij: Thema, nu: datetime) -> bool:
    """Another thema is in use: forms ask for one."""
    in_gebruik = Thema.select().where(Thema.vervallen_op.is_null())
    return in_gebruik.where(Thema.id != rij.id).exists()


def gezamenlijk(wie: Iemand, rij: Bijeenkomst | Gesprekstafel, nu: datetime) -> bool:
    """The meeting is a joint one."""
    return (rij if isinstance(rij, Bijeenkomst) else rij.bijeenkomst).gezamenlijk


def onaangeroerd(wie: Iemand, rij: Bijeenkomst, nu: datetime) -> bool:
    """Nothing was recorded of the meeting."""
    return not sporen.heeft_uitkomst(rij)


def met_andere_voorzitter(wie: Iemand, rij: Bijeenkomst, nu: datetime) -> bool:
    """The meeting has a chair to ask: nobody asks themselves."""
    return rij.voorzitter_id not in (None, wie.id if wie else None)


def moet_komen(wie: Iemand, rij: Bijeenkomst, nu: datetime) -> bool:
    """The meeting has not begun."""
    return rij.begint > nu


def onbesproken(wie: Iemand, punt: Agendapunt, nu: datetime) -> bool:
    """Nothing was recorded of the item: typing makes no screen stale, so notes must be safe."""
    return not sporen.draagt_sporen(punt)


def over_dilemma(wie: Iemand, punt: Agendapunt, nu: datetime) -> bool:
    """The item is a dilemma."""
    return punt.behandeling_id is not None


def kan_opnieuw(wie: Iemand, rij: Bericht, nu: datetime) -> bool:
    """The letter was given up, and could arrive; or it waits longer than sending one takes."""
    wacht = rij.volgende_poging_op
    mag = rij.waarom in VERHOLPEN or (wacht is not None and wacht > nu + BEZIG)
    return mag and _is_nog_gevraagd(rij)


def _is_nog_gevraagd(rij: Bericht) -> bool:
    """Tell whether a letter to another address is still about something: of an open account, to
    the address that it is asked to move to; of any other letter that goes without saying.
    """
    if rij.soort != "verhuizing":
        return True
    hier = (Adreswijziging.persoon == rij.gegevens.get("account")) & Persoon.actief
    rijen = Adreswijziging.select().join(Persoon).where(hier, Adreswijziging.email == rij.aan)
    return rijen.exists()


def in_kennisbank(wie: Iemand, opbrengst: Opbrengst, nu: datetime) -> bool:
    """The opbrengst was not withdrawn."""
    return opbrengst.ingetrokken_op is None


def geldig(wie: Iemand, stuk: Stuk, nu: datetime) -> bool:
    """The paper is personal and was not withdrawn."""
    return stuk.op_naam and stuk.ingetrokken_op is None
