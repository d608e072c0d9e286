"""Acties: hand some out, report how one ended, and choose which ones to see."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wtforms import BooleanField, DateField, Form, SelectField
from wtforms.fields import SelectChoice

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.forms.keuring import NaVandaag
from portal.forms.mensen import een_mens
from portal.models import Gremium
from portal.queries.rondom.acties import Actiestand
from portal.velden.teksten.formulieren import UITLEG
from portal.vocabulary import ActieStatus

WAT: dict[str, Any] = {
    "label": "Wat gebeurt er?",
    "uitleg": UITLEG["acties.wat_gebeurt_er"],
    "render_kw": {"rows": 2},
}


class _ActieRij(Form):
    """One actie; an empty row is skipped, a half-filled one is an error."""

    wat = basis.tekstvak(**WAT, verplicht=False)
    eigenaar = een_mens("Eigenaar", verplicht=False)

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Ask for the rest once a part is filled in, so that nothing typed is dropped in
        silence.
        """
        goed: bool = super().validate(extra_validators)
        if not any(veld.data for veld in self):
            return goed
        for veld in self:
            if not veld.data and not veld.errors:
                veld.errors = [*veld.errors, f"Vul ‘{veld.label.text}’ in bij deze actie."]
                goed = False
        return goed


def actierij(vandaag: date) -> type[Form]:
    """Return one row of acties to hand out, each due from `vandaag` on."""
    termijn = basis.datum("Klaar op", verplicht=False, validators=[NaVandaag(vandaag)])
    return type("ActieRij", (_ActieRij,), {"termijn": termijn})


class _VoorstelRij(Form):
    """A proposed actie: it counts once it is ticked, with an owner and a day."""

    overnemen: BooleanField
    eigenaar = een_mens("Eigenaar", verplicht=False)
    termijn: DateField

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Ask for the rest of what was ticked, and for the tick where the rest was filled in."""
        goed: bool = super().validate(extra_validators)
        rest = (self.eigenaar, self.termijn)
        leeg = [veld for veld in rest if not veld.data and not veld.errors]
        if self.overnemen.data:
            for veld in leeg:
                veld.errors = [*veld.errors, f"Vul ‘{veld.label.text}’ in bij dit voorstel."]
            return goed and not leeg
        if any(veld.data for veld in rest):
            zin = "Vink dit voorstel aan, of laat het leeg."
            self.overnemen.errors = [*self.overnemen.errors, zin]
            return False
        return goed


def voorstelrij(wat: str, vandaag: date) -> type[Form]:
    """Return one proposed actie that can be taken over, due from `vandaag` on."""
    termijn = basis.datum("Klaar op", verplicht=False, validators=[NaVandaag(vandaag)])
    velden = {"overnemen": basis.vink(wat), "termijn": termijn}
    return type("VoorstelRij", (_VoorstelRij,), velden)


def actieform(vandaag: date) -> type[BasisForm]:
    """Return the form that hands out one actie."""
    velden = {
        "wat": basis.tekstvak(**WAT),
        "eigenaar": een_mens("Eigenaar", UITLEG["meer.zorgt"]),
        "termijn": basis.datum(
            "Klaar op", UITLEG["acties.klaar_op"], validators=[NaVandaag(vandaag)]
        ),
    }
    return type("ActieForm", (BasisForm,), velden)


class GereedForm(BasisForm):
    """The owner reports how an actie ended."""

    status = basis.keuze(
        "Hoe is het afgelopen?", basis.keuzes((ActieStatus.GEDAAN, ActieStatus.VERVALLEN))
    )
    resultaat = basis.tekstvak("Resultaat", UITLEG["acties.resultaat"], render_kw={"rows": 2})


def actiefilterform(gremia: list[Gremium]) -> type[Form]:
    """Return the filter of the actielijst; only the tab of a gremium offers gremia, and one of them
    is chosen.
    """
    opties = [SelectChoice(str(g.id), g.naam) for g in gremia]
    velden = {"gremium": SelectField("Gremium", choices=opties)} if opties else {}
    return type(
        "ActiefilterForm",
        (Form,),
        {**velden, "stand": SelectField("Stand", choices=basis.keuzes(Actiestand))},
    )
