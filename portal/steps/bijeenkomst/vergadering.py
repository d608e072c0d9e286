"""A meeting while it is held: the clock of its items, who is there, and what is noted."""

from datetime import datetime, timedelta
from zlib import crc32

from portal import engine
from portal.engine import NietToegestaan, Verzoek
from portal.models import Aanwezigheid, Agendapunt, Bijeenkomst, Gebeurtenis, Persoon
from portal.steps.bijeenkomst import grond as agenda
from portal.steps.bijeenkomst.grond import AgendaVerouderd, alleen_adviseur, noteer, pagina
from portal.steps.bijeenkomst.punten import stempel
from portal.vocabulary import Aanwezig

# Notes are kept at every pause in typing; the log tells of it once in this time.
LOGTUSSENTIJD = timedelta(minutes=15)
VERSLAG, KLOK, AANWEZIGHEID = "verslag bijgewerkt", "tijden bijgehouden", "aanwezigheid vastgelegd"


def klokstand(bijeenkomst: Bijeenkomst) -> int:
    """Return the version of the clock: a checksum of when each item began and ended."""
    tijden = [(p.id, p.begonnen_op, p.geeindigd_op) for p in agenda.op_volgorde(bijeenkomst)]
    return crc32(repr([(i, *(t and t.isoformat() for t in rest)) for i, *rest in tijden]).encode())


def begin(punt: Agendapunt, verzoek: Verzoek) -> str:
    """Start an item, or go on with one; whatever runs ends. Return the meeting's page.

    Of an item that goes on only the time it was treated counts: its beginning moves up by the
    break.
    """

    def doe(actueel: Agendapunt) -> None:
        _stop_lopend(actueel, verzoek.nu)
        gebruikt = (
            actueel.geeindigd_op - actueel.begonnen_op if actueel.geeindigd_op else timedelta()
        )
        if actueel.begonnen_op is None or actueel.geeindigd_op:
            actueel.begonnen_op, actueel.geeindigd_op = verzoek.nu - gebruikt, None

    return _klok(punt, verzoek, doe)


def eindig(punt: Agendapunt, verzoek: Verzoek) -> str:
    """End an item; after the last one the meeting is over. Return the meeting's page."""

    def doe(actueel: Agendapunt) -> None:
        if actueel.begonnen_op is None:
            actueel.begonnen_op = verzoek.nu
        actueel.geeindigd_op = actueel.geeindigd_op or verzoek.nu

    return _klok(punt, verzoek, doe)


def verbeter_tijden(punt: Agendapunt, verzoek: Verzoek) -> str:
    """Set when an item began and ended (`invoer`: begonnen_op, geeindigd_op or None); return the
    meeting's page.
    """

    def doe(actueel: Agendapunt) -> None:
        begonnen, geeindigd = verzoek.invoer["begonnen_op"], verzoek.invoer["geeindigd_op"]
        if geeindigd and (begonnen is None or geeindigd < begonnen):
            raise NietToegestaan(f"punt {actueel.id}")
        if begonnen and not geeindigd:
            _stop_lopend(actueel, verzoek.nu)
        actueel.begonnen_op, actueel.geeindigd_op = begonnen, geeindigd

    return _klok(punt, verzoek, doe)


def _klok(punt: Agendapunt, verzoek: Verzoek, doe) -> str:
    def binnen() -> str:
        alleen_adviseur(verzoek)
        actueel = Agendapunt.get_by_id(punt.id)
        if verzoek.versie not in (None, klokstand(actueel.bijeenkomst)):
            raise AgendaVerouderd(actueel.bijeenkomst, actueel.bijeenkomst.versie)
        doe(actueel)
        actueel.save(only=[Agendapunt.begonnen_op, Agendapunt.geeindigd_op])
        _log_soms(actueel.bijeenkomst, verzoek, KLOK)
        return pagina(actueel.bijeenkomst)

    return engine.eenmaal(verzoek, binnen)


def _stop_lopend(behalve: Agendapunt, nu: datetime) -> None:
    loopt = Agendapunt.begonnen_op.is_null(False) & Agendapunt.geeindigd_op.is_null()
    in_bijeenkomst = (Agendapunt.bijeenkomst == behalve.bijeenkomst_id) & (
        Agendapunt.id != behalve.id
    )
    for punt in Agendapunt.select().where(in_bijeenkomst, loopt):
        punt.geeindigd_op = max(nu, punt.begonnen_op)
        punt.save(only=[Agendapunt.geeindigd_op])


def bewaar_verslag(punt: Agendapunt, verzoek: Verzoek) -> str:
    """Keep the notes of an item (`invoer`: verslag) while its result is open; return the meeting's
    page.

    `verzoek.versie` is the `stempel` that the screen showed. What is kept already is no conflict.
    """

    def doe() -> str:
        alleen_adviseur(verzoek)
        actueel = Agendapunt.get_by_id(punt.id)
        if actueel.verslag == verzoek.invoer["verslag"]:
            return pagina(actueel.bijeenkomst)
        if verzoek.versie not in (None, stempel(actueel)):
            raise AgendaVerouderd(actueel.bijeenkomst, actueel.bijeenkomst.versie)
        actueel.verslag = verzoek.invoer["verslag"]
        actueel.save(only=[Agendapunt.verslag])
        _log_soms(actueel.bijeenkomst, verzoek, VERSLAG)
        return pagina(actueel.bijeenkomst)

    return engine.eenmaal(verzoek, doe)


def zet_aanwezigheid(bijeenkomst: Bijeenkomst, persoon: Persoon, verzoek: Verzoek) -> str:
    """Record whether somebody is there (`invoer`: aanwezig, or empty to forget it); return the
    meeting's page.
    """

    def doe() -> str:
        alleen_adviseur(verzoek)
        rij = (Aanwezigheid.bijeenkomst == bijeenkomst) & (Aanwezigheid.persoon == persoon)
        Aanwezigheid.delete().where(rij).execute()
        if verzoek.invoer["aanwezig"]:
            stand = Aanwezig(verzoek.invoer["aanwezig"])
            Aanwezigheid.create(bijeenkomst=bijeenkomst, persoon=persoon, aanwezig=stand)
        _log_soms(bijeenkomst, verzoek, AANWEZIGHEID)
        return pagina(bijeenkomst)

    return engine.eenmaal(verzoek, doe)


def _log_soms(bijeenkomst: Bijeenkomst, verzoek: Verzoek, wat: str) -> None:
    """Log what happens many times an hour once in a while, per person."""
    onlangs = Gebeurtenis.select().where(
        Gebeurtenis.onderwerp == agenda.onderwerp(bijeenkomst),
        Gebeurtenis.wie == verzoek.actor,
        Gebeurtenis.op > verzoek.nu - LOGTUSSENTIJD,
    )
    if not any(g.gegevens.get("wat") == wat for g in onlangs):
        noteer(bijeenkomst, verzoek, wat)
