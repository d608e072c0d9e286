"""Somebody joins or leaves a gremium, now or on a day to come: they hear of it, and their calendar
follows. Every door through which a seat is given, changed or ended leads here.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import NamedTuple

from portal import meldingen, policy
from portal.engine import Verzoek
from portal.meldingen import Afspraak
from portal.models import Bijeenkomst, Gremium, Lidmaatschap, Persoon, Toezegging
from portal.queries.bijeenkomst.plannen import komende_van
from portal.queries.gremia import zit_er
from portal.queries.stand import Stand, stand
from portal.tools import adressen
from portal.tools.tijd import dag
from portal.vocabulary import LidRol

EEN_DAG = timedelta(days=1)


class Zetelplek(NamedTuple):
    """What a seat is: as what, from when until when, and with which mandate."""

    rol: LidRol
    van: date
    tot: date | None = None
    mandaat: str = ""


@contextmanager
def agenda_volgt(mensen: Iterable[Persoon], verzoek: Verzoek) -> Iterator[None]:
    """Whatever changes inside of what these people sit in: afterwards they are invited to the
    announced meetings that became theirs, and the others leave their calendars.

    Call inside `schrijven()`. A calendar takes one entry per letter, so each meeting has its own.
    """
    voor = {p.id: komende_van(p, verzoek.nu) for p in mensen}
    yield
    for id_, eerst in voor.items():
        _werk_agenda_bij(Persoon.get_by_id(id_), eerst, verzoek)


def _werk_agenda_bij(persoon: Persoon, eerst: list[Bijeenkomst], verzoek: Verzoek) -> None:
    """Send what changed since these were the meetings that somebody was told of."""
    nu = komende_van(persoon, verzoek.nu)
    for b in nu:
        if b not in eerst:
            _meld(Afspraak(b, persoon, weg=False), verzoek)
    for b in eerst:
        if b not in nu and not Bijeenkomst.get_by_id(b.id).afgezegd_op:
            _neem_af(b, persoon, verzoek)


def _neem_af(bijeenkomst: Bijeenkomst, persoon: Persoon, verzoek: Verzoek) -> None:
    """Who comes back later is asked anew whether they come."""
    eigen = (Toezegging.bijeenkomst == bijeenkomst) & (Toezegging.persoon == persoon)
    Toezegging.delete().where(eigen).execute()
    _meld(Afspraak(bijeenkomst, persoon, weg=True), verzoek)


def _meld(afspraak: Afspraak, verzoek: Verzoek) -> None:
    """Of two letters about one entry a calendar believes the one with the higher number."""
    hoger = Bijeenkomst.update(uitnodiging=Bijeenkomst.uitnodiging + 1)
    hoger.where(Bijeenkomst.id == afspraak.bijeenkomst.id).execute()
    meldingen.meld("afspraak", afspraak, verzoek)


def zet_neer(
    gremium: Gremium, persoon: Persoon, plek: Zetelplek, verzoek: Verzoek, *, nieuw: bool = True
) -> Stand:
    """Seat somebody who has no seat there in those days, and return it for the log. They hear of
    it on the day it begins, if they are `nieuw` there. Call inside `agenda_volgt`.
    """
    vandaag = dag(verzoek.nu)
    zetel = Lidmaatschap.create(
        gremium=gremium,
        persoon=persoon,
        meld_op=_te_melden(plek.van, plek.tot, vandaag),
        **plek._asdict(),
    )
    if nieuw and plek.van <= vandaag:
        _meld_begin(zetel, verzoek)
    return stand(zetel)


def verander(zetel: Lidmaatschap, plek: Zetelplek, verzoek: Verzoek) -> Stand:
    """Let a seat be this from now on, and return it for the log. Call inside `agenda_volgt`."""
    meld_op = _te_melden(plek.van, plek.tot, dag(verzoek.nu))
    anders = Lidmaatschap.update(meld_op=meld_op, **plek._asdict())
    anders.where(Lidmaatschap.id == zetel.id).execute()
    return stand(Lidmaatschap.get_by_id(zetel.id))


def eindig(zetel: Lidmaatschap, laatste: date, verzoek: Verzoek) -> Stand:
    """Let a seat last until this day, and return it for the log. One that would end before it
    began was a mistake: only the log keeps it. Call inside `agenda_volgt`; whoever is not told
    (`meld_einde`) hears on the day after it.
    """
    if zetel.van > laatste:
        Lidmaatschap.delete().where(Lidmaatschap.id == zetel.id).execute()
        return stand(zetel, weg=True)
    return verander(zetel, plek_van(zetel)._replace(tot=laatste), verzoek)


def toon_plaats(gremium: Gremium, verzoek: Verzoek, wat: str) -> None:
    """Tell the adviseurs and the other beheerders that somebody who reads no content gave, changed
    or ended a seat, and so what an account reads; call inside `schrijven()`, once per act.
    """
    if not policy.leest_intern(verzoek.actor):
        meldingen.meld("plaats", gremium, verzoek, wat=wat)


def plek_van(zetel: Lidmaatschap) -> Zetelplek:
    """Return what a seat is now."""
    return Zetelplek(zetel.rol, zetel.van, zetel.tot, zetel.mandaat)


def _te_melden(van: date, tot: date | None, vandaag: date) -> date | None:
    if van > vandaag:
        return van
    return tot + EEN_DAG if tot and vandaag <= tot < date.max else None


def volg(zetel: Lidmaatschap, verzoek: Verzoek) -> None:
    """Tell its holder that a seat began or ended by itself, as `meld_op` says; call inside
    `schrijven()`. Who sat there the day before, or still does, hears nothing of it.
    """
    vandaag, dag_ervoor = dag(verzoek.nu), (zetel.meld_op or dag(verzoek.nu)) - EEN_DAG
    begint = zetel.meld_op == zetel.van
    voorbij = zetel.tot is not None and zetel.tot < vandaag
    straks = _te_melden(zetel.van, zetel.tot, vandaag)
    Lidmaatschap.update(meld_op=straks).where(Lidmaatschap.id == zetel.id).execute()
    if begint and (voorbij or zetel.gremium.gesloten_op):
        return
    if begint and not zit_er(zetel.gremium, zetel.persoon, dag_ervoor):
        _meld_begin(zetel, verzoek)
    if not begint and not zit_er(zetel.gremium, zetel.persoon, vandaag):
        meld_einde(zetel, verzoek)
    _werk_agenda_bij(zetel.persoon, komende_van(zetel.persoon, verzoek.nu, dag_ervoor), verzoek)


def hoorde_bij_sluiten(zetel: Lidmaatschap) -> bool:
    """Tell whether its holder heard that it ended: a specialist, when the gremium closed."""
    return zetel.rol is LidRol.SPECIALIST and zetel.gremium.gesloten_op is not None


def _meld_begin(zetel: Lidmaatschap, verzoek: Verzoek) -> None:
    """A werkgroep is one of many, of the Platform and the Beraad the letter tells which."""
    welk = "" if zetel.gremium.is_werkgroep else zetel.gremium.soort.label
    meldingen.meld("uitnodiging", zetel, verzoek, gremium=welk)


def meld_einde(zetel: Lidmaatschap, verzoek: Verzoek) -> None:
    """Tell somebody that a seat of theirs ended; call inside `schrijven()`.

    The letter names the kind of gremium: what a werkgroep is called may say what it is about.
    """
    gremium = zetel.gremium.soort.label
    meldingen.meld("zetel", zetel, verzoek, pad=adressen.MIJN, gremium=gremium)
