"""A choice of themas: it offers those in use, and keeps one that was retired while it stood there
already or the form was open.
"""

from typing import Any

from wtforms import SelectField, SelectMultipleField
from wtforms.fields import SelectChoice

from portal.forms import basis, keuzes
from portal.velden import Veld


class _Themas:
    """What both fields do."""

    choices: Any
    data: Any

    def process(self, *args: Any, **kwargs: Any) -> None:
        """Read what was chosen; it is a choice though it is not offered any more."""
        super().process(*args, **kwargs)  # type: ignore[misc]
        gekozen = self.data if isinstance(self.data, list) else [self.data]
        erbij = keuzes.vervallen_themas(gekozen)
        self.choices = [*(self.choices or ()), *erbij]


class Themaveld(_Themas, SelectField):
    """One thema, or none yet."""


class Themasveld(_Themas, SelectMultipleField):
    """Any number of themas, as tick boxes."""


def een_thema(label: str, *, verplicht: bool = True) -> Any:
    """Return the field for one thema."""
    return basis.keuze(label, keuzes.themas(), verplicht=verplicht, veldsoort=Themaveld)


def meer_themas(veld: Veld, **anders: Any) -> Any:
    """Return the field for any number of them, as it is declared."""
    return basis.veld(veld, opties=keuzes.themas(), veldsoort=Themasveld, **anders)


def van_filter() -> list[SelectChoice]:
    """Return what a filter offers: retired themas too, for what bears them is still there."""
    return keuzes.of_alle(keuzes.alle_themas())
