"""Step 3: fill the agenda of a meeting and record what came of each item."""

from wtforms.validators import NumberRange

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.models import Agendapunt
from portal.vocabulary import Puntdoel, PuntSoort, Status, Uitslag
from portal.workflow import VERVOLG, uit

LOSSE_PUNTEN = [soort for soort in PuntSoort if soort is not PuntSoort.DILEMMA]
PUNTMINUTEN = NumberRange(1, 480, "Kies een getal van 1 tot en met 480.")


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
