"""Step 3: plan a meeting, fill its agenda and record what came of each item."""

from datetime import date, datetime, timedelta

from wtforms import SelectField, TimeField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, NumberRange, ValidationError

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.models import Agendapunt, Bijeenkomst, Gremium, Persoon
from portal.queries.bijeenkomsten import korte_naam
from portal.queries.gremia import zetels
from portal.tijd import als_datum, dag, lokaal, uit_lokaal
from portal.vocabulary import LidRol, Puntdoel, PuntSoort, Status, Uitslag
from portal.workflow import VERVOLG, uit

# How far from today a meeting can lie; what is further off is a slip of the pen.
VERST = timedelta(days=3 * 365)
LOSSE_PUNTEN = [soort for soort in PuntSoort if soort is not PuntSoort.DILEMMA]
PUNTMINUTEN = NumberRange(1, 480, "Kies een getal van 1 tot en met 480.")


def standaardtitel(gremium: Gremium, dag_: date) -> str:
    """Return the title of a meeting that nobody gave one."""
    return f"{korte_naam(gremium)[:170]}, {als_datum(dag_)}"


class BijeenkomstForm(BasisForm):
    """When, where and who chairs. A class per request knows the gremium, today and the day it was on."""

    gremium: Gremium
    vandaag: date
    was: date | None = None

    datum = basis.datum("Datum")
    tijd = TimeField(
        "Begint om", [InputRequired("Vul een tijd in bij ‘Begint om’.")],
        format=["%H:%M", "%H.%M", "%H:%M:%S"], invalid_value_message="Schrijf de tijd als 13:30.",
    )
    minuten = basis.getal(
        "Duur in minuten", validators=[NumberRange(15, 720, "Kies een getal van 15 tot en met 720.")]
    )
    plaats = basis.tekstregel("Plaats", "Een adres, of ‘online’.")
    voorzitter: SelectField
    titel = basis.tekstregel("Titel", "Laat leeg voor de naam van het gremium met de datum.", verplicht=False)
    al_geweest = basis.vink("Deze bijeenkomst is al geweest. Ik leg hem achteraf vast.")

    def validate_datum(self, field) -> None:
        """Refuse a day that is likely a slip; one that has passed asks for a tick."""
        if field.data is None:
            return
        if abs(field.data - self.vandaag) > VERST:
            raise ValidationError("Controleer het jaar: kies een dag binnen drie jaar.")
        if field.data < self.vandaag and field.data != self.was and not self.al_geweest.data:
            raise ValidationError("Deze dag is al voorbij. Klopt dat? Zet dan het vinkje bij ‘al geweest’.")

    def validate_tijd(self, field) -> None:
        """Refuse an hour that the clock skips in spring."""
        if field.data is None or self.datum.data is None or self.datum.errors:
            return
        wandklok = datetime.combine(self.datum.data, field.data)
        if lokaal(uit_lokaal(wandklok)).replace(tzinfo=None) != wandklok:
            raise ValidationError("Deze tijd bestaat niet: die nacht gaat de klok een uur vooruit.")

    def invoer(self) -> dict:
        """Return the values as the step wants them: one moment, a person's id and always a title."""
        waarden = super().invoer()
        dag_, tijd, _ = (waarden.pop(naam) for naam in ("datum", "tijd", "al_geweest"))
        waarden["begint"] = uit_lokaal(datetime.combine(dag_, tijd))
        waarden["voorzitter"] = int(waarden["voorzitter"]) if waarden["voorzitter"] else None
        waarden["titel"] = waarden["titel"] or standaardtitel(self.gremium, dag_)
        return waarden


def bijeenkomstform(
    gremium: Gremium, vandaag: date, huidig: Bijeenkomst | None = None
) -> type[BijeenkomstForm]:
    """Return the form for a meeting of `gremium`, with the people who may chair it."""
    was = dag(huidig.begint) if huidig else None
    velden = {
        "gremium": gremium, "vandaag": vandaag, "was": was,
        "voorzitter": basis.keuze("Voorzitter", _voorzitters(gremium, vandaag, huidig), verplicht=False),
    }
    return type("Bijeenkomst", (BijeenkomstForm,), velden)


