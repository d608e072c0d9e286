"""An actie typed at the table as one line, and the form that changes it."""

from datetime import date
from typing import Any

from wtforms import Field, HiddenField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, Length, ValidationError

from portal.forms import basis, keuzes
from portal.forms.basis import BasisForm
from portal.forms.mensen import een_mens
from portal.models import Besluit, Persoon
from portal.tools import tekst
from portal.tools.actiezin import Actiezin, Naam, lees
from portal.tools.tijd import als_datum
from portal.velden.teksten.formulieren import UITLEG

REGEL_MAX = 500


def _bij_besluit(besluiten: list[Besluit]) -> object:
    opties = [
        SelectChoice(str(b.id), tekst.tussen_woorden(tekst.regel(b.tekst), 80)) for b in besluiten
    ]
    return basis.keuze("Hoort bij besluit", opties, verplicht=False)


class _RegelForm(BasisForm):
    """An actie as one line. What the line does not say for sure is asked with a field of its
    own.
    """

    namen: list[Naam]
    op: date

    regel = StringField(
        "Nieuwe actie",
        [
            DataRequired("Schrijf op wie wat doet."),
            Length(max=REGEL_MAX, message=f"Dit is te lang. Gebruik hoogstens {REGEL_MAX} tekens."),
        ],
        description=UITLEG["vergaderacties.regel"],
        filters=[lambda waarde: tekst.regel(waarde or "")],
    )

    gelezen = HiddenField(filters=[lambda waarde: tekst.regel(waarde or "")])

    def validate_regel(self, field: Field) -> None:
        """Read the line into the other fields; say at the line what it does not tell."""
        self._vergeet(lees(self.gelezen.data, self.namen, self.op))
        gelezen = lees(field.data, self.namen, self.op)
        self.wat = gelezen.wat
        ontbreekt = [*self._vul_eigenaar(gelezen.eigenaren), *self._vul_termijn(gelezen.termijn)]
        if gelezen.eigenaren and not gelezen.daad:
            ontbreekt.append("Wat er gebeurt, staat er niet bij.")
        if ontbreekt:
            raise ValidationError(" ".join(ontbreekt))

    def _vergeet(self, eerder: Actiezin) -> None:
        """Drop what an earlier version of the line filled in and nobody touched: the line itself
        says it better.
        """
        if self.eigenaar.data in [str(id_) for id_ in eerder.eigenaren[:1]]:
            self.eigenaar.data = ""
        if self.termijn.data and self.termijn.data == eerder.termijn:
            self.termijn.data, self.termijn.raw_data = None, []

    def _vul_eigenaar(self, gevonden: tuple[int, ...]) -> list[str]:
        if self.eigenaar.data:
            return []
        if len(gevonden) == 1:
            self.eigenaar.neem_op(gevonden)
            self.eigenaar.data = str(gevonden[0])
            return []
        if gevonden:
            ids = {str(id_) for id_ in gevonden}
            self.eigenaar.neem_op(ids)
            self.eigenaar.choices = [
                k for k in self.eigenaar.choices if not k.value or k.value in ids
            ]
            return ["Daar werken meer mensen: kies wie het doet."]
        return ["Wie dit doet, staat niet vooraan of is niet bekend: kies de eigenaar."]

    def _vul_termijn(self, gevonden: date | None) -> list[str]:
        if self.termijn.raw_data and not self.termijn.data and self.termijn.raw_data[0]:
            return []  # its own error says it
        self.termijn.data = self.termijn.data or gevonden
        if self.termijn.data is None:
            return ["Wanneer het klaar is, staat niet achteraan: kies een dag."]
        if self.termijn.data < self.op:
            return ["Kies een dag die na de bijeenkomst komt."]
        return []

    def invoer(self) -> dict[str, Any]:
        """Return what the step wants: the sentence without its date, owner, day and decision."""
        waarden = super().invoer()
        return {
            "wat": self.wat,
            **{naam: waarden[naam] for naam in ("eigenaar", "termijn", "besluit")},
        }


def regelform(namen: list[Naam], op: date, besluiten: list[Besluit]) -> type[BasisForm]:
    """Return the form for one line; `op` is the day of the meeting, from which days count."""
    velden = {
        "namen": namen,
        "op": op,
        "eigenaar": een_mens("Eigenaar", UITLEG["meer.zorgt"], verplicht=False),
        "besluit": _bij_besluit(besluiten),
        "termijn": basis.datum("Klaar op", verplicht=False),
    }
    return type("RegelForm", (_RegelForm,), velden)


def actieform(op: date, besluiten: list[Besluit]) -> type[BasisForm]:
    """Return the form that changes an actie of the meeting of day `op`."""

    def niet_eerder(_form: BasisForm, field: Field) -> None:
        if field.data and field.data < op:
            raise ValidationError(f"Kies een dag vanaf {als_datum(op)}.")

    velden = {
        "wat": basis.tekstvak("Wat gebeurt er?", render_kw={"rows": 2}),
        "eigenaar": een_mens("Eigenaar", UITLEG["meer.nieuwe_eigenaar"]),
        "termijn": basis.datum("Klaar op", validators=[niet_eerder]),
        "besluit": _bij_besluit(besluiten),
    }
    return type("ActieForm", (BasisForm,), velden)


def namen(aan_tafel: set[int]) -> list[Naam]:
    """Return the words by which the people to choose from are known: name, organisation, and at the
    table first name.

    Of 'Politie, landelijk' the part before the comma will do.
    """
    gevonden: list[Naam] = []
    for persoon in keuzes.te_kiezen():
        hier = persoon.id in aan_tafel
        gevonden += [Naam(persoon.id, woorden, hier) for woorden in _namen(persoon, hier)]
    return gevonden


def _namen(persoon: Persoon, hier: bool) -> list[str]:
    lang = [persoon.naam, persoon.organisatie, persoon.organisatie.partition(",")[0]]
    voornaam = persoon.naam.partition(" ")[0]
    return list(dict.fromkeys([*lang, voornaam] if hier and len(voornaam) > 2 else lang))
