"""Tell the members of a meeting: come, it is at another time or place, or it is off."""

from datetime import datetime

from portal import engine, outbox
from portal.engine import NietToegestaan, Verzoek
from portal.models import Bijeenkomst, Persoon
from portal.queries.bijeenkomst.plannen import genodigden, is_bekend
from portal.steps.bijeenkomst import grond as agenda
from portal.steps.bijeenkomst.grond import alleen_adviseur, controleer_versie, pagina
from portal.tools.tijd import dag

# What makes somebody's calendar entry wrong when it changes.
IN_DE_KALENDER = ("begint", "minuten", "plaats")


def nodig_uit(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> str:
    """Invite everyone who may come to a meeting that has not begun, by mail and only once; return
    its page.
    """

    def doe() -> str:
        alleen_adviseur(verzoek)
        actueel = Bijeenkomst.get_by_id(bijeenkomst.id)
        if actueel.uitgenodigd_op and not actueel.afgezegd_op:
            return pagina(actueel)
        controleer_versie(actueel, verzoek)
        if actueel.begint <= verzoek.nu:
            raise NietToegestaan(pagina(actueel))
        Bijeenkomst.update(uitgenodigd_op=verzoek.nu).where(Bijeenkomst.id == actueel.id).execute()
        agenda.leg_vast(actueel, verzoek, "leden uitgenodigd")
        _nieuwe_versie(actueel)
        _mail(actueel, verzoek, "uitnodiging")
        return pagina(actueel)

    return engine.eenmaal(verzoek, doe)


def kalendergegevens(bijeenkomst: Bijeenkomst) -> tuple[datetime, int, str]:
    """Return what a calendar holds of a meeting; compare before and after a change."""
    return tuple(getattr(bijeenkomst, naam) for naam in IN_DE_KALENDER)


def meld_wijziging(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Replace what calendars hold, and mail whoever knew of the meeting. Call inside `eenmaal`."""
    _nieuwe_versie(bijeenkomst)
    if is_bekend(bijeenkomst):
        _mail(bijeenkomst, verzoek, "gewijzigd")


def meld_afzegging(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Take the meeting out of calendars, and mail whoever knew of it. Call inside `eenmaal`."""
    _nieuwe_versie(bijeenkomst)
    if is_bekend(bijeenkomst):
        _mail(bijeenkomst, verzoek, "afgezegd")


def _nieuwe_versie(bijeenkomst: Bijeenkomst) -> None:
    bijeenkomst.uitnodiging += 1
    Bijeenkomst.update(uitnodiging=bijeenkomst.uitnodiging).where(
        Bijeenkomst.id == bijeenkomst.id
    ).execute()


def _mail(bijeenkomst: Bijeenkomst, verzoek: Verzoek, wat: str) -> None:
    """Mail all who may come but whoever did it; the letter takes its words and entry from the row
    when it leaves.
    """
    for persoon in genodigden(bijeenkomst, dag(verzoek.nu)).where(Persoon.id != verzoek.actor.id):
        outbox.plaats(
            "vergadering",
            persoon,
            verzoek.nu,
            pad=pagina(bijeenkomst),
            bijeenkomst=str(bijeenkomst.id),
            wat=wat,
        )
