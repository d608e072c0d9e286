"""The form of a meeting itself: when, where, who chairs, and with which other gremia it is held."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from wtforms import Field, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import NumberRange, ValidationError

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.models import Agendapunt, Bijeenkomst, Gremium, Persoon
from portal.queries.bijeenkomst import plannen as query
from portal.queries.gremia import zetels
from portal.tools.tijd import als_dag, als_datum, dag, is_werkdag, lokaal, uit_lokaal
from portal.velden.teksten.formulieren import UITLEG
from portal.vocabulary import LidRol

# How far from today a meeting can lie; what is further off is a slip of the pen.
VERST = timedelta(days=3 * 365)


def standaardtitel(gremium: Gremium, dag_: date, *, gezamenlijk: bool = False) -> str:
    """Return the title of a meeting that nobody gave one."""
    naam = "Gezamenlijke bijeenkomst" if gezamenlijk else gremium.korte_naam[:170]
    return f"{naam}, {als_datum(dag_)}"


class BijeenkomstForm(BasisForm):
    """When, where, who chairs and with whom. A class per request knows the gremium, today and the
    meeting as it was.
    """

    gremium: Gremium
    vandaag: date
    huidig: Bijeenkomst | None = None

    datum = basis.datum("Datum")
    tijd = basis.tijd("Begint om")
    minuten = basis.getal(
        "Duur in minuten",
        validators=[NumberRange(15, 720, "Kies een getal van 15 tot en met 720.")],
    )
    plaats = basis.tekstregel("Plaats", UITLEG["plannen.plaats"])
    voorzitter: SelectField
    titel = basis.tekstregel("Titel", UITLEG["plannen.titel"], verplicht=False)
    al_geweest = basis.vink("Deze bijeenkomst is al geweest. Ik leg hem achteraf vast.")

    def validate_datum(self, field: Field) -> None:
        """Refuse a day that is likely a slip; one that has passed asks for a tick."""
        if field.data is None:
            return
        was = dag(self.huidig.begint) if self.huidig else None
        if abs(field.data - self.vandaag) > VERST:
            raise ValidationError("Controleer het jaar: kies een dag binnen drie jaar.")
        if field.data < self.vandaag and field.data != was and not self.al_geweest.data:
            raise ValidationError(
                "Deze dag is al voorbij. Klopt dat? Zet dan het vinkje bij ‘al geweest’."
            )

    def validate_tijd(self, field: Field) -> None:
        """Refuse an hour that the clock skips in spring."""
        if field.data is None or self.datum.data is None or self.datum.errors:
            return
        wandklok = datetime.combine(self.datum.data, field.data)
        if lokaal(uit_lokaal(wandklok)).replace(tzinfo=None) != wandklok:
            raise ValidationError("Deze tijd bestaat niet: die nacht gaat de klok een uur vooruit.")

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Check all fields, and with whom it is held: that field's own validators would not run
        while it is empty.
        """
        goed: bool = super().validate(extra_validators)
        fout = (
            self._staat_samen_in_de_weg(self.huidig) if self.huidig and "samen_met" in self else ""
        )
        if fout:
            self.samen_met.errors = [*self.samen_met.errors, fout]
        return goed and not fout

    def _staat_samen_in_de_weg(self, huidig: Bijeenkomst) -> str:
        """Return what cannot be true at once: dilemmas on a joint meeting, tables on an ordinary
        one.
        """
        dilemmas = huidig.punten.where(Agendapunt.behandeling.is_null(False))
        if self.samen_met.data and dilemmas.exists():
            return (
                "Haal eerst de dilemma’s van de agenda: een gezamenlijke bijeenkomst heeft er geen."
            )
        if not self.samen_met.data and huidig.tafels.exists():
            return (
                "Verwijder eerst de gesprekstafels: alleen een gezamenlijke bijeenkomst heeft die."
            )
        return ""

    def let_op(self) -> list[str]:
        """Return what makes the chosen day an unlikely one; it is a warning, not an error."""
        if not self.datum.data or self.datum.errors:
            return []
        ook = query.op_dag(self.gremium, self.datum.data, behalve=self.huidig)
        werkdag = (
            [] if is_werkdag(self.datum.data) else [f"{als_dag(self.datum.data)} is geen werkdag."]
        )
        return [*werkdag, *(f"Op deze dag is ook al: {b.titel}." for b in ook)]

    def invoer(self) -> dict[str, Any]:
        """Return the values as the step wants them: one moment, ids of a person and of gremia, and
        always a title.
        """
        waarden = super().invoer()
        dag_, tijd, _ = (waarden.pop(naam) for naam in ("datum", "tijd", "al_geweest"))
        waarden["begint"] = uit_lokaal(datetime.combine(dag_, tijd))
        waarden["voorzitter"] = int(waarden["voorzitter"]) if waarden["voorzitter"] else None
        if "samen_met" in waarden:
            waarden["samen_met"] = [int(id_) for id_ in waarden["samen_met"]]
        samen = waarden.get("samen_met") or (
            "samen_met" not in waarden and self.huidig and self.huidig.gezamenlijk
        )
        waarden["titel"] = waarden["titel"] or standaardtitel(
            self.gremium, dag_, gezamenlijk=bool(samen)
        )
        return waarden


