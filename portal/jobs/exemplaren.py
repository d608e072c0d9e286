"""Copies that bear a name are made after issuing, so that their readers need not wait for them.

A thread of its own makes them: printing takes seconds, and mail must not be late by it. A copy that
cannot be made is tried again, later each time; who opens it meanwhile gets it made for them.
"""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from portal.config import Settings
from portal.db import schrijven
from portal.engine import NietToegestaan
from portal.jobs.ronde import PAUZE, Werker, zonder_inhoud
from portal.models import Instelling, Persoon, Stuk
from portal.queries.rondom import exemplaren as query
from portal.steps.rondom import stuk as stap
from portal.tools import tijd
from reports.pers.job import Turn
from reports.uitgeven import uitgave

log = logging.getLogger(__name__)
PAUZES = tuple(timedelta(minutes=m) for m in (1, 10, 60, 360))  # after a failure, and the next


class Exemplaren(Werker):
    """Makes the copies that are not there yet, one a round."""

    naam = "copies"

    def __init__(
        self,
        settings: Settings,
        klok: Callable[[], datetime] = tijd.nu,
        pauze: float = PAUZE,
        keur: Callable[[], None] = lambda: None,
    ):
        super().__init__(settings, klok, pauze, keur)
        self._mislukt: Counter[tuple[int, int]] = Counter()
        self._niet_voor: dict[tuple[int, int], datetime] = {}

    def maak_alle(self) -> int:
        """Make all that is due, on the open database; return how many there were."""
        keren = 0
        while self._doe(self._klok()):
            keren += 1
        return keren

    def _doe(self, nu: datetime) -> bool:
        """Make the first copy that is due, and note since when the oldest waits; return whether
        there was one.
        """
        oudste, beurt = None, None
        for stuk, lezer in query.te_maken(nu):
            oudste = oudste or stuk.uitgegeven_op
            if self._niet_voor.get((stuk.id, lezer.id), nu) <= nu:
                beurt = stuk, lezer
                break
        _noteer(oudste)
        if beurt:
            self._probeer(*beurt, nu)
        return beurt is not None

    def _probeer(self, stuk: Stuk, lezer: Persoon, nu: datetime) -> None:
        sleutel = stuk.id, lezer.id
        try:
            gedrukt = uitgave.exemplaar(Stuk.get_by_id(stuk.id), lezer.naam, Turn.BACKGROUND)
            lezer = Persoon.get_by_id(lezer.id)  # as they are by now
            stap.bewaar_exemplaar(stuk, lezer, gedrukt, self._klok())
        except NietToegestaan:  # it was withdrawn while it was printed, or they left
            self._niet_voor[sleutel] = nu + PAUZES[0]  # not over and over, should it still be due
        except Exception as fout:
            if self._klaar:  # the presses went with the portal
                return
            pauze = PAUZES[min(self._mislukt[sleutel], len(PAUZES) - 1)]
            self._mislukt[sleutel] += 1
            self._niet_voor[sleutel] = nu + pauze
            log.error("a copy of stuk %s was not made: %s", stuk.id, zonder_inhoud(fout))


def _noteer(oudste: datetime | None) -> None:
    """Let the health check see since when a copy waits; written when that changes only."""
    if oudste == query.wacht_sinds():
        return
    with schrijven():
        Instelling.delete().where(Instelling.sleutel == query.WACHT).execute()
        if oudste:
            Instelling.create(sleutel=query.WACHT, waarde=oudste.isoformat())
