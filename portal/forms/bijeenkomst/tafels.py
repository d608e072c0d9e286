"""The forms round gesprekstafels: a table, who sits where, and what came of the talk."""

from typing import Any

from wtforms import SelectField
from wtforms.fields import SelectChoice

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.forms.themas import een_thema
from portal.models import Gesprekstafel, Persoon, Thema
from portal.velden.teksten.formulieren import UITLEG

GEEN = SelectChoice("", "Nog geen tafel")
PERSOON = "persoon_"


class _TafelForm(BasisForm):
    naam = basis.tekstregel("Naam van de tafel", UITLEG["tafels.naam"])
    thema: SelectField
    tafelheer: SelectField
    pitch = basis.tekstvak("Pitch", UITLEG["tafels.pitch"], verplicht=False, render_kw={"rows": 5})

    def invoer(self) -> dict[str, Any]:
        """Return the values with thema and tafelheer as ids, or None."""
        waarden = super().invoer()
        thema = Thema.get_or_none(Thema.sleutel == waarden["thema"])
        tafelheer = int(waarden["tafelheer"]) if waarden["tafelheer"] else None
        return {**waarden, "thema": thema.id if thema else None, "tafelheer": tafelheer}


def tafelform(mensen: list[Persoon]) -> type[BasisForm]:
    """Return the form for a table, with the people who can be its tafelheer."""
    opties = [SelectChoice(str(p.id), p.wie) for p in mensen]
    velden = {
        "thema": een_thema("Thema", verplicht=False),
        "tafelheer": basis.keuze("Tafelheer", opties, UITLEG["tafels.tafelheer"], verplicht=False),
    }
    return type("TafelForm", (_TafelForm,), velden)


def begin(tafel: Gesprekstafel) -> dict[str, Any]:
    """Return what the form of a table starts from."""
    return {
        "naam": tafel.naam,
        "pitch": tafel.pitch,
        "thema": tafel.thema.sleutel if tafel.thema else "",
        "tafelheer": str(tafel.tafelheer_id or ""),
    }


class _IndelingForm(BasisForm):
    def invoer(self) -> dict[str, Any]:
        """Return the table chosen for each person, or None, by the id of the person."""
        paren = ((naam.removeprefix(PERSOON), tafel) for naam, tafel in super().invoer().items())
        return {"plekken": {int(id_): int(tafel) if tafel else None for id_, tafel in paren}}


def indelingform(
    mensen: list[Persoon], tafels: list[Gesprekstafel], plekken: dict[int, int]
) -> type[BasisForm]:
    """Return the form that gives everybody one table: a list for each person, so that nobody can
    sit at two.
    """
    opties = [GEEN, *(SelectChoice(str(t.id), f"{t.volgorde}. {t.naam}") for t in tafels)]
    velden = {
        f"{PERSOON}{p.id}": SelectField(p.wie, choices=opties, default=str(plekken.get(p.id, "")))
        for p in mensen
    }
    return type("IndelingForm", (_IndelingForm,), velden)


class ResultaatForm(BasisForm):
    """What a table came to."""

    resultaat = basis.tekstvak("Resultaat", UITLEG["tafels.resultaat"], render_kw={"rows": 8})
