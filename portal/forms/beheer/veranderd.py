"""What can be asked of the page of changes."""

from wtforms import Form, SelectField

from portal.forms import basis
from portal.forms.keuzes import of_alle
from portal.vocabulary import BEHEER


class VeranderfilterForm(Form):
    """Which changes are listed."""

    soort = SelectField("Wat voor wijziging", choices=lambda: of_alle(basis.keuzes(BEHEER)))
