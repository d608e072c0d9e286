"""What a beheerder fills in of an account."""

from wtforms import Field, Form, SearchField, SelectField
from wtforms.validators import ValidationError

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.forms.keuzes import of_alle
from portal.models import Persoon
from portal.velden.teksten.formulieren import UITLEG
from portal.vocabulary import Rol

ROL_UITLEG = UITLEG["beheer_mensen.rol"]


WACHT_ELDERS = "Een ander account wacht al op bevestiging op dit adres."


class AccountForm(BasisForm):
    """Who somebody is."""

    naam = basis.tekstregel("Naam")
    organisatie = basis.tekstregel("Organisatie", verplicht=False)
    functie = basis.tekstregel("Functie", verplicht=False)


class NieuwAdresForm(BasisForm):
    """The address that an account moves to, or begins with."""

    email = basis.emailadres("E-mailadres", UITLEG["beheer_mensen.ander_adres"])

    def validate_email(self, field: Field) -> None:
        """Refuse an address at which somebody has an account."""
        if Persoon.met_email(field.data or ""):
            raise ValidationError("Bij dit e-mailadres hoort al een account.")


class RolForm(BasisForm):
    """What an account may do."""

    rol = basis.keuze("Rol", basis.keuzes(Rol), ROL_UITLEG, default=Rol.PROFESSIONAL.value)


class NieuwForm(AccountForm, RolForm, NieuwAdresForm):
    """A new account."""

    email = basis.emailadres("E-mailadres", UITLEG["beheer_mensen.email"])


class MensenfilterForm(Form):
    """Which accounts are listed."""

    zoek = SearchField("Zoek op naam, e-mailadres of organisatie")
    rol = SelectField("Rol", choices=lambda: of_alle(basis.keuzes(Rol)))
