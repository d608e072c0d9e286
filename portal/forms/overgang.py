"""The form of a transition, built from its row in the workflow table."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from wtforms import FormField
from wtforms.fields import SelectChoice
from wtforms.fields.core import UnboundField
from wtforms.validators import Optional

from portal import policy
from portal.forms import basis, keuzes
from portal.forms.basis import BasisForm
from portal.forms.keuring import NaVandaag
from portal.forms.mensen import LATER, Mensenveld, Mensveld
from portal.forms.rijen import rijen
from portal.forms.rondom.acties import actierij, voorstelrij
from portal.forms.tijdvelden import tot_een_jaar
from portal.forms.werkgroep import NieuweNaam
from portal.models import Besluit, Dilemma
from portal.queries.rondom.acties import open_voorstellen
from portal.queries.rondom.kennisbank import te_kiezen, van_bundel
from portal.tools.tekst import tussen_woorden
from portal.velden import (
    ACTIES,
    BESTAANDE_OPBRENGST,
    SPECIALIST_TOT,
    SPECIALISTEN,
    TREKKER,
    Soort,
    Veld,
)
from portal.workflow import Overgang

BESLUITEN_MAX = 100  # the latest of one dilemma


def _besluiten(overgang: Overgang, dilemma: Dilemma) -> list[SelectChoice]:
    vrij = policy.vrijgegeven_besluiten(dilemma).order_by(Besluit.id.desc()).limit(BESLUITEN_MAX)
    return [SelectChoice(str(b.id), tussen_woorden(b.tekst, 120)) for b in vrij]


# What there is to choose from, for fields whose choices are not fixed words.
KEUZES: dict[str, Callable[[Overgang, Dilemma], list[SelectChoice]]] = {
    "naar": lambda overgang, dilemma: basis.keuzes(overgang.kan_naar(dilemma.status)),
    "gremium": lambda overgang, dilemma: keuzes.werkgroepen(dilemma),
    "besluit": _besluiten,
    "bestaande_opbrengst": lambda overgang, dilemma: keuzes.opbrengsten(te_kiezen(dilemma)),
    "vervangt": lambda overgang, dilemma: keuzes.opbrengsten(van_bundel(dilemma)),
}
MENSEN = {
    TREKKER: partial(Mensveld, validators=[Optional()]),
    SPECIALISTEN: partial(Mensenveld, validators=[Optional()]),
}
NIET_ALLEBEI = "Kies een opbrengst die er al is, óf schrijf een nieuwe. Niet allebei."
VOORSTEL = "voorstel_"  # and its number: the tick boxes of what was proposed
# What a field checks beyond its kind.
EXTRA = {"nieuwe_naam": {"validators": [NieuweNaam()]}}


def _maak(
    veld: Veld, overgang: Overgang, dilemma: Dilemma, vandaag: date, *, eigen: bool
) -> UnboundField:
    """Return the form field for one Veld, with what only this form knows: choices, days, rows."""
    if veld.soort is Soort.ACTIES:
        return rijen(actierij(vandaag), veld.label, veld.uitleg)
    if veld in MENSEN:
        return MENSEN[veld](veld.label, description=veld.uitleg, niet_bij=LATER)
    anders: dict[str, Any] = {"verplicht": veld.altijd_verplicht({v.naam for v in overgang.velden})}
    if eigen and veld.uitleg_eigen:
        anders["uitleg"] = veld.uitleg_eigen
    if veld.naam in KEUZES:
        anders["opties"] = KEUZES[veld.naam](overgang, dilemma)
    if veld.soort is Soort.DATUM:
        anders["validators"] = [NaVandaag(vandaag)]
    if veld is SPECIALIST_TOT:
        anders |= tot_een_jaar(vandaag)
    return basis.veld(veld, **anders | EXTRA.get(veld.naam, {}))


def formulier(
    overgang: Overgang, dilemma: Dilemma, vandaag: date, *, eigen: bool = False
) -> type[BasisForm]:
    """Return the form class for making `overgang` on `dilemma`, with the choices that exist now;
    `eigen` when its inbrenger fills it in.
    """
    velden = {
        veld.naam: _maak(veld, overgang, dilemma, vandaag, eigen=eigen) for veld in overgang.velden
    }
    voorstellen = open_voorstellen(dilemma) if ACTIES in overgang.velden else []
    for nummer, wat in enumerate(voorstellen, 1):
        velden[f"{VOORSTEL}{nummer}"] = FormField(voorstelrij(wat, vandaag), f"Voorstel {nummer}")
    vast = {"overgang": overgang, "dilemma": dilemma, "voorstellen": voorstellen}
    return type("OvergangForm", (_OvergangForm,), velden | vast)


class _OvergangForm(BasisForm):
    """Adds what one field alone cannot check: fields that are required only with a certain
    choice.
    """

    overgang: Overgang
    dilemma: Dilemma
    voorstellen: list[str]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        namen = {veld.naam for veld in self.overgang.velden}
        for veld in (
            self.overgang.velden
        ):  # what a choice asks for is not optional where that choice shows it
            self[veld.naam].flags.voorwaardelijk = veld.verplicht and not veld.altijd_verplicht(
                namen
            )

    def invoer(self) -> dict[str, Any]:
        """Return the values as the engine wants them: rows that were left empty are no actie, what
        was proposed is one where it was ticked.
        """
        waarden = super().invoer()
        if "acties" in waarden:
            rijen_ = [waarden.pop(f"{VOORSTEL}{n}") for n in range(1, len(self.voorstellen) + 1)]
            over = [
                {"wat": wat, "eigenaar": rij["eigenaar"], "termijn": rij["termijn"]}
                for wat, rij in zip(self.voorstellen, rijen_, strict=True)
                if rij["overnemen"]
            ]
            waarden["acties"] = [*over, *(rij for rij in waarden["acties"] if rij["wat"])]
        return waarden

    def _dubbel(self) -> bool:
        """Refuse an existing opbrengst together with a new one: nothing typed is dropped unsaid."""
        gekozen = BESTAANDE_OPBRENGST in self.overgang.velden and self.bestaande_opbrengst.data
        nieuw = gekozen and (self.opbrengst_titel.data or self.opbrengst_tekst.data)
        if nieuw:
            fouten = self.bestaande_opbrengst.errors
            self.bestaande_opbrengst.errors = [*fouten, NIET_ALLEBEI]
        return bool(nieuw)

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Check every field, then the table's own conditions."""
        goed: bool = super().validate(extra_validators)
        if self._dubbel():
            goed = False
        for veld in policy.ontbreekt(self.overgang, self.dilemma, self.invoer()):
            field = self[veld.naam]
            if not field.errors:
                field.errors = [*field.errors, f"Vul ‘{veld.label}’ in."]
                goed = False
        return goed
