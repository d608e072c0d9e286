"""Whose turn it is: the threads of one process do something one by one, in the order in which they
came, and none of them waits for ever.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock, get_ident
from time import monotonic

from portal.tools.telling import SLOT_GEWEIGERD, SLOT_WACHT, tel


class GeenBeurt(Exception):
    """It took too long, or too many wait already."""


class _Wachter:
    """A thread that waits for its turn."""

    def __init__(self) -> None:
        self.draad, self.roep = get_ident(), Event()


class Beurt:
    """A turn that threads hand to one another; one that has it may take it again.

    Nobody waits longer than `geduld` seconds. Once nothing came of the turns for `stroef` seconds,
    only the first `hoogstens` in the row wait on (None: all may): the other threads have work that
    needs no turn.
    """

    def __init__(self, geduld: float, stroef: float, hoogstens: int | None = None):
        self.geduld, self.stroef, self.hoogstens = geduld, stroef, hoogstens
        self._grendel = Lock()
        self._rij: deque[_Wachter] = deque()
        self._van: int | None = None
        self._diep = 0
        self._sinds = 0.0  # since when nothing came of the turns

    @property
    def wachters(self) -> int:
        """Tell how many threads wait."""
        return len(self._rij)

    @contextmanager
    def neem(self) -> Iterator[None]:
        """Have the turn for a while; raise GeenBeurt when it does not come. A turn that ends in
        GeenBeurt was none: how long the row has been stuck counts on.
        """
        try:
            self._wacht()
        except GeenBeurt:
            tel(SLOT_GEWEIGERD)
            raise
        try:
            yield
        except GeenBeurt:
            tel(SLOT_GEWEIGERD)
            self._geef_door(gelukt=False)
            raise
        except BaseException:
            self._geef_door()
            raise
        self._geef_door()

    def _wacht(self) -> None:
        with self._grendel:
            if self._van in (None, get_ident()):
                return self._begin(get_ident())
            if self._vol(len(self._rij)):
                raise GeenBeurt
            tel(SLOT_WACHT)
            mijn = _Wachter()
            self._rij.append(mijn)
        try:
            self._wacht_op(mijn)
        except BaseException:  # such as the signal that ends a test
            if self._verlaat(mijn):
                self._geef_door()
            raise
        if not self._verlaat(mijn):
            raise GeenBeurt
        return None

    def _wacht_op(self, mijn: _Wachter) -> None:
        tot = monotonic() + self.geduld
        while not mijn.roep.wait(min(self.stroef, max(0.0, tot - monotonic()))):
            with self._grendel:
                plek = self._rij.index(mijn) if mijn in self._rij else 0
                if monotonic() >= tot or self._vol(plek):
                    return

    def _vol(self, plek: int) -> bool:
        """Tell whether the row is stuck and this place in it is one too many."""
        stuk = monotonic() - self._sinds > self.stroef
        return stuk and self.hoogstens is not None and plek >= self.hoogstens

    def _verlaat(self, mijn: _Wachter) -> bool:
        """Leave the row; tell whether the turn came after all, while one was leaving."""
        with self._grendel:
            if mijn in self._rij:
                self._rij.remove(mijn)
            return self._van == mijn.draad

    def _begin(self, draad: int, *, gelukt: bool = True) -> None:
        self._van, self._diep = draad, self._diep + 1
        if gelukt and self._diep == 1:
            self._sinds = monotonic()

    def _geef_door(self, *, gelukt: bool = True) -> None:
        with self._grendel:
            self._diep -= 1
            if self._diep:
                return
            self._van = None
            if self._rij:
                volgende = self._rij.popleft()
                self._begin(volgende.draad, gelukt=gelukt)
                volgende.roep.set()
