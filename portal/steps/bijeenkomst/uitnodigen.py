"""Tell the members of a meeting: come, it is at another time or place, or it is off."""

from datetime import datetime

from portal import outbox
from portal.daden import LEVEND, bij_agenda, daad
from portal.engine import Verzoek
from portal.models import Bijeenkomst
from portal.policy import eisen, mogen
from portal.queries.bijeenkomst.plannen import genodigden, is_bekend
from portal.queries.versies import planning
from portal.tools import adressen
from portal.tools.tijd import dag


@daad(
    mogen.regelen,
    al=lambda b, _: b.uitgenodigd_op and not b.afgezegd_op,
    belet=LEVEND,
    vers=planning,
    eist=eisen.moet_komen,
    logt=bij_agenda("leden uitgenodigd"),
)
def nodig_uit(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Invite everyone who may come to a meeting that has not begun, by mail and only once."""
    uitgenodigd = Bijeenkomst.update(uitgenodigd_op=verzoek.nu)
    uitgenodigd.where(Bijeenkomst.id == bijeenkomst.id).execute()
    _nieuwe_versie(bijeenkomst)
    _mail(bijeenkomst, verzoek, "uitnodiging")


def kalendergegevens(bijeenkomst: Bijeenkomst) -> tuple[datetime, int, str]:
    """Return what makes somebody's calendar entry wrong when it changes; compare before and
    after.
    """
    return bijeenkomst.begint, bijeenkomst.minuten, bijeenkomst.plaats


def meld_wijziging(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Replace what calendars hold, and mail whoever knew of the meeting. Call inside a deed."""
    _meld(bijeenkomst, verzoek, "gewijzigd")


def meld_afzegging(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Take the meeting out of calendars, and mail whoever knew of it. Call inside a deed."""
    _meld(bijeenkomst, verzoek, "afgezegd")


def _meld(bijeenkomst: Bijeenkomst, verzoek: Verzoek, wat: str) -> None:
    _nieuwe_versie(bijeenkomst)
    if is_bekend(bijeenkomst):
        _mail(bijeenkomst, verzoek, wat)


def _nieuwe_versie(bijeenkomst: Bijeenkomst) -> None:
    bijeenkomst.uitnodiging += 1
    versie = Bijeenkomst.update(uitnodiging=bijeenkomst.uitnodiging)
    versie.where(Bijeenkomst.id == bijeenkomst.id).execute()


def _mail(bijeenkomst: Bijeenkomst, verzoek: Verzoek, wat: str) -> None:
    """Mail all who may come; the letter takes its words and entry from the row when it leaves."""
    for persoon in genodigden(bijeenkomst, dag(verzoek.nu)):
        outbox.plaats(
            "vergadering",
            persoon,
            verzoek.nu,
            door=verzoek.actor,
            pad=adressen.bijeenkomst(bijeenkomst.id),
            bijeenkomst=str(bijeenkomst.id),
            wat=wat,
        )
