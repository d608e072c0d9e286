"""Fields for a day and for a time of day, as a browser sends them and as people type them."""

import re
from collections.abc import Callable
from datetime import date, time
from typing import Any, Generic, TypeVar

from markupsafe import Markup
from wtforms import Field
from wtforms.form import BaseForm
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput, Input, TimeInput

from portal.tools.datumzin import lees_dag
from portal.tools.tijd import als_datum, over_een_jaar

W = TypeVar("W", date, time)
_KLOK = re.compile(r"(\d{1,2})(?:[:.u](\d{2})(?::(\d{2}))?)?(?: uur)?")


def lees_tijd(tekst: str) -> time | None:
    """Return the time of day that was typed ('13:30', '13.30 uur'), or None."""
    gevonden = _KLOK.fullmatch(" ".join(tekst.lower().split()))
    if not gevonden:
        return None
    uur, minuut, seconde = (int(deel or 0) for deel in gevonden.groups())
    return time(uur, minuut, seconde) if uur < 24 and minuut < 60 and seconde < 60 else None


class _Klokveld(Field, Generic[W]):
    """What was not understood stays in the field as it was typed: the browser's own picker would
    show it empty.
    """

    lees: Callable[[str], W | None]
    vorm: str
    fout: str

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was sent; raise ValueError, with how to write it, when it is no such thing."""
        if not valuelist:
            return
        self.data: W | None = type(self).lees(" ".join(valuelist))
        if self.data is None:
            raise ValueError(self.fout)

    def _value(self) -> str:
        return format(self.data, self.vorm) if self.data else " ".join(self.raw_data or [])

    def __call__(self, **kwargs: Any) -> Markup:
        """Draw the field; as plain text when it holds what no picker can show."""
        if not self.data and self._value():
            kwargs["type"] = "text"
        gemaakt: Markup = super().__call__(**kwargs)
        return gemaakt


class Dagveld(_Klokveld[date]):
    """A day: 2026-12-10 from a browser, 10-12-2026 from a person."""

    widget: Input = DateInput()
    lees = staticmethod(lees_dag)
    vorm = "%Y-%m-%d"
    fout = "Schrijf de datum als 10-12-2026."


class Tijdveld(_Klokveld[time]):
    """A time of day on the clock in Amsterdam."""

    widget: Input = TimeInput()
    lees = staticmethod(lees_tijd)
    vorm = "%H:%M"
    fout = "Schrijf de tijd als 13:30."


class BinnenEenJaar:
    """Refuse a day that has passed, and one more than a year away."""

    def __init__(self, vandaag: date):
        self.vandaag, self.laatste = vandaag, over_een_jaar(vandaag)

    def __call__(self, form: BaseForm, field: Dagveld) -> None:
        """Raise when the chosen day is not within the year."""
        if field.data and not self.vandaag <= field.data <= self.laatste:
            raise ValidationError(f"Kies een dag van nu tot en met {als_datum(self.laatste)}.")


def tot_een_jaar(vandaag: date) -> dict[str, Any]:
    """Return what a field for a last day has besides: it begins a year away and goes no further."""
    return {"validators": [BinnenEenJaar(vandaag)], "default": over_een_jaar(vandaag)}