def bijeenkomstform(
    gremium: Gremium, vandaag: date, huidig: Bijeenkomst | None = None
) -> type[BijeenkomstForm]:
    """Return the form for a meeting of `gremium`, with the people who may chair it.

    With whom it is held can change only until the members know of it: they planned their day on it.
    """
    velden = {
        "gremium": gremium,
        "vandaag": vandaag,
        "huidig": huidig,
        "voorzitter": basis.keuze(
            "Voorzitter", _voorzitters(gremium, vandaag, huidig), verplicht=False
        ),
    }
    if huidig is None or not query.is_bekend(huidig):
        velden["samen_met"] = basis.meerkeuze(
            "Gezamenlijke bijeenkomst met …",
            [SelectChoice(str(g.id), g.korte_naam) for g in query.gremia() if g.id != gremium.id],
            UITLEG["plannen.samen_met"],
        )
    return type("Bijeenkomst", (BijeenkomstForm,), velden)


def _voorzitters(gremium: Gremium, vandaag: date, huidig: Bijeenkomst | None) -> list[SelectChoice]:
    """Return who sits in the gremium, chair first, then the advisers, and whoever was chosen
    before.
    """
    leden = [lid.persoon for lid in zetels(gremium, vandaag)]
    eerder = [huidig.voorzitter] if huidig and huidig.voorzitter else []
    mensen = {p.id: p for p in (*leden, *Persoon.adviseurs(), *eerder)}
    return [SelectChoice(str(p.id), p.wie) for p in mensen.values()]


def begin_nieuw(gremium: Gremium, vorige: Bijeenkomst | None, vandaag: date) -> dict[str, Any]:
    """Return what a new meeting starts from: the hour and place of the last one, and the gremium's
    chair.
    """
    voorzitter = next(
        (lid for lid in zetels(gremium, vandaag) if lid.rol is LidRol.VOORZITTER), None
    )
    begin = {"voorzitter": str(voorzitter.persoon_id) if voorzitter else "", "minuten": 120}
    if vorige:
        begin |= {
            "tijd": lokaal(vorige.begint).time(),
            "minuten": vorige.minuten,
            "plaats": vorige.plaats,
        }
    return begin


def begin_wijzig(b: Bijeenkomst) -> dict[str, Any]:
    """Return what the form of a planned meeting starts from; a title made up by us follows the date
    again.
    """
    gewoon = b.titel == standaardtitel(b.gremium, dag(b.begint), gezamenlijk=b.gezamenlijk)
    return {
        "titel": "" if gewoon else b.titel,
        "datum": dag(b.begint),
        "tijd": lokaal(b.begint).time(),
        "minuten": b.minuten,
        "plaats": b.plaats,
        "voorzitter": str(b.voorzitter_id or ""),
        "samen_met": [str(g.id) for g in query.gremia_van(b)[1:]],
    }
