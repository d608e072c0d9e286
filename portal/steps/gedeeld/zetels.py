"""Somebody joins or leaves a gremium: they hear of it, and their calendar follows."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from portal import meldingen
from portal.engine import Verzoek
from portal.meldingen import Afspraak
from portal.models import Bijeenkomst, Lidmaatschap, Persoon, Toezegging
from portal.queries.bijeenkomst.plannen import komende_van
from portal.tools import adressen


@contextmanager
def agenda_volgt(mensen: Iterable[Persoon], verzoek: Verzoek) -> Iterator[None]:
    """Whatever changes inside of what these people sit in: afterwards they are invited to the
    announced meetings that became theirs, and the others leave their calendars.

    Call inside `schrijven()`. A calendar takes one entry per letter, so each meeting has its own.
    """
    voor = {p.id: komende_van(p, verzoek.nu) for p in mensen}
    yield
    for id_, eerst in voor.items():
        persoon = Persoon.get_by_id(id_)
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


def meld_einde(zetel: Lidmaatschap, verzoek: Verzoek) -> None:
    """Tell somebody that a seat of theirs ended; call inside `schrijven()`.

    The letter names the kind of gremium: what a werkgroep is called may say what it is about.
    """
    gremium = zetel.gremium.soort.label
    meldingen.meld("zetel", zetel, verzoek, pad=adressen.MIJN, gremium=gremium)
