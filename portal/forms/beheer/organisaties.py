"""What a beheerder fills in of an organisation."""

from wtforms import Field, Form, SearchField
from wtforms.validators import ValidationError

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.models import Organisatie
from portal.velden.teksten.formulieren import UITLEG


def naamform(organisatie: Organisatie) -> type[BasisForm]:
    """Return the form that calls it otherwise; a name that another one has is for merging."""

    def nog_vrij(form: BasisForm, field: Field) -> None:
        ander = Organisatie.met_naam(field.data or "")
        if ander and ander != organisatie:
            raise ValidationError("Die organisatie is er al. Voeg ze samen.")

    return type("NaamForm", (BasisForm,), {"naam": _naam("Naam", "", nog_vrij)})


def samenform(organisatie: Organisatie) -> type[BasisForm]:
    """Return the form that says into which other one it goes."""

    def is_er(form: BasisForm, field: Field) -> None:
        if Organisatie.met_naam(field.data or "") in (None, organisatie):
            raise ValidationError("Zo heet geen andere organisatie. Zoek de naam op in de lijst.")

    uitleg = UITLEG["beheer_organisaties.samenvoegen"]
    return type("SamenForm", (BasisForm,), {"naam": _naam("Naam", uitleg, is_er)})


def _naam(label: str, uitleg: str, eis: object) -> object:
    return basis.tekstregel(label, uitleg, validators=[eis])


class OrganisatiefilterForm(Form):
    """Which organisations are listed."""

    zoek = SearchField("Zoek op naam")
