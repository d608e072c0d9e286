"""Give, change and end a seat, and name who chairs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wtforms import Field
from wtforms.validators import Optional, ValidationError

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.forms.keuring import NaVandaag
from portal.forms.mensen import een_mens
from portal.forms.tijdvelden import BinnenEenJaar, Dagveld
from portal.models import Gremium, Lidmaatschap, Persoon
from portal.queries.gremia import overlapt, voorzitters
from portal.tools.tijd import als_datum, over_een_jaar
from portal.velden.teksten.formulieren import UITLEG
from portal.vocabulary import LidRol

NIET_BIJ = UITLEG["beheer_gremia.niet_bij"]
MANDAAT = UITLEG["beheer_gremia.mandaat"]
TOT = UITLEG["beheer_gremia.tot"]
# A chair is named on a page of its own: there is one at a time.
ROLLEN = (LidRol.LID, LidRol.SPECIALIST)


class _ZetelForm(BasisForm):
    """What a seat is; a class per request knows the gremium, today and the seat as it was."""

    gremium: Gremium
    vandaag: date
    huidig: Lidmaatschap | None = None
    eerste: date

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Check every field, and whether the days can be."""
        goed: bool = super().validate(extra_validators)
        fouten = list(self._dagen()) if goed else []
        for naam, fout in fouten:
            self[naam].errors = [*self[naam].errors, fout]
        return goed and not fouten

    def _dagen(self) -> Any:
        van = self.van.data if "van" in self and self.van.data else self.eerste
        tot = self.tot.data if "tot" in self else None
        rol = self.rol.data if "rol" in self else (self.huidig.rol if self.huidig else LidRol.LID)
        uiterlijk = over_een_jaar(max(van, self.vandaag))
        if tot and tot < van:
            yield "tot", f"Deze dag ligt voor de eerste dag: {als_datum(van)}."
        elif rol == LidRol.SPECIALIST and (tot is None or tot > uiterlijk):
            yield "tot", f"Kies voor een specialist een dag tot en met {als_datum(uiterlijk)}."
        elif self._bezet(van, tot):
            yield ("persoon" if "persoon" in self else "tot"), "In die tijd is er al een plaats."

    def _bezet(self, van: date, tot: date | None) -> bool:
        persoon = self.huidig.persoon if self.huidig else _gekozen(self)
        return persoon is not None and overlapt(self.gremium, persoon, van, tot, self.huidig)


def _gekozen(form: BasisForm) -> Persoon | None:
    gekozen = form.persoon.data
    return Persoon.get_or_none(Persoon.id == int(gekozen)) if gekozen else None


def zetelform(gremium: Gremium, vandaag: date) -> type[BasisForm]:
    """Return the form that seats somebody, from today or a day within the year."""
    velden = {
        "gremium": gremium,
        "vandaag": vandaag,
        "eerste": vandaag,
        "persoon": een_mens("Wie", niet_bij=NIET_BIJ),
        "rol": basis.keuze("Als", basis.keuzes(ROLLEN), default=LidRol.LID),
        "van": _eerste_dag(vandaag),
        "tot": _laatste_dag(vandaag),
        "mandaat": _mandaat(),
    }
    return type("ZetelForm", (_ZetelForm,), velden)


def wijzigform(zetel: Lidmaatschap, vandaag: date) -> type[BasisForm]:
    """Return the form that changes a seat: a chair stays one, and what began has its first day."""
    velden: dict[str, Any] = {
        "gremium": zetel.gremium,
        "vandaag": vandaag,
        "huidig": zetel,
        "eerste": zetel.van,
    }
    if zetel.rol is not LidRol.VOORZITTER:
        velden["rol"] = basis.keuze("Als", basis.keuzes(ROLLEN))
    if zetel.van > vandaag:
        velden["van"] = _eerste_dag(vandaag)
    velden |= {"tot": _laatste_dag(vandaag), "mandaat": _mandaat()}
    return type("WijzigForm", (_ZetelForm,), velden)


def _mandaat() -> Any:
    return basis.tekstregel("Mandaat", MANDAAT, verplicht=False)


def _eerste_dag(vandaag: date) -> Any:
    uitleg = UITLEG["beheer_gremia.eerste_dag"]
    eisen = [BinnenEenJaar(vandaag)]
    return basis.datum("Eerste dag", uitleg, default=vandaag, validators=eisen)


def _laatste_dag(vandaag: date) -> Any:
    return basis.datum("Laatste dag", TOT, verplicht=False, validators=[NaVandaag(vandaag)])


class EindeForm(BasisForm):
    """When a seat ends."""

    vandaag: date

    direct = basis.vink("Per direct", UITLEG["beheer_gremia.per_direct"])
    laatste_dag: Field

    def validate_direct(self, field: Field) -> None:
        """Ask for a day, unless it ends at once."""
        if bool(field.data) == bool(self.laatste_dag.raw_data and self.laatste_dag.raw_data[0]):
            raise ValidationError("Kies een laatste dag, of ‘per direct’.")

    def invoer(self) -> dict[str, Any]:
        """Return the last day, None for at once."""
        return {"laatste_dag": None if self.direct.data else self.laatste_dag.data}


def eindeform(zetel: Lidmaatschap, vandaag: date) -> type[BasisForm]:
    """Return the form that ends a seat; it gets no longer by that."""
    eisen = [Optional(), NaVandaag(vandaag), _NietLanger(zetel)]
    dag = Dagveld("Laatste dag", eisen, description=UITLEG["beheer_gremia.laatste_dag"])
    return type("EindigForm", (EindeForm,), {"vandaag": vandaag, "laatste_dag": dag})


class _NietLanger:
    def __init__(self, zetel: Lidmaatschap):
        self.zetel = zetel

    def __call__(self, form: BasisForm, field: Field) -> None:
        if field.data and self.zetel.tot and field.data > self.zetel.tot:
            raise ValidationError(f"De plaats eindigt al op {als_datum(self.zetel.tot)}.")


class _VoorzitterForm(BasisForm):
    gremium: Gremium

    blijft_lid = basis.vink("Wie nu voorzitter is, blijft als lid", default=True)

    def validate_persoon(self, field: Field) -> None:
        """Refuse who chairs already then."""
        van = self.van.data
        zitten = voorzitters(self.gremium, van, None) if van else []
        if field.data in {str(z.persoon_id) for z in zitten}:
            raise ValidationError("Dit is de voorzitter al.")


def voorzitterform(gremium: Gremium, vandaag: date) -> type[BasisForm]:
    """Return the form that names who chairs, from today or a day within the year."""
    velden = {
        "gremium": gremium,
        "persoon": een_mens("Wie wordt voorzitter?", niet_bij=NIET_BIJ),
        "van": _eerste_dag(vandaag),
        "mandaat": _mandaat(),
    }
    return type("VoorzitterForm", (_VoorzitterForm,), velden)
