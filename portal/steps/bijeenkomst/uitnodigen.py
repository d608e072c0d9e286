"""Tell the members of a meeting: come, it is at another time or place, or it is off; and hear
whether they come.
"""

from datetime import datetime

from portal import meldingen
from portal.daden import LEVEND, bij_agenda, bij_bijeenkomst, daad
from portal.engine import Verzoek
from portal.models import Bijeenkomst, Toezegging
from portal.policy import eisen, mogen
from portal.policy.sporen import heeft_uitkomst
from portal.queries.bijeenkomst.plannen import is_bekend
from portal.queries.bijeenkomst.presentie import antwoord_van
from portal.queries.versies import planning
from portal.tools import adressen
from portal.tools.zeker import zeker
from portal.vocabulary import Antwoord


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


@daad(
    mogen.als_genodigde,
    al=lambda b, verzoek: antwoord_van(b, verzoek.actor) == verzoek.invoer["antwoord"],
    belet=LEVEND,
    eist=eisen.moet_komen,
    logt=bij_bijeenkomst("antwoord op de uitnodiging"),
)
def antwoord(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Say oneself whether one comes (`invoer`: antwoord, a word of Antwoord), until it begins."""
    wie, gekozen = zeker(verzoek.actor), Antwoord(verzoek.invoer["antwoord"])
    eigen = (Toezegging.bijeenkomst == bijeenkomst) & (Toezegging.persoon == wie)
    Toezegging.delete().where(eigen).execute()
    Toezegging.create(bijeenkomst=bijeenkomst, persoon=wie, antwoord=gekozen, op=verzoek.nu)


def kalendergegevens(bijeenkomst: Bijeenkomst) -> tuple[datetime, int, str]:
    """Return what makes somebody's calendar entry wrong when it changes; compare before and
    after.
    """
    return bijeenkomst.begint, bijeenkomst.minuten, bijeenkomst.plaats


def vraag_opnieuw(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Forget who comes to a meeting that is still to be held: they said so of another day or hour,
    and are asked anew. Call inside a deed.
    """
    if bijeenkomst.begint > verzoek.nu and not heeft_uitkomst(bijeenkomst):
        Toezegging.delete().where(Toezegging.bijeenkomst == bijeenkomst).execute()


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
    """Mail all who may come; the letter takes its words and entry from the row when it leaves.

    Of a meeting that is off the link leads to the list: whoever's seat ends with it, as that of a
    werkgroep that closes, must still be able to take it out of their calendar.
    """
    pad = adressen.BIJEENKOMSTEN if wat == "afgezegd" else ""
    nummer = str(bijeenkomst.id)
    meldingen.meld("vergadering", bijeenkomst, verzoek, bijeenkomst=nummer, wat=wat, pad=pad)
