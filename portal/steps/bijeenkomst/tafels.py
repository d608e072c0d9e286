"""The gesprekstafels of a joint meeting: make and order them, seat people, and record what each
came to.

A table is part of the agenda: changing one makes screens stale. Who sits where and what came of it
do not.
"""

from collections.abc import Callable

from portal import engine, policy
from portal.engine import NietToegestaan, Verzoek
from portal.models import Bijeenkomst, Gesprekstafel, Tafelgast
from portal.queries.bijeenkomst import tafels as query
from portal.queries.bijeenkomst.plannen import genodigden
from portal.steps.bijeenkomst import grond as agenda
from portal.steps.bijeenkomst.grond import AgendaVerouderd, alleen_adviseur, bewerk, gekozen, pagina
from portal.tools.tijd import dag

TAFELVELDEN = ("naam", "thema", "tafelheer", "pitch")


def voeg_toe(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> str:
    """Add a table at the end (`invoer`: TAFELVELDEN, thema and tafelheer as ids or None); return
    the meeting's page.
    """

    def doe(actueel: Bijeenkomst) -> None:
        volgorde = actueel.tafels.count() + 1
        tafel = Gesprekstafel.create(
            bijeenkomst=actueel, volgorde=volgorde, **gekozen(TAFELVELDEN, verzoek.invoer)
        )
        _zet_tafelheer_neer(tafel)

    return _bewerk(bijeenkomst, verzoek, "gesprekstafel toegevoegd", doe)


def wijzig(tafel: Gesprekstafel, verzoek: Verzoek) -> str:
    """Change a table (`invoer` as for `voeg_toe`); return the meeting's page."""

    def doe(actueel: Bijeenkomst) -> None:
        waarden = gekozen(TAFELVELDEN, verzoek.invoer)
        Gesprekstafel.update(waarden).where(Gesprekstafel.id == tafel.id).execute()
        _zet_tafelheer_neer(Gesprekstafel.get_by_id(tafel.id))

    return _bewerk(tafel.bijeenkomst, verzoek, "gesprekstafel gewijzigd", doe)


def _zet_tafelheer_neer(tafel: Gesprekstafel) -> None:
    """A tafelheer opens one table only, and is no guest at another."""
    if tafel.tafelheer_id is None:
        return
    zelfde = (Gesprekstafel.bijeenkomst == tafel.bijeenkomst_id) & (
        Gesprekstafel.tafelheer == tafel.tafelheer_id
    )
    if Gesprekstafel.select().where(zelfde, Gesprekstafel.id != tafel.id).exists():
        raise NietToegestaan(pagina(tafel.bijeenkomst))
    _sta_op(tafel.bijeenkomst, [tafel.tafelheer_id])


def haal_weg(tafel: Gesprekstafel, verzoek: Verzoek) -> str:
    """Remove a table without a result; its guests have no table then. Return the meeting's page."""

    def doe(actueel: Bijeenkomst) -> None:
        if Gesprekstafel.get_by_id(tafel.id).resultaat:
            raise NietToegestaan(pagina(actueel))
        Gesprekstafel.delete().where(Gesprekstafel.id == tafel.id).execute()
        _nummer(query.op_volgorde(actueel))

    return _bewerk(tafel.bijeenkomst, verzoek, "gesprekstafel verwijderd", doe)


def verschuif(tafel: Gesprekstafel, richting: int, verzoek: Verzoek) -> str:
    """Move a table one place up (-1) or down (1); return the meeting's page."""

    def doe(actueel: Bijeenkomst) -> None:
        tafels = query.op_volgorde(actueel)
        oud = [t.id for t in tafels].index(tafel.id)
        nieuw = min(max(oud + richting, 0), len(tafels) - 1)
        tafels.insert(nieuw, tafels.pop(oud))
        _nummer(tafels)

    return _bewerk(tafel.bijeenkomst, verzoek, "volgorde van de gesprekstafels gewijzigd", doe)


def _nummer(tafels: list[Gesprekstafel]) -> None:
    for volgorde, tafel in enumerate(tafels, 1):
        Gesprekstafel.update(volgorde=volgorde).where(Gesprekstafel.id == tafel.id).execute()


def _bewerk(
    bijeenkomst: Bijeenkomst, verzoek: Verzoek, wat: str, doe: Callable[[Bijeenkomst], None]
) -> str:
    """Run a change on the tables of a joint meeting whose agenda is not fixed."""

    def binnen(actueel: Bijeenkomst) -> None:
        if not actueel.gezamenlijk:
            raise NietToegestaan(pagina(actueel))
        doe(actueel)

    return bewerk(bijeenkomst, verzoek, wat, binnen)


def deel_in(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> str:
    """Seat people (`invoer["plekken"]`: id of the person -> id of a table or None); return the
    meeting's page.

    Who is not in the input stays where they are. `verzoek.versie` is the `stempel` that the screen
    showed, or None.
    """

    def doe() -> str:
        alleen_adviseur(verzoek)
        actueel = Bijeenkomst.get_by_id(bijeenkomst.id)
        if verzoek.versie not in (None, query.stempel(actueel)):
            raise AgendaVerouderd(actueel, actueel.versie)
        plekken, mag = verzoek.invoer["plekken"], _te_plaatsen(actueel, verzoek)
        if not set(plekken) <= mag or not set(plekken.values()) <= {
            None,
            *(t.id for t in actueel.tafels),
        }:
            raise NietToegestaan(pagina(actueel))
        _sta_op(actueel, list(plekken))
        for persoon, tafel in plekken.items():
            if tafel:
                Tafelgast.create(tafel=tafel, persoon=persoon)
        agenda.noteer(actueel, verzoek, "indeling van de gesprekstafels gewijzigd")
        return pagina(actueel)

    return engine.eenmaal(verzoek, doe)


def _te_plaatsen(bijeenkomst: Bijeenkomst, verzoek: Verzoek) -> set[int]:
    tafelheren = {t.tafelheer_id for t in bijeenkomst.tafels}
    return {p.id for p in genodigden(bijeenkomst, dag(verzoek.nu))} - tafelheren


def _sta_op(bijeenkomst: Bijeenkomst, personen: list[int]) -> None:
    """Take people from whatever table of this meeting they sit at: one person, one seat."""
    hier = bijeenkomst.tafels.select(Gesprekstafel.id)
    Tafelgast.delete().where(Tafelgast.tafel.in_(hier), Tafelgast.persoon.in_(personen)).execute()


def schuif_aan(tafel: Gesprekstafel, verzoek: Verzoek) -> str:
    """Let somebody who may come choose this table for themselves, until the meeting begins; return
    its page.
    """

    def doe() -> str:
        actueel = Bijeenkomst.get_by_id(tafel.bijeenkomst_id)
        if not policy.mag_aanschuiven(verzoek.actor, actueel, verzoek.nu):
            raise NietToegestaan(pagina(actueel))
        _sta_op(actueel, [verzoek.actor.id])
        Tafelgast.create(tafel=tafel, persoon=verzoek.actor)
        agenda.noteer(actueel, verzoek, "zelf een gesprekstafel gekozen")
        return pagina(actueel)

    return engine.eenmaal(verzoek, doe)


def leg_resultaat_vast(tafel: Gesprekstafel, verzoek: Verzoek) -> str:
    """Record what a table came to (`invoer["resultaat"]`), by its tafelheer or an adviseur; return
    the meeting's page.

    `verzoek.versie` is the `resultaatstempel` that the screen showed, or None.
    """

    def doe() -> str:
        rij, actueel = (
            Gesprekstafel.get_by_id(tafel.id),
            Bijeenkomst.get_by_id(tafel.bijeenkomst_id),
        )
        if not policy.mag_tafelresultaat(verzoek.actor, rij, actueel, verzoek.nu):
            raise NietToegestaan(pagina(actueel))
        if verzoek.versie not in (None, query.resultaatstempel(rij)):
            raise AgendaVerouderd(actueel, actueel.versie)
        Gesprekstafel.update(resultaat=verzoek.invoer["resultaat"]).where(
            Gesprekstafel.id == rij.id
        ).execute()
        agenda.noteer(actueel, verzoek, "resultaat van een gesprekstafel vastgelegd")
        return pagina(actueel)

    return engine.eenmaal(verzoek, doe)
