"""That this process serves from the database: it may, and it holds it for as long as it does so."""

from contextlib import ExitStack
from threading import Lock

from portal.gegevens import slot
from portal.gegevens.bruikbaar import bezwaar
from portal.gegevens.keuring import GegevensFout


class Houvast:
    """A shared hold, taken once and again whenever it got lost, as it does when the server of the
    database restarts: meanwhile somebody may have migrated it.
    """

    def __init__(self, *, demo: bool):
        self._demo, self._grendel = demo, Lock()
        self._greep: slot.Greep | None = None
        self._los = ExitStack()

    def eis(self) -> None:
        """Have the hold, of the database that is open; raises GegevensFout while somebody has it
        alone or this portal must leave it alone.
        """
        if self.vast():
            return
        with self._grendel:
            if not self.vast():
                self._neem()

    def vast(self) -> bool:
        """Tell whether it is held."""
        greep = self._greep
        return greep is not None and greep.vast()

    def heb(self, greep: slot.Greep) -> None:
        """Go on with a hold that was taken already, and with it looked whether one may."""
        self._greep = greep

    def laat(self) -> None:
        """Let it go."""
        self._greep = None
        self._los.close()

    def _neem(self) -> None:
        self.laat()
        with ExitStack() as stapel:
            greep = stapel.enter_context(slot.gedeeld())
            if zin := bezwaar(demo=self._demo):
                raise GegevensFout(zin)
            self._greep, self._los = greep, stapel.pop_all()
