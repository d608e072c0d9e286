"""Step 6: actions and their results, and what is found in the kennisbank."""

from datetime import date

from wtforms import Form, SearchField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import Optional, ValidationError

from portal.forms import basis, keuzes
from portal.forms.basis import BasisForm
from portal.models import Gremium
from portal.queries.acties import Stand
from portal.velden import OPBRENGST_TEKST, OPBRENGST_TITEL, OPENBAARHEID
from portal.vocabulary import ActieStatus, OpbrengstSoort, Openbaarheid

_WAT = {
    "label": "Wat gebeurt er?",
    "uitleg": "Begin met wie: ‘De gemeente zoekt uit …’",
    "render_kw": {"rows": 2},
}


class ActieRij(Form):
    """One actie; an empty row is skipped, a half-filled one is an error."""

    wat = basis.tekstvak(**_WAT, verplicht=False)
    eigenaar = SelectField("Eigenaar", [Optional()], choices=keuzes.mensen_of_niemand)
    termijn = basis.datum("Klaar op", verplicht=False)

    def validate(self, extra_validators=None) -> bool:
        """Ask for the rest once a part is filled in, so that nothing typed is dropped in silence."""
        goed = super().validate(extra_validators)
        if not any(veld.data for veld in self):
            return goed
        for veld in self:
            if not veld.data and not veld.errors:
                veld.errors = [*veld.errors, f"Vul ‘{veld.label.text}’ in bij deze actie."]
                goed = False
        return goed


class _ActieForm(BasisForm):
    vandaag: date

    wat = basis.tekstvak(**_WAT)
    termijn = basis.datum("Klaar op", "De eigenaar krijgt een mail met een link naar deze actie.")

    def validate_termijn(self, field) -> None:
        """Refuse a day that has passed."""
        if field.data and field.data < self.vandaag:
            raise ValidationError("Kies een dag die nog moet komen.")


def actieform(vandaag: date) -> type[BasisForm]:
    """Return the form that hands out one actie."""
    eigenaar = basis.keuze("Eigenaar", keuzes.mensen(), "Wie zorgt dat het gebeurt?")
    return type("ActieForm", (_ActieForm,), {"vandaag": vandaag, "eigenaar": eigenaar})


class GereedForm(BasisForm):
    """The owner reports how an actie ended."""

    status = basis.keuze("Hoe is het afgelopen?", basis.keuzes((ActieStatus.GEDAAN, ActieStatus.VERVALLEN)))
    resultaat = basis.tekstvak(
        "Resultaat", "Eén of twee zinnen. De leden van het gremium lezen dit.", render_kw={"rows": 2}
    )


class OpbrengstForm(BasisForm):
    """Last look at an opbrengst before others read it."""

    titel = basis.tekstregel(OPBRENGST_TITEL.label, OPBRENGST_TITEL.uitleg)
    tekst = basis.tekstvak(OPBRENGST_TEKST.label, OPBRENGST_TEKST.uitleg, render_kw={"rows": 12})
    openbaarheid = basis.keuze(OPENBAARHEID.label, basis.keuzes(Openbaarheid))


def _of_alle(opties: list[SelectChoice]) -> list[SelectChoice]:
    return [SelectChoice("", "Alle"), *opties]


class KennisbankFilter(Form):
    """What the kennisbank's address bar can ask for; it changes nothing, so it needs no key or token."""

    zoek = SearchField("Zoek op woorden")
    thema = SelectField("Thema", choices=lambda: _of_alle(keuzes.themas()))
    soort = SelectField("Soort", choices=_of_alle(basis.keuzes(OpbrengstSoort)))
    lezers = SelectField("Te lezen door", choices=_of_alle(basis.keuzes(Openbaarheid)))


def actiefilter(gremia: list[Gremium]) -> type[Form]:
    """Return the filter of the actielijst, with the gremia whose acties this reader may see."""
    opties = _of_alle([SelectChoice(str(g.id), g.naam) for g in gremia])
    gremium, stand = SelectField("Gremium", choices=opties), SelectField("Stand", choices=basis.keuzes(Stand))
    return type("ActieFilter", (Form,), {"gremium": gremium, "stand": stand})
