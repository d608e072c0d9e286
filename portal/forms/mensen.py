"""A choice of people, out of more than a page can bear: it offers the first of them, takes any."""

from collections.abc import Callable, Iterable
from typing import Any

from peewee import ModelSelect
from wtforms import SelectField, SelectMultipleField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from portal.db import binnen, op_naam
from portal.forms.keuzes import te_kiezen
from portal.models import Lidmaatschap, Persoon
from portal.velden.teksten.formulieren import UITLEG

HOOGSTENS = 200
LEEG = SelectChoice("", "Kies …")
VIA_WERKGROEP = UITLEG["meer.via_werkgroep"]
LATER = UITLEG["meer.uitnodigen_later"]
VIA_ADRES = UITLEG["meer.uitnodigen_adres"]


def _eerste(wie: "ModelSelect[Persoon]") -> "ModelSelect[Persoon]":
    """Return the query for who is offered, by name: who has or had a seat goes before others."""
    zat_ergens = binnen(Persoon.id, Lidmaatschap.select(Lidmaatschap.persoon))
    eerst = wie.select(Persoon.id).order_by(zat_ergens.desc(), *op_naam(Persoon))
    return Persoon.select().where(binnen(Persoon.id, eerst.limit(HOOGSTENS)))


def als_keuze(persoon: Persoon) -> SelectChoice:
    """Return somebody as a choice, with their organisation."""
    return SelectChoice(str(persoon.id), persoon.wie)


class _Mensen:
    """What both fields do. `uit`: who can be chosen; `niet_bij`: what to do for who is not offered,
    said when there are more.
    """

    choices: Any
    data: Any
    description: str

    def __init__(
        self,
        label: str,
        validators: Iterable[Any] = (),
        *,
        niet_bij: str = VIA_WERKGROEP,
        uit: "Callable[[], ModelSelect[Persoon]]" = te_kiezen,
        orde: Callable[[], tuple[Any, ...]] = lambda: op_naam(Persoon),
        als: Callable[[Persoon], SelectChoice] = als_keuze,
        **anders: Any,
    ):
        self.uit, self.als = uit, als
        opties = [als(p) for p in _eerste(uit()).order_by(*orde())]
        super().__init__(label, validators, choices=opties, **anders)  # type: ignore[call-arg]
        if len(opties) >= HOOGSTENS:
            self.description = f"{self.description} {niet_bij}".strip()

    def process(self, formdata: Any, *args: Any, **kwargs: Any) -> None:
        """Read what was chosen; it is a choice though it was not offered."""
        super().process(formdata, *args, **kwargs)  # type: ignore[misc]
        gekozen = self.data if isinstance(self.data, list) else [self.data]
        self.neem_op(gekozen)

    def neem_op(self, ids: Iterable[Any]) -> None:
        """Offer these people too, as far as they can be chosen."""
        al = {optie.value for optie in self.choices}
        nieuw = [int(i) for i in map(str, ids) if i not in al and i.isdecimal() and len(i) < 10]
        if nieuw:
            erbij = self.uit().where(Persoon.id.in_(nieuw)).order_by(*op_naam(Persoon))
            self.choices = [*self.choices, *(self.als(p) for p in erbij)]


class Mensveld(_Mensen, SelectField):
    """One person out of a list, or none yet."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.choices = [LEEG, *self.choices]


class Mensenveld(_Mensen, SelectMultipleField):
    """Any number of people, as tick boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def een_mens(label: str, uitleg: str = "", *, verplicht: bool = True, **anders: Any) -> Any:
    """Return the field for one person; `anders`: see Mensveld."""
    eis = InputRequired(f"Maak een keuze bij ‘{label}’.") if verplicht else Optional()
    return Mensveld(label, [eis], description=uitleg, **anders)
