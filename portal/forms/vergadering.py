"""What is typed at the table: notes, times, presence, decisions, and acties as one line."""

from datetime import date, datetime

from wtforms import HiddenField, StringField, TextAreaField, TimeField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, Length, Optional, ValidationError

from portal import tekst
from portal.actieregel import Actieregel, Naam, lees
from portal.forms import basis, keuzes
from portal.forms.basis import BasisForm
from portal.forms.platform import uitslagen
from portal.models import Agendapunt, Besluit, Persoon
from portal.tijd import als_datum, dag, lokaal, uit_lokaal
from portal.vocabulary import Aanwezig, PuntSoort

REGEL_MAX = 500


def _verslag(vanaf: str) -> TextAreaField:
    uitleg = f"Bewaart zichzelf als je even stopt met typen. De leden van het gremium lezen dit zodra {vanaf}."
    return basis.tekstvak("Verslag", uitleg, verplicht=False, render_kw={"rows": 6})


class _VerslagForm(BasisForm):
    """Notes and result of an item; `overschrijf` is the version that the typed text may replace after all."""

    verslag = _verslag("je hebt gekozen voor ‘Bewaar het verslag’")
    overschrijf = HiddenField(filters=[basis.versie])


def verslagform(punt: Agendapunt) -> type[BasisForm]:
    """Return the form for what is noted on an item, with the results that its dilemma can have."""
    if punt.soort is not PuntSoort.DILEMMA:
        return _VerslagForm
    uitslag = basis.keuze(
        "Uitslag", basis.keuzes(uitslagen(punt)), "Hierna kies je de stap die erbij hoort.", verplicht=False
    )
    return type("VerslagForm", (_VerslagForm,), {"verslag": _verslag("er een uitslag is"), "uitslag": uitslag})


def _klok(label: str) -> TimeField:
    return TimeField(
        label, [Optional()], format=["%H:%M", "%H.%M", "%H:%M:%S"],
        invalid_value_message="Schrijf de tijd als 13:30.",
    )


class KloktijdenForm(BasisForm):
    """When an item began and ended, as the clock on the wall of its day."""

    punt: Agendapunt
    nu: datetime
    begonnen = _klok("Begonnen om")
    geeindigd = _klok("Geëindigd om")

    def validate_geeindigd(self, field) -> None:
        """Refuse an end without a beginning, or before it."""
        if field.data and not self.begonnen.data:
            raise ValidationError("Vul dan ook in wanneer het begon.")
        if field.data and field.data < self.begonnen.data:
            raise ValidationError("Het einde kan niet voor het begin liggen.")

    def validate_begonnen(self, field) -> None:
        """Refuse what is still to come."""
        moment = self._moment("begonnen")
        if moment and moment > self.nu:
            raise ValidationError("Deze tijd moet nog komen.")

    def invoer(self) -> dict:
        """Return both moments; a time that was not touched keeps its seconds."""
        return {f"{naam}_op": self._moment(naam) for naam in ("begonnen", "geeindigd")}

    def _moment(self, naam: str) -> datetime | None:
        tijd, was = self[naam].data, getattr(self.punt, f"{naam}_op")
        if tijd is None:
            return None
        if was and lokaal(was).strftime("%H:%M") == tijd.strftime("%H:%M"):
            return was
        return uit_lokaal(datetime.combine(dag(self.punt.bijeenkomst.begint), tijd))


def kloktijdenform(punt: Agendapunt, nu: datetime) -> type[KloktijdenForm]:
    """Return the form that corrects the times of an item."""
    return type("Kloktijden", (KloktijdenForm,), {"punt": punt, "nu": nu})


class AanwezigForm(BasisForm):
    """Whether somebody is there; empty forgets what was recorded."""

    aanwezig = basis.keuze("Aanwezig", basis.keuzes(Aanwezig), verplicht=False)


def erbijform(al_genoemd: set[int]) -> type[BasisForm]:
    """Return the form that adds somebody who was not expected."""
    mensen = [optie for optie in keuzes.mensen() if int(optie.value) not in al_genoemd]
    persoon = basis.keuze("Wie is er nog meer?", mensen, "Iedereen met een account.")
    return type("ErbijForm", (BasisForm,), {"persoon": persoon})


class BesluitForm(BasisForm):
    """A decision, as the meeting took it."""

    tekst = basis.tekstvak(
        "Nieuw besluit", "Schrijf het zoals de leden het namen. Zij lezen het pas als het is vrijgegeven.",
        render_kw={"rows": 2},
    )