def _voorzitters(gremium: Gremium, vandaag: date, huidig: Bijeenkomst | None) -> list[SelectChoice]:
    """Return who sits in the gremium, chair first, then the advisers, and whoever was chosen before."""
    leden = [lid.persoon for lid in zetels(gremium, vandaag)]
    eerder = [huidig.voorzitter] if huidig and huidig.voorzitter else []
    mensen = {p.id: p for p in (*leden, *Persoon.adviseurs(), *eerder)}
    return [SelectChoice(str(p.id), p.wie) for p in mensen.values()]


def begin_nieuw(gremium: Gremium, vorige: Bijeenkomst | None, vandaag: date) -> dict:
    """Return what a new meeting starts from: the hour and place of the last one, and the gremium's chair."""
    voorzitter = next((lid for lid in zetels(gremium, vandaag) if lid.rol is LidRol.VOORZITTER), None)
    begin = {"voorzitter": str(voorzitter.persoon_id) if voorzitter else "", "minuten": 120}
    if vorige:
        begin |= {"tijd": lokaal(vorige.begint).time(), "minuten": vorige.minuten, "plaats": vorige.plaats}
    return begin


def begin_wijzig(b: Bijeenkomst) -> dict:
    """Return what the form of a planned meeting starts from; a title made up by us follows the date again."""
    gewoon = b.titel == standaardtitel(b.gremium, dag(b.begint))
    return {
        "titel": "" if gewoon else b.titel, "datum": dag(b.begint), "tijd": lokaal(b.begint).time(),
        "minuten": b.minuten, "plaats": b.plaats, "voorzitter": str(b.voorzitter_id or ""),
    }


class PuntForm(BasisForm):
    """An item that is on the agenda."""

    titel = basis.tekstregel("Titel")
    minuten = basis.getal("Minuten", validators=[PUNTMINUTEN])
    inleider = basis.tekstregel("Inleider", "Wie begint?", verplicht=False)
    doel = basis.keuze("Waarvoor staat het op de agenda?", basis.keuzes(Puntdoel))


class NieuwPuntForm(PuntForm):
    """An item that is no dilemma."""

    soort = basis.keuze("Wat voor punt is het?", basis.keuzes(LOSSE_PUNTEN))
    titel = basis.tekstregel("Titel", "Laat leeg voor de naam van de soort.", verplicht=False)

    def invoer(self) -> dict:
        """Return the values, always with a title."""
        waarden = super().invoer()
        return {**waarden, "titel": waarden["titel"] or PuntSoort(waarden["soort"]).label}


def tijdenform(punten: list[Agendapunt]) -> type[BasisForm]:
    """Return the form with the minutes of all items."""
    velden = {
        f"punt_{punt.id}": basis.getal(punt.titel, validators=[PUNTMINUTEN], default=punt.minuten)
        for punt in punten
    }
    return type("TijdenForm", (_TijdenForm,), velden)


class _TijdenForm(BasisForm):
    def invoer(self) -> dict:
        """Return the minutes by the id of the item."""
        return {"minuten": {int(naam.removeprefix("punt_")): m for naam, m in super().invoer().items()}}


class VerslagForm(BasisForm):
    """What was said about an item that is no dilemma."""

    verslag = basis.tekstvak("Verslag", "Kort. De leden van het gremium lezen dit.", render_kw={"rows": 5})

    def invoer(self) -> dict:
        """Return the values; nothing follows from such an item."""
        return {"uitslag": Uitslag.GEEN, **super().invoer()}


def resultaatform(punt: Agendapunt) -> type[BasisForm]:
    """Return the form for what came of an item, with the results that lead somewhere from this gremium."""
    if punt.soort is not PuntSoort.DILEMMA:
        return VerslagForm
    kan = {overgang.naam for overgang in uit(Status(punt.bijeenkomst.gremium.soort.trede.value))}
    uitslagen = [u for u in Uitslag if not VERVOLG[u] or kan.intersection(VERVOLG[u])]
    velden = {
        "uitslag": basis.keuze("Uitslag", basis.keuzes(uitslagen), "Hierna kies je de stap die erbij hoort."),
        "verslag": basis.tekstvak(
            "Verslag", "Wat is besproken? De leden van het gremium lezen dit.", verplicht=False,
            render_kw={"rows": 8},
        ),
    }
    return type("ResultaatForm", (BasisForm,), velden)
