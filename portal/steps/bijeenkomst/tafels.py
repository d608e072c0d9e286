"""The gesprekstafels of a joint meeting: make and order them, seat people, and record what each
came to.

A table is part of the agenda: changing one makes screens stale. Who sits where and what came of it
do not.
"""

from functools import partial

from portal.daden import CONCEPT, LEVEND, NuNiet, bij_agenda, bij_bijeenkomst, daad
from portal.engine import Verzoek
from portal.models import Bijeenkomst, Gesprekstafel, Tafelgast
from portal.policy import eisen, mogen
from portal.queries.bijeenkomst import tafels as query
from portal.queries.bijeenkomst.plannen import genodigden
from portal.queries.versies import RESULTAAT_VAN_TAFEL, TAFEL, indeling, van_zaak
from portal.steps.bijeenkomst import grond
from portal.steps.bijeenkomst.grond import gekozen
from portal.tools.tijd import dag
from portal.tools.zeker import zeker

TAFELVELDEN = ("naam", "thema", "tafelheer", "pitch")
_op_agenda = partial(daad, mogen.regelen, belet=CONCEPT, eist=eisen.gezamenlijk)
_aan_agenda = partial(_op_agenda, vers=van_zaak)


@_op_agenda(logt=bij_agenda("gesprekstafel toegevoegd"))
def voeg_toe(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Add a table at the end (`invoer`: TAFELVELDEN, thema and tafelheer as ids or None)."""
    waarden = gekozen(TAFELVELDEN, verzoek.invoer)
    volgorde = bijeenkomst.tafels.count() + 1
    tafel = Gesprekstafel.create(bijeenkomst=bijeenkomst, volgorde=volgorde, **waarden)
    _zet_tafelheer_neer(tafel)


@_op_agenda(vers=TAFEL, logt=bij_agenda("gesprekstafel gewijzigd"))
def wijzig(tafel: Gesprekstafel, verzoek: Verzoek) -> None:
    """Change a table (`invoer` as for `voeg_toe`)."""
    waarden = gekozen(TAFELVELDEN, verzoek.invoer)
    Gesprekstafel.update(waarden).where(Gesprekstafel.id == tafel.id).execute()
    _zet_tafelheer_neer(Gesprekstafel.get_by_id(tafel.id))


def _zet_tafelheer_neer(tafel: Gesprekstafel) -> None:
    """A tafelheer opens one table only, and is no guest at another."""
    if tafel.tafelheer_id is None:
        return
    van_dezelfde = Gesprekstafel.tafelheer == tafel.tafelheer_id
    if tafel.bijeenkomst.tafels.where(van_dezelfde, Gesprekstafel.id != tafel.id).exists():
        raise NuNiet(f"tafelheer {tafel.tafelheer_id}")
    _sta_op(tafel.bijeenkomst, [tafel.tafelheer_id])


@_op_agenda(vers=TAFEL, logt=bij_agenda("gesprekstafel verwijderd"))
def haal_weg(tafel: Gesprekstafel, verzoek: Verzoek) -> None:
    """Remove a table without a result; its guests have no table then."""
    if tafel.resultaat:
        raise NuNiet(f"tafel {tafel.id}")
    Gesprekstafel.delete().where(Gesprekstafel.id == tafel.id).execute()
    grond.nummer(query.op_volgorde(tafel.bijeenkomst))


@_aan_agenda(logt=bij_agenda("volgorde van de gesprekstafels gewijzigd"))
def verschuif(tafel: Gesprekstafel, richting: int, verzoek: Verzoek) -> None:
    """Move a table one place up (-1) or down (1)."""
    grond.verschuif(query.op_volgorde(tafel.bijeenkomst), tafel, richting)


@daad(
    mogen.regelen,
    belet=LEVEND,
    vers=indeling,
    logt=bij_bijeenkomst("indeling van de gesprekstafels gewijzigd"),
)
def deel_in(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> None:
    """Seat people (`invoer["plekken"]`: id of the person -> id of a table or None).

    Who is not in the input stays where they are.
    """
    plekken = verzoek.invoer["plekken"]
    tafelheren = {t.tafelheer_id for t in bijeenkomst.tafels}
    mag = {p.id for p in genodigden(bijeenkomst, dag(verzoek.nu))} - tafelheren
    tafels = {None, *(t.id for t in bijeenkomst.tafels)}
    if not set(plekken) <= mag or not set(plekken.values()) <= tafels:
        raise NuNiet(bijeenkomst.onderwerp)
    _sta_op(bijeenkomst, list(plekken))
    for persoon, tafel in plekken.items():
        if tafel:
            Tafelgast.create(tafel=tafel, persoon=persoon)


def _sta_op(bijeenkomst: Bijeenkomst, personen: list[int]) -> None:
    """Take people from whatever table of this meeting they sit at: one person, one seat."""
    hier = bijeenkomst.tafels.select(Gesprekstafel.id)
    Tafelgast.delete().where(Tafelgast.tafel.in_(hier), Tafelgast.persoon.in_(personen)).execute()


@daad(mogen.als_deelnemer, belet=LEVEND, logt=bij_bijeenkomst("zelf een gesprekstafel gekozen"))
def schuif_aan(tafel: Gesprekstafel, verzoek: Verzoek) -> None:
    """Choose a table for oneself, until the meeting begins."""
    _sta_op(tafel.bijeenkomst, [zeker(verzoek.actor).id])
    Tafelgast.create(tafel=tafel, persoon=verzoek.actor)


@daad(
    mogen.als_tafelheer,
    belet=LEVEND,
    vers=RESULTAAT_VAN_TAFEL,
    logt=bij_bijeenkomst("resultaat van een gesprekstafel vastgelegd"),
)
def leg_resultaat_vast(tafel: Gesprekstafel, verzoek: Verzoek) -> None:
    """Record what a table came to (`invoer["resultaat"]`)."""
    resultaat = Gesprekstafel.update(resultaat=verzoek.invoer["resultaat"])
    resultaat.where(Gesprekstafel.id == tafel.id).execute()