class TerugForm(BasisForm):
    """Why a decision that was vastgesteld is a concept again."""

    reden = basis.tekstregel("Reden")


def _eigenaar() -> object:
    return basis.keuze("Eigenaar", keuzes.mensen(), "Wie zorgt dat het gebeurt?", verplicht=False)


def _bij_besluit(besluiten: list[Besluit]) -> object:
    opties = [SelectChoice(str(b.id), tekst.tussen_woorden(tekst.regel(b.tekst), 80)) for b in besluiten]
    return basis.keuze("Hoort bij besluit", opties, verplicht=False)


class _RegelForm(BasisForm):
    """An actie as one line. What the line does not say for sure is asked with a field of its own."""

    namen: list[Naam]
    op: date

    regel = StringField(
        "Nieuwe actie",
        [
            DataRequired("Schrijf op wie wat doet."),
            Length(max=REGEL_MAX, message=f"Dit is te lang. Gebruik hoogstens {REGEL_MAX} tekens."),
        ],
        description="In één regel: ‘Gemeente Voorbeeld zoekt uit of … voor 1 maart’.",
        filters=[lambda waarde: tekst.regel(waarde or "")],
    )

    gelezen = HiddenField(filters=[lambda waarde: tekst.regel(waarde or "")])

    def validate_regel(self, field) -> None:
        """Read the line into the other fields; say at the line what it does not tell."""
        self._vergeet(lees(self.gelezen.data, self.namen, self.op))
        gelezen = lees(field.data, self.namen, self.op)
        self.wat = gelezen.wat
        ontbreekt = [*self._vul_eigenaar(gelezen.eigenaren), *self._vul_termijn(gelezen.termijn)]
        if gelezen.eigenaren and not gelezen.daad:
            ontbreekt.append("Wat er gebeurt, staat er niet bij.")
        if ontbreekt:
            raise ValidationError(" ".join(ontbreekt))

    def _vergeet(self, eerder: Actieregel) -> None:
        """Drop what an earlier version of the line filled in and nobody touched: the line itself says it better."""
        if self.eigenaar.data in [str(id_) for id_ in eerder.eigenaren[:1]]:
            self.eigenaar.data = ""
        if self.termijn.data and self.termijn.data == eerder.termijn:
            self.termijn.data, self.termijn.raw_data = None, []

    def _vul_eigenaar(self, gevonden: tuple[int, ...]) -> list[str]:
        if self.eigenaar.data:
            return []
        if len(gevonden) == 1:
            self.eigenaar.data = str(gevonden[0])
            return []
        if gevonden:
            ids = {str(id_) for id_ in gevonden}
            self.eigenaar.choices = [k for k in self.eigenaar.choices if not k.value or k.value in ids]
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

    def invoer(self) -> dict:
        """Return what the step wants: the sentence without its date, owner, day and decision."""
        waarden = super().invoer()
        return {"wat": self.wat, **{naam: waarden[naam] for naam in ("eigenaar", "termijn", "besluit")}}


def regelform(namen: list[Naam], op: date, besluiten: list[Besluit]) -> type[BasisForm]:
    """Return the form for one line; `op` is the day of the meeting, from which days count."""
    velden = {
        "namen": namen, "op": op, "eigenaar": _eigenaar(), "besluit": _bij_besluit(besluiten),
        "termijn": basis.datum("Klaar op", verplicht=False),
    }
    return type("RegelForm", (_RegelForm,), velden)


def actieform(op: date, besluiten: list[Besluit]) -> type[BasisForm]:
    """Return the form that changes an actie of the meeting of day `op`."""

    def niet_eerder(_form: BasisForm, field) -> None:
        if field.data and field.data < op:
            raise ValidationError(f"Kies een dag vanaf {als_datum(op)}.")

    velden = {
        "wat": basis.tekstvak("Wat gebeurt er?", render_kw={"rows": 2}),
        "eigenaar": basis.keuze("Eigenaar", keuzes.mensen(), "Een nieuwe eigenaar krijgt een mail."),
        "termijn": basis.datum("Klaar op", validators=[niet_eerder]), "besluit": _bij_besluit(besluiten),
    }
    return type("ActieForm", (BasisForm,), velden)


def namen(aan_tafel: set[int]) -> list[Naam]:
    """Return the words by which the people to choose from are known: name, organisation, and at the table first name.

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
