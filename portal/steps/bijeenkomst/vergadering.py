"""A meeting while it is held: the clock of its items, who is there, and what is noted."""

from datetime import datetime, timedelta

from portal.daden import LEVEND, NuNiet, daad, soms
from portal.engine import Verzoek
from portal.models import Aanwezigheid, Agendapunt, Bijeenkomst, Persoon
from portal.policy import mogen
from portal.queries.versies import RESULTAAT_VAN_PUNT, aanwezigheid, klok, stand
from portal.tools.zeker import zeker
from portal.vocabulary import Aanwezig

KLOK = soms("tijden bijgehouden")


@daad(mogen.regelen, belet=LEVEND, vers=klok, logt=KLOK)
def begin(punt: Agendapunt, verzoek: Verzoek) -> None:
    """Start an item, or go on with one; whatever runs ends.

    Of an item that goes on only the time it was treated counts: its beginning moves up by the
    break.
    """
    _stop_lopend(punt, verzoek.nu)
    begonnen, geeindigd = punt.begonnen_op, punt.geeindigd_op
    gebruikt = geeindigd - begonnen if begonnen and geeindigd else timedelta()
    if begonnen is None or geeindigd:
        _zet_tijden(punt, verzoek.nu - gebruikt, None)


@daad(mogen.regelen, belet=LEVEND, vers=klok, logt=KLOK)
def eindig(punt: Agendapunt, verzoek: Verzoek) -> None:
    """End an item; after the last one the meeting is over."""
    _zet_tijden(punt, punt.begonnen_op or verzoek.nu, punt.geeindigd_op or verzoek.nu)


@daad(mogen.regelen, belet=LEVEND, vers=klok, logt=KLOK)
def verbeter_tijden(punt: Agendapunt, verzoek: Verzoek) -> None:
    """Set when an item began and ended (`invoer`: begonnen_op, geeindigd_op or None)."""
    begonnen, geeindigd = verzoek.invoer["begonnen_op"], verzoek.invoer["geeindigd_op"]
    if geeindigd and (begonnen is None or geeindigd < begonnen):
        raise NuNiet(f"punt {punt.id}")
    if begonnen and not geeindigd:
        _stop_lopend(punt, verzoek.nu)
    _zet_tijden(punt, begonnen, geeindigd)


def _zet_tijden(punt: Agendapunt, begonnen: datetime | None, geeindigd: datetime | None) -> None:
    punt.begonnen_op, punt.geeindigd_op = begonnen, geeindigd
    punt.save(only=[Agendapunt.begonnen_op, Agendapunt.geeindigd_op])


def _stop_lopend(behalve: Agendapunt, nu: datetime) -> None:
    loopt = Agendapunt.begonnen_op.is_null(False) & Agendapunt.geeindigd_op.is_null()
    for punt in behalve.bijeenkomst.punten.where(loopt, Agendapunt.id != behalve.id):
        _zet_tijden(punt, punt.begonnen_op, max(nu, zeker(punt.begonnen_op)))


@daad(
    mogen.regelen,
    al=lambda punt, verzoek: punt.verslag == verzoek.invoer["verslag"],
    belet=LEVEND,
    vers=RESULTAAT_VAN_PUNT,
    logt=soms("verslag bijgewerkt"),
)
def bewaar_verslag(punt: Agendapunt, verzoek: Verzoek) -> None:
    """Keep the notes of an item (`invoer`: verslag) while its result is open."""
    punt.verslag = verzoek.invoer["verslag"]
    punt.save(only=[Agendapunt.verslag])


@daad(
    mogen.regelen,
    al=lambda b, verzoek, wie: aanwezigheid(b, wie) == stand(verzoek.invoer["aanwezig"]),
    belet=LEVEND,
    vers=aanwezigheid,
    logt=soms("aanwezigheid vastgelegd"),
)
def zet_aanwezigheid(bijeenkomst: Bijeenkomst, persoon: Persoon, verzoek: Verzoek) -> None:
    """Record whether somebody is there (`invoer`: aanwezig, or empty to forget it)."""
    rij = (Aanwezigheid.bijeenkomst == bijeenkomst) & (Aanwezigheid.persoon == persoon)
    Aanwezigheid.delete().where(rij).execute()
    if gekozen := verzoek.invoer["aanwezig"]:
        Aanwezigheid.create(bijeenkomst=bijeenkomst, persoon=persoon, aanwezig=Aanwezig(gekozen))
