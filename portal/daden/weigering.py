"""Why a deed is refused to somebody who may do it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from portal.engine import NietToegestaan
from portal.models import Persoon

Mag = Callable[[Persoon | None, Any, datetime], bool]


class NuNiet(NietToegestaan):
    """This person may do this, but not with this thing as it is now: `eis` says what must be so,
    where a function of policy does, and `naar` where the thing stands.
    """

    naar = ""

    def __init__(self, naam: str, eis: Mag | None = None):
        super().__init__(naam)
        self.eis = eis


class DoorEenAnder(NuNiet):
    """This person did the other half of what two people do; somebody else may do this."""


class NogBewijzen(Exception):
    """This person may do this once they show again that it is really them; nothing has changed."""
