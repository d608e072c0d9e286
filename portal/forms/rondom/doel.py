"""National goals: what the CCV fills in."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wtforms import Field, IntegerField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import NumberRange, Optional, ValidationError

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.forms.themas import een_thema
from portal.models import Actie, Dilemma, Doel
from portal.tools.tekst import regel, tussen_woorden
from portal.velden.teksten.formulieren import UITLEG

GETAL_MAX = 2**31 - 1  # the largest that both databases can hold
EERSTE_JAAR, LAATSTE_JAAR = 2020, 2100  # as the database checks
_JAAR = f"Kies een jaar van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}."


def _getal(label: str, uitleg: str, minstens: int) -> IntegerField:
    grens = NumberRange(
        minstens, GETAL_MAX, f"Vul een getal van {minstens} of hoger in, hoogstens 2.147.483.647."
    )
    return basis.getal(label, uitleg, validators=[grens])


def doelform(doel: Doel | None = None) -> type[BasisForm]:
    """Return the form that sets a doel, or changes `doel`; its name must be new."""

    def validate_naam(form: BasisForm, field: Field) -> None:
        bezet = Doel.get_or_none(Doel.naam == (field.data or ""))
        if bezet and bezet.id != (doel.id if doel else None):
            raise ValidationError("Er is al een doel met deze naam. Kies een andere naam.")

    velden = {
        "naam": basis.tekstregel("Doel", UITLEG["doel.doel"]),
        "omschrijving": basis.tekstvak("Toelichting", UITLEG["doel.omschrijving"], verplicht=False),
        "eenheid": basis.tekstregel(
            "Wat tel je?", UITLEG["doel.eenheid"], validators=[KortWoord()]
        ),
        "thema": een_thema("Thema"),
        "validate_naam": validate_naam,
    }
    return type("DoelForm", (BasisForm,), velden)


class KortWoord:
    """Refuse what would not fit behind a number."""

    MAX = 60

    def __call__(self, form: BasisForm, field: Field) -> None:
        """Raise when it is too long."""
        if len(field.data or "") > self.MAX:
            raise ValidationError(f"Dit is te lang. Gebruik hoogstens {self.MAX} tekens.")


class StreefForm(BasisForm):
    """The number aimed at in a year."""

    jaar = basis.getal("Jaar", validators=[NumberRange(EERSTE_JAAR, LAATSTE_JAAR, _JAAR)])
    streef = _getal("Streefgetal", UITLEG["doel.streefgetal"], 1)


def metingform(vandaag: date) -> type[BasisForm]:
    """Return the form that records how far a doel has come, up to `vandaag`."""

    def validate_dag(form: BasisForm, field: Field) -> None:
        if field.data and not date(EERSTE_JAAR, 1, 1) <= field.data <= vandaag:
            raise ValidationError(f"Kies een dag van {EERSTE_JAAR} tot en met vandaag.")

    velden = {
        "dag": basis.datum("Gemeten op", UITLEG["doel.gemeten_op"]),
        "stand": _getal("Stand", UITLEG["doel.stand"], 0),
        "toelichting": basis.tekstvak(
            "Toelichting", UITLEG["doel.metingtoelichting"], verplicht=False, render_kw={"rows": 3}
        ),
        "validate_dag": validate_dag,
    }
    return type("MetingForm", (BasisForm,), velden)


def _als_keuze(doel: Doel) -> SelectChoice:
    return SelectChoice(str(doel.id), doel.naam)


def actiedoelform(doelen: list[Doel]) -> type[BasisForm]:
    """Return the form that ties an actie to one of these doelen, or to none."""
    opties = [SelectChoice("", "Geen doel"), *map(_als_keuze, doelen)]
    veld = SelectField("Bij welk doel hoort deze actie?", [Optional()], choices=opties)
    return type("ActiedoelForm", (BasisForm,), {"doel": veld})


def dilemmadoelform(doelen: list[Doel]) -> type[BasisForm]:
    """Return the form that ties a dilemma to any number of these doelen."""
    veld = basis.meerkeuze(
        "Welke doelen brengt dit dilemma dichterbij?",
        map(_als_keuze, doelen),
        UITLEG["doel.dilemma"],
    )
    return type("DilemmadoelForm", (BasisForm,), {"doelen": veld})


class _KoppelForm(BasisForm):
    """A dilemma by its number, an actie from a list, or both."""

    dilemma = basis.tekstregel("Nummer van een dilemma", UITLEG["doel.nummer"], verplicht=False)

    def validate_dilemma(self, field: Field) -> None:
        """Ask for a number that was filed."""
        gevonden = Dilemma.met_nummer(field.data) if field.data else None
        if field.data and (gevonden is None or gevonden.ingediend_op is None):
            raise ValidationError("Er is geen ingediend dilemma met dit nummer.")

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Ask for one of the two."""
        goed: bool = super().validate(extra_validators)
        if self.dilemma.data or self.actie.data:
            return goed
        self.dilemma.errors = [*self.dilemma.errors, "Vul een nummer in of kies een actie."]
        return False


def koppelform(acties: list[Actie]) -> type[BasisForm]:
    """Return the form that ties a dilemma or one of these acties to a doel."""
    opties = [SelectChoice("", "Kies …"), *(SelectChoice(str(a.id), _actie(a)) for a in acties)]
    veld = SelectField("Een open actie die nog bij geen doel hoort", [Optional()], choices=opties)
    return type("KoppelForm", (_KoppelForm,), {"actie": veld})


def _actie(actie: Actie) -> str:
    return tussen_woorden(
        f"{regel(actie.wat)} ({actie.eigenaar.organisatie or actie.eigenaar.naam})", 120
    )
