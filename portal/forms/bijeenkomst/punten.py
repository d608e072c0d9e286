"""Fill the agenda of a meeting, put it in order, and record what came of each item."""

from collections.abc import Mapping
from typing import Any

from wtforms import Field, HiddenField
from wtforms.validators import NumberRange, ValidationError

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.models import Agendapunt, Bijeenkomst
from portal.tools.programmatijden import vast_moment
from portal.tools.tijd import als_tijd, lokaal
from portal.velden.teksten.formulieren import UITLEG
from portal.vocabulary import Puntdoel, PuntSoort, Status, Uitslag
from portal.workflow import VERVOLG, uit

LOSSE_PUNTEN = [soort for soort in PuntSoort if soort is not PuntSoort.DILEMMA]
PUNTEN_MAX = 200  # more items than a day can hold
PUNTMINUTEN = NumberRange(1, 480, "Kies een getal van 1 tot en met 480.")


class PuntForm(BasisForm):
    """An item that is on the agenda. A class per request knows its meeting and what kind of item it
    is.
    """

    bijeenkomst: Bijeenkomst
    puntsoort: PuntSoort | None = None

    titel = basis.tekstregel("Titel")
    minuten = basis.getal("Minuten", validators=[PUNTMINUTEN])
    vaste_tijd = basis.tijd("Begint vast om", UITLEG["punten.vaste_tijd"], verplicht=False)
    inleider = basis.tekstregel("Inleider", UITLEG["punten.inleider"], verplicht=False)
    puntdoel = basis.keuze("Waarvoor staat het op de agenda?", basis.keuzes(Puntdoel))

    def validate_vaste_tijd(self, field: Field) -> None:
        """Refuse a time outside the meeting, and an hour that the clock skips in spring."""
        if field.data is None:
            return
        b, moment = self.bijeenkomst, vast_moment(self.bijeenkomst.begint, field.data)
        if not b.begint <= moment < b.eindigt:
            raise ValidationError(
                f"Kies een tijd van {als_tijd(b.begint)} tot {als_tijd(b.eindigt)} uur."
            )
        if lokaal(moment).time() != field.data:
            raise ValidationError("Deze tijd bestaat niet: die nacht gaat de klok een uur vooruit.")

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Check every field; to share knowledge somebody must present it."""
        goed: bool = super().validate(extra_validators)
        if self._soort() != PuntSoort.KENNISDELING or self.inleider.data:
            return goed
        self.inleider.errors = [
            *self.inleider.errors,
            "Bij kennisdeling vertelt iemand iets: vul in wie.",
        ]
        return False

    def _soort(self) -> str | None:
        return self.puntsoort


class NieuwPuntForm(PuntForm):
    """An item that is no dilemma."""

    soort = basis.keuze("Wat voor punt is het?", basis.keuzes(LOSSE_PUNTEN))
    titel = basis.tekstregel("Titel", UITLEG["punten.titel"], verplicht=False)

    def _soort(self) -> str | None:
        gekozen: str | None = self.soort.data
        return gekozen

    def invoer(self) -> dict[str, Any]:
        """Return the values, always with a title."""
        waarden = super().invoer()
        return {**waarden, "titel": waarden["titel"] or PuntSoort(waarden["soort"]).label}


def puntform(bijeenkomst: Bijeenkomst, punt: Agendapunt | None = None) -> type[PuntForm]:
    """Return the form for an item of this meeting, or for a new one."""
    if punt is None:
        return type("NieuwPunt", (NieuwPuntForm,), {"bijeenkomst": bijeenkomst})
    return type("Punt", (PuntForm,), {"bijeenkomst": bijeenkomst, "puntsoort": punt.soort})


def tijdenform(punten: list[Agendapunt]) -> type[BasisForm]:
    """Return the form with the minutes of all items."""
    velden = {
        tijdveld(punt): basis.getal(punt.titel, validators=[PUNTMINUTEN], default=punt.minuten)
        for punt in punten
    }
    return type("TijdenForm", (_TijdenForm,), velden)


def tijdveld(punt: Agendapunt) -> str:
    """Return the name of the field that holds the minutes of an item."""
    return f"punt_{punt.id}"


class _TijdenForm(BasisForm):
    def invoer(self) -> dict[str, Any]:
        """Return the minutes by the id of the item."""
        return {
            "minuten": {int(naam.removeprefix("punt_")): m for naam, m in super().invoer().items()}
        }


def _ids(waarde: Any) -> list[int]:
    """Return the numbers in '3,1,2'; nothing when it is anything else."""
    delen = str(waarde or "").split(",")
    goed = len(delen) <= PUNTEN_MAX and all(
        d.isascii() and d.isdecimal() and len(d) < 10 for d in delen
    )
    return [int(deel) for deel in delen] if goed else []


class VolgordeForm(BasisForm):
    """The ids of all items, first one first; `punt` is the one that was moved, for the words that
    tell of it.
    """

    volgorde = HiddenField(filters=[_ids])
    punt = HiddenField(filters=[_ids])

    def verplaatst(self) -> int | None:
        """Return the id of the item that was moved."""
        return next(iter(self.punt.data), None)


class VerslagForm(BasisForm):
    """What was said about an item that is no dilemma."""

    verslag = basis.tekstvak("Verslag", UITLEG["punten.verslag"], render_kw={"rows": 5})

    def invoer(self) -> dict[str, Any]:
        """Return the values; nothing follows from such an item."""
        return {"uitslag": Uitslag.GEEN, **super().invoer()}


def uitslagen(punt: Agendapunt) -> list[Uitslag]:
    """Return the results of a dilemma that lead somewhere from the gremium that meets."""
    kan = {overgang.naam for overgang in uit(Status(punt.bijeenkomst.gremium.soort.trede.value))}
    return [u for u in Uitslag if not VERVOLG[u] or kan.intersection(VERVOLG[u])]


def resultaatform(punt: Agendapunt) -> type[BasisForm]:
    """Return the form for what came of an item, with the results that lead somewhere from this
    gremium.
    """
    if punt.soort is not PuntSoort.DILEMMA:
        return VerslagForm
    velden = {
        "uitslag": basis.keuze("Uitslag", basis.keuzes(uitslagen(punt)), UITLEG["meer.uitslag"]),
        "verslag": basis.tekstvak(
            "Verslag", UITLEG["punten.uitslagverslag"], verplicht=False, render_kw={"rows": 8}
        ),
    }
    return type("ResultaatForm", (BasisForm,), velden)
